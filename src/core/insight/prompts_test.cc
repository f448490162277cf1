// SPDX-License-Identifier: Apache-2.0
#include "core/insight/prompts.h"

#include <set>

#include "core/insight/insight_testing.h"

namespace unhunch::core {
namespace {

using testing::day;
using testing::LogScript;

int count(const std::vector<FiredPrompt>& prompts, Prompt prompt) {
  return static_cast<int>(
      std::count_if(prompts.begin(), prompts.end(), [&](const FiredPrompt& each) { return each.prompt == prompt; }));
}

const FiredPrompt* find(const std::vector<FiredPrompt>& prompts, Prompt prompt) {
  for (const FiredPrompt& each : prompts) {
    if (each.prompt == prompt) return &each;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("inv_no_improvement_prompts: without improvement the prompts of day 7, 14 and 28 fire once each") {
  LogScript log;
  log.screened().pains(0, std::vector<int>(60, 5));
  for (const auto& [on, fired] : {std::pair{6, 0}, {7, 1}, {13, 1}, {14, 2}, {27, 2}, {28, 3}, {59, 3}}) {
    CHECK(log.prompts(on).size() == static_cast<std::size_t>(fired));
  }
  const auto prompts = log.prompts(59);
  CHECK(prompts[0].on == day(7));
  CHECK(prompts[1].on == day(14));
  CHECK(prompts[2].on == day(28));
  for (const FiredPrompt& each : prompts) {
    CHECK(each.due);
    CHECK(each.holds);
    CHECK_FALSE(each.asks);
  }
  log.shown(10, Prompt::day_7).shown(11, Prompt::day_7);
  const auto later = log.prompts(59);
  CHECK(later.size() == 3);
  CHECK(later[0].shown_on == day(10));
  CHECK_FALSE(later[0].due);
  CHECK(later[0].holds);
}

TEST_CASE("inv_no_improvement_prompts: a point better is an improvement, and each prompt is judged on its own day") {
  CHECK(LogScript{}.screened().pains(0, {5, 5, 5, 5, 4, 4, 4}).prompts(7).empty());
  CHECK(LogScript{}.screened().pains(0, {5, 5, 5, 5, 4, 4, 5}).prompts(7).size() == 1);
  // What comes on the day itself, or later, changes nothing about that day.
  CHECK(LogScript{}.screened().pains(0, {5, 5, 5, 5, 4, 4, 5, 0, 0, 0}).prompts(9).size() == 1);
  CHECK(LogScript{}.screened().pains(0, {5, 5, 5, 5, 4, 4, 4, 5, 5, 5}).prompts(9).empty());
  CHECK(LogScript{}.screened().pains(0, std::vector<int>(20, 0)).prompts(19).empty());  // nothing to get better
}

TEST_CASE("inv_no_improvement_prompts: with too few entries one question takes the place of the figures") {
  LogScript log;
  log.screened().pains(0, {5, 5, 5, 5, 5}).pain(20, 5);
  auto prompts = log.prompts(14);
  REQUIRE(prompts.size() == 2);
  CHECK(prompts[1].asks);
  CHECK_FALSE(prompts[1].holds);
  log.shown(15, Prompt::day_14, PromptAnswer::same);
  prompts = log.prompts(16);
  CHECK(prompts[1].holds);
  CHECK(prompts[1].answer == PromptAnswer::same);
  CHECK(prompts[0].due);
  log.shown(16, Prompt::day_7, PromptAnswer::better);
  CHECK_FALSE(log.prompts(16)[0].holds);
  CHECK_FALSE(log.prompts(16)[0].due);
}

TEST_CASE("inv_no_improvement_prompts: a new episode has its own, and an episode that is over asks for nothing") {
  LogScript log;
  log.screened().pains(0, std::vector<int>(10, 5)).pains(60, std::vector<int>(10, 5));
  const auto prompts = log.prompts(69);
  CHECK(count(prompts, Prompt::day_7) == 2);
  CHECK(find(prompts, Prompt::day_7)->episode == day(0));
  CHECK_FALSE(find(prompts, Prompt::day_7)->due);
  CHECK(prompts.back().episode == day(60));
  CHECK(prompts.back().due);
  CHECK(count(log.prompts(50), Prompt::day_28) == 1);
  CHECK_FALSE(log.prompts(50).back().due);
}

TEST_CASE("inv_improvement_evidence: two points worse asks for help at once, whatever the day") {
  CHECK(LogScript{}.screened().pains(0, {3, 5}).prompts(1).size() == 1);
  CHECK(LogScript{}.screened().pains(0, {3, 4}).prompts(1).empty());
  CHECK(LogScript{}.screened().pains(0, {3, 3, 3, 3, 3, 5}).prompts(5)[0].prompt == Prompt::worse);
  // An entry of the same day that is better does not hide it.
  CHECK(LogScript{}.screened().pains(0, {3, 3, 3, 5}).pain(3, 1).prompts(3).size() == 1);
}

TEST_CASE("worse fires again only after it was better in between and its days are over; its days go on") {
  LogScript log;
  log.screened().pains(0, {3, 3, 3, 6, 6, 6, 3, 6, 3, 3});
  auto prompts = log.prompts(9);
  CHECK(count(prompts, Prompt::worse) == 1);
  CHECK(log.insight(9).not_harder_until == day(14));
  CHECK_FALSE(log.insight(15).not_harder_until);
  log.pain(12, 6);
  CHECK(count(log.prompts(12), Prompt::worse) == 2);
  for (const FiredPrompt& each : log.prompts(12)) CHECK((each.prompt != Prompt::worse || each.due));
  log.shown(12, Prompt::worse);
  for (const FiredPrompt& each : log.prompts(12)) CHECK((each.prompt != Prompt::worse || each.shown_on == day(12)));
}

TEST_CASE("one worse that was read settles those before it, and none that comes later") {
  LogScript log;
  log.screened();
  for (int wave = 0; wave < 6; ++wave) log.pains(12 * wave, {3, 3, 3, 6, 3});
  REQUIRE(count(log.prompts(65), Prompt::worse) == 6);
  log.shown(30, Prompt::worse);
  int due = 0;
  for (const FiredPrompt& each : log.prompts(65)) {
    if (each.prompt != Prompt::worse) continue;
    CHECK(each.due == (each.on > day(30)));
    due += each.due ? 1 : 0;
  }
  CHECK(due == 3);
}

TEST_CASE("a second relapse within eight weeks opens the look at habits, and one after it speaks of a professional") {
  LogScript log;
  log.screened().pains(0, {6, 6, 6});
  int on = 3;
  const auto wave = [&] {
    log.pains(on, {3, 3, 3, 3, 6, 6, 6, 6});
    on += 8;
  };
  wave();
  CHECK(count(log.prompts(on), Prompt::relapse) == 0);
  wave();
  CHECK(count(log.prompts(on), Prompt::relapse) == 1);
  CHECK(log.insight(on).habit_audit_due);
  wave();
  CHECK(count(log.prompts(on), Prompt::still_relapsing) == 0);
  log.at(on, HabitAudit{});
  CHECK_FALSE(log.insight(on).habit_audit_due);
  wave();
  wave();
  CHECK(count(log.prompts(on), Prompt::relapse) == 1);
  CHECK(count(log.prompts(on), Prompt::still_relapsing) == 1);
}

TEST_CASE("inv_no_improvement_prompts: looking day by day, what has fired stays, at most once an episode") {
  testing::Chance chance{3};
  int fired_in_all = 0;
  for (int person = 0; person < 200; ++person) {
    LogScript log;
    log.screened();
    double mood = 0;
    for (int on = 0; on < 70; ++on) {
      if (chance.is(0.7)) log.pain(on, testing::on_scale(5 + 2 * chance.follow(mood, 0.7)));
    }
    std::set<std::pair<int, int>> seen;  // by looking every evening, as a page would
    for (int on = 0; on < 70; ++on) {
      std::set<std::pair<int, int>> now;
      for (const FiredPrompt& each : log.prompts(on)) {
        now.insert({static_cast<int>(each.prompt), each.on.since_1970});
      }
      for (const auto& each : seen) CHECK(now.contains(each));
      seen = now;
    }
    const auto prompts = log.prompts(69);
    for (const Prompt once : {Prompt::day_7, Prompt::day_14, Prompt::day_28, Prompt::relapse}) {
      CHECK(count(prompts, once) <= 1);
    }
    fired_in_all += static_cast<int>(prompts.size());
  }
  CHECK(fired_in_all > 200);
}

}  // namespace unhunch::core
