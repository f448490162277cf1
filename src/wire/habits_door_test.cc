// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "wire/door_testing.h"

namespace unhunch::wire {
namespace {

namespace json = boost::json;

constexpr std::string_view today = "2026-11-26";

json::object event(int n, std::string_view on, std::string_view kind, json::object body) {
  const std::string id = "01930000-0000-7000-8000-00000000000" + std::to_string(n);
  const std::string at = std::string{on} + "T10:00:00.000Z";
  return {{"id", id}, {"at", at}, {"offset_min", 0}, {"kind", kind}, {"v", 1}, {"body", std::move(body)}};
}

json::object screened(std::string_view on = today) {
  json::object answers = healthy_answers();
  answers.erase("head_turn_test");
  answers["screened_on"] = on;
  return event(0, on, "answers", answers);
}

json::object patch(json::object body, std::string_view on = today) { return event(1, on, "answers", std::move(body)); }

json::object habits(json::value told) {
  return event(2, today, "setting", {{"name", "habits"}, {"value", std::move(told)}});
}

json::object ask(json::array events) {
  const Reply reply =
      the_door().call("habits", write_json(json::object{{"events", std::move(events)}, {"date", today}}));
  REQUIRE_MESSAGE(reply.ok, reply.json);
  return parse_json(reply.json)->get_object();
}

json::object heat_after(json::object change, std::string_view on = today) {
  return ask({screened(on), patch(std::move(change), on)}).at("heat").get_object();
}

bool lists(const json::value& names, std::string_view wanted) {
  for (const json::value& name : names.get_array()) {
    if (name.get_string() == wanted) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("heat_time: heat is offered to somebody healthy, for the times of the regimen") {
  const json::object heat = ask({screened()}).at("heat").get_object();
  CHECK_MESSAGE(heat.at("offered") == true, write_json(heat));
  CHECK(heat.at("usual_min") == 10);
  CHECK(heat.at("most_min") == 15);
  CHECK(heat.at("stop_min") == 20);
  CHECK(heat.at("limits").get_array().empty());
}

TEST_CASE("inv_heat: every exclusion of the specification rules heat out, as yes, unsure and unanswered") {
  for (const std::string_view condition : {"clot_or_blood_thinner", "poor_skin_feeling", "skin_problem_at_site"}) {
    for (const json::value& answer : {json::value{"yes"}, json::value{"unsure"}, json::value{}}) {
      const json::object heat = heat_after({{"conditions", {{condition, answer}}}});
      CHECK(heat.at("offered") == false);
      CHECK_MESSAGE(lists(heat.at("because"), condition), condition);
    }
  }
  for (const json::value& answer : {json::value{"yes"}, json::value{"unsure"}, json::value{}}) {
    CHECK(heat_after({{"flags", {{"fever_or_infection", answer}}}}).at("offered") == false);
  }
  CHECK(heat_after({{"details", {{"minor_fall_or_strain", "yes"}}}}).at("offered") == false);
}

TEST_CASE("inv_heat: a fever rules heat out also when a professional allows exercise, until it is answered with no") {
  const auto heat = [](json::value later) {
    const json::object cleared{{"entry", "clearance_entry"},
                               {"flag", "fever_or_infection"},
                               {"date", "2026-11-10"},
                               {"result", "exercise_ok"},
                               {"role", "doctor"}};
    return ask({screened("2026-11-10"), patch({{"flags", {{"fever_or_infection", "yes"}}}}, "2026-11-10"),
                event(3, "2026-11-10", "check_record", cleared),
                event(4, today, "answers", {{"flags", {{"fever_or_infection", std::move(later)}}}})})
        .at("heat")
        .get_object();
  };
  CHECK(heat("no").at("offered") == true);
  CHECK(heat("yes").at("offered") == false);
  const json::object still =
      ask({screened("2026-11-10"), patch({{"flags", {{"fever_or_infection", "yes"}}}}, "2026-11-10"),
           event(3, "2026-11-10", "check_record",
                 {{"entry", "clearance_entry"},
                  {"flag", "fever_or_infection"},
                  {"date", "2026-11-10"},
                  {"result", "exercise_ok"},
                  {"role", "doctor"}})})
          .at("heat")
          .get_object();
  CHECK(still.at("offered") == false);
  CHECK(lists(still.at("because"), "fever_or_infection"));
}

TEST_CASE("inv_heat: for three days after an injury, whatever was cleared since") {
  const auto offered = [](std::string_view on) {
    json::array events{screened(on), patch({{"flags", {{"neck_injury_or_cannot_turn", "yes"}}}}, on)};
    events.push_back(event(3, on, "check_record",
                           {{"entry", "clearance_entry"},
                            {"flag", "neck_injury_or_cannot_turn"},
                            {"date", on},
                            {"result", "exercise_ok"},
                            {"role", "doctor"}}));
    return ask(std::move(events)).at("heat").at("offered") == true;
  };
  CHECK_FALSE(offered("2026-11-26"));
  CHECK_FALSE(offered("2026-11-23"));
  CHECK(offered("2026-11-22"));
}

TEST_CASE("inv_heat: nobody who may not exercise is offered heat") {
  CHECK(heat_after({{"flags", {{"chest_pain", "yes"}}}}).at("offered") == false);
  CHECK(heat_after({{"age_band", "age_under_18"}}).at("offered") == false);
  CHECK(ask({}).at("heat").at("offered") == false);
}

TEST_CASE("heat in pregnancy: ask first, and no longer than usual") {
  const json::object heat = heat_after({{"conditions", {{"pregnant_16_weeks_or_more", "yes"}}}});
  CHECK(lists(heat.at("limits"), "mod_heat_ask_first"));
  CHECK(heat.at("most_min") == heat.at("usual_min"));
}

TEST_CASE("sleep_pregnancy: lying on the back is not on the list when it is not advised") {
  const auto has_back = [](json::object change) {
    const json::object out = ask({screened(), patch(std::move(change))});
    for (const json::value& item : out.at("sleep").get_array()) {
      if (item.at("item") == "sleep_back_pillow") return true;
    }
    return false;
  };
  CHECK(has_back({{"pain_now", 2}}));
  CHECK_FALSE(has_back({{"conditions", {{"pregnant_16_weeks_or_more", "yes"}}}}));
  CHECK_FALSE(has_back({{"conditions", {{"pregnant_16_weeks_or_more", nullptr}}}}));
}

TEST_CASE("the pattern brings its habits up, and what is fine is left out") {
  const json::object desk{
      {"signs",
       {{"worse_over_workday", "yes"}, {"deep_ache_between_blades", "yes"}, {"worse_reaching_for_mouse", "yes"}}}};
  const json::object plain = ask({screened(), patch(desk)});
  CHECK(plain.at("causes") == json::array{"cause_posture"});
  CHECK(lists(plain.at("brought_up"), "mouse_close"));
  CHECK(lists(plain.at("brought_up"), "break_interval"));
  const json::object told =
      ask({screened(), patch(desk), habits({{"answers", {{"mouse_close", "yes"}, {"screen_ahead", "no"}}}})});
  CHECK_FALSE(lists(told.at("brought_up"), "mouse_close"));
  CHECK(lists(told.at("brought_up"), "screen_ahead"));
  CHECK(ask({screened()}).at("causes").get_array().empty());
}

TEST_CASE("small_changes: at most three are suggested and chosen, and nonsense is left out") {
  const json::object out =
      ask({screened(),
           habits({{"answers",
                    {{"feet_flat", "no"},
                     {"knees_90", "no"},
                     {"screen_ahead", "no"},
                     {"screen_height", "no"},
                     {"elbows_90", "perhaps"},
                     {"gone", "yes"}}},
                   {"chosen", {"feet_flat", "gone", "feet_flat", 7, "knees_90", "screen_ahead", "screen_height"}},
                   {"checked_on", today}})});
  CHECK(out.at("suggested") == json::array{"feet_flat", "knees_90", "screen_ahead"});
  CHECK(out.at("chosen") == json::array{"feet_flat", "knees_90", "screen_ahead"});
  CHECK(out.at("choose_most") == 3);
  CHECK(out.at("checked_on").get_string() == today);
  for (const json::value& item : out.at("workspace").get_array()) {
    if (item.at("item") == "elbows_90") CHECK(item.at("answer").is_null());
  }
  for (const json::value& nonsense : {json::value{7}, json::value{json::array{}}, json::value{}}) {
    CHECK(ask({screened(), habits(nonsense)}).at("chosen").get_array().empty());
  }
}

}  // namespace unhunch::wire
