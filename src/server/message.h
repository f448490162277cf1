// SPDX-License-Identifier: Apache-2.0
// What a browser asks and what it gets, as the server sees it: no socket, no library. http.cc turns bytes into a
// Request and a Response into bytes; everything else in this row works on these two, and a test calls it without a
// network.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace unhunch::server {

enum class Method : std::uint8_t { get, head, post, remove, other };

std::string_view to_text(Method method);  // "GET"; "-" for other

struct Request {
  Method method = Method::get;
  std::string path;   // begins with '/'; as it came, nothing is decoded
  std::string query;  // what follows the '?'
  std::string body;

  // The headers that anybody looks at; empty when absent.
  std::string host, origin, fetch_site, cookie, accept, accept_encoding, if_none_match, last_event_id, secret, confirm;
};

struct Header {
  std::string_view name;
  std::string value;
};

// The body is `text`, or `fixed` where it is not empty: bytes that live as long as the program. With `stream_after` the
// answer has no end: it tells the news since that cursor (news.h).
struct Response {
  unsigned status = 200;
  std::string_view type;
  std::vector<Header> headers;
  std::string text;
  std::string_view fixed;
  std::optional<std::int64_t> stream_after;

  std::string_view body() const { return fixed.empty() ? std::string_view{text} : fixed; }
};

// Takes the one answer to a request; may be called from any thread.
using Reply = std::function<void(Response)>;

inline constexpr std::string_view json_type = "application/json";
inline constexpr std::string_view page_type = "text/html; charset=utf-8";

// A person looks at the answer, not a program.
bool is_navigation(const Request& request);

// The value of a name in the query; nothing is decoded. Empty when the name stands alone.
std::optional<std::string_view> find_parameter(std::string_view query, std::string_view name);

Response json_response(std::string text, unsigned status = 200);

// {"error": {"code", "path", "message"}}
Response json_failure(unsigned status, std::string_view code, std::string_view path, std::string_view message);

// The same as a page where a person looks at it.
Response failure(const Request& request, unsigned status, std::string_view code, std::string_view message);

}  // namespace unhunch::server
