// SPDX-License-Identifier: Apache-2.0
#include "wire/report_struck.h"

#include <algorithm>

namespace unhunch::wire {
namespace {

template <class Entries, class Name>
void leave_out(Entries& entries, const Struck& struck, std::string_view part, Name name) {
  std::erase_if(entries, [&](const auto& entry) { return struck.has(part, name(entry)); });
}

std::string_view measure_name(const door::ReportMeasure& measure) { return measure.measure; }

}  // namespace

bool is_thinned(const door::ReportOut& report, std::string_view part) {
  return std::find(report.thinned.begin(), report.thinned.end(), part) != report.thinned.end();
}

std::string name_of(const door::ReportStop& stop) { return core::to_iso(stop.date.date) + "/" + stop.trigger; }

std::string name_of(const door::PromptOut& prompt) {
  return std::string{prompt.prompt} + "/" + core::to_iso(prompt.on.date);
}

std::string name_of(const door::ReportActivity& activity) { return "activity/" + activity.name; }

std::string name_of(const door::ReportHabit& habit) { return "habit/" + habit.habit; }

std::string name_of(const door::ReportAudit& audit) { return "audit/" + core::to_iso(audit.date.date); }

bool Struck::has(std::string_view part, std::string_view id) const {
  return std::any_of(names_.begin(), names_.end(), [&](std::string_view name) {
    return name.size() == part.size() + 1 + id.size() && name.starts_with(part) && name[part.size()] == '/' &&
           name.ends_with(id);
  });
}

bool Struck::has_part(std::string_view part) const {
  return std::any_of(names_.begin(), names_.end(), [&](std::string_view name) {
    return name.size() > part.size() && name.starts_with(part) && name[part.size()] == '/';
  });
}

std::vector<core::Fact> Struck::leave_out_days(std::vector<core::Fact> facts) const {
  if (!has_part("pattern")) return facts;
  std::erase_if(facts, [&](const core::Fact& fact) { return has("pattern", core::to_iso(fact.day())); });
  return facts;
}

// With a flag go all questions that look closer at flags, whichever of them it was.
void Struck::leave_out_questions(std::vector<door::ReportQuestion>& questions) const {
  std::erase_if(questions, [&](const door::ReportQuestion& question) {
    if (question.kind == "flag") return has("flags", question.question);
    if (question.kind == "condition") return has("conditions", question.question);
    return question.kind == "sub_question" && has_part("flags");
  });
}

void Struck::leave_out_entries(door::ReportOut& out) const {
  if (names_.empty()) return;
  leave_out(out.flags, *this, "flags", [](const auto& flag) { return flag.flag; });
  leave_out(out.looked_at, *this, "flags", [](const auto& check) { return std::string_view{check.flag}; });
  leave_out(out.tier.raised, *this, "flags", [](const auto& raised) { return raised.flag; });
  leave_out(out.tier.unanswered, *this, "flags", [](std::string_view flag) { return flag; });
  leave_out(out.tier.ignored_checks, *this, "flags", [](const auto& check) { return check.flag; });
  leave_out(out.conditions, *this, "conditions", [](const auto& condition) { return condition.condition; });
  leave_out_questions(out.questions);
  leave_out(out.measures, *this, "measures", measure_name);
  leave_out(out.prompts, *this, "prompts", [](const auto& prompt) { return name_of(prompt); });
  leave_out(out.medicines, *this, "medicines", [](const auto& each) { return core::to_iso(each.date.date); });
  if (out.response) {
    leave_out(out.response->exercises, *this, "response", [](const auto& row) { return row.exercise; });
    leave_out(out.response->stops, *this, "response", [](const auto& stop) { return name_of(stop); });
  }
  if (out.function) {
    leave_out(out.function->measures, *this, "function", measure_name);
    leave_out(out.function->activities, *this, "function", [](const auto& each) { return name_of(each); });
  }
  if (out.doing) {
    leave_out(out.doing->habits, *this, "doing", [](const auto& habit) { return name_of(habit); });
    leave_out(out.doing->audits, *this, "doing", [](const auto& audit) { return name_of(audit); });
  }
}

}  // namespace unhunch::wire
