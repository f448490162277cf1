// SPDX-License-Identifier: Apache-2.0
#include "main/record.h"

#include <algorithm>

#include "main/answer_patch.h"
#include "main/json_file.h"
#include "wire/answers_json.h"
#include "wire/json_text.h"

namespace unhunch::app {
namespace {

using boost::json::object;
using boost::json::value;

constexpr std::string_view state_name = "state.json";

// The two sheets inside a half-finished check are answers.
bool is_state(const core::Regimen& regimen, const object& state) {
  for (const std::string_view name : {"draft", "before"}) {
    const value* sheet = state.if_contains(name);
    if (sheet != nullptr && !wire::read_answers(regimen, *sheet, "answers")) return false;
  }
  return true;
}

// The instant of the last event that answers come from, and the last session.
struct Last {
  std::int64_t told_ms = 0;
  core::EventId session;
};

Last find_last(const std::vector<core::Fact>& facts) {
  Last last;
  std::optional<core::Date> day;
  for (const core::Fact& fact : facts) {
    if (fact.is<core::SessionEntry>()) {
      if (day && fact.day() < *day) continue;
      day = fact.day();
      last.session = fact.id();
    } else if (fact.is<core::AnswersChange>() || fact.is<core::DailyEntry>() || fact.is<core::Other>()) {
      last.told_ms = std::max(last.told_ms, fact.moment().at_ms);
    }
  }
  return last;
}

// Check entries of `sheet` that the log does not have.
std::vector<object> find_new_checks(const object& folded, const object& sheet) {
  std::vector<object> fresh;
  const value* checks = sheet.if_contains("checks");
  const value* known = folded.if_contains("checks");
  if (checks == nullptr || !checks->is_array()) return fresh;
  for (const value& check : checks->get_array()) {
    const bool is_known =
        known != nullptr && known->is_array() &&
        std::find(known->get_array().begin(), known->get_array().end(), check) != known->get_array().end();
    if (!is_known && check.is_object()) fresh.push_back(check.get_object());
  }
  return fresh;
}

bool is_later(const value& date, const object& folded, std::string_view flag) {
  const value* dates = folded.if_contains("raised_on");
  const value* before = dates == nullptr ? nullptr : dates->get_object().if_contains(flag);
  return date.is_string() && (before == nullptr || date.get_string() > before->get_string());
}

}  // namespace

Expected<Record> Record::read(const Context& context, std::vector<std::string>& notes) {
  auto log = KeptLog::open(context, notes);
  if (!log) return tl::unexpected<Error>(std::move(log.error()));
  Record record{context, std::move(*log)};
  const auto is_sound = [&](const object& json) { return is_state(context.knowledge.regimen(), json); };
  auto state = read_json_file(context.storage, context.world.clock, state_name, is_sound, notes);
  if (!state) return tl::unexpected<Error>(std::move(state.error()));
  record.state_ = AnswerSheet{state->value_or(object{})};
  record.fold();
  return record;
}

void Record::fold() {
  const std::vector<core::Fact> facts = log_.log()->facts();
  wire::Record record = log_.log()->fold(facts, context_->world.clock.today());
  const Last last = find_last(facts);
  maker_.stay_behind(last.told_ms);
  last_session_ = last.session;
  history_ = std::move(record.history);
  folded_ = record.answers;
  sheet_ = AnswerSheet{std::move(record.answers)};
}

wire::Door Record::make_door() const {
  wire::Door door = context_->knowledge.door();
  door.work_from(log_.log());
  return door;
}

// What was changed on the sheet and is not yet written stays changed.
Expected<void> Record::append(const std::vector<wire::EventText>& events) {
  const object pending = make_patch(folded_, sheet_.json());
  if (auto kept = log_.append(events); !kept) return kept;
  fold();
  apply_patch(sheet_.part(""), pending);
  return {};
}

// The day on which a flag was raised is never sent: the answers that raise it are told once more.
Expected<void> Record::write_answers() {
  object patch = make_patch(folded_, sheet_.json());
  object raised_on;
  if (value* dates = patch.if_contains("raised_on"); dates != nullptr && dates->is_object())
    raised_on = dates->get_object();
  patch.erase("raised_on");
  patch.erase("checks");
  for (const auto& raised : raised_on) {
    if (!is_later(raised.value(), folded_, raised.key())) continue;
    const auto flag = find_id<core::FlagId>(context_->knowledge.regimen().flags, raised.key());
    if (flag) apply_patch(patch, tell_again(context_->knowledge.regimen(), sheet_.json(), flag));
  }
  std::vector<wire::EventText> events;
  if (!patch.empty()) events.push_back(maker_.make("answers", patch));
  for (const object& check : find_new_checks(folded_, sheet_.json())) {
    events.push_back(maker_.make("check_record", check));
  }
  if (events.empty()) return {};
  if (auto kept = log_.append(events); !kept) return kept;
  fold();
  return {};
}

Expected<void> Record::write_state() { return context_->storage.write(state_name, wire::write_json(state_.json())); }

Expected<void> Record::add_event(std::string_view kind, const object& body) {
  return append({maker_.make(kind, body)});
}

Expected<void> Record::add_session(const std::string& name, const object& session, std::vector<object> responses) {
  std::vector<wire::EventText> events{maker_.make("session_entry", session)};
  events.front().id = *core::find_event_id(name);
  for (object& response : responses) {
    response["session"] = name;
    events.push_back(maker_.make("exercise_response", response));
  }
  return append(events);
}

Expected<void> Record::set_after_effect(std::string_view effect) {
  if (history_.sessions.empty()) return {};
  return add_event("after_effect_24h", {{"session", core::to_text(last_session_)}, {"after", effect}});
}

}  // namespace unhunch::app
