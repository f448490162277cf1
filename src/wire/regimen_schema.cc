// SPDX-License-Identifier: Apache-2.0

#include "wire/regimen_schema.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "wire/regimen_schema_types.h"

namespace unhunch::wire {

using namespace schema;

namespace {

TextField sentence(std::string_view name) { return {TextField::Form::sentence, name, {}, TextField::Needed::always}; }
TextField asked(std::string_view name) { return {TextField::Form::sentence, name, {}, TextField::Needed::when_asked}; }
TextField maybe(std::string_view name) { return {TextField::Form::sentence, name, {}, TextField::Needed::never}; }
TextField sentences(std::string_view name, std::string_view count) {
  return {TextField::Form::sentences, name, count, TextField::Needed::always};
}
TextField pairs(std::string_view name) { return {TextField::Form::pairs, name, name, TextField::Needed::always}; }

const std::vector<TextField> name_only{sentence("name")};
const std::vector<TextField> says_only{sentence("says")};
const std::vector<TextField> name_and_says{sentence("name"), sentence("says")};

Kind with_figures(Kind kind) {
  kind.open = true;
  return kind;
}

Field sources() { return must("source", list(id({"source"}), 1)); }
Type only_source() { return table({sources()}); }
Type exercise_form() { return table({must("exercise", id({"exercise"})), may("variant", id({"exercise_variant"}))}); }

// One fact about the answers; regimen_check makes sure that an atom states exactly one.
Type atoms() {
  return list(list(table({
                       may("sub", id({"sub_question"})),
                       may("is", list(word({"yes", "no", "unsure"}), 1)),
                       may("minutes", id({"sub_question"})),
                       may("above", whole()),
                       may("condition", id({"condition"})),
                       may("age", list(id({"age_band"}), 1)),
                       may("pain_now_from", whole(0, 10)),
                   }),
                   1),
              1);
}

Type dose(bool complete) {
  Fields fields;
  for (const auto* name : {"hold_s", "holds", "reps", "sets", "rest_s", "cycle_s", "enter_s", "change_s", "leave_s",
                           "contact_s", "pause_s", "inhale_s", "exhale_s"}) {
    fields.push_back(may(name, range()));
  }
  fields.push_back({"duration_s", complete, range()});
  return table(std::move(fields));
}

Type equipment_needed() { return list(either(id({"equipment"}), list(id({"equipment"}), 2))); }

Type parts() {
  return list(table({must("id", string()), must("seconds", whole(1)), must("count", range()),
                     may("each", word({"direction", "side"}))}),
              1);
}

std::vector<Field> exercise_fields() {
  return {
      must("class", id({"exercise_class"})),
      must("family", id({"exercise_family"})),
      must("muscles", list(id({"muscle"}), 1)),
      must("places", list(id({"place"}), 1)),
      must("postures", list(id({"posture"}), 1)),
      must("requires", equipment_needed()),
      must("optional", ids({"equipment"})),
      may("warm_up", id({"warm_up_class"})),
      may("light", flag()),
      may("level", id({"strength_level"})),
      must("on_floor", flag()),
      must("bent_wrists", flag()),
      must("head_low", flag()),
      must("neck", flag()),
      must("extension", flag()),
      may("option", id({"exercise_variant"})),
      may("option_without", id({"exercise_variant"})),
      may("replaced_by", list(exercise_form())),
      may("discreet", flag()),
      must("dose", dose(true)),
      must("sides", word({"none", "each"})),
      may("first_side", word({"left", "right"})),
      may("dose_steps", list(id({"dose_step", "row_step"}), 1)),
      may("parts", parts()),
      must("setup", list(only_source(), 1)),
      must("steps",
           list(table({must("phase", word({"enter", "work", "rest", "change", "leave", "repeat"})), may("s", whole()),
                       may("part", string()), may("breath", word({"in", "out"})), may("choice", always()), sources()}),
                1)),
      must("mistakes", list(only_source(), 1)),
      must("felt", only_source()),
      must("breathing", only_source()),
      must("stop_line", always()),
      must("camera", list(table({must("view", word({"front", "side", "none"})),
                                 may("variant", id({"exercise_variant"})), must("criteria", ids({"form_criterion"})),
                                 may("limits", map({"joint"}, list_of(number(), 2)))}))),
  };
}

std::vector<Field> routine_fields() {
  const Type when = table({
      may("place", list(id({"place"}), 1)),
      may("pattern", either(id({"pattern"}), word({"mixed", "unclear"}))),
      may("level", list(id({"strength_level"}), 1)),
      may("rows", flag()),
      may("strength_day", flag()),
  });
  const Type slot = table({
      must("seconds", whole(1)),
      may("exercise", id({"exercise"})),
      may("variant", id({"exercise_variant"})),
      may("parts", list(string(), 1)),
      may("routine", id({"routine"})),
      may("block", word({"strength"})),
      may("change", always()),
      may("enter_s", whole()),
      may("holds", whole(1)),
      may("hold_s", whole(1)),
      may("rest_s", whole()),
      may("change_s", whole()),
      may("leave_s", whole()),
      may("reps", whole(1)),
      may("sets", whole(1)),
      may("cycle_s", whole(1)),
      may("breaths", whole(1)),
      may("optional", flag()),
  });
  return {
      must("total_s", whole(1)),
      must("class", either(word({"dynamic_only"}), id({"warm_up_class"}))),
      may("anchor", word({"morning", "midday", "evening", "weekend", "break", "daily"})),
      must("place", id({"place"})),
      must("forms", list(table({may("when", when), must("total_s", whole(1)), must("slots", list(slot, 1))}), 1)),
  };
}

std::vector<Kind> source_kinds() {
  return {
      {"source", {must("grade", word({"article", "owner", "ours", "e", "r", "w", "m"}))}, name_only, {}, true, false}};
}

std::vector<Kind> triage_kinds() {
  return {
      {"tier",
       {must("rank", whole(0, 4)), must("exercise", word({"all", "modified", "gentle", "none"}))},
       {sentence("name"), sentence("meaning")}},
      {"plan_state", {}, {sentence("name"), sentence("meaning")}},
      {"answer_type", {may("values", list(string(), 1)), may("min", whole()), may("max", whole())}, name_only},
      {"age_band", {must("from", whole(0, 150)), may("to", whole(0, 150))}, name_only},
      {"screening_step", {}, name_only},
      {"flag_family", {}, name_only},
      {"flag",
       {must("tier", id({"tier"})), must("family", id({"flag_family"})),
        must("answers", word({"yes_no_unsure", "derived", "choice"})), may("asked_after", id({"flag"}))},
       {sentence("name"), asked("ask"), sentence("do")},
       {"emergency_number", "advice_line", "help_line"}},
      {"choice", {may("raises", id({"flag"})), may("tier", id({"tier"})), may("gentle", always())}, name_only},
      {"sub_question", {must("answers", word({"yes_no_unsure", "minutes"}))}, {sentence("name"), sentence("ask")}},
      {"composite_rule",
       {must("raises", id({"flag"})), must("when", atoms()), may("caution_when", atoms())},
       says_only},
      {"combination_rule",
       {must("tier", id({"tier"})),
        must("when", word({"see_soon_families", "flag_with_see_soon", "flags_together", "any_condition",
                           "unsure_or_unanswered", "cleared_flag", "pain_now"})),
        may("flags", list(id({"flag"}), 1)), may("count", whole(1)), may("from", whole(0, 10)),
        may("to", whole(0, 10))},
       says_only},
      {"message",
       {must("facts", whole(1, 12))},
       {sentence("title"), sentences("lines", "facts")},
       {"emergency_number", "advice_line", "flags", "changes"}},
      {"check_item",
       {must("tier", id({"tier"})), must("opens", list(id({"flag", "sub_question"}), 1))},
       {sentence("name"), sentence("ask")}},
      {"stop_trigger",
       {must("ends", word({"session", "exercise"})), may("ends_day", flag()), must("raises", ids({"flag"})),
        may("response", word({"sharp", "red", "by_value"})), must("emergency", flag()), may("from", whole(0, 10)),
        may("rise", whole(1, 10))},
       {sentence("name"), sentence("do")}},
      {"check_entry",
       {must("needs", list(word({"flag", "date", "role", "result", "limit"}), 1)),
        must("clears", word({"urgent", "see_soon"})), must("limits", flag()), may("flags", list(id({"flag"}), 1))},
       name_and_says},
      {"check_result", {must("effect", word({"cleared", "limits", "none_allowed"}))}, name_only},
      {"subset",
       {must("exercises", list(table({must("exercise", id({"exercise"})), may("variant", id({"exercise_variant"})),
                                      may("forms", word({"default"})), may("hold_max_s", whole(1)),
                                      may("range_percent", whole(1, 100))}),
                               1))},
       name_only},
      {"region",
       {may("emergency", string()), may("advice", string())},
       {sentence("name"), maybe("emergency"), maybe("advice")}},
      with_figures({"rule", {}, says_only}),
  };
}

std::vector<Kind> pattern_kinds() {
  return {
      {"pattern",
       {must("exercises", list(id({"exercise"}), 1)), must("muscles", list(id({"muscle"}), 1)),
        must("cause", id({"cause"})), must("key_signs", list(list(id({"sign"}), 1), 1)),
        may("not_unless_no", list(id({"flag"}), 1)), may("not_while_raised", list(id({"flag"}), 1))},
       {sentence("name"), sentence("about"), sentence("worse"), sentence("better")}},
      {"pattern_result", {}, name_and_says},
      {"sign",
       {must("points", table({must("desk", whole()), must("morning", whole()), must("stress", whole())})),
        may("counts_when_no", list(id({"flag"}), 1))},
       {sentence("name"), sentence("ask")}},
      {"cause",
       {must("habits", ids({"habit", "workspace_item", "sleep_item", "rule"}))},
       {sentence("name"), sentence("about")}},
  };
}

std::vector<Kind> exercise_kinds() {
  return {
      {"exercise_class",
       {must("warm_up", word({"none", "by_hold", "warm_up_full", "by_exercise"})), must("counts_as_warm_up", flag())},
       name_only},
      {"place", {}, name_only},
      {"posture", {}, name_only},
      {"equipment", {}, name_only},
      {"muscle", {must("a_names", flag()), must("b_names", flag())}, name_only},
      {"dose_field", {}, name_only},
      {"camera_view", {}, name_only},
      {"exercise_family", {}, name_only},
      {"joint", {must("unit", word({"degrees", "ratio"}))}, name_only},
      {"form_criterion",
       {must("view", either(word({"front", "side"}), list(word({"front", "side"}), 1))), must("measure", string()),
        may("min", number()), may("max", number()), may("within", number()), may("unit", string()),
        may("also", table({must("measure", string()), may("min", number()), may("max", number()),
                           may("within", number()), may("unit", string())}))},
       name_only},
      {"activity", {}, {sentence("name"), sentence("about")}},
      {"exercise",
       exercise_fields(),
       {sentence("name"), sentence("about"), sentences("setup", "setup"), sentences("steps", "steps"), sentence("felt"),
        sentence("breathing"), pairs("mistakes")}},
      {"exercise_variant",
       {must("exercise", id({"exercise"})), must("kind", word({"easier", "harder", "option"})),
        may("class", id({"exercise_class"})), may("row", flag()), may("off_by_default", flag()),
        may("requires", equipment_needed()), may("postures", list(id({"posture"}), 1)),
        may("places", list(id({"place"}), 1)), may("on_floor", flag()), may("bent_wrists", flag()),
        may("head_low", flag()), may("sides", word({"none", "each"})), may("in_breaks", flag()),
        may("dose", dose(false)), may("parts", parts())},
       {sentence("name"), sentence("change")}},
  };
}

std::vector<Kind> condition_kinds() {
  return {
      {"condition", {}, {sentence("name"), sentence("ask"), sentence("effect")}},
      {"modification",
       {may("forms", map({"exercise"}, list(id({"exercise_variant"}), 1))),
        may("replace", map({"exercise"}, exercise_form())), may("range_percent", whole(1, 100)),
        may("reps_fewer", whole(1)), may("rise_s", whole(1)), may("hours_after_food", whole(1)),
        may("max_min", whole(1))},
       says_only},
      {"matrix_option", {}, name_only},
      {"matrix",
       {must("cells", map({"condition"}, table({must("effect", word({"exclude", "modify"})),
                                                may("by", id({"modification"})), may("added", flag())})))},
       {},
       {},
       false,
       true},
  };
}

std::vector<Kind> routine_kinds() {
  const Type rounded = table({may("cycles", whole(1)), must("seconds", whole(1))});
  return {
      {"warm_up_class",
       {must("seconds", whole(1)), must("min_s", whole(1)), must("max_s", whole(1)), may("hold_above_s", whole()),
        may("hold_max_s", whole()), may("sequence_max_s", whole()), may("static_max", whole()), may("roller", flag()),
        may("neck", flag())},
       {}},
      {"routine", routine_fields(), {sentence("name"), sentence("about")}},
      {"strength_block",
       {must("push_up_s", whole(1)), must("change_s", whole()), must("row_s", whole()), must("row_sets", whole()),
        must("row_reps", whole()), must("free_s", whole())},
       {}},
      {"breathing_pattern",
       {must("inhale_s", whole(1)), must("pause_s", whole()), must("exhale_s", whole(1)), must("option", flag())},
       name_only},
      {"hold_cycles",
       {must("target_s", whole(1)), must("min_s", whole(1)), must("max_s", whole(1)), must("with_4_0_6", rounded),
        must("with_4_4_6", rounded)},
       {}},
  };
}

std::vector<Kind> progression_kinds() {
  const Fields step{must("sets", whole(1)), must("reps", whole(1)), may("start", always())};
  return {
      {"strength_level", {must("exercise", id({"exercise"})), must("earliest_day", whole())}, name_only},
      {"dose_step", step, name_only, {"sets", "reps"}},
      {"row_step", step, name_only, {"sets", "reps"}},
      {"response_colour",
       {may("pain_from", whole(0, 10)), may("pain_to", whole(0, 10)), may("settled", flag()), may("sharp", flag()),
        must("levels_down", whole()), must("step_up", flag())},
       name_and_says},
  };
}

std::vector<Kind> habit_kinds() {
  return {
      with_figures({"workspace_item", {}, {sentence("name"), sentence("ask"), sentence("says")}}),
      {"sleep_item", {may("hidden_with", list(id({"condition"}), 1))}, says_only},
      with_figures({"habit", {}, name_and_says}),
      {"faq", {}, {sentence("ask"), sentence("answer")}},
  };
}

std::vector<Kind> journal_kinds() {
  return {
      {"outcome",
       {must("better", word({"less", "more"})), must("min", number()), must("max", number()), must("small", number()),
        must("clear", number()), may("clear_percent", whole(1, 100)), must("worse", number()),
        may("asked_on", list(whole(0, 365), 1)), may("asked_every", whole(1, 365)), may("asked_until", whole(1, 365))},
       name_only},
      {"prompt",
       {must("strength", word({"gentle", "clear", "strong"})), may("day", whole(1)), may("better_by", number()),
        may("days", whole(1)), may("relapses", whole(1)), may("raises", id({"flag"})), may("asks", id({"flag"}))},
       {sentence("title"), sentence("says"), maybe("ask")}},
  };
}

std::vector<Kind> statement_kinds() {
  return {
      {"statement", {}, says_only},
      {"reason", {}, says_only, {"exercise"}},
      {"forbidden_claim", {}, {}},
      {"lint", {must("patterns", list(string())), may("but_not", list(string())), may("only", list(string()))}, {}},
  };
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row.back();
}

std::string join(const std::vector<std::string_view>& words, std::string_view between) {
  std::string out;
  for (const auto word : words) {
    if (!out.empty()) out += between;
    out += word;
  }
  return out;
}

std::string describe_list(const Type& type) {
  const std::string element = describe(type.of.front());
  if (type.min == type.max) return "a list of exactly " + std::to_string(type.min) + ", each " + element;
  if (type.min > 0) return "a list of at least " + std::to_string(type.min) + ", each " + element;
  return "a list, each " + element;
}

}  // namespace

const std::vector<Kind>& regimen_kinds() {
  static const std::vector<Kind> kinds = [] {
    std::vector<Kind> all;
    for (auto part :
         {source_kinds(), triage_kinds(), pattern_kinds(), exercise_kinds(), condition_kinds(), routine_kinds(),
          progression_kinds(), habit_kinds(), journal_kinds(), statement_kinds(), figure_kinds()}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    return all;
  }();
  return kinds;
}

const Kind* find_kind(std::string_view name) {
  const auto& kinds = regimen_kinds();
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.name == name; });
  return found == kinds.end() ? nullptr : &*found;
}

const std::vector<RuleFigures>& regimen_rule_figures() {
  const auto wholes = [](const Words& names) {
    Fields fields;
    for (const auto name : names) fields.push_back(must(name, whole()));
    return fields;
  };
  const Type group = table({must("min", whole(1)), must("max", whole(1))});
  const Type days = list(word({"mon", "tue", "wed", "thu", "fri", "sat", "sun"}), 1);
  static const std::vector<RuleFigures> rules{
      {"head_turn_test", wholes({"seconds"})},
      {"checks_under_two_minutes", wholes({"seconds", "valid_min"})},
      {"emergency_stops_screening", wholes({"asked_again_h"})},
      {"pain_now_0_to_5", wholes({"from", "to", "amber_from"})},
      {"pain_now_6_or_7", wholes({"from", "to"})},
      {"pain_now_8_or_more", wholes({"from"})},
      {"pain_light_green", wholes({"from", "to"})},
      {"pain_light_amber", wholes({"from", "to"})},
      {"pain_light_red", wholes({"from", "to"})},
      {"stretch_feeling_limit", wholes({"max"})},
      {"rescreen_day_28", wholes({"days"})},
      {"rescreen_after_gap", wholes({"days"})},
      {"score_likely", {must("share", number())}},
      {"score_possible", {must("share", number())}},
      {"score_tie", {must("difference", number())}},
      {"plan_order_desk", {must("exercises", list(id({"exercise"}), 1))}},
      {"plan_order_morning", {must("exercises", list(id({"exercise"}), 1))}},
      {"plan_order_stress", {must("exercises", list(id({"exercise"}), 1))}},
      {"plan_order_unclear", {must("exercises", list(id({"exercise"}), 1))}},
      {"rise_slowly_rule", wholes({"seconds"})},
      {"towel_before_roller", wholes({"uses"})},
      {"daily_dose", wholes({"target_min", "floor_min"})},
      {"daily_cap", wholes({"default_min", "min_min", "max_min"})},
      {"warm_up_counts", wholes({"position_change_s"})},
      {"adapt_time", wholes({"least_s"})},
      {"adapt_responses", wholes({"worse_in_a_row", "leave_out_days"})},
      {"hold_groups", {must("neck", group), must("chest_upper_back", group), must("childs_pose", group)}},
      {"hold_global", wholes({"min_s", "max_s", "long_max_s", "confirm_above_s"})},
      {"hold_total", wholes({"max_s", "aim_s"})},
      {"equal_sides", wholes({"percent"})},
      {"breath_limits",
       wholes({"inhale_min_s", "inhale_max_s", "pause_max_s", "exhale_min_s", "exhale_max_s", "in_and_out_max_s"})},
      {"heat_time", wholes({"default_min", "choice_max_min", "stop_min"})},
      {"heat_excluded",
       {must("after_injury_h", whole(1)), must("flags", list(id({"flag"}), 1)),
        must("injuries", list(id({"flag"}), 1))}},
      {"roller_time", wholes({"first_s", "first_uses", "step_s", "max_s"})},
      {"roller_pause", wholes({"min_s", "max_s"})},
      {"strength_days", {must("with_weekend", days), must("otherwise", days)}},
      {"strength_week_limit", wholes({"days", "in_days"})},
      {"session_spacing", wholes({"hours_after_food", "full_sessions_a_day"})},
      {"anchor_morning", wholes({"within_min"})},
      {"anchor_midday", wholes({"every_h"})},
      {"anchor_evening", wholes({"within_min"})},
      {"anchor_weekend", {must("day", word({"mon", "tue", "wed", "thu", "fri", "sat", "sun"}))}},
      {"start_today", {must("exercises", list(id({"exercise"}), 1))}},
      {"up_inside_level", wholes({"sessions"})},
      {"up_level_gate", {must("sessions", whole(1)), must("step", id({"dose_step"})), must("pain_max", whole(0, 10))}},
      {"up_level_one", wholes({"levels"})},
      {"up_level_start", {must("step", id({"dose_step"}))}},
      {"down_two_amber", {must("in_a_row", whole(1)), must("step", scalar())}},
      {"down_one_red",
       {must("step", scalar()), must("lowest_variant", id({"exercise_variant"})), must("lowest_sets", whole(1)),
        must("lowest_reps", whole(1))}},
      {"down_gap_14", wholes({"days", "levels"})},
      {"down_gap_28", {must("days", whole(1)), must("level", scalar()), must("step", scalar())}},
      {"down_after_clearance", {must("level", scalar()), must("step", scalar())}},
      {"freq_default", wholes({"days"})},
      {"freq_light_five", wholes({"days", "in_days"})},
      {"freq_same_day", wholes({"blocks"})},
      {"hold_growth", wholes({"first_days", "step_s", "every_days"})},
      {"hold_older", {must("age_bands", list(id({"age_band"}), 1))}},
      {"roller_first_uses", wholes({"uses", "max_s"})},
      {"roller_growth", wholes({"plus_s", "older_days", "max_s"})},
      {"roller_gap", wholes({"days"})},
      {"roller_sharp", wholes({"first_s"})},
      {"episode_start", wholes({"days"})},
      {"baseline_value", wholes({"entries"})},
      {"current_value", wholes({"entries", "days"})},
      {"min_entries", wholes({"entries"})},
      {"insight_pairs", wholes({"days"})},
      {"insight_best_response", wholes({"responses"})},
      {"relapse_definition", wholes({"improvement", "within"})},
      {"habit_audit", wholes({"habits", "changes"})},
      {"break_interval", wholes({"default_min", "min_min", "max_min"})},
      {"break_content", {must("routine", id({"routine"}))}},
      {"break_long", {must("routine", id({"routine"})), must("minutes", whole(1)), must("every_h", whole(1))}},
      {"break_snooze", {must("minutes", list(whole(1), 1))}},
      {"break_quiet_hours",
       {must("from", scalar()), must("to", scalar()), must("work_days", days), must("work_from", scalar()),
        must("work_to", scalar())}},
  };
  return rules;
}

std::string describe(const Type& type) {
  switch (type.form) {
    case Form::flag: return "true or false";
    case Form::always: return "true";
    case Form::whole:
      if (type.max == largest)
        return type.min == 0 ? "a whole number" : "a whole number from " + std::to_string(type.min);
      return "a whole number from " + std::to_string(type.min) + " to " + std::to_string(type.max);
    case Form::number: return "a number";
    case Form::string: return "a text in quotes";
    case Form::scalar: return "a number, a text or true/false";
    case Form::word:
      return type.words.size() == 1 ? std::string(type.words.front()) : "one of " + join(type.words, ", ");
    case Form::id: return "an id of " + join(type.words, " or ");
    case Form::range: return "{ default, min, max } of whole numbers";
    case Form::figure: return "a number, a text, a range, or a list or table of them";
    case Form::list: return describe_list(type);
    case Form::map:
      return "a table " + (type.words.empty() ? "" : "of ids of " + join(type.words, " or ") + ", ") + "each " +
             describe(type.of.front());
    case Form::table: {
      Words names;
      for (const auto& field : type.fields) names.push_back(field.name);
      return "a table of " + join(names, ", ");
    }
    case Form::either: return describe(type.of.front()) + " or " + describe(type.of.back());
  }
  return {};
}

std::string find_nearest(std::string_view name, const std::vector<std::string_view>& known) {
  const std::size_t longest = 64;  // keeps the cost small whatever stands in a file
  if (name.size() > longest) return {};
  std::size_t best = std::max<std::size_t>(1, name.size() / 3) + 1;
  std::string_view nearest;
  for (const auto candidate : known) {
    if (candidate.size() > longest) continue;
    const std::size_t distance = edit_distance(name, candidate);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return std::string(nearest);
}

}  // namespace unhunch::wire
