// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "server/testing.h"

namespace unhunch::server {
namespace {

using testing::Bench;
using testing::header;

Request page_request(const std::string& path) {
  Request request = Bench::request(Method::get, path);
  request.accept = "text/html,*/*;q=0.8";
  return request;
}

TEST_CASE("the app is at the root, and at every address that is a page of it") {
  Bench bench;
  CHECK(bench.get("/").body() == "<html>app");
  CHECK(bench.ask(page_request("/journal/2026")).body() == "<html>app");
  CHECK(header(bench.get("/"), "Cache-Control") == "private, no-cache");
  CHECK(bench.get("/journal/2026").status == 404);
  CHECK(bench.ask(page_request("/assets/old.js")).status == 404);
  CHECK(bench.ask(page_request("/api/v1/old")).status == 404);
}

TEST_CASE("what never changes is kept for a year") {
  Bench bench;
  CHECK(header(bench.get("/assets/app-1a2b.js"), "Cache-Control") == "private, max-age=31536000, immutable");
  CHECK(header(bench.get("/icon.svg"), "Cache-Control") == "private, no-cache");
}

TEST_CASE("the smallest variant that is accepted is sent, each with a tag of its own") {
  struct Case {
    const char* accepted;
    const char* body;
    const char* encoding;
  };
  constexpr Case cases[] = {
      {"", "script();", ""},
      {"gzip", "(gzip)", "gzip"},
      {"gzip, deflate, br", "(br)", "br"},
      {"br;q=0, gzip", "(gzip)", "gzip"},
      {"gzip;q=0.0", "script();", ""},
      {"gzip;q=0.5", "(gzip)", "gzip"},
      {"xgzip", "script();", ""},
      {"identity", "script();", ""},
      {" br ", "(br)", "br"},
  };
  Bench bench;
  std::string last;
  for (const Case& each : cases) {
    CAPTURE(each.accepted);
    Request request = Bench::request(Method::get, "/assets/app-1a2b.js");
    request.accept_encoding = each.accepted;
    const Response response = bench.ask(request);
    CHECK(response.body() == each.body);
    CHECK(header(response, "Content-Encoding") == each.encoding);
    CHECK(header(response, "Vary") == "Accept-Encoding");
    request.if_none_match = header(response, "ETag");
    CHECK(bench.ask(request).status == 304);
    request.accept_encoding = header(response, "Content-Encoding") == "br" ? "gzip" : "br";
    CHECK(bench.ask(request).status == 200);
  }
}

TEST_CASE("a program without an app says how to build it") {
  Bench bench{write_pack({})};
  const Response page = bench.ask(page_request("/"));
  CHECK(page.status == 200);
  CHECK(page.text.find("./run") != std::string::npos);
  CHECK(bench.get("/regimen.json").status == 404);
}

}  // namespace
}  // namespace unhunch::server
