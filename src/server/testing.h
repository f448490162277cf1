// SPDX-License-Identifier: Apache-2.0
// For the tests of this row: a whole site on a log in memory, asked without a socket.
#pragma once

#include <future>
#include <string>

#include "server/routes.h"
#include "store/memory_log.h"
#include "wire/json_text.h"

namespace unhunch::server::testing {

inline const std::string some_secret(64, 'a');
inline const std::string some_session(64, 'b');
inline constexpr int some_port = 7743;

inline PackedFile packed(std::string path, std::string type, std::string plain) {
  PackedFile file{std::move(path), std::move(type), "0123456789abcdef", false, {}};
  file.variants[static_cast<std::size_t>(Encoding::plain)] = std::move(plain);
  return file;
}

// A page, a script that never changes with all variants, and a picture.
inline std::string some_pack() {
  PackedFile script = packed("/assets/app-1a2b.js", "text/javascript", "script();");
  script.immutable = true;
  script.variants[static_cast<std::size_t>(Encoding::gzip)] = "(gzip)";
  script.variants[static_cast<std::size_t>(Encoding::br)] = "(br)";
  return write_pack({packed("/index.html", "text/html; charset=utf-8", "<html>app"), script,
                     packed("/icon.svg", "image/svg+xml", "<svg/>")});
}

class Bench {
 public:
  explicit Bench(const std::string& pack = some_pack()) : pack_(pack), assets_(*Assets::read(pack_)) {}

  // What an own page sends.
  static Request request(Method method, std::string path, std::string body = {}) {
    Request request;
    request.method = method;
    const std::size_t question = path.find('?');
    if (question != std::string::npos) request.query = path.substr(question + 1);
    request.path = path.substr(0, question);
    request.body = std::move(body);
    request.host = "127.0.0.1:7743";
    if (method != Method::get && method != Method::head) request.origin = "http://127.0.0.1:7743";
    request.cookie = "unhunch_7743=" + some_session;
    return request;
  }

  Response ask(const Request& request) {
    std::promise<Response> promise;
    answer(site, request, [&promise](Response response) { promise.set_value(std::move(response)); });
    return promise.get_future().get();
  }
  Response get(std::string path) { return ask(request(Method::get, std::move(path))); }
  Response post(std::string body) { return ask(request(Method::post, "/api/v1/events", std::move(body))); }

 private:
  std::string pack_;
  Assets assets_;

 public:
  store::MemoryLog log;
  Keys keys{some_session, some_secret, some_port};
  News news{0};
  store::WriteQueue writes{log};
  StoreThread reads{log};
  Site site{assets_, keys, news, writes, reads, {}, nullptr, {}, some_port, "1.2.3", "/home/me/unhunch", "memory"};
};

inline std::string header(const Response& response, std::string_view name) {
  for (const Header& header : response.headers) {
    if (header.name == name) return header.value;
  }
  return {};
}

inline std::string error_code(const Response& response) {
  const auto json = wire::parse_json(response.body());
  if (!json || !json->is_object() || !json->get_object().contains("error")) return {};
  return std::string{json->get_object().at("error").at("code").get_string()};
}

// One event; the number makes its id.
inline std::string event(int number, const std::string& kind = "free_note") {
  std::string tail = std::to_string(number);
  tail.insert(0, 12 - tail.size(), '0');
  return R"({"id":"01936a7e-8f00-7000-8000-)" + tail + R"(","at":"2026-11-26T09:30:12.345Z","offset_min":60,"kind":")" +
         kind + R"(","v":1,"body":{"text":"note"}})";
}

}  // namespace unhunch::server::testing
