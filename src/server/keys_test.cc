// SPDX-License-Identifier: Apache-2.0
#include "server/keys.h"

#include <doctest/doctest.h>

#include <set>

#include "server/testing.h"

namespace unhunch::server {
namespace {

using testing::some_port;
using testing::some_secret;
using testing::some_session;

TEST_CASE("a secret has 256 bits and is never drawn twice") {
  std::set<std::string> drawn;
  for (int i = 0; i < 100; ++i) {
    const auto secret = draw_secret();
    REQUIRE(secret);
    CHECK(is_secret(*secret));
    drawn.insert(*secret);
  }
  CHECK(drawn.size() == 100);
  CHECK_FALSE(is_secret(""));
  CHECK_FALSE(is_secret(std::string(64, 'g')));
  CHECK_FALSE(is_secret(std::string(63, 'a')));
}

TEST_CASE("a token opens once") {
  Keys keys{some_session, some_secret, some_port};
  const auto token = keys.make_token();
  REQUIRE(token);
  CHECK_FALSE(keys.use_token(""));
  CHECK_FALSE(keys.use_token(token->substr(1)));
  CHECK_FALSE(keys.use_token(*token + "0"));
  CHECK(keys.use_token(*token));
  CHECK_FALSE(keys.use_token(*token));
}

TEST_CASE("the last eight tokens are kept") {
  Keys keys{some_session, some_secret, some_port};
  const auto first = keys.make_token();
  const auto second = keys.make_token();
  for (int i = 0; i < 7; ++i) REQUIRE(keys.make_token());
  CHECK_FALSE(keys.use_token(*first));
  CHECK(keys.use_token(*second));
}

TEST_CASE("the session is found among other cookies, and only whole and under its name") {
  const Keys keys{some_session, some_secret, some_port};
  const std::string ours = "unhunch_7743=" + some_session;
  CHECK(keys.holds_session(ours));
  CHECK(keys.holds_session("a=b; " + ours + "; c=d"));
  CHECK(keys.holds_session("unhunch_7743=old;" + ours));
  CHECK(keys.session_cookie().starts_with(ours + "; "));
  for (const std::string& wrong :
       {std::string{}, std::string{"unhunch_7743"}, std::string{"unhunch_7743="}, ours + "b", ours.substr(1),
        "unhunch_7744=" + some_session, "x" + ours, some_session, "unhunch_7743=" + some_secret, "=" + some_session}) {
    CAPTURE(wrong);
    CHECK_FALSE(keys.holds_session(wrong));
  }
  CHECK(keys.knows_secret(some_secret));
  CHECK_FALSE(keys.knows_secret(some_session));
  CHECK_FALSE(keys.knows_secret(""));
}

}  // namespace
}  // namespace unhunch::server
