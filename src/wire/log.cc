// SPDX-License-Identifier: Apache-2.0
#include "wire/log.h"

#include <algorithm>
#include <numeric>

#include "wire/answers_json.h"
#include "wire/event_reader.h"
#include "wire/json_text.h"

namespace unhunch::wire {
namespace {

using boost::json::object;
using boost::json::value;

constexpr std::string_view of_one_day[] = {"head_turn_test", "minutes_since_food"};

object& member_object(object& parent, std::string_view name) {
  value& member = parent[name];
  if (!member.is_object()) member = object{};
  return member.get_object();
}

bool is_raised(const value& answer) {
  return answer.is_string() && (answer.get_string() == "yes" || answer.get_string() == "unsure");
}

// Folds the documents: answers with what is derived from them, and settings.
class Folding {
 public:
  Folding(const object& document, core::Date today) : document_(document), today_(today) {}

  void change_answers(const object& patch, core::Date day) {
    for (const auto& member : patch) {
      if (is_of_one_day(member.key()) && day != today_) {
        answers_.erase(member.key());
      } else if (const object* inner = member.value().if_object()) {
        change_members(member.key(), *inner, day);
      } else if (member.value().is_null()) {
        answers_.erase(member.key());
      } else {
        answers_[member.key()] = member.value();
      }
    }
  }

  void add_check(object body) {
    value& checks = answers_["checks"];
    if (!checks.is_array()) checks = boost::json::array{};
    checks.get_array().push_back(std::move(body));
  }

  // What was felt is reported at once, before anybody has answered the questions that follow.
  void add_symptom(const object& body, core::Date day) {
    const value* trigger = body.if_contains("trigger");
    const value* triggers = document_.if_contains("stop_trigger");
    if (trigger == nullptr || !trigger->is_string() || triggers == nullptr) return;
    const value* item = triggers->as_object().if_contains(trigger->get_string());
    const value* raises = item == nullptr ? nullptr : item->as_object().if_contains("raises");
    if (raises == nullptr || !raises->is_array()) return;
    object flags;
    for (const value& flag : raises->get_array()) flags[flag.as_string()] = "yes";
    change_members("flags", flags, day);
  }

  void set(const object& body) {
    const value* name = body.if_contains("name");
    const value* setting = body.if_contains("value");
    if (name == nullptr || !name->is_string() || setting == nullptr) return;
    if (setting->is_null()) {
      settings_.erase(name->get_string());
    } else {
      settings_[name->get_string()] = *setting;
    }
  }

  void set_pain(int pain) { answers_["pain_now"] = pain; }

  object& answers() { return answers_; }
  object& settings() { return settings_; }

 private:
  static bool is_of_one_day(std::string_view name) {
    return std::find(std::begin(of_one_day), std::end(of_one_day), name) != std::end(of_one_day);
  }

  void change_members(std::string_view name, const object& patch, core::Date day) {
    if (name == "flags") note_raised(patch, day);
    object& members = member_object(answers_, name);
    for (const auto& each : patch) {
      if (each.value().is_null()) {
        members.erase(each.key());
      } else {
        members[each.key()] = each.value();
      }
    }
    if (name == "flags") note_raised(patch, day);
  }

  void note_raised(const object& flags, core::Date day) {
    object& raised_on = member_object(answers_, "raised_on");
    for (const auto& flag : flags) {
      if (is_raised(flag.value())) {
        raised_on[flag.key()] = core::to_iso(day);
      } else {
        raised_on.erase(flag.key());
      }
    }
  }

  const object& document_;
  core::Date today_;
  object answers_, settings_;
};

// Takes away what stands at the path of an error ("answers.flags.gone"), whole members at the least.
bool prune(object& answers, std::string_view path) {
  value* at = nullptr;
  object* parent = &answers;
  std::size_t from = path.find('.') + 1;
  while (from != 0 && parent != nullptr) {
    const std::size_t end = std::min(path.find('.', from), path.size());
    const std::string_view name = path.substr(from, end - from);
    at = parent->if_contains(name);
    if (at == nullptr) return false;
    if (end == path.size() || !at->is_object()) return parent->erase(name) > 0;
    parent = &at->get_object();
    from = end + 1;
  }
  return false;
}

// Never fails: in the worst case nothing is left, and nothing is answered.
core::Answers read_what_is_right(const core::Regimen& regimen, object& answers) {
  for (std::size_t attempts = 0; attempts < 1000; ++attempts) {
    auto read = read_answers(regimen, answers, "answers");
    if (read) return std::move(*read);
    if (!prune(answers, read.error().where)) break;
  }
  answers.clear();
  return core::Answers{regimen};
}

}  // namespace

void Log::add(std::vector<EventText> texts) {
  const std::size_t before = events_.size();
  for (EventText& text : texts) {
    events_.push_back(read_event_for_rules(*regimen_, text));
    bodies_.push_back(std::move(text.body));
  }
  const auto is_behind = [](const core::Event& a, const core::Event& b) { return !core::comes_before(a, b); };
  const auto from = events_.begin() + static_cast<std::ptrdiff_t>(before == 0 ? 0 : before - 1);
  if (std::adjacent_find(from, events_.end(), is_behind) == events_.end()) return;
  // Something came late, or twice: sort all, and keep the first of each.
  std::vector<std::size_t> order(events_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return core::comes_before(events_[a], events_[b]); });
  std::vector<core::Event> events;
  std::vector<std::string> bodies;
  for (const std::size_t at : order) {
    if (!events.empty() && events.back().id == events_[at].id) continue;
    events.push_back(std::move(events_[at]));
    bodies.push_back(std::move(bodies_[at]));
  }
  events_ = std::move(events);
  bodies_ = std::move(bodies);
}

std::size_t Log::count_unknown() const {
  return static_cast<std::size_t>(std::count_if(events_.begin(), events_.end(), [](const core::Event& event) {
    return std::holds_alternative<core::Unknown>(event.body);
  }));
}

object Log::read_body(const core::Fact& fact) const {
  const auto at = static_cast<std::size_t>(fact.last - events_.data());
  auto body = parse_json(bodies_[at]);
  return body && body->is_object() ? std::move(body->get_object()) : object{};
}

Record Log::fold(const std::vector<core::Fact>& facts, core::Date date) const {
  Folding folding{*document_, date};
  for (const core::Fact& fact : facts) {
    const core::Date day = fact.moment().day();
    if (const auto* daily = std::get_if<core::DailyEntry>(&fact.body())) {
      if (const auto pain = (*daily)[core::Measure::pain_now]) folding.set_pain(*pain);
    } else if (std::holds_alternative<core::AnswersChange>(fact.body())) {
      folding.change_answers(read_body(fact), day);
    } else if (const auto* other = std::get_if<core::Other>(&fact.body())) {
      switch (other->kind) {
        case core::OtherKind::check_record: folding.add_check(read_body(fact)); break;
        case core::OtherKind::symptom_event: folding.add_symptom(read_body(fact), day); break;
        case core::OtherKind::setting: folding.set(read_body(fact)); break;
        case core::OtherKind::measure_entry:
        case core::OtherKind::free_note: break;
      }
    }
  }
  core::Answers told = read_what_is_right(*regimen_, folding.answers());
  return {std::move(folding.answers()), std::move(folding.settings()), std::move(told),
          core::make_history(facts, regimen_->figures.rescreen_gap)};
}

}  // namespace unhunch::wire
