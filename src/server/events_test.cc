// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "server/testing.h"

namespace unhunch::server {
namespace {

using testing::Bench;
using testing::error_code;
using testing::event;
using testing::header;

TEST_CASE("a batch is appended and read back") {
  Bench bench;
  CHECK(bench.post("[" + event(1) + "," + event(2) + "]").text == R"({"added":2,"cursor":2})");
  CHECK(bench.post("{\"events\":[" + event(2) + "," + event(3) + "]}").text == R"({"added":1,"cursor":3})");
  const Response read = bench.get("/api/v1/events?after=2");
  CHECK(read.status == 200);
  CHECK(header(read, "Cache-Control") == "no-store");
  CHECK(read.text == R"({"events":[{"cursor":3,)" + event(3).substr(1) + R"(],"cursor":3,"more":false})");
  CHECK(bench.news.cursor() == 3);
}

TEST_CASE("the check of kinds refuses a whole batch, with the place of the fault") {
  Bench bench;
  bench.site.check_event = [](const wire::EventText& event, const std::string& where) -> Expected<void> {
    if (event.kind == "forbidden") return fail("wrong_kind", where + ".kind", "not this");
    return {};
  };
  const Response refused = bench.post("[" + event(1) + "," + event(2, "forbidden") + "]");
  CHECK(refused.status == 422);
  CHECK(refused.text == R"({"error":{"code":"wrong_kind","path":"events.1.kind","message":"not this"}})");
  CHECK(bench.get("/api/v1/events").text == R"({"events":[],"cursor":0,"more":false})");
  CHECK(bench.post("[" + event(1) + "]").status == 200);
}

TEST_CASE("a store that fails is answered with 503 and the reason, and the next request succeeds") {
  Bench bench;
  CHECK(bench.post("[" + event(1) + "]").status == 200);
  bench.log.fail_with("the disk is full");
  Request erase = Bench::request(Method::remove, "/api/v1/events");
  erase.confirm = "delete-everything";
  for (const Response& response : {bench.post("[" + event(2) + "]"), bench.get("/api/v1/events"), bench.ask(erase)}) {
    CHECK(response.status == 503);
    CHECK(response.text.find("the disk is full") != std::string::npos);
    CHECK_FALSE(header(response, "Retry-After").empty());
  }
  bench.log.fail_with("");
  CHECK(bench.post("[" + event(2) + "]").text == R"({"added":1,"cursor":2})");
}

TEST_CASE("a page of events says where to read on") {
  Bench bench;
  CHECK(bench.post("[" + event(1) + "," + event(2) + "," + event(3) + "]").status == 200);
  CHECK(bench.get("/api/v1/events?most=2").text.ends_with(R"("cursor":2,"more":true})"));
  CHECK(bench.get("/api/v1/events?most=1&after=2").text.ends_with(R"("cursor":3,"more":false})"));
  CHECK(bench.get("/api/v1/events?after=9").text == R"({"events":[],"cursor":3,"more":false})");
  for (const char* query : {"after=-1", "after=", "after=1x", "most=0", "most=10001"}) {
    CHECK(error_code(bench.get(std::string{"/api/v1/events?"} + query)) == "out_of_range");
  }
}

TEST_CASE("everything is erased on the clear word alone") {
  Bench bench;
  CHECK(bench.post("[" + event(1) + "]").status == 200);
  Request erase = Bench::request(Method::remove, "/api/v1/events");
  CHECK(error_code(bench.ask(erase)) == "not_confirmed");
  CHECK(bench.get("/api/v1/events").text.find("note") != std::string::npos);
  erase.confirm = "delete-everything";
  CHECK(bench.ask(erase).text == R"({"erased":true})");
  CHECK(bench.get("/api/v1/events").text == R"({"events":[],"cursor":0,"more":false})");
  CHECK(bench.news.erasures() == 1);
  CHECK(bench.post("[" + event(1) + "]").text == R"({"added":1,"cursor":2})");
}

TEST_CASE("the stream begins after the cursor that the page has") {
  Bench bench;
  CHECK(bench.get("/api/v1/stream").stream_after == 0);
  CHECK(bench.get("/api/v1/stream?after=7").stream_after == 7);
  Request again = Bench::request(Method::get, "/api/v1/stream?after=7");
  again.last_event_id = "9";
  CHECK(bench.ask(again).stream_after == 9);
  again.last_event_id = "nine";
  CHECK(bench.ask(again).status == 400);
}

}  // namespace
}  // namespace unhunch::server
