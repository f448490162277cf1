// SPDX-License-Identifier: Apache-2.0
#include "core/today.h"

#include "core/regimen_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;

// A person on a Monday, screened the week before.
struct Somebody : Bench {
  Somebody() {
    today = day(0);
    answers.screened_on = day(-7);
    answers.preferences.daily_cap = 60_min;
    answers.preferences.strength_days = std::uint8_t{0};
  }
  Somebody& anchors(std::vector<std::string> slugs) { return answers.preferences.anchors = std::move(slugs), *this; }
  Somebody& did(Date date, const char* slug) {
    SessionDone session;
    session.date = date;
    session.routine = routine(slug);
    session.exercises.push_back({exercise("shoulder_opener_rolls"), {}, {}, {}, 0, 0, true, false});
    return history.sessions.push_back(session), *this;
  }
  Today at(std::optional<int> minute) const {
    return make_today(Person{regimen(), answers, history, today}, day(0), minute);
  }
};

std::string in_order(const Today& today) {
  std::string text;
  for (const PlanItem& item : today.to_do) text += (text.empty() ? "" : ", ") + regimen()[item.routine].id;
  return text;
}

}  // namespace

TEST_CASE("Monday begins the week") {
  CHECK(find_monday(day(0)) == day(0));
  CHECK(find_monday(day(6)) == day(0));
  CHECK(find_monday(day(-1)) == day(-7));
}

TEST_CASE("what is next follows the time of day, and nothing is caught up with") {
  Somebody somebody;
  somebody.anchors({"morning", "daily", "evening"});
  const std::string planned = in_order(somebody.at({}));
  CHECK(planned == "morning_mobility, full_session, evening_wind_down");
  CHECK(in_order(somebody.at(8 * 60)) == planned);
  CHECK(in_order(somebody.at(14 * 60)) == "full_session, evening_wind_down, morning_mobility");
  CHECK(in_order(somebody.at(18 * 60)) == "full_session, evening_wind_down, morning_mobility");
}

TEST_CASE("what is done today is not offered again today") {
  Somebody somebody;
  somebody.anchors({"morning", "evening"}).did(day(0), "morning_mobility");
  CHECK(in_order(somebody.at(8 * 60)) == "evening_wind_down");
  Somebody yesterday;
  yesterday.anchors({"morning", "evening"}).did(day(-1), "morning_mobility");
  CHECK(in_order(yesterday.at(8 * 60)) == "morning_mobility, evening_wind_down");
}

TEST_CASE("the day after a session its after-effect is asked, once") {
  Somebody somebody;
  CHECK_FALSE(somebody.at({}).ask_after_effect);
  somebody.did(day(0), "morning_mobility");
  CHECK_FALSE(somebody.at({}).ask_after_effect);
  Somebody later;
  later.did(day(-1), "morning_mobility");
  CHECK(later.at({}).ask_after_effect);
  later.history.sessions.back().after = AfterEffect::settled;
  CHECK_FALSE(later.at({}).ask_after_effect);
}

TEST_CASE("on a day of rest there is nothing to do, and the week goes on") {
  Somebody somebody;
  somebody.anchors({"morning", "evening"});
  somebody.history.rest_on = day(0);
  const Today today = somebody.at({});
  CHECK(today.rest_of_day);
  CHECK(today.to_do.empty());
  REQUIRE(today.plan.days.size() == 7);
  CHECK_FALSE(today.plan.days[1].items.empty());
  CHECK(somebody.session("office_reset").because == std::vector<Slug>{"rest_of_day"});
  somebody.history.rest_on = day(-1);
  CHECK_FALSE(somebody.at({}).to_do.empty());
}

TEST_CASE("without a full screening there is nothing to do but that") {
  Somebody somebody;
  CHECK_FALSE(somebody.at({}).needs_screening);
  somebody.answers.screened_on.reset();
  CHECK(somebody.at({}).needs_screening);
  Somebody open;
  open.answers.flags[flag("chest_pain").index] = Answer::unanswered;
  const Today today = open.at({});
  CHECK(today.needs_screening);
  CHECK(today.to_do.empty());
}

}  // namespace unhunch::core
