// SPDX-License-Identifier: Apache-2.0
// Any request at the gate and the routes. The first byte picks the method and whether the request names the host, holds
// the cookie and comes from an own page; what follows is target, headers and body, one on a line. Nothing that lacks
// one of the three may see or change the record, and what is JSON is JSON.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "server/testing.h"

namespace {

using namespace unhunch::server;

constexpr std::array methods = {Method::get, Method::head, Method::post, Method::remove, Method::other};
constexpr unsigned names_host = 0x80, holds_cookie = 0x40, is_own_page = 0x20;

std::string take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string line{text.substr(0, end)};
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

Request make_request(unsigned first, std::string_view rest) {
  Request request = testing::Bench::request(methods[(first & 0x1FU) % methods.size()], "/" + take_line(rest));
  const std::string odd = take_line(rest);
  if ((first & names_host) == 0) request.host = odd;
  if ((first & holds_cookie) == 0) request.cookie = odd;
  if ((first & is_own_page) == 0) request.origin = odd;
  for (std::string* header : {&request.fetch_site, &request.accept, &request.accept_encoding, &request.if_none_match,
                              &request.last_event_id, &request.secret, &request.confirm}) {
    *header = take_line(rest);
  }
  request.body = rest;
  return request;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static testing::Bench bench;
  if (size == 0) return 0;
  const std::string_view rest{reinterpret_cast<const char*>(data) + 1, size - 1};
  const Request request = make_request(data[0], rest);
  const std::int64_t before = *bench.log.last_cursor();
  const Response response = bench.ask(request);
  const bool let_in = bench.keys.holds_session(request.cookie);
  const bool changed = *bench.log.last_cursor() != before;
  if (changed && (!let_in || response.status != 200)) std::abort();
  if (!let_in && response.status == 200 && request.path.starts_with("/api/")) std::abort();
  if (response.type == json_type && !unhunch::wire::parse_json(response.body())) std::abort();
  if (response.status < 200 || response.status > 503) std::abort();
  if (*bench.log.last_cursor() > 1000 && !bench.log.erase()) std::abort();
  return 0;
}
