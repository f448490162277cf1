// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "server/testing.h"

namespace unhunch::server {
namespace {

using testing::Bench;
using testing::error_code;
using testing::header;

Response ask_report(Bench& bench, std::string wishes) {
  return bench.ask(Bench::request(Method::post, "/api/v1/report", std::move(wishes)));
}

}  // namespace

TEST_CASE("a report is made of the record and the wishes, and kept nowhere") {
  Bench bench;
  REQUIRE(bench.post("[" + testing::event(1) + "]").status == 200);
  bench.site.make_pdf = [](store::EventLog& log, std::string_view wishes) -> Expected<std::string> {
    return "%PDF of " + std::to_string(*log.last_cursor()) + " for " + std::string{wishes};
  };
  const Response response = ask_report(bench, "{}");
  CHECK(response.status == 200);
  CHECK(response.type == "application/pdf");
  CHECK(response.text == "%PDF of 1 for {}");
  CHECK(header(response, "Cache-Control") == "no-store");
  CHECK(header(response, "Content-Disposition").starts_with("attachment"));
  CHECK(bench.ask(Bench::request(Method::get, "/api/v1/report")).status == 405);
}

TEST_CASE("why there is no report can be told apart: no library, a record out of reach, wishes that make no sense") {
  Bench bench;
  CHECK(ask_report(bench, "{}").status == 501);
  std::string code;
  bench.site.make_pdf = [&code](store::EventLog&, std::string_view) -> Expected<std::string> {
    return fail(code, "from", "why");
  };
  for (const auto& [what, status] : {std::pair{"not_supported", 501}, {"no_record", 503}, {"out_of_range", 422}}) {
    code = what;
    const Response response = ask_report(bench, "{}");
    CHECK(static_cast<int>(response.status) == status);
    CHECK(error_code(response) == what);
    CHECK(header(response, "Retry-After").empty() == (status != 503));
  }
}

}  // namespace unhunch::server
