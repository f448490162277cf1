// SPDX-License-Identifier: Apache-2.0
#include "core/ladder.h"

#include "core/regimen_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;
using Needs = std::vector<Slug>;

const std::vector<bool> all_levels(4, true);

// Where the ladder stands on a day after the script.
struct Question {
  Script script;
  std::vector<bool> open = all_levels;
  Answers answers = healthy();
  std::optional<Date> cleared_on;

  Ladder on(std::optional<Date> today) const {
    return calc_ladder(regimen(), open, answers, script.history, cleared_on, today);
  }
  Ladder on_day(int n) const { return on(day(n)); }
};

struct Place {
  std::size_t level;
  int sets, reps;
  bool lowest = false;

  bool operator==(const Place&) const = default;
};

Place place_of(const Ladder& ladder) {
  const PushUps& push_ups = ladder.push_ups;
  return {push_ups.level, push_ups.sets, push_ups.reps, push_ups.lowest};
}

std::ostream& operator<<(std::ostream& out, const Place& place) {
  return out << "level " << place.level << ' ' << place.sets << 'x' << place.reps << (place.lowest ? " lowest" : "");
}

// Green wall sessions on days 0, 2, 4, 6 up to the top dose.
Question at_the_top_of_the_wall() {
  Question question;
  question.script.did(0, "wall_push_up", 2, 8)
      .did(2, "wall_push_up", 2, 10)
      .did(4, "wall_push_up", 2, 12)
      .did(6, "wall_push_up", 3, 10);
  return question;
}

// ... and two perfect ones on days 8 and 10: through the gate.
Question through_the_gate() {
  Question question = at_the_top_of_the_wall();
  question.script.did(8, "wall_push_up", 3, 12).perfect().did(10, "wall_push_up", 3, 12).perfect();
  return question;
}

// Accepted the counter on day 12.
Question on_the_counter() {
  Question question = through_the_gate();
  question.script.did(12, "counter_push_up", 2, 8);
  return question;
}

SessionDone session_with(std::optional<Pain> peak, AfterEffect after) {
  SessionDone session;
  session.pain_peak = peak;
  session.after = after;
  return session;
}

}  // namespace

TEST_CASE("a session has the colour of its pain and of the day after") {
  const auto colour = [](std::optional<Pain> peak, AfterEffect after, std::optional<Response> response = {}) {
    ExerciseDone done;
    done.response = response;
    return find_colour(regimen(), session_with(peak, after), done);
  };
  CHECK(colour(0_pain, AfterEffect::settled) == Colour::green);
  CHECK(colour(3_pain, AfterEffect::settled) == Colour::green);
  CHECK(colour(4_pain, AfterEffect::settled) == Colour::amber);
  CHECK(colour(5_pain, AfterEffect::settled) == Colour::amber);
  CHECK(colour(6_pain, AfterEffect::settled) == Colour::red);
  CHECK(colour(10_pain, AfterEffect::not_known) == Colour::red);
  CHECK(colour(0_pain, AfterEffect::settled, Response::sharp) == Colour::red);
  CHECK(colour(0_pain, AfterEffect::settled, Response::worse) == Colour::green);
  CHECK(colour(2_pain, AfterEffect::not_settled) == Colour::red_late);
  CHECK(colour(std::nullopt, AfterEffect::not_settled) == Colour::red_late);
  CHECK(colour(2_pain, AfterEffect::not_known) == Colour::unknown);
  CHECK(colour(std::nullopt, AfterEffect::settled) == Colour::unknown);
}

TEST_CASE("everybody starts at the wall with two sets of eight") {
  const Ladder ladder = Question{}.on_day(0);
  CHECK(ladder.available);
  CHECK(place_of(ladder) == Place{0, 2, 8});
  CHECK(ladder.rows.step == 2);
  CHECK(ladder.next_needs == Needs{"up_level_gate"});
  CHECK(ladder.because.empty());
  CHECK_FALSE(ladder.proposed_level);
  CHECK_FALSE(ladder.first_day);
}

TEST_CASE("each green session with the whole dose done goes one step up") {
  Question question;
  const Place steps[] = {{0, 2, 8}, {0, 2, 10}, {0, 2, 12}, {0, 3, 10}, {0, 3, 12}, {0, 3, 12}};
  for (int n = 0; n < 5; ++n) {
    CHECK(place_of(question.on_day(2 * n)) == steps[n]);
    question.script.did(2 * n, "wall_push_up", steps[n].sets, steps[n].reps);
    CHECK(question.on_day(2 * n).because == (n < 4 ? Needs{"up_inside_level"} : Needs{"up_inside_level"}));
  }
  CHECK(place_of(question.on_day(10)) == steps[5]);
  CHECK(question.on_day(10).first_day == day(0));
  CHECK(question.on_day(10).last_day == day(8));
}

TEST_CASE("a session goes one step up at most, however often it lists the push-up") {
  Question question;
  question.script.did(0, "wall_push_up", 2, 8);
  ExerciseDone again = question.script.last();
  again.sets = 3;
  again.reps = 12;
  question.script.history.sessions.back().exercises.push_back(again);
  CHECK(place_of(question.on_day(2)) == Place{0, 2, 10});
}

TEST_CASE("a dose that was not done in full, or not yet known to be settled, gives no step") {
  Question fewer;
  fewer.script.did(0, "wall_push_up", 2, 7);
  CHECK(place_of(fewer.on_day(2)) == Place{0, 2, 8});
  Question one_set;
  one_set.script.did(0, "wall_push_up", 1, 12);
  CHECK(place_of(one_set.on_day(2)) == Place{0, 2, 8});
  Question broken_off;
  broken_off.script.did(0, "wall_push_up", 2, 8);
  broken_off.script.last().all_done = false;
  CHECK(place_of(broken_off.on_day(2)) == Place{0, 2, 8});
  Question unknown;
  unknown.script.did(0, "wall_push_up", 2, 8, 0_pain, AfterEffect::not_known);
  CHECK(place_of(unknown.on_day(2)) == Place{0, 2, 8});
}

TEST_CASE("the gate wants two perfect sessions of three times twelve on different days") {
  Question question = at_the_top_of_the_wall();
  CHECK(place_of(question.on_day(8)) == Place{0, 3, 12});
  question.script.did(8, "wall_push_up", 3, 12).perfect();
  CHECK_FALSE(question.on_day(8).proposed_level);

  SUBCASE("a second one on the same day does not count") {
    question.script.did(8, "wall_push_up", 3, 12).perfect();
    CHECK(question.on_day(9).next_needs == Needs{"up_level_gate"});
  }
  SUBCASE("one without perfect form does not count") {
    question.script.did(10, "wall_push_up", 3, 12);
    CHECK_FALSE(question.on_day(11).proposed_level);
  }
  SUBCASE("an amber one throws the first away") {
    question.script.did(10, "wall_push_up", 3, 12, 4_pain).did(12, "wall_push_up", 3, 12).perfect();
    CHECK_FALSE(question.on_day(13).proposed_level);
  }
  SUBCASE("a second one on another day opens the next level, which is only proposed") {
    question.script.did(10, "wall_push_up", 3, 12, 3_pain).perfect();
    const Ladder ladder = question.on_day(11);
    CHECK(ladder.next_needs.empty());
    CHECK(ladder.proposed_level == 1u);
    CHECK(place_of(ladder) == Place{0, 3, 12});
  }
}

TEST_CASE("the next level begins when the person accepts it, with two sets of eight") {
  Question question = through_the_gate();
  question.answers.preferences.strength_level = level("level_counter");
  const Ladder ladder = question.on_day(12);
  CHECK(place_of(ladder) == Place{1, 2, 8});
  CHECK(ladder.because == Needs{"up_level_gate"});
  CHECK_FALSE(ladder.proposed_level);

  question.answers.preferences.strength_level = level("level_floor");  // wishing for more gives one level as well
  CHECK(place_of(question.on_day(12)) == Place{1, 2, 8});
}

TEST_CASE("doing the proposed level is accepting it") {
  CHECK(place_of(on_the_counter().on_day(14)) == Place{1, 2, 10});
  CHECK(on_the_counter().on_day(14).because == Needs{"up_inside_level"});
}

TEST_CASE("a level in the history that was not earned counts for nothing, except when it hurt") {
  Question question;
  question.script.did(0, "wall_push_up", 2, 8).did(2, "floor_push_up", 3, 12);
  CHECK(place_of(question.on_day(3)) == Place{0, 2, 10});
  question.script.did(4, "chair_push_up", 2, 8, 7_pain);
  CHECK(place_of(question.on_day(5)) == Place{0, 1, 8, true});
}

TEST_CASE("wishing for a level without the gate changes nothing") {
  Question question = at_the_top_of_the_wall();
  question.answers.preferences.strength_level = level("level_chair");
  CHECK(place_of(question.on_day(8)) == Place{0, 3, 12});
}

TEST_CASE("the chair opens on day 14 and the floor on day 42, not before") {
  Question question = on_the_counter();
  question.script.did(13, "counter_push_up", 2, 10)
      .did(13, "counter_push_up", 2, 12)
      .did(13, "counter_push_up", 3, 10)
      .did(12, "counter_push_up", 3, 12)
      .perfect()
      .did(13, "counter_push_up", 3, 12)
      .perfect();
  CHECK(question.on_day(13).next_needs == Needs{"up_level_dates"});
  CHECK_FALSE(question.on_day(13).proposed_level);
  CHECK(question.on_day(14).proposed_level == 2u);
  CHECK(question.on(std::nullopt).next_needs == Needs{"up_level_dates"});

  question.script.did(14, "chair_push_up", 2, 8)
      .did(16, "chair_push_up", 2, 10)
      .did(18, "chair_push_up", 2, 12)
      .did(20, "chair_push_up", 3, 10)
      .did(28, "chair_push_up", 3, 12)
      .perfect()
      .did(36, "chair_push_up", 3, 12)
      .perfect();
  CHECK(question.on_day(41).next_needs == Needs{"up_level_dates"});
  CHECK(question.on_day(42).proposed_level == 3u);
  question.script.did(42, "floor_push_up", 2, 8);
  CHECK(place_of(question.on_day(43)) == Place{3, 2, 10});
  CHECK(question.on_day(43).next_needs.empty());
  CHECK_FALSE(question.on_day(43).proposed_level);
}

TEST_CASE("a level done before its earliest day is not earned") {
  Question question = on_the_counter();
  question.script.did(13, "chair_push_up", 2, 8);
  CHECK(place_of(question.on_day(13)) == Place{1, 2, 10});
}

TEST_CASE("two amber sessions in a row go one level down to two sets of twelve") {
  Question question = on_the_counter();
  question.script.did(14, "counter_push_up", 2, 10, 4_pain);
  CHECK(place_of(question.on_day(15)) == Place{1, 2, 10});
  question.script.did(16, "counter_push_up", 2, 10, 5_pain);
  CHECK(place_of(question.on_day(17)) == Place{0, 2, 12});
  CHECK(question.on_day(17).because == Needs{"down_two_amber"});
}

TEST_CASE("two amber sessions at the wall go one dose step down, and below the first to the lowest form") {
  Question question;
  question.script.did(0, "wall_push_up", 2, 8).did(2, "wall_push_up", 2, 10, 4_pain);
  CHECK(place_of(question.on_day(3)) == Place{0, 2, 10});
  question.script.did(4, "wall_push_up", 2, 10, 4_pain);
  CHECK(place_of(question.on_day(5)) == Place{0, 2, 8});
  question.script.did(6, "wall_push_up", 2, 8, 4_pain).did(8, "wall_push_up", 2, 8, 4_pain);
  CHECK(place_of(question.on_day(9)) == Place{0, 1, 8, true});
}

TEST_CASE("a green or unknown session between two amber ones breaks the row") {
  for (const AfterEffect after : {AfterEffect::settled, AfterEffect::not_known}) {
    Question question;
    question.script.did(0, "wall_push_up", 2, 8)
        .did(2, "wall_push_up", 2, 10, 4_pain)
        .did(4, "wall_push_up", 2, 1, 0_pain, after)
        .did(6, "wall_push_up", 2, 10, 4_pain);
    CHECK(place_of(question.on_day(7)) == Place{0, 2, 10});
  }
}

TEST_CASE("one red session goes one level down to two sets of eight") {
  Question during = on_the_counter();
  during.script.did(14, "counter_push_up", 2, 10, 6_pain);
  CHECK(place_of(during.on_day(15)) == Place{0, 2, 8});
  CHECK(during.on_day(15).because == Needs{"down_one_red"});
  Question late = on_the_counter();
  late.script.did(14, "counter_push_up", 2, 10, 1_pain, AfterEffect::not_settled);
  CHECK(place_of(late.on_day(15)) == Place{0, 2, 8});
  Question sharp = on_the_counter();
  sharp.script.did(14, "counter_push_up", 2, 10);
  sharp.script.last().response = Response::sharp;
  CHECK(place_of(sharp.on_day(15)) == Place{0, 2, 8});
}

TEST_CASE("red at the wall leads to the close form with one set of eight, and a green one leads back") {
  Question question;
  question.script.did(0, "wall_push_up", 2, 8).did(2, "wall_push_up", 2, 10, 8_pain);
  CHECK(place_of(question.on_day(3)) == Place{0, 1, 8, true});
  question.script.did(4, "wall_push_up", 1, 8, 6_pain);
  CHECK(place_of(question.on_day(5)) == Place{0, 1, 8, true});
  question.script.did(6, "wall_push_up", 1, 8);
  CHECK(place_of(question.on_day(7)) == Place{0, 2, 8});
}

TEST_CASE("neither a gap nor a clearance makes the session after a red one harder") {
  Question question;
  question.script.did(0, "wall_push_up", 2, 8, 7_pain).did(2, "wall_push_up", 1, 8, 7_pain);
  CHECK(place_of(question.on_day(20)) == Place{0, 1, 8, true});
  CHECK(place_of(question.on_day(40)) == Place{0, 1, 8, true});
  question.cleared_on = day(5);
  CHECK(place_of(question.on_day(6)) == Place{0, 1, 8, true});

  Question rows;
  rows.script.did(0, "band_row", 2, 8, 7_pain).did(2, "band_row", 1, 8, 7_pain);
  const std::size_t after_red = rows.on_day(3).rows.step;
  CHECK(rows.on_day(40).rows.step <= after_red);
  rows.cleared_on = day(5);
  CHECK(rows.on_day(6).rows.step <= after_red);
}

TEST_CASE("more than 14 days without strength cost one level, more than 28 lead back to the wall") {
  Question question = on_the_counter();
  question.script.did(14, "counter_push_up", 2, 10);
  CHECK(place_of(question.on_day(28)) == Place{1, 2, 12});
  CHECK(place_of(question.on_day(29)) == Place{0, 2, 8});
  CHECK(question.on_day(29).because == Needs{"down_gap_14"});
  CHECK(place_of(question.on_day(42)) == Place{0, 2, 8});
  CHECK(question.on_day(42).because == Needs{"down_gap_14"});
  CHECK(place_of(question.on_day(43)) == Place{0, 2, 8});
  CHECK(question.on_day(43).because == Needs{"down_gap_28"});
}

TEST_CASE("a gap inside the history counts as well and closes the gate") {
  Question question = at_the_top_of_the_wall();
  question.script.did(8, "wall_push_up", 3, 12).perfect().did(23, "wall_push_up", 3, 12).perfect();
  CHECK(place_of(question.on_day(24)) == Place{0, 2, 10});  // back to 2x8, then one green step
  CHECK_FALSE(question.on_day(24).proposed_level);
}

TEST_CASE("a person may ask for less and gets it, but not the steps above") {
  Question question = on_the_counter();
  question.answers.preferences.strength_level = level("level_wall");
  CHECK(place_of(question.on_day(14)) == Place{0, 2, 8});
  CHECK(question.on_day(14).because == Needs{"down_request"});
  Question done = on_the_counter();
  done.script.did(14, "wall_push_up", 2, 8);
  CHECK(place_of(done.on_day(15)) == Place{0, 2, 10});
}

TEST_CASE("after a clearance everything starts anew, until strength was done after it") {
  Question question = on_the_counter();
  question.cleared_on = day(13);
  CHECK(place_of(question.on_day(14)) == Place{0, 2, 8});
  CHECK(question.on_day(14).because == Needs{"down_after_clearance"});
  question.cleared_on = day(11);
  CHECK(place_of(question.on_day(14)) == Place{1, 2, 10});
  Question never;
  never.cleared_on = day(1);
  CHECK(place_of(never.on_day(2)) == Place{0, 2, 8});
}

TEST_CASE("the ladder ends below a level that conditions close") {
  Question question = on_the_counter();
  question.open = {true, false, true, true};
  CHECK(place_of(question.on_day(14)) == Place{0, 2, 8});
  CHECK(question.on_day(14).because == Needs{"up_level_conditions"});
  CHECK(question.on_day(14).next_needs == Needs{"up_level_conditions", "up_level_gate"});
  question.open = {false, false, true, true};
  CHECK_FALSE(question.on_day(14).available);
  CHECK_FALSE(question.on_day(14).proposed_level);

  Question gate = through_the_gate();
  gate.open = {true, false, true, true};
  CHECK_FALSE(gate.on_day(12).proposed_level);
  CHECK(gate.on_day(12).next_needs == Needs{"up_level_conditions"});
}

TEST_CASE("sessions after today do not count yet") {
  CHECK(place_of(on_the_counter().on_day(0)) == Place{0, 2, 10});
  CHECK(place_of(on_the_counter().on(std::nullopt)) == Place{1, 2, 10});
}

TEST_CASE("rows start at two sets of eight and go up by green sessions") {
  Question question;
  question.script.did(0, "band_row", 2, 8).did(2, "band_row", 2, 10);
  CHECK(question.on_day(3).rows.step == 4);
  CHECK_FALSE(question.on_day(3).rows.next_band);
  question.script.did(4, "band_row", 2, 12).did(4, "band_row", 2, 12);
  CHECK_FALSE(question.on_day(5).rows.next_band);
  question.script.did(6, "band_row", 2, 12);
  CHECK(question.on_day(7).rows.next_band);
  CHECK(question.on_day(7).rows.step == 4);
}

TEST_CASE("rows that hurt go down, one step or more, and never to more repetitions") {
  Question red;
  red.script.did(0, "band_row", 2, 8, 6_pain);
  CHECK(red.on_day(1).rows.step == 0);
  Question higher;
  higher.script.did(0, "band_row", 2, 8).did(2, "band_row", 2, 10, 1_pain, AfterEffect::not_settled);
  CHECK(higher.on_day(3).rows.step == 2);
  Question amber;
  amber.script.did(0, "band_row", 2, 8).did(2, "band_row", 2, 10, 4_pain);
  CHECK(amber.on_day(3).rows.step == 3);
  amber.script.did(4, "band_row", 2, 10, 4_pain);
  CHECK(amber.on_day(5).rows.step == 2);
}

TEST_CASE("an unknown session keeps the rows and breaks a row of ambers") {
  Question question;
  question.script.did(0, "band_row", 2, 8, 4_pain)
      .did(2, "band_row", 2, 8, 0_pain, AfterEffect::not_known)
      .did(4, "band_row", 2, 8, 4_pain);
  CHECK(question.on_day(5).rows.step == 2);
  Question fewer;
  fewer.script.did(0, "band_row", 2, 7);
  CHECK(fewer.on_day(1).rows.step == 2);
}

TEST_CASE("rows know the same gaps and start anew after a clearance") {
  Question question;
  question.script.did(0, "band_row", 2, 8).did(2, "band_row", 2, 10);
  CHECK(question.on_day(16).rows.step == 4);
  CHECK(question.on_day(17).rows.step == 3);
  CHECK(question.on_day(31).rows.step == 2);
  question.cleared_on = day(2);
  CHECK(question.on_day(3).rows.step == 2);
  question.cleared_on = day(1);
  CHECK(question.on_day(3).rows.step == 4);
}

TEST_CASE("a gap or a clearance takes the proposal of the next band back") {
  Question question;
  question.script.did(0, "band_row", 2, 8)
      .did(2, "band_row", 2, 10)
      .did(4, "band_row", 2, 12)
      .did(6, "band_row", 2, 12);
  CHECK(question.on_day(20).rows.next_band);
  CHECK_FALSE(question.on_day(21).rows.next_band);
  CHECK_FALSE(question.on_day(35).rows.next_band);
  question.script.did(35, "band_row", 2, 8).did(36, "band_row", 2, 10).did(37, "band_row", 2, 12);
  CHECK_FALSE(question.on_day(38).rows.next_band);  // one session at the top since the gap
  question.cleared_on = day(37);
  CHECK_FALSE(question.on_day(38).rows.next_band);
}

TEST_CASE("at most five strength days lie in any seven") {
  Script script;
  for (int n = 0; n < 5; ++n) script.did(n, "wall_push_up", 2, 8);
  script.responded(5, "cat_cow", Response::eased);  // no strength
  CHECK(count_strength_days(regimen(), script.history, day(5)) == 5);
  CHECK_FALSE(is_strength_day_free(regimen(), script.history, day(5), true));
  CHECK_FALSE(is_strength_day_free(regimen(), script.history, day(6), true));
  CHECK(count_strength_days(regimen(), script.history, day(7)) == 4);
  CHECK(is_strength_day_free(regimen(), script.history, day(7), true));
}

TEST_CASE("there is one strength block a day and no heavy one on the day after a heavy one") {
  Script light;
  light.did(0, "wall_push_up", 2, 8).did(0, "band_row", 2, 8);
  CHECK(count_strength_days(regimen(), light.history, day(1)) == 1);
  CHECK_FALSE(is_strength_day_free(regimen(), light.history, day(0), true));
  CHECK(is_strength_day_free(regimen(), light.history, day(1), true));
  CHECK(is_strength_day_free(regimen(), light.history, day(1), false));

  Script heavy;
  heavy.did(0, "counter_push_up", 2, 8).did(0, "band_row", 2, 8);
  CHECK_FALSE(is_strength_day_free(regimen(), heavy.history, day(1), false));
  CHECK(is_strength_day_free(regimen(), heavy.history, day(1), true));
  CHECK(is_strength_day_free(regimen(), heavy.history, day(2), false));
}

TEST_CASE("while nothing gets harder, the ladder stays at what was done last, and proposes nothing") {
  Question question;
  question.script.did(0, "wall_push_up", 2, 8).did(2, "wall_push_up", 2, 10);
  CHECK(place_of(question.on_day(4)) == Place{0, 2, 12});
  question.script.history.not_harder.push_back({day(3), day(10)});
  CHECK(place_of(question.on_day(4)) == Place{0, 2, 10});
  CHECK(has(question.on_day(4).because, "held_back_worse"));
  CHECK(has(question.on_day(4).next_needs, "held_back_worse"));
  question.script.did(5, "wall_push_up", 2, 12);
  CHECK(place_of(question.on_day(6)) == Place{0, 2, 10});
  CHECK(place_of(question.on_day(11)) == Place{0, 2, 12});  // what was earned before comes back

  Question gate;
  gate.script.did(0, "wall_push_up", 2, 8).did(2, "wall_push_up", 2, 10).did(4, "wall_push_up", 2, 12);
  gate.script.did(6, "wall_push_up", 3, 10)
      .did(8, "wall_push_up", 3, 12)
      .perfect()
      .did(10, "wall_push_up", 3, 12)
      .perfect();
  REQUIRE(gate.on_day(12).proposed_level);
  gate.script.history.not_harder.push_back({day(11), day(18)});
  CHECK_FALSE(gate.on_day(12).proposed_level);
}

}  // namespace unhunch::core
