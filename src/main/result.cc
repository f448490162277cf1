// SPDX-License-Identifier: Apache-2.0
#include "main/result.h"

#include <fmt/format.h>

#include <algorithm>

#include "main/big_digits.h"
#include "main/exit_status.h"
#include "main/phrases.h"
#include "main/screen.h"
#include "main/text_layout.h"

namespace unhunch::app {
namespace {

using core::Tier;
using wire::Texts;

std::string join(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? std::string{} : std::string{between}) + part;
  return all;
}

class Describing {
 public:
  Describing(const Knowledge& knowledge, const core::Triage& triage, std::string_view region, int width)
      : knowledge_(knowledge), triage_(triage), region_(region), width_(width) {}

  Frame take() { return std::move(frame_); }

  void add_heading(std::string_view words) {
    space();
    frame_.emplace_back(Look::strong, std::string{words});
  }

  void add(std::string_view words, Look look = Look::plain) { append(frame_, paragraph(words, width_, look)); }
  void add_item(std::string_view words) { append(frame_, marked("• ", words, width_, Look::accent)); }
  void add_quiet(std::string_view words, int depth) {
    append(frame_, indent(paragraph(words, width_ - depth, Look::faint), depth));
  }

  void add_command(std::string_view command, std::string_view words) { frame_.push_back(command_line(command, words)); }

  void space() {
    if (!frame_.empty() && !frame_.back().spans.empty()) frame_.emplace_back();
  }

  void add_line(std::string_view message, std::size_t n, Look look = Look::plain) { add(line(message, n), look); }

  void add_lines(std::string_view message) {
    for (std::size_t n = 0; n < knowledge_.texts().count("message", message, "lines"); ++n) {
      space();
      add_line(message, n);
    }
  }

  std::string line(std::string_view message, std::size_t n) const {
    return fill(knowledge_.texts().find("message", message, "lines", n));
  }

  // What may stand in a sentence about this person's answers.
  std::string fill(std::string_view sentence) const {
    const std::string flags = names_of_flags();
    const std::string_view emergency = knowledge_.emergency_number(region_);
    return Texts::fill(sentence, {{"emergency_number", emergency},
                                  {"advice_line", knowledge_.advice_line(region_)},
                                  {"help_line", emergency},
                                  {"flags", flags},
                                  {"changes", phrases::changes_below}});
  }

  std::string_view flag_name(core::FlagId id) const { return knowledge_.text("flag", knowledge_.regimen()[id].id); }

  // The flags of the present tier, or all where none carries it.
  std::vector<const core::RaisedFlag*> find_leading_flags() const {
    std::vector<const core::RaisedFlag*> leading;
    for (const core::RaisedFlag& raised : triage_.raised) {
      if (raised.tier == triage_.tier) leading.push_back(&raised);
    }
    if (leading.empty()) {
      for (const core::RaisedFlag& raised : triage_.raised) leading.push_back(&raised);
    }
    return leading;
  }

 private:
  std::string names_of_flags() const {
    std::vector<std::string> names;
    for (const core::RaisedFlag* raised : find_leading_flags()) names.emplace_back(flag_name(raised->flag));
    return join(names, "; ");
  }

  const Knowledge& knowledge_;
  const core::Triage& triage_;
  std::string_view region_;
  int width_;
  Frame frame_;
};

// The result that is not an emergency.
class Result {
 public:
  Result(const Knowledge& knowledge, const core::Person& person, std::string_view region, int width)
      : knowledge_(knowledge), person_(person), page_(knowledge, person.triage, region, width) {}

  Frame run() {
    add_tier();
    add_messages();
    add_raised();
    add_changes();
    add_pattern();
    add_next();
    page_.space();
    page_.add(knowledge_.text("statement", "not_a_clinician_line", "says"), Look::faint);
    return page_.take();
  }

  Frame run_refusal() {
    add_tier();
    add_messages();
    add_raised();
    add_next();
    return page_.take();
  }

 private:
  const core::Triage& triage() const { return person_.triage; }

  void add_tier() {
    const bool calm = triage().plan_state != core::PlanState::none && triage().tier < Tier::urgent;
    const std::string_view kind = calm ? "plan_state" : "tier";
    const std::string_view id = calm ? slug(triage().plan_state) : slug(triage().tier);
    const Look look = triage().tier >= Tier::urgent ? Look::alarm : Look::chosen;
    page_.add(fmt::format("{} {}", icon_of(triage().tier), knowledge_.text(kind, id)), look);
    page_.add(knowledge_.text(kind, id, "meaning"), Look::faint);
  }

  void add_messages() {
    for (const core::Slug message : triage().messages) {
      const bool about_plan = message == "msg_caution" || message == "msg_see_soon";
      if (!about_plan || triage().exercise_allowed()) page_.add_lines(message);
    }
    for (const core::Slug notice : triage().notices) {
      page_.add_heading(knowledge_.text("message", notice, "title"));
      page_.add_lines(notice);
    }
    if (person_.long_gap) {
      page_.space();
      page_.add(phrases::long_gap);
    }
  }

  void add_raised() {
    if (triage().raised.empty()) return;
    page_.add_heading(phrases::raised_title);
    for (const core::RaisedFlag& raised : triage().raised) {
      const core::Flag& flag = knowledge_.regimen()[raised.flag];
      const std::string_view note = find_note(raised);
      page_.add_item(note.empty() ? std::string{page_.flag_name(raised.flag)}
                                  : fmt::format("{} ({})", page_.flag_name(raised.flag), note));
      if (!is_checked(raised)) page_.add_quiet(page_.fill(knowledge_.text("flag", flag.id, "do")), 2);
    }
    for (const core::RaisedFlag& raised : triage().raised) {
      if (raised.tier < Tier::see_soon || raised.tier == Tier::emergency) continue;
      page_.space();
      const std::string& flag = knowledge_.regimen()[raised.flag].id;
      page_.add(fmt::format(fmt::runtime(phrases::after_visit), fmt::arg("flag", flag)), Look::faint);
      if (can_settle(raised.flag)) {
        page_.add(fmt::format(fmt::runtime(phrases::settled_hint), fmt::arg("flag", flag)), Look::faint);
      }
    }
  }

  // A professional has looked at it: the last reason is the check entry.
  bool is_checked(const core::RaisedFlag& raised) const {
    return !raised.because.empty() && !knowledge_.text("check_entry", raised.because.back()).empty();
  }

  std::string_view find_note(const core::RaisedFlag& raised) const {
    if (is_checked(raised)) return knowledge_.text("check_entry", raised.because.back());
    return raised.tier > Tier::caution ? knowledge_.text("tier", slug(raised.tier)) : std::string_view{};
  }

  bool can_settle(core::FlagId flag) const {
    for (const core::CheckEntryKind& kind : knowledge_.regimen().check_entries) {
      if (std::find(kind.only.begin(), kind.only.end(), flag) != kind.only.end()) return true;
    }
    return false;
  }

  void add_changes() {
    if (!triage().exercise_allowed()) return;
    std::vector<std::string_view> changes;
    const core::Regimen& regimen = knowledge_.regimen();
    for (const core::Slug rule : triage().rules) {
      if (!knowledge_.text("combination_rule", rule, "says").empty()) changes.push_back(knowledge_.words(rule));
    }
    core::present_conditions(person_.answers).for_each([&](core::ConditionId id) {
      changes.push_back(knowledge_.text("condition", regimen[id].id, "effect"));
    });
    if (triage().gentle) changes.push_back(knowledge_.text("reason", "gentle_only", "says"));
    if (!changes.empty()) page_.add_heading(phrases::changes_title);
    for (const std::string_view change : changes) page_.add_item(change);
    add_left_out();
  }

  // Exercises with the same reason stand together.
  void add_left_out() {
    if (person_.allowed.excluded.empty()) return;
    std::vector<std::pair<std::string, std::string>> groups;
    for (const core::ExcludedExercise& excluded : person_.allowed.excluded) {
      std::vector<std::string> because;
      for (const core::Slug reason : excluded.because) because.push_back(reason_words(reason));
      const std::string words = join(because, "; ");
      const std::string_view name = knowledge_.text("exercise", knowledge_.regimen()[excluded.exercise].id);
      const auto same =
          std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.first == words; });
      if (same == groups.end()) {
        groups.emplace_back(words, name);
      } else {
        same->second += ", " + std::string{name};
      }
    }
    page_.add_heading(phrases::left_out_title);
    for (const auto& [words, names] : groups) {
      page_.add_item(names);
      page_.add_quiet(words, 2);
    }
  }

  std::string reason_words(core::Slug reason) const {
    const bool thing = !knowledge_.text("equipment", reason).empty();
    const bool place = !knowledge_.text("place", reason).empty();
    if (reason == "gentle_subset") reason = "gentle_only";
    if (reason == "sore_day_subset") reason = "sore_day";
    const std::string words{knowledge_.words(reason)};
    if (thing) return fmt::format(fmt::runtime(phrases::needs_thing), fmt::arg("name", words));
    return place ? fmt::format(fmt::runtime(phrases::not_here), fmt::arg("name", words)) : words;
  }

  void add_pattern() {
    using Verdict = core::Patterns::Verdict;
    if (person_.patterns.verdict == Verdict::withheld || !triage().exercise_allowed()) return;
    page_.add_heading(phrases::pattern_title);
    const std::string_view verdict = person_.patterns.verdict == Verdict::single  ? "result_single"
                                     : person_.patterns.verdict == Verdict::mixed ? "result_mixed"
                                                                                  : "result_unclear";
    page_.add(knowledge_.text("pattern_result", verdict, "says"));
    for (const core::RankedPattern& ranked : person_.patterns.ranked) add_ranked(ranked);
  }

  void add_ranked(const core::RankedPattern& ranked) {
    const std::string& id = knowledge_.regimen()[ranked.pattern].id;
    page_.space();
    page_.add(fmt::format("{} ({}, {} %)", knowledge_.text("pattern", id),
                          ranked.likely ? phrases::likely : phrases::possible, ranked.share),
              Look::accent);
    page_.add(knowledge_.text("pattern", id, "about"));
    std::vector<std::string> reasons;
    for (const core::SignId sign : ranked.reasons) {
      reasons.emplace_back(knowledge_.text("sign", knowledge_.regimen()[sign].id));
    }
    page_.add(fmt::format("{}: {}.", phrases::speaks_for, join(reasons, "; ")), Look::faint);
  }

  void add_next() {
    page_.add_heading(phrases::next_title);
    if (triage().plan_state == core::PlanState::blocked_under_18) return page_.add_lines("msg_under_18");
    if (!person_.may_exercise()) return page_.add_command("unhunch check", phrases::next_check);
    const core::Known& known = knowledge_.regimen().known;
    const core::RoutineId routine = triage().gentle ? known.gentle_session : known.short_session;
    page_.add_command("unhunch plan", phrases::next_plan);
    page_.add_command("unhunch session " + knowledge_.regimen()[routine].id, phrases::next_session);
  }

  const Knowledge& knowledge_;
  const core::Person& person_;
  Describing page_;
};

}  // namespace

std::string_view icon_of(Tier tier) {
  constexpr std::string_view icons[] = {"✓", "◇", "◆", "▲", "■"};
  return icons[static_cast<std::size_t>(tier)];
}

Frame describe_emergency(const Knowledge& knowledge, const core::Triage& triage, std::string_view region, int width) {
  constexpr std::string_view message = "msg_emergency";
  Describing page{knowledge, triage, region, width};
  page.add_line(message, 0, Look::alarm);
  Frame frame = page.take();
  frame.emplace_back();
  if (knowledge.has_emergency_number(region)) {
    append(frame, indent(big_text(knowledge.emergency_number(region), Look::alarm), 2));
    frame.emplace_back();
  }
  const std::size_t lines = knowledge.texts().count("message", message, "lines");
  for (std::size_t n = 1; n + 1 < lines; ++n) {
    append(frame, paragraph(page.line(message, n), width));
    frame.emplace_back();
  }
  for (const core::RaisedFlag* raised : page.find_leading_flags()) {
    const std::string& flag = knowledge.regimen()[raised->flag].id;
    append(frame, paragraph(page.fill(knowledge.text("flag", flag, "do")), width));
  }
  return frame;
}

Frame describe_result(const Knowledge& knowledge, const core::Person& person, std::string_view region, int width) {
  if (person.triage.tier == Tier::emergency) return describe_emergency(knowledge, person.triage, region, width);
  return Result{knowledge, person, region, width}.run();
}

Frame describe_refusal(const Knowledge& knowledge, const core::Person& person, std::string_view region, int width) {
  if (person.triage.tier == Tier::emergency) return describe_emergency(knowledge, person.triage, region, width);
  return Result{knowledge, person, region, width}.run_refusal();
}

Frame describe_stop_rules(const Knowledge& knowledge, int width) {
  const std::size_t last = knowledge.texts().count("message", "msg_clear", "lines");
  Frame frame = paragraph(knowledge.texts().find("message", "msg_clear", "lines", last - 1), width, Look::faint);
  append(frame, paragraph(knowledge.text("statement", "not_a_clinician_line", "says"), width, Look::faint));
  return frame;
}

int status_of(const core::Person& person) {
  const bool state = person.triage.plan_state != core::PlanState::none || person.long_gap;
  if (state && person.triage.tier < Tier::urgent) return status::no_plan;
  return status_of(person.triage.tier);
}

Frame framed(Frame frame) {
  Frame all;
  all.emplace_back();
  append(all, indent(std::move(frame), 2));
  all.emplace_back();
  return all;
}

}  // namespace unhunch::app
