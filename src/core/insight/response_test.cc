// SPDX-License-Identifier: Apache-2.0
#include "core/insight/response.h"

#include "core/insight/insight_testing.h"

namespace unhunch::core {
namespace {

using testing::day;
using testing::exercise;
using testing::regimen;

// Three exercises a day by chance. `helps` is the share of eased of the first one, `usual` that of the others on the
// first day, `later` on the last; `late` comes in only for the second half.
struct People {
  std::string name;
  double helps, usual, later;
  bool late = false;
};

History make_history(const People& people, testing::Chance& chance, int days) {
  History history;
  const std::size_t count = regimen().exercises.size();
  double mood = 0;
  for (int on = 0; on < days; ++on) {
    SessionDone session;
    session.date = day(on);
    session.routine = testing::routine("full_session");
    const double drift = (people.later - people.usual) * on / days + 0.15 * chance.follow(mood, 0.7);
    for (int i = 0; i < 4; ++i) {
      const auto index = static_cast<std::uint16_t>(static_cast<double>(count) * chance.uniform());
      if (index == 0 && people.late && on < days / 2) continue;
      const double share = std::clamp((index == 0 ? people.helps : people.usual) + drift, 0.02, 0.98);
      ExerciseDone done;
      done.exercise = ExerciseId{index};
      done.response = chance.is(share) ? Response::eased : chance.is(0.8) ? Response::same : Response::worse;
      session.exercises.push_back(done);
    }
    history.sessions.push_back(session);
  }
  return history;
}

const ResponseRow& row_of(const Responses& responses, ExerciseId id) {
  for (const ResponseRow& row : responses.exercises) {
    if (row.exercise == id) return row;
  }
  FAIL("never done");
  return responses.exercises.front();
}

}  // namespace

TEST_CASE("responses are counted by exercise and routine, with the pain before and at its peak") {
  History history;
  for (int on = 0; on < 4; ++on) {
    SessionDone session;
    session.date = day(on);
    session.routine = testing::routine("short_session");
    if (on > 0) session.pain_before = Pain{2 + on}, session.pain_peak = Pain{4};
    ExerciseDone first;
    first.exercise = exercise("cat_cow");
    first.response = on == 0 ? Response::sharp : Response::eased;
    ExerciseDone second;
    second.exercise = exercise("childs_pose");
    if (on < 2) second.response = Response::worse;
    session.exercises = {first, second};
    history.sessions.push_back(session);
  }
  const Responses responses = calc_responses(regimen(), history);
  CHECK(responses.all.eased == 3);
  CHECK(responses.all.worse == 2);
  REQUIRE(responses.exercises.size() == 2);
  const ResponseRow& cat_cow = responses.exercises.front();
  CHECK(cat_cow.exercise == exercise("cat_cow"));
  CHECK(cat_cow.counts.eased == 3);
  CHECK(cat_cow.counts.sharp == 1);
  CHECK(*cat_cow.share == doctest::Approx(0.75));
  CHECK(cat_cow.average == doctest::Approx(0.5));
  CHECK(cat_cow.drawn == doctest::Approx((8 * 0.5 + 3) / 12));
  CHECK(cat_cow.word == ResponseWord::as_usual);
  const ResponseRow& pose = responses.exercises.back();
  CHECK(pose.sessions == 4);
  CHECK(pose.counts.total() == 2);
  CHECK(pose.word == ResponseWord::too_few);
  REQUIRE(responses.routines.size() == 1);
  CHECK(responses.routines.front().with_pain == 3);
  CHECK(responses.routines.front().pain_before == doctest::Approx(4));
  CHECK(responses.routines.front().pain_peak == doctest::Approx(4));
}

TEST_CASE(
    "inv_improvement_evidence: of simulated people whose exercises are all alike, few are told that one eases more") {
  constexpr int count = 600;
  testing::Chance chance{31};
  for (const People& people : {People{"all alike", 0.4, 0.4, 0.4}, People{"all alike, seldom eased", 0.1, 0.1, 0.1},
                               People{"all alike, often eased", 0.85, 0.85, 0.85},
                               People{"all get better, one comes late", 0.2, 0.2, 0.8, true}}) {
    int told = 0;
    for (int person = 0; person < count; ++person) {
      const Responses responses = calc_responses(regimen(), make_history(people, chance, 90));
      told += std::any_of(responses.exercises.begin(), responses.exercises.end(),
                          [](const ResponseRow& row) { return row.word == ResponseWord::more_often; });
    }
    MESSAGE(people.name << ": something is said to ease more by " << told << " of " << count);
    CHECK(testing::is_at_most(told, count, 0.05));
  }
}

TEST_CASE("an exercise that eases much more is found after some months") {
  constexpr int count = 200;
  testing::Chance chance{32};
  const People people{"one helps", 0.9, 0.3, 0.3};
  int told = 0;
  double bias = 0;
  for (int person = 0; person < count; ++person) {
    const Responses responses = calc_responses(regimen(), make_history(people, chance, 240));
    const ResponseRow& row = row_of(responses, ExerciseId{0});
    told += row.word == ResponseWord::more_often;
    bias += row.drawn - people.helps;
  }
  MESSAGE("one eases 90 of 100 instead of 30: found by " << told << " of " << count << ", drawn share is off by "
                                                         << bias / count);
  CHECK(told > count / 2);
  CHECK(bias / count < 0);  // drawn in, never out
}

}  // namespace unhunch::core
