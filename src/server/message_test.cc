// SPDX-License-Identifier: Apache-2.0
#include "server/message.h"

#include <doctest/doctest.h>

#include "server/gate.h"
#include "server/pages.h"
#include "server/rate.h"
#include "server/response_text.h"

namespace unhunch::server {
namespace {

TEST_CASE("a parameter is found by its whole name") {
  CHECK(find_parameter("after=1&most=2", "most") == "2");
  CHECK(find_parameter("after=1", "after") == "1");
  CHECK(find_parameter("after", "after") == "");
  CHECK(find_parameter("x=1&after=&after=2", "after") == "");
  CHECK_FALSE(find_parameter("", "after"));
  CHECK_FALSE(find_parameter("not_after=1", "after"));
  CHECK_FALSE(find_parameter("x=after=1", "after"));
}

TEST_CASE("a person gets a page, a program gets JSON") {
  Request request;
  request.path = "/nowhere";
  CHECK(failure(request, 404, "not_found", "Not here.").text ==
        R"({"error":{"code":"not_found","path":"","message":"Not here."}})");
  request.accept = "text/html";
  const Response page = failure(request, 404, "not_found", "Not <here> & there.");
  CHECK(page.type == page_type);
  CHECK(page.text.find("Not &lt;here> &amp; there.") != std::string::npos);
}

TEST_CASE("no page brings a style or a script of its own, which the policy would refuse") {
  for (const std::string_view sentence : {phrases::start_again, phrases::token_used, phrases::no_app}) {
    const std::string text = page_response(200, sentence).text;
    for (const char* refused : {"<style", "<script", "style=", "http:", "https:", "onclick"}) {
      CHECK(text.find(refused) == std::string::npos);
    }
  }
}

TEST_CASE("every head carries the headers of security and its length") {
  constexpr std::time_t then = 1795685412;
  Response response = json_response("{}");
  const std::string head = write_head(response, true, then);
  CHECK(head.starts_with("HTTP/1.1 200 OK\r\nDate: Thu, 26 Nov 2026 09:30:12 GMT\r\n"));
  CHECK(head.find("\r\nContent-Length: 2\r\n") != std::string::npos);
  CHECK(head.find("Connection:") == std::string::npos);
  CHECK(head.ends_with("\r\n\r\n"));
  for (const Header& header : security_headers()) {
    CHECK(head.find("\r\n" + std::string{header.name} + ": " + header.value + "\r\n") != std::string::npos);
  }
  response.stream_after = 0;
  const std::string stream = write_head(response, false, then);
  CHECK(stream.find("Content-Length") == std::string::npos);
  CHECK(stream.find("\r\nConnection: close\r\n") != std::string::npos);
  response = {};
  response.status = 304;
  CHECK(write_head(response, true, then).find("Content-Length") == std::string::npos);
}

TEST_CASE("a connection may send a second's worth at once, and then as fast as the bucket fills") {
  const Rate::Time start{};
  Rate rate{10, start};
  for (int i = 0; i < 10; ++i) CHECK(rate.take(start));
  CHECK_FALSE(rate.take(start));
  CHECK(rate.take(start + std::chrono::milliseconds{101}));
  CHECK_FALSE(rate.take(start + std::chrono::milliseconds{102}));
  int taken = 0;
  while (rate.take(start + std::chrono::hours{1})) ++taken;
  CHECK(taken == 10);
}

}  // namespace
}  // namespace unhunch::server
