// SPDX-License-Identifier: Apache-2.0
#include "main/answer_patch.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/triage.h"
#include "main/knowledge.h"

namespace unhunch::app {
namespace {

using boost::json::object;
using boost::json::value;

constexpr std::array<std::string_view, 6> groups = {"flags", "details",     "conditions",
                                                    "signs", "preferences", "raised_on"};

bool is_group(std::string_view name) { return std::find(groups.begin(), groups.end(), name) != groups.end(); }

const object& find_group(const object& answers, std::string_view name) {
  static const object none;
  const value* group = answers.if_contains(name);
  const object* members = group == nullptr ? nullptr : group->if_object();
  return members == nullptr ? none : *members;
}

object compare(const object& from, const object& to) {
  object patch;
  for (const auto& member : from) {
    if (!to.contains(member.key())) patch[member.key()] = nullptr;
  }
  for (const auto& member : to) {
    const value* before = from.if_contains(member.key());
    if (before == nullptr || *before != member.value()) patch[member.key()] = member.value();
  }
  return patch;
}

void change(object& target, const object& patch) {
  for (const auto& member : patch) {
    if (member.value().is_null()) {
      target.erase(member.key());
    } else {
      target[member.key()] = member.value();
    }
  }
}

void keep_only_nulls(object& patch) {
  for (auto member = patch.begin(); member != patch.end();) {
    member = member->value().is_null() ? std::next(member) : patch.erase(member);
  }
}

bool tells(const value& answer) {
  return answer == "yes" || answer == "unsure" || (answer.is_int64() && answer.get_int64() > 0);
}

}  // namespace

object make_patch(const object& from, const object& to) {
  object patch;
  for (const std::string_view group : groups) {
    object members = compare(find_group(from, group), find_group(to, group));
    if (!members.empty()) patch[group] = std::move(members);
  }
  for (auto& member : compare(from, to)) {
    if (!is_group(member.key())) patch[member.key()] = std::move(member.value());
  }
  return patch;
}

object make_removal(const object& from, const object& to) {
  object patch = make_patch(from, to);
  for (const std::string_view group : groups) {
    value* members = patch.if_contains(group);
    if (members != nullptr) keep_only_nulls(members->get_object());
  }
  for (auto member = patch.begin(); member != patch.end();) {
    member = member->value().is_null() || is_group(member->key()) ? std::next(member) : patch.erase(member);
  }
  return patch;
}

void apply_patch(object& answers, const object& patch) {
  for (const auto& member : patch) {
    const object* members = is_group(member.key()) ? member.value().if_object() : nullptr;
    if (members == nullptr) {
      change(answers, {{member.key(), member.value()}});
      continue;
    }
    value& group = answers[member.key()];
    if (!group.is_object()) group = object{};
    change(group.get_object(), *members);
  }
}

object tell_again(const core::Regimen& regimen, const object& answers, core::FlagId id) {
  const std::string& flag = regimen[id].id;
  const value* own = find_group(answers, "flags").if_contains(flag);
  if (own != nullptr && tells(*own)) return {{"flags", {{flag, *own}}}};
  object patch, details;
  for (const auto& detail : find_group(answers, "details")) {
    const auto question = find_id<core::SubQuestionId>(regimen.sub_questions, detail.key());
    const bool asked_for = question && std::any_of(regimen.composites.begin(), regimen.composites.end(),
                                                   [&](const core::CompositeRule& rule) {
                                                     return rule.raises == id && core::asks(rule, question);
                                                   });
    if (asked_for && tells(detail.value())) details[detail.key()] = detail.value();
  }
  if (!details.empty()) patch["details"] = std::move(details);
  const value* choice = answers.if_contains("pain_between_blades");
  if (choice == nullptr || !choice->is_string()) return patch;
  for (const core::Choice& each : regimen.choices) {
    if (each.raises == id && choice->get_string() == each.id) patch["pain_between_blades"] = *choice;
  }
  return patch;
}

}  // namespace unhunch::app
