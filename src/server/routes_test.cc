// SPDX-License-Identifier: Apache-2.0
#include "server/routes.h"

#include <doctest/doctest.h>

#include "server/testing.h"

namespace unhunch::server {
namespace {

using testing::Bench;
using testing::error_code;
using testing::header;

std::string path_of(const Route& route) { return route.path == "/*" ? "/icon.svg" : std::string{route.path}; }

TEST_CASE("no route answers a stranger's name, whoever asks") {
  Bench bench;
  for (const Route& route : routes()) {
    for (const char* host : {"", "evil.example", "evil.example:7743", "127.0.0.1", "127.0.0.1:7744", "127.0.0.1:77430",
                             "localhost.:7743", "0.0.0.0:7743", "::1:7743"}) {
      Request request = Bench::request(route.method, path_of(route));
      request.host = host;
      request.secret = testing::some_secret;
      CHECK(bench.ask(request).status == 421);
    }
  }
}

TEST_CASE("no route but the open ones answers without its key") {
  Bench bench;
  for (const Route& route : routes()) {
    CAPTURE(route.path);
    Request request = Bench::request(route.method, path_of(route));
    request.cookie.clear();
    request.confirm = "delete-everything";
    const unsigned status = bench.ask(request).status;
    if (route.access == Access::anyone) {
      CHECK((status == 200 || route.path == "/start"));
    } else {
      CHECK(status == 401);
    }
  }
  Request other_key = Bench::request(Method::get, "/api/v1/events");
  other_key.cookie.clear();
  other_key.secret = testing::some_secret;
  CHECK(bench.ask(other_key).status == 401);
}

TEST_CASE("no route that changes something answers another page") {
  Bench bench;
  int changing = 0;
  for (const Route& route : routes()) {
    if (route.method == Method::get) continue;
    ++changing;
    for (const char* origin : {"", "null", "http://evil.example", "https://127.0.0.1:7743", "http://localhost:7743"}) {
      Request request = Bench::request(route.method, path_of(route));
      request.origin = origin;
      request.secret = testing::some_secret;
      request.confirm = "delete-everything";
      CHECK(bench.ask(request).status == 403);
      request.fetch_site = "cross-site";
      CHECK(bench.ask(request).status == 403);
    }
  }
  CHECK(changing == 5);
}

TEST_CASE("an own page may call itself by any of the three names") {
  Bench bench;
  for (const char* name : {"127.0.0.1:7743", "localhost:7743", "[::1]:7743"}) {
    Request request = Bench::request(Method::post, "/api/v1/events", "[]");
    request.host = name;
    request.origin = std::string{"http://"} + name;
    CHECK(bench.ask(request).status == 200);
  }
  Request without_origin = Bench::request(Method::post, "/api/v1/events", "[]");
  without_origin.origin.clear();
  without_origin.fetch_site = "same-origin";
  CHECK(bench.ask(without_origin).status == 200);
}

TEST_CASE("an unknown address is not found and an unknown method is named so") {
  Bench bench;
  CHECK(error_code(bench.get("/api/v1/nothing")) == "not_found");
  CHECK(error_code(bench.get("/api/")) == "not_found");
  const Response wrong = bench.ask(Bench::request(Method::other, "/api/v1/events"));
  CHECK(wrong.status == 405);
  CHECK(header(wrong, "Allow") == "GET, HEAD, POST, DELETE");
  CHECK(header(bench.ask(Bench::request(Method::head, "/start")), "Allow") == "GET, POST");
  CHECK(header(bench.ask(Bench::request(Method::remove, "/icon.svg")), "Allow") == "GET, HEAD");
  CHECK(bench.ask(Bench::request(Method::head, "/api/v1/stream")).status == 405);
}

TEST_CASE("a token is taken from the query and gives the cookie") {
  Bench bench;
  Request second_start = Bench::request(Method::post, "/start");
  second_start.secret = testing::some_secret;
  const Response made = bench.ask(second_start);
  const auto json = wire::parse_json(made.text);
  REQUIRE(json);
  Request open = Bench::request(Method::get, std::string{json->at("path").get_string()});
  open.cookie.clear();
  const Response opened = bench.ask(open);
  CHECK(opened.status == 303);
  CHECK(header(opened, "Location") == "/");
  CHECK(header(opened, "Set-Cookie") == bench.keys.session_cookie());
  const Response again = bench.ask(open);
  CHECK(again.status == 401);
  CHECK(header(again, "Set-Cookie").empty());
  CHECK(again.text.find("start Unhunch again") != std::string::npos);
}

TEST_CASE("about says where the data is") {
  Bench bench;
  CHECK(bench.get("/api/v1/about").text ==
        R"({"version":"1.2.3","data_folder":"/home/me/unhunch","database":"memory"})");
}

}  // namespace
}  // namespace unhunch::server
