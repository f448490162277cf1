// SPDX-License-Identifier: Apache-2.0
// The fast way and the strict way are two implementations of one thing: they have to agree.
#include "wire/plain_events.h"

#include <rapidcheck.h>

#include "wire/door_testing.h"
#include "wire/event_reader.h"
#include "wire/plain_json.h"

namespace unhunch::wire {
namespace {

namespace json = boost::json;

const std::string session_id = "01930000-0000-7000-8000-000000000004";

std::string envelope(const std::string& kind, const std::string& body) {
  return R"({"id":"01930000-0000-7000-8000-000000000001","at":"2026-11-26T09:30:12.345Z","offset_min":-60,"kind":")" +
         kind + R"(","v":1,"body":)" + body + "}";
}

// Every member that any common kind has, right and wrong.
const std::vector<std::string> members = {
    R"("pain_now":3)",
    R"("pain_now":11)",
    R"("pain_now":-1)",
    R"("pain_average":10)",
    R"("stiffness_minutes":600)",
    R"("stiffness_minutes":601)",
    R"("sleep_quality":2)",
    R"("note":"stiff")",
    R"("note":"caf\u00e9")",
    R"("result":"break_done")",
    R"("result":"break_held")",
    R"("because":"microphone")",
    R"("result":"gone")",
    R"("routine":"office_reset")",
    R"("routine":"gone")",
    R"("seconds":90)",
    R"("seconds":86401)",
    R"("complete":true)",
    R"("complete":1)",
    R"("pain_before":0)",
    R"("pain_peak":null)",
    R"("place":"floor")",
    R"("ended":"left")",
    R"("exercise":"cat_cow")",
    R"("response":"eased")",
    R"("response":"good")",
    R"("variant":"cat_cow_small")",
    R"("contact_s":30)",
    R"("sets":3)",
    R"("reps":1001)",
    R"("all_done":false)",
    R"("form_perfect":true)",
    R"("skipped":true)",
    R"("after":"settled")",
    R"("after":7)",
    R"("session":"01930000-0000-7000-8000-000000000004")",
    R"("session":"x")",
};

bool same(const core::EventBody& a, const core::EventBody& b) {
  if (a.index() != b.index()) return false;
  if (const auto* daily = std::get_if<core::DailyEntry>(&a))
    return daily->values == std::get<core::DailyEntry>(b).values;
  if (const auto* entry = std::get_if<core::SessionEntry>(&a)) {
    const auto& other = std::get<core::SessionEntry>(b);
    return entry->routine == other.routine && entry->time == other.time && entry->complete == other.complete &&
           entry->pain_before == other.pain_before && entry->pain_peak == other.pain_peak;
  }
  if (const auto* response = std::get_if<core::ExerciseResponse>(&a)) {
    const auto& other = std::get<core::ExerciseResponse>(b);
    const core::ExerciseDone &one = response->done, &two = other.done;
    return response->session == other.session && response->skipped == other.skipped && one.exercise == two.exercise &&
           one.variant == two.variant && one.response == two.response && one.contact == two.contact &&
           one.sets == two.sets && one.reps == two.reps && one.all_done == two.all_done &&
           one.form_perfect == two.form_perfect;
  }
  if (const auto* effect = std::get_if<core::AfterEffect24h>(&a)) {
    const auto& other = std::get<core::AfterEffect24h>(b);
    return effect->session == other.session && effect->after == other.after;
  }
  if (const auto* taken = std::get_if<core::BreakEvent>(&a))
    return taken->result == std::get<core::BreakEvent>(b).result;
  if (const auto* change = std::get_if<core::AnswersChange>(&a)) {
    return change->screened == std::get<core::AnswersChange>(b).screened;
  }
  return true;
}

}  // namespace

TEST_CASE("a plain body is read as the strict way reads it, and a wrong one is not read") {
  const core::Regimen& regimen = the_door().regimen();
  std::size_t read = 0;
  rc::check("two ways agree", [&] {
    const std::string kind = *rc::gen::elementOf(std::vector<std::string>{
        "exercise_response", "break_event", "session_entry", "after_effect_24h", "daily_entry", "answers"});
    std::string body = "{";
    const int count = *rc::gen::inRange(0, 6);
    for (int i = 0; i < count; ++i) body += (i == 0 ? "" : ",") + *rc::gen::elementOf(members);
    body += "}";
    const auto plain = scan_body(regimen, kind, body);
    if (!plain) return;
    ++read;
    EventText text;
    text.kind = kind;
    text.body = body;
    RC_ASSERT(check_event(regimen, text).has_value());
    text.body = "{ " + body.substr(1);  // the same, and not plain
    RC_ASSERT(same(*plain, parse_body(regimen, text).body));
  });
  CHECK(read > 0);
}

TEST_CASE("the usual body of every common kind is plain") {
  const core::Regimen& regimen = the_door().regimen();
  const auto is_plain = [&](const char* kind, const std::string& body) {
    return scan_body(regimen, kind, body).has_value();
  };
  CHECK(is_plain("exercise_response", R"({"session":")" + session_id + R"(","exercise":"cat_cow","response":"same"})"));
  CHECK(is_plain("break_event", R"({"result":"break_skipped"})"));
  CHECK(is_plain("break_event", R"({"result":"break_held","because":"meeting"})"));
  CHECK(is_plain("break_event", R"({"result":"break_natural","seconds":420})"));
  CHECK(is_plain("session_entry", R"({"routine":"office_reset","seconds":90,"complete":true,"pain_before":3})"));
  CHECK(is_plain("after_effect_24h", R"({"session":")" + session_id + R"(","after":"settled"})"));
  CHECK(is_plain("daily_entry", R"({"pain_now":3,"stiffness_minutes":20})"));
  CHECK(is_plain("answers", R"({"pain_now":3})"));
  CHECK_FALSE(is_plain("session_entry", R"({"routine":"office_reset","seconds":90})"));
  CHECK_FALSE(is_plain("exercise_response", R"({"exercise":"cat_cow"})"));
  CHECK_FALSE(is_plain("break_event", R"({"result":"break_skipped"} )"));
}

TEST_CASE("events in the usual form are scanned, and others are left to the strict way") {
  const std::string plain = envelope("daily_entry", R"({"pain_now":3})");
  const std::string deep = envelope("daily_entry", R"({"pain_site":[{"place":"neck"}],"note":"a \"b\" }{ \u00e9"})");
  std::vector<EventText> both;
  std::vector<std::size_t> members;  // of the plain bodies
  std::vector<std::string> parsed;   // the others
  const auto take = [&](const EventText& event, const SeenBody& seen) {
    both.push_back(event);
    if (seen.plain != nullptr) members.push_back(static_cast<std::size_t>(seen.plain->end() - seen.plain->begin()));
    if (seen.parsed != nullptr) parsed.push_back(write_json(*seen.parsed));
  };
  REQUIRE(scan_events("[" + plain + "," + deep + "]", take));
  REQUIRE(both.size() == 2);
  CHECK(members == std::vector<std::size_t>{1});
  CHECK(parsed == std::vector{both[1].body});
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string& text = i == 0 ? plain : deep;
    CHECK(both[i] == *read_event(*parse_json(text), ""));
  }
  CHECK(scan_events(R"({"events":[]})", take));
  CHECK(both.size() == 2);
  for (const std::string& other :
       {"[" + plain + "] ", "[" + plain + ",]", "[ " + plain + "]", plain, std::string{"["}, "[" + plain,
        "[" + envelope("Daily", "{}") + "]", "[" + envelope("daily_entry", R"({"a":1,"a":2})") + "]",
        "[" + envelope("daily_entry", R"({"note":"\x01"})") + "]", "[" + envelope("daily_entry", "[]") + "]",
        "[" + envelope("daily_entry", R"({"a":01})") + "]", "[" + envelope("daily_entry", "{\"a\":\"\xff\"}") + "]"}) {
    CHECK_MESSAGE(!scan_events(other, take), other);
  }
}

TEST_CASE("plain numbers are JSON's numbers") {
  for (const char* good : {"0", "7", "-7", "999999999"}) {
    std::string_view rest = good;
    CHECK(scan_whole(rest) == std::atoi(good));
    CHECK(rest.empty());
  }
  for (const char* bad : {"", "-", "-0", "01", "+1", "a"}) {
    std::string_view rest = bad;
    CHECK_FALSE(scan_whole(rest));
    CHECK(rest == bad);
  }
}

}  // namespace unhunch::wire
