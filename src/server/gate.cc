// SPDX-License-Identifier: Apache-2.0
#include "server/gate.h"

#include <algorithm>
#include <array>

#include "server/pages.h"

namespace unhunch::server {
namespace {

constexpr std::array<std::string_view, 3> own_names = {"127.0.0.1", "localhost", "[::1]"};

// "127.0.0.1:7743", with the name that the browser used.
bool is_own_host(const Site& site, std::string_view host) {
  const std::string port = ":" + std::to_string(site.port);
  return std::any_of(own_names.begin(), own_names.end(),
                     [&](std::string_view name) { return host == std::string{name} + port; });
}

bool is_own_origin(const Request& request) { return request.origin == "http://" + request.host; }

}  // namespace

std::optional<Response> refuse_host(const Site& site, const Request& request) {
  if (is_own_host(site, request.host)) return std::nullopt;
  return json_failure(421, "wrong_host", "Host", "This server answers to 127.0.0.1 and localhost only.");
}

std::optional<Response> refuse_access(const Site& site, const Request& request, Access access) {
  if (access == Access::anyone) return std::nullopt;
  if (access == Access::session && site.keys.holds_session(request.cookie)) return std::nullopt;
  if (access == Access::secret && site.keys.knows_secret(request.secret)) return std::nullopt;
  Response response = failure(request, 401, "no_session", phrases::start_again);
  response.headers.push_back({"WWW-Authenticate", "Unhunch"});
  return response;
}

std::optional<Response> refuse_origin(const Site&, const Request& request) {
  const bool changes = request.method != Method::get && request.method != Method::head;
  const bool ours = request.fetch_site == "same-origin" || is_own_origin(request);
  const bool other_site =
      !request.fetch_site.empty() && request.fetch_site != "same-origin" && request.fetch_site != "none";
  const bool other_origin = !request.origin.empty() && !is_own_origin(request);
  const bool inside = request.path.starts_with("/api/");
  if (other_origin || (changes && !ours) || (inside && other_site)) {
    return json_failure(403, "wrong_origin", "Origin", "Only the pages of Unhunch itself may do this.");
  }
  return std::nullopt;
}

std::span<const Header> security_headers() {
  static const std::array<Header, 6> headers = {{
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; "
       "connect-src 'self'; worker-src 'self'; manifest-src 'self'; font-src 'self'; media-src 'self' blob:; "
       "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy",
       "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), "
       "microphone=(), midi=(), payment=(), serial=(), usb=(), screen-wake-lock=(self), fullscreen=(self), "
       "autoplay=(self)"},
  }};
  return headers;
}

}  // namespace unhunch::server
