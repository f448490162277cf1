// SPDX-License-Identifier: Apache-2.0
#include "wire/log.h"

#include <algorithm>

#include "core/triage.h"
#include "wire/door_testing.h"
#include "wire/event_reader.h"

namespace unhunch::wire {
namespace {

namespace json = boost::json;

// Events in the order of their numbers, one a day from 2026-11-01 at noon.
EventText event(int n, std::string kind, json::object body, int corrects = 0) {
  EventText text;
  text.id.bytes[15] = static_cast<std::uint8_t>(n);
  text.at_ms = 1793534400000 + n * 86'400'000LL;
  text.kind = std::move(kind);
  if (corrects > 0) {
    text.supersedes.emplace();
    text.supersedes->bytes[15] = static_cast<std::uint8_t>(corrects);
  }
  text.body = write_json(body);
  return text;
}

core::Date day(int n) { return *core::find_date("2026-11-01") + core::Days{n}; }

Record fold(std::vector<EventText> events, core::Date date) {
  Log log{the_door().document(), the_door().regimen()};
  log.add(std::move(events));
  return log.fold(log.facts(), date);
}

std::string fault_of(const EventText& text) {
  const auto checked = check_event(the_door().regimen(), text);
  return checked ? "fine" : checked.error().code + " at " + checked.error().where;
}

}  // namespace

TEST_CASE("answers are patches in the order of the log") {
  const Record record = fold({event(1, "answers", {{"pain_now", 3}, {"flags", {{"chest_pain", "no"}}}}),
                              event(2, "answers", {{"flags", {{"breathlessness", "unsure"}}}, {"place", "floor"}}),
                              event(3, "answers", {{"place", nullptr}, {"flags", {{"chest_pain", nullptr}}}})},
                             day(9));
  CHECK(record.answers == json::object{{"pain_now", 3},
                                       {"flags", {{"breathlessness", "unsure"}}},
                                       {"raised_on", {{"breathlessness", "2026-11-03"}}}});
  CHECK(record.told.pain_now == core::Pain{3});
}

TEST_CASE("a flag is raised on the local day it was last reported, until it is answered no") {
  auto events = std::vector{event(1, "answers", {{"flags", {{"arm_numbness", "yes"}}}}),
                            event(4, "answers", {{"flags", {{"arm_numbness", "unsure"}}}})};
  events[1].offset_min = 13 * 60;
  CHECK(fold(events, day(9)).answers.at("raised_on").at("arm_numbness") == "2026-11-06");
  events.push_back(event(6, "answers", {{"flags", {{"arm_numbness", "no"}}}}));
  CHECK(fold(events, day(9)).answers.at("raised_on").get_object().empty());
}

json::object check(std::string_view flag, std::string_view date) {
  return {{"entry", "clearance_entry"}, {"flag", flag}, {"date", date}, {"result", "exercise_ok"}};
}

std::string_view raised_on(const Record& record, std::string_view flag) {
  const json::value* dates = record.answers.if_contains("raised_on");
  const json::value* date = dates == nullptr ? nullptr : dates->as_object().if_contains(flag);
  return date == nullptr ? std::string_view{} : std::string_view{date->as_string()};
}

core::Tier tier_of(const Record& record, core::Date date) {
  return core::calc_triage(the_door().regimen(), record.told, date).tier;
}

TEST_CASE("a flag that comes back on the day of its check is raised behind that check") {
  const auto numb = event(1, "answers", {{"flags", {{"arm_numbness", "yes"}}}});
  auto checked = event(2, "check_record", check("arm_numbness", "2026-11-03"));
  CHECK(raised_on(fold({numb, checked}, day(2)), "arm_numbness") == "2026-11-02");
  CHECK(tier_of(fold({numb, checked}, day(2)), day(2)) < core::Tier::urgent);

  SUBCASE("answered yes or unsure once more") {
    for (const std::string_view answer : {"yes", "unsure"}) {
      auto again = event(3, "answers", {{"flags", {{"arm_numbness", answer}}}});
      again.at_ms = checked.at_ms + 1;
      const Record record = fold({numb, checked, again}, day(2));
      CHECK(raised_on(record, "arm_numbness") == "2026-11-04");
      CHECK(tier_of(record, day(2)) == core::Tier::urgent);
      CHECK(tier_of(fold({numb, checked, again}, day(9)), day(9)) == core::Tier::urgent);
    }
  }
  SUBCASE("felt in a session") {
    auto felt = event(3, "symptom_event", {{"trigger", "stop_numbness_tingling"}});
    felt.at_ms = checked.at_ms + 1;
    const Record record = fold({numb, checked, felt}, day(2));
    CHECK(raised_on(record, "arm_numbness") == "2026-11-04");
    CHECK(tier_of(record, day(2)) == core::Tier::urgent);
  }
  SUBCASE("a check of another flag moves nothing") {
    auto again = event(3, "answers", {{"flags", {{"unexplained_weight_loss", "yes"}}}});
    again.at_ms = checked.at_ms + 1;
    CHECK(raised_on(fold({numb, checked, again}, day(2)), "unexplained_weight_loss") == "2026-11-03");
  }
  SUBCASE("a check that came later counts, also of the same day") {
    auto again = event(3, "answers", {{"flags", {{"arm_numbness", "yes"}}}});
    auto later = event(4, "check_record", check("arm_numbness", "2026-11-04"));
    later.at_ms = again.at_ms + 1;
    CHECK(tier_of(fold({numb, checked, again, later}, day(3)), day(3)) < core::Tier::urgent);
  }
}

TEST_CASE("a flag that follows from other answers has the day on which it followed") {
  std::vector events{event(1, "answers", {{"age_band", "age_66_or_over"}}),
                     event(3, "answers", {{"details", {{"minor_fall_or_strain", "yes"}}}}),
                     event(5, "answers", {{"place", "floor"}})};
  const std::string_view flag = "minor_injury_fragile_bone";
  CHECK(raised_on(fold({events.front()}, day(9)), flag).empty());
  CHECK(raised_on(fold(events, day(9)), flag) == "2026-11-04");

  SUBCASE("a check of it counts") {
    CHECK(tier_of(fold(events, day(9)), day(9)) == core::Tier::urgent);
    events.push_back(event(6, "check_record", check(flag, "2026-11-05")));
    CHECK(tier_of(fold(events, day(9)), day(9)) < core::Tier::urgent);
    CHECK(raised_on(fold(events, day(9)), flag) == "2026-11-04");
    SUBCASE("until one of its questions is answered so again") {
      events.push_back(event(7, "answers", {{"details", {{"minor_fall_or_strain", "unsure"}}}}));
      CHECK(raised_on(fold(events, day(9)), flag) == "2026-11-08");
      CHECK(tier_of(fold(events, day(9)), day(9)) == core::Tier::urgent);
    }
  }
  SUBCASE("it ends with what it follows from, and begins anew") {
    events.push_back(event(6, "answers", {{"details", {{"minor_fall_or_strain", "no"}}}}));
    CHECK(raised_on(fold(events, day(9)), flag).empty());
    events.push_back(event(7, "answers", {{"details", {{"minor_fall_or_strain", "yes"}}}}));
    CHECK(raised_on(fold(events, day(9)), flag) == "2026-11-08");
  }
}

TEST_CASE("a choice that raises a flag gives it its day") {
  const Record record = fold({event(2, "answers", {{"pain_between_blades", "new_not_checked"}})}, day(9));
  CHECK(raised_on(record, "new_unassessed_pain") == "2026-11-03");
}

TEST_CASE("strong pain is a flag that stays when the pain has gone") {
  for (const std::string_view kind : {"answers", "daily_entry"}) {
    const Record record =
        fold({event(1, std::string{kind}, {{"pain_now", 8}}), event(3, "answers", {{"pain_now", 1}})}, day(9));
    CHECK(raised_on(record, "severe_or_fast_worsening_pain") == "2026-11-02");
    CHECK(tier_of(record, day(9)) == core::Tier::urgent);
    CHECK(raised_on(fold({event(1, std::string{kind}, {{"pain_now", 7}})}, day(9)), "severe_or_fast_worsening_pain")
              .empty());
  }
  CHECK(
      tier_of(fold({event(1, "daily_entry", {{"pain_now", 9}}), event(2, "daily_entry", {{"pain_now", 0}}, 1)}, day(9)),
              day(9)) < core::Tier::urgent);
}

TEST_CASE("what belongs to one day is forgotten on the next") {
  const std::vector events{event(3, "answers", {{"head_turn_test", "done"}, {"minutes_since_food", 30}})};
  CHECK(fold(events, day(3)).told.head_turn == core::HeadTurn::done);
  CHECK(fold(events, day(4)).told.head_turn == core::HeadTurn::not_yet);
  CHECK_FALSE(fold(events, day(4)).told.since_food);
}

TEST_CASE("a symptom raises its flags before anything else was answered") {
  const Record record = fold({event(1, "answers", {{"flags", {{"chest_pain", "no"}, {"breathlessness", "no"}}}}),
                              event(2, "symptom_event", {{"trigger", "stop_chest_breath"}})},
                             day(2));
  CHECK(record.answers.at("flags").at("chest_pain") == "yes");
  CHECK(record.answers.at("flags").at("breathlessness") == "yes");
  CHECK(record.answers.at("raised_on").at("chest_pain") == "2026-11-03");
}

TEST_CASE("an id the regimen no longer has takes nothing else away") {
  const Record record = fold(
      {event(1, "answers", {{"flags", {{"chest_pain", "yes"}, {"gone", "yes"}}}, {"place", "moon"}, {"pain_now", 2}})},
      day(2));
  CHECK(record.told[core::FlagId{0}] == core::Answer::yes);
  CHECK(record.told.pain_now == core::Pain{2});
  CHECK_FALSE(record.told.place);
}

TEST_CASE("the last pain that was told counts, wherever it was told") {
  CHECK(fold({event(1, "answers", {{"pain_now", 7}}), event(2, "daily_entry", {{"pain_now", 2}})}, day(3))
            .told.pain_now == core::Pain{2});
  CHECK(fold({event(1, "daily_entry", {{"pain_now", 2}}), event(2, "daily_entry", {{"pain_now", 4}}, 1)}, day(3))
            .told.pain_now == core::Pain{4});
}

TEST_CASE("settings: the last one wins, null takes it away") {
  const Record record = fold({event(1, "setting", {{"name", "voice"}, {"value", true}}),
                              event(2, "setting", {{"name", "voice"}, {"value", false}}),
                              event(3, "setting", {{"name", "skin"}, {"value", "dark"}}),
                              event(4, "setting", {{"name", "skin"}, {"value", nullptr}})},
                             day(9));
  CHECK(write_json(record.settings) == R"({"voice":false})");
}

TEST_CASE("events that arrive late or twice make the same log") {
  std::vector<EventText> events;
  for (int n = 1; n < 9; ++n) events.push_back(event(n, "daily_entry", {{"pain_now", n}}));
  Log in_order{the_door().document(), the_door().regimen()};
  in_order.add(events);
  std::rotate(events.begin(), events.begin() + 3, events.end());
  Log late{the_door().document(), the_door().regimen()};
  for (const EventText& each : events) late.add({each});
  late.add(events);
  REQUIRE(late.size() == in_order.size());
  for (std::size_t i = 0; i < late.size(); ++i) {
    CHECK(late.facts()[i].id() == in_order.facts()[i].id());
    CHECK(late.read_body(late.facts()[i]) == in_order.read_body(in_order.facts()[i]));
  }
}

TEST_CASE("an event is checked before it is recorded") {
  CHECK(fault_of(event(1, "daily_entry", {{"pain_now", 11}})) == "out_of_range at body.pain_now");
  CHECK(fault_of(event(1, "daily_entry", {{"pain", 1}})) == "unknown_field at body.pain");
  CHECK(fault_of(event(1, "daily_entry", {{"pain_site", json::array{json::object{{"place", "knee"}}}}})) ==
        "unknown_word at body.pain_site.0.place");
  CHECK(fault_of(event(1, "session_entry", {{"routine", "gone"}, {"seconds", 1}, {"complete", true}})) ==
        "unknown_id at body.routine");
  CHECK(fault_of(event(1, "exercise_response", {{"session", "x"}, {"exercise", "cat_cow"}})) ==
        "wrong_type at body.session");
  CHECK(fault_of(event(1, "answers", {{"flags", {{"gone", "yes"}}}})) == "unknown_id at body.flags.gone");
  CHECK(fault_of(event(1, "answers", {{"flags", {{"chest_pain", nullptr}}}})) == "fine");
  CHECK(fault_of(event(1, "answers", {{"raised_on", json::object{}}})) == "unknown_field at body.raised_on");
  CHECK(fault_of(event(1, "symptom_event", {{"trigger", "gone"}})) == "unknown_id at body.trigger");
  CHECK(fault_of(event(1, "taken_back", {})) == "missing_field at supersedes");
  CHECK(fault_of(event(2, "taken_back", {}, 1)) == "fine");
  CHECK(fault_of(event(1, "of_tomorrow", {{"anything", 1}})) == "fine");
  EventText newer = event(1, "daily_entry", {{"pain", "new"}});
  newer.version = 2;
  CHECK(fault_of(newer) == "fine");
}

TEST_CASE("what is not understood is kept and counted") {
  Log log{the_door().document(), the_door().regimen()};
  log.add({event(1, "of_tomorrow", {{"anything", 1}}), event(2, "daily_entry", {{"pain_now", 99}})});
  CHECK(log.size() == 2);
  CHECK(log.count_unknown() == 2);
  CHECK(log.facts().empty());
}

TEST_CASE("the pain of the moment folds the same however it is written") {
  EventText plain = event(1, "answers", {{"pain_now", 9}}), spaced = plain;
  spaced.body = R"({ "pain_now": 9 })";
  const Record one = fold({plain}, day(2)), other = fold({spaced}, day(2));
  CHECK(one.answers == other.answers);
  CHECK(one.answers.at("pain_now") == 9);
  CHECK(one.answers.at("flags").get_object().size() == 1);  // pain as strong raises a flag of its own
}

}  // namespace unhunch::wire
