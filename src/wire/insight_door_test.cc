// SPDX-License-Identifier: Apache-2.0
// The door `insight`, and what prompts change in what a log comes to.
#include <algorithm>

#include "core/triage.h"
#include "wire/door_testing.h"
#include "wire/event_reader.h"
#include "wire/log.h"

namespace unhunch::wire {
namespace {

namespace json = boost::json;

// One a minute, each with its own id, on days from 2026-10-01.
class Story {
 public:
  Story() {
    json::object answers = healthy_answers();
    answers["screened_on"] = core::to_iso(day(0));
    add(0, "answers", answers);
  }

  static core::Date day(int n) { return *core::find_date("2026-10-01") + core::Days{n}; }

  Story& add(int on, const char* kind, const json::object& body) {
    EventText& text = events_.emplace_back();
    const auto number = events_.size();
    text.id.bytes[14] = static_cast<std::uint8_t>(number / 256);
    text.id.bytes[15] = static_cast<std::uint8_t>(number % 256);
    text.at_ms = (day(on).since_1970 * 1440LL + 540 + static_cast<int>(number)) * 60'000;
    text.kind = kind;
    text.body = write_json(body);
    return *this;
  }
  Story& pains(int from, int to, int pain) {
    for (int on = from; on < to; ++on) add(on, "daily_entry", {{"pain_average", pain}});
    return *this;
  }

  Record fold(int on) const {
    Log log{the_door().document(), the_door().regimen()};
    log.add(events_);
    return log.fold(log.facts(), day(on));
  }
  core::Triage triage(int on) const { return core::calc_triage(the_door().regimen(), fold(on).told, day(on)); }
  bool is_raised(int on) const { return triage(on).find(the_door().regimen().known.no_improvement) != nullptr; }

  std::string insight(int on) const {
    json::array events;
    for (const EventText& event : events_) {
      std::string text;
      write_event(event, text);
      events.push_back(*parse_json(text));
    }
    const Reply reply =
        the_door().call("insight", write_json(json::object{{"events", events}, {"date", core::to_iso(day(on))}}));
    REQUIRE_MESSAGE(reply.ok, reply.json);
    return reply.json;
  }

  std::vector<EventText>& events() { return events_; }

 private:
  std::vector<EventText> events_;
};

std::string fault_of(std::string kind, const json::object& body) {
  EventText text;
  text.kind = std::move(kind);
  text.body = write_json(body);
  const auto checked = check_event(the_door().regimen(), text);
  return checked ? "fine" : checked.error().code + " at " + checked.error().where;
}

}  // namespace

TEST_CASE("two weeks without improvement raise the flag of that, until it is answered with no") {
  Story story;
  story.pains(0, 20, 5);
  CHECK_FALSE(story.is_raised(13));
  CHECK(story.is_raised(14));
  CHECK(story.triage(14).tier == core::Tier::see_soon);
  CHECK(story.fold(20).answers.at("raised_on").at("no_improvement_self_care") == "2026-10-15");
  story.add(17, "answers", {{"flags", {{"no_improvement_self_care", "no"}}}});
  CHECK_FALSE(story.is_raised(17));

  Story settled;
  settled.pains(0, 20, 5);
  settled.add(
      20, "check_record",
      {{"entry", "pain_settled"}, {"flag", "no_improvement_self_care"}, {"date", core::to_iso(Story::day(20))}});
  CHECK_FALSE(settled.is_raised(20));
}

TEST_CASE("with too few entries the flag waits for the answer to the one question") {
  Story story;
  story.pains(0, 4, 5);
  CHECK_FALSE(story.is_raised(15));
  Story better = story;
  better.add(15, "prompt_shown", {{"prompt", "prompt_day_14"}, {"answer", "better"}});
  CHECK_FALSE(better.is_raised(15));
  story.add(15, "prompt_shown", {{"prompt", "prompt_day_14"}, {"answer", "same"}});
  CHECK(story.is_raised(15));
  CHECK(story.fold(15).answers.at("raised_on").at("no_improvement_self_care") == "2026-10-16");
}

TEST_CASE("four weeks without improvement ask for a full screening, also when the last one is not old") {
  Story story;
  story.pains(0, 27, 5);
  story.add(20, "answers", {{"screened_on", core::to_iso(Story::day(20))}});
  CHECK(story.triage(27).plan_state == core::PlanState::none);
  CHECK(story.triage(28).plan_state == core::PlanState::screen_incomplete);
  CHECK_FALSE(story.fold(28).told.screened_on);
  story.add(28, "answers", {{"screened_on", core::to_iso(Story::day(28))}});
  CHECK(story.triage(28).plan_state == core::PlanState::none);
  CHECK(story.is_raised(28));
}

TEST_CASE(
    "pain that is two points worse asks for severe or fast worsening pain anew, and nothing gets harder for a week") {
  Story story;
  story.pains(0, 3, 3).pains(3, 4, 5);
  const core::FlagId flag = the_door().regimen().known.worsening_pain;
  const core::Triage triage = story.triage(3);
  CHECK(std::find(triage.unanswered.begin(), triage.unanswered.end(), flag) != triage.unanswered.end());
  CHECK(triage.plan_state == core::PlanState::screen_incomplete);
  CHECK(story.triage(2).plan_state == core::PlanState::none);
  const Record record = story.fold(3);
  CHECK(record.history.find_not_harder(Story::day(10)) != nullptr);
  CHECK(record.history.find_not_harder(Story::day(11)) == nullptr);
  story.add(3, "answers", {{"flags", {{"severe_or_fast_worsening_pain", "no"}}}});
  CHECK(story.triage(3).plan_state == core::PlanState::none);
}

TEST_CASE("the order in which events arrive does not change a byte of insight") {
  Story story;
  std::uint64_t state = 7;
  const auto draw = [&](int below) {
    return static_cast<int>((state = state * 6364136223846793005U + 1442695040888963407U) >> 33) % below;
  };
  for (int on = 0; on < 40; ++on) {
    story.add(on, "daily_entry",
              {{"pain_average", draw(11)},
               {"stress_level", draw(11)},
               {"sleep_quality", draw(11)},
               {"stiffness_minutes", draw(60)}});
    story.add(on, "break_event", {{"result", draw(2) == 0 ? "break_done" : "break_skipped"}});
  }
  story.add(14, "measure_entry",
            {{"measure", "psfs_score"}, {"score", 4.5}, {"items", {4, 5}}, {"names", {"swim", "drive"}}});
  const std::string before = story.insight(39);
  std::reverse(story.events().begin(), story.events().end());
  CHECK(story.insight(39) == before);
  for (std::size_t i = story.events().size(); i > 1; --i) {
    std::swap(story.events()[i - 1], story.events()[static_cast<std::size_t>(draw(static_cast<int>(i)))]);
  }
  CHECK(story.insight(39) == before);
  const json::value insight = *parse_json(before);
  CHECK(insight.at("episode").at("day") == 39);
  CHECK(insight.at("pairs").at(0).at("days") == 40);
  CHECK(insight.at("changes").at(0).at("outcome") == "pain_average");
  CHECK(insight.at("prompts").at(0).at("prompt") == "prompt_worse");
}

TEST_CASE("measures, prompts and audits are refused when they make no sense") {
  CHECK(fault_of("measure_entry", {{"measure", "peg_score"}, {"score", 4.3}}) == "fine");
  CHECK(fault_of("measure_entry", {{"measure", "peg_score"}, {"score", 11}}) == "out_of_range at body.score");
  CHECK(fault_of("measure_entry", {{"measure", "groc_score"}, {"score", -5}}) == "fine");
  CHECK(fault_of("prompt_shown", {{"prompt", "prompt_day_7"}}) == "fine");
  CHECK(fault_of("prompt_shown", {{"prompt", "prompt_day_8"}}) != "fine");
  CHECK(fault_of("habit_audit", {{"habits", {"desk", "getting_up"}}, {"chosen", {"screen_height"}}}) == "fine");
  CHECK(fault_of("habit_audit", {{"habits", {"desk"}}, {"chosen", {"a", "b", "c", "d"}}}) ==
        "out_of_range at body.chosen");
}

TEST_CASE("a history that is sent can say that nothing gets harder") {
  json::object input{{"answers", healthy_answers()},
                     {"date", "2026-10-05"},
                     {"history",
                      {{"not_harder", {{{"from", "2026-10-03"}, {"until", "2026-10-10"}}}},
                       {"sessions",
                        {{{"date", "2026-10-01"},
                          {"routine", "strength_session"},
                          {"pain_peak", 0},
                          {"after_24h", "settled"},
                          {"exercises", {{{"exercise", "wall_push_up"}, {"sets", 2}, {"reps", 8}}}}}}}}}};
  const auto reps = [&] { return parse_json(the_door().call("ladder", write_json(input)).json)->at("reps"); };
  CHECK(reps() == 8);
  input["history"].get_object().erase("not_harder");
  CHECK(reps() == 10);
}

}  // namespace unhunch::wire
