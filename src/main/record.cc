// SPDX-License-Identifier: Apache-2.0
#include "main/record.h"

#include <fmt/format.h>

#include "main/phrases.h"
#include "wire/answers_json.h"
#include "wire/json_text.h"

namespace unhunch::app {
namespace {

constexpr std::string_view answers_name = "answers.json";
constexpr std::string_view history_name = "history.json";
constexpr std::string_view state_name = "state.json";
constexpr std::string_view events_name = "events.jsonl";

using IsSound = bool (*)(const core::Regimen&, const boost::json::value&);

// What one file holds; empty when there is none, or when it had to be moved aside.
Expected<boost::json::object> read_object(const Knowledge& knowledge, const Storage& storage, std::string_view name,
                                          std::string_view stamp, IsSound is_sound, std::vector<std::string>& notes) {
  auto text = storage.read(name);
  if (!text) return tl::unexpected<Error>(std::move(text.error()));
  if (!*text) return boost::json::object{};
  auto parsed = wire::parse_json(**text);
  if (parsed && parsed->is_object() && is_sound(knowledge.regimen(), *parsed)) {
    return std::move(parsed->get_object());
  }
  const auto aside = storage.move_aside(name, stamp);
  if (!aside) return tl::unexpected<Error>(aside.error());
  notes.push_back(fmt::format(fmt::runtime(phrases::moved_aside), fmt::arg("file", name), fmt::arg("aside", *aside),
                              fmt::arg("folder", storage.folder().string())));
  return boost::json::object{};
}

bool are_answers(const core::Regimen& regimen, const boost::json::value& value) {
  return wire::read_answers(regimen, value, "answers").has_value();
}

bool is_history(const core::Regimen& regimen, const boost::json::value& value) {
  return wire::read_history(regimen, value, "history").has_value();
}

// The two sheets inside a half-finished check are answers too.
bool is_state(const core::Regimen& regimen, const boost::json::value& value) {
  for (const std::string_view name : {"draft", "before"}) {
    const auto* sheet = value.get_object().if_contains(name);
    if (sheet != nullptr && !are_answers(regimen, *sheet)) return false;
  }
  return true;
}

}  // namespace

Expected<Record> Record::read(const Knowledge& knowledge, const Storage& storage, const Clock& clock,
                              std::vector<std::string>& notes) {
  Record record{knowledge, storage, clock};
  const std::string stamp = fmt::format("{}-{}", core::to_iso(clock.today()), clock.unix_seconds() % 86400);
  auto answers = read_object(knowledge, storage, answers_name, stamp, are_answers, notes);
  if (!answers) return tl::unexpected<Error>(std::move(answers.error()));
  auto history = read_object(knowledge, storage, history_name, stamp, is_history, notes);
  if (!history) return tl::unexpected<Error>(std::move(history.error()));
  auto state = read_object(knowledge, storage, state_name, stamp, is_state, notes);
  if (!state) return tl::unexpected<Error>(std::move(state.error()));
  record.sheet_ = AnswerSheet{std::move(*answers)};
  record.state_ = AnswerSheet{std::move(*state)};
  record.history_ = std::move(*history);
  record.forget_yesterday();
  return record;
}

// The head-turn test and the last meal belong to one day.
void Record::forget_yesterday() {
  if (state_.find("", "today_only") == core::to_iso(clock_->today())) return;
  sheet_.remove("", "head_turn_test");
  sheet_.remove("", "minutes_since_food");
}

core::History Record::history() const {
  auto history = wire::read_history(knowledge_->regimen(), history_, "history");
  return history ? std::move(*history) : core::History{};
}

void Record::start_history(core::Date today) {
  if (history_.if_contains("started_on") == nullptr) history_["started_on"] = core::to_iso(today);
}

void Record::add_session(boost::json::object session) {
  auto& sessions = history_["sessions"];
  if (!sessions.is_array()) sessions = boost::json::array{};
  sessions.get_array().push_back(std::move(session));
}

void Record::set_after_effect(std::string_view effect) {
  auto* sessions = history_.if_contains("sessions");
  if (sessions == nullptr || !sessions->is_array() || sessions->get_array().empty()) return;
  sessions->get_array().back().as_object()["after_24h"] = effect;
}

Expected<void> Record::write_answers() { return storage_.write(answers_name, wire::write_json(sheet_.json())); }
Expected<void> Record::write_history() { return storage_.write(history_name, wire::write_json(history_)); }
Expected<void> Record::write_state() { return storage_.write(state_name, wire::write_json(state_.json())); }

Expected<void> Record::add_event(std::string_view what, boost::json::object details) {
  boost::json::object event{{"at", clock_->unix_seconds()}, {"date", core::to_iso(clock_->today())}, {"what", what}};
  for (auto& detail : details) event[detail.key()] = std::move(detail.value());
  return storage_.append(events_name, wire::write_json(event));
}

}  // namespace unhunch::app
