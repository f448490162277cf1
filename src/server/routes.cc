// SPDX-License-Identifier: Apache-2.0
#include "server/routes.h"

#include <array>

#include "server/gate.h"
#include "server/handlers.h"
#include "server/pages.h"

namespace unhunch::server {
namespace {

constexpr std::string_view any_file = "/*";

constexpr std::array table = {
    Route{Method::get, "/healthz", Access::anyone, health},
    Route{Method::get, "/start", Access::anyone, start},
    Route{Method::post, "/start", Access::secret, make_start},
    Route{Method::get, "/page.css", Access::anyone, style},
    Route{Method::get, "/api/v1/session", Access::session, session},
    Route{Method::get, "/api/v1/about", Access::session, about},
    Route{Method::get, "/api/v1/events", Access::session, read_events},
    Route{Method::post, "/api/v1/events", Access::session, append_events},
    Route{Method::remove, "/api/v1/events", Access::session, erase_events},
    Route{Method::get, "/api/v1/desk", Access::session, read_desk},
    Route{Method::post, "/api/v1/desk", Access::session, ask_desk},
    Route{Method::post, "/api/v1/report", Access::session, make_report},
    Route{Method::get, "/api/v1/stream", Access::session, stream_news},
    Route{Method::get, any_file, Access::session, file},
};

// A route that reads for GET answers HEAD as well, but for the token, which is used up by being seen, and the stream,
// which has no end.
bool answers_head(const Route& route) {
  return route.method == Method::get && route.run != start && route.run != stream_news;
}

bool has_method(const Route& route, Method method) {
  return route.method == method || (method == Method::head && answers_head(route));
}

bool has_path(const Route& route, const Request& request) {
  if (route.path == any_file) return !request.path.starts_with("/api/");
  return route.path == request.path;
}

Response refuse_method(const Request& request, std::string methods) {
  Response response = failure(request, 405, "wrong_method", "This address does not understand that request.");
  response.headers.push_back({"Allow", std::move(methods)});
  return response;
}

}  // namespace

std::span<const Route> routes() { return table; }

Found find_route(const Request& request) {
  std::string methods;
  Found found;
  for (const Route& route : table) {
    const bool fits = has_path(route, request) && !(route.path == any_file && !methods.empty());
    if (!fits) continue;
    if (has_method(route, request.method)) return {&route, route.access, {}};
    if (methods.empty()) found.access = route.access;
    if (!methods.empty()) methods += ", ";
    methods += to_text(route.method);
    if (answers_head(route)) methods += ", HEAD";
  }
  found.refusal = methods.empty() ? failure(request, 404, "not_found", phrases::no_such_page)
                                  : refuse_method(request, std::move(methods));
  return found;
}

std::optional<Response> refuse(const Site& site, const Request& request) {
  if (auto stranger = refuse_host(site, request)) return stranger;
  Found found = find_route(request);
  if (auto shut_out = refuse_access(site, request, found.access)) return shut_out;
  if (found.route == nullptr) return std::move(found.refusal);
  return refuse_origin(site, request);
}

void answer(Site& site, const Request& request, const Reply& reply) {
  if (auto refusal = refuse(site, request)) return reply(std::move(*refusal));
  find_route(request).route->run(site, request, reply);
}

}  // namespace unhunch::server
