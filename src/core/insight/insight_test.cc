// SPDX-License-Identifier: Apache-2.0
#include "core/insight/insight.h"

#include <rapidcheck.h>

#include "core/insight/insight_testing.h"

namespace unhunch::core {
namespace {

using testing::day;
using testing::LogScript;

}  // namespace

TEST_CASE("an empty log says nothing, and an episode that is over has no changes") {
  const Insight empty = LogScript{}.insight(0);
  CHECK_FALSE(empty.episode);
  CHECK(empty.changes.empty());
  CHECK(empty.prompts.empty());
  CHECK(empty.pairs.size() == pair_count);
  const Insight over = LogScript{}.screened().pains(0, {5, 5, 5, 5, 5, 5}).insight(34);
  CHECK_FALSE(over.episode);
  CHECK(over.changes.empty());
  CHECK(LogScript{}.screened().pains(0, {5, 5, 5, 5, 5, 5}).insight(33).episode->start == day(0));
}

TEST_CASE("what comes after the day is not known on it") {
  LogScript log;
  log.screened().pains(0, std::vector<int>(40, 5));
  const Insight early = log.insight(6);
  CHECK(early.prompts.empty());
  CHECK(testing::find_change(early, Outcome::pain_average)->entries == 7);
  CHECK(early.milestones.size() == 1);
}

TEST_CASE("milestones count what was done before them") {
  LogScript log;
  log.screened().pains(0, {7, 7, 7, 4, 4, 4, 4, 1});
  for (const int on : {0, 0, 3, 8})
    log.at(on, SessionEntry{testing::routine("short_session"), Seconds{300}, true, {}, {}});
  const Insight insight = log.insight(14);
  REQUIRE(insight.milestones.size() == 3);
  CHECK(insight.milestones[0].sessions == 2);
  CHECK(insight.milestones[0].session_days == 1);
  CHECK_FALSE(insight.milestones[0].change);
  CHECK(insight.milestones[1].on == day(7));
  CHECK(insight.milestones[1].entries == 7);
  CHECK(insight.milestones[1].sessions == 3);
  CHECK(*insight.milestones[1].change == doctest::Approx(-3));
  CHECK(insight.milestones[2].sessions == 4);
  CHECK_FALSE(insight.milestones[2].change);  // the last entries are too old by then
}

TEST_CASE("the order in which facts of a log were added does not matter") {
  testing::fix_seed();
  rc::check([](std::vector<std::uint8_t> raw) {
    LogScript log, other;
    log.screened();
    int on = 0;
    for (const std::uint8_t byte : raw) {
      on += byte % 3;
      log.pain(on, byte % 11);
    }
    std::vector<Event> events = log.events();
    std::vector<Event> mixed = events;
    std::reverse(mixed.begin(), mixed.end());
    std::sort(mixed.begin(), mixed.end(), comes_before);
    const Insight a = calc_insight(testing::regimen(), find_facts(events), day(on));
    const Insight b = calc_insight(testing::regimen(), find_facts(mixed), day(on));
    RC_ASSERT(a.prompts.size() == b.prompts.size());
    RC_ASSERT(a.changes.size() == b.changes.size());
    for (std::size_t i = 0; i < a.changes.size(); ++i) {
      RC_ASSERT(a.changes[i].word == b.changes[i].word);
      RC_ASSERT(a.changes[i].change == b.changes[i].change);
    }
  });
}

}  // namespace unhunch::core
