// SPDX-License-Identifier: Apache-2.0
#include "server/message.h"

#include <boost/json/object.hpp>

#include "server/pages.h"
#include "wire/json_text.h"

namespace unhunch::server {

std::string_view to_text(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::post: return "POST";
    case Method::remove: return "DELETE";
    case Method::other: break;
  }
  return "-";
}

bool is_navigation(const Request& request) {
  const bool reads = request.method == Method::get || request.method == Method::head;
  return reads && request.accept.find("text/html") != std::string::npos && !request.path.starts_with("/api/");
}

std::optional<std::string_view> find_parameter(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view pair = query.substr(0, end);
    const std::size_t equals = pair.find('=');
    if (pair.substr(0, equals) == name) {
      return equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
    }
    if (end == std::string_view::npos) break;
    query.remove_prefix(end + 1);
  }
  return std::nullopt;
}

Response json_response(std::string text, unsigned status) {
  Response response;
  response.status = status;
  response.type = json_type;
  response.headers.push_back({"Cache-Control", "no-store"});
  response.text = std::move(text);
  return response;
}

Response json_failure(unsigned status, std::string_view code, std::string_view path, std::string_view message) {
  const boost::json::object error{{"code", code}, {"path", path}, {"message", message}};
  return json_response(wire::write_json(boost::json::object{{"error", error}}), status);
}

Response failure(const Request& request, unsigned status, std::string_view code, std::string_view message) {
  return is_navigation(request) ? page_response(status, message) : json_failure(status, code, {}, message);
}

}  // namespace unhunch::server
