// SPDX-License-Identifier: Apache-2.0
#include "report/outline.h"

#include <algorithm>

#include "report/chart.h"
#include "report/habit_words.h"
#include "report/words.h"
#include "wire/report_struck.h"

namespace unhunch::report {
namespace {

using wire::Texts;
namespace door = wire::door;

std::string to_text(int number) { return std::to_string(number); }

// One decimal, and none where it is whole.
std::string to_text(double number) {
  const std::string text = to_short(number);
  const auto point = text.find('.');
  return point == std::string::npos ? text : text.substr(0, point + 2);
}

std::string to_text(const wire::Nullable<int>& number) { return number.value ? to_text(*number.value) : "–"; }

std::string date_or_none(const wire::Nullable<wire::IsoDate>& date) {
  return date.value ? say_date(date.value->date) : "–";
}

std::string join(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? std::string{} : std::string{between}) + part;
  return all;
}

class Composing {
 public:
  Composing(const door::ReportOut& report, const Texts& texts, std::string_view version)
      : report_(report), texts_(texts), version_(version) {}

  Outline run() {
    add_head();
    add_tier();
    if (has("flags")) add_flags();
    if (has("conditions")) add_conditions();
    if (report_.pattern) add_pattern();
    if (report_.doing) add_doing();
    if (report_.response) add_response();
    if (report_.function || has("measures")) add_measures();
    if (has("prompts")) add_prompts();
    if (has("medicines")) add_medicines();
    if (report_.pattern) add_days();
    out_.footer =
        say("statement", "self_reported_line", "says") + " " + say("statement", "not_a_clinician_line", "says");
    return std::move(out_);
  }

 private:
  bool has(std::string_view part) const {
    return std::find(report_.parts.begin(), report_.parts.end(), part) != report_.parts.end();
  }

  // The words for an id, or the id where the regimen has none.
  std::string say(std::string_view kind, std::string_view id, std::string_view field = "name") const {
    const std::string_view found = texts_.find(kind, id, field);
    return std::string{found.empty() ? id : found};
  }

  Section& add(std::string_view heading) {
    return out_.sections.emplace_back(Section{std::string{heading}, {}, {}, {}, {}, {}});
  }

  static std::string entry_of(std::string_view part, std::string_view id) {
    return std::string{part} + "/" + std::string{id};
  }

  template <std::size_t N>
  static std::vector<std::string> to_head(const std::array<words::Text, N>& names) {
    return {names.begin(), names.end()};
  }

  std::string nothing_in(std::initializer_list<std::string_view> parts, words::Text usual) const {
    const bool thinned =
        std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return wire::is_thinned(report_, part); });
    return std::string{thinned ? words::all_struck : usual};
  }

  void add_head(std::string_view name, std::string says) { out_.head.push_back({std::string{name}, std::move(says)}); }

  void add_head() {
    out_.title = words::title;
    out_.period =
        Texts::fill(words::period, {{"from", say_date(report_.from.date)}, {"to", say_date(report_.to.date)}});
    add_head(words::name, report_.name.empty() ? std::string{words::no_name} : report_.name);
    if (report_.age_band.value) add_head(words::age, say("age_band", *report_.age_band.value));
    if (report_.region.value) add_head(words::region, say("region", *report_.region.value));
    add_head(words::entries, to_text(report_.entries));
    add_head(words::printed, say_date(report_.date.date));
    add_head(words::made_by, "Unhunch " + std::string{version_});
    std::vector<std::string> without;
    for (const std::string& part : report_.without) without.emplace_back(words::find(words::parts, part));
    for (const std::string& part : report_.thinned) {
      without.push_back(Texts::fill(words::left_out_some, {{"part", words::find(words::parts, part)}}));
    }
    if (!without.empty()) add_head(words::left_out, join(without, ", "));
  }

  static std::string_view icon_of(std::string_view tier) {
    constexpr words::Names<5> icons = {
        {{"clear", "✓"}, {"caution", "◇"}, {"see_soon", "△"}, {"urgent", "▲"}, {"emergency", "■"}}};
    return words::find(icons, tier);
  }

  void add_tier() {
    const auto& tier = report_.tier;
    Section& section = add(words::tier);
    section.lines.emplace_back(std::string{icon_of(tier.tier)} + "  " + say("tier", tier.tier));
    section.lines.emplace_back(say("tier", tier.tier, "meaning"));
    if (tier.plan_state.value) {
      section.lines.emplace_back(say("plan_state", *tier.plan_state.value) + ". " +
                                 say("plan_state", *tier.plan_state.value, "meaning"));
    }
    for (const std::string& notice : tier.notices) section.lines.emplace_back(say_key(notice, "title"));
    section.lines.emplace_back(say("statement", "screen_is_readiness", "says"));
  }

  // "message.msg_get_checked_notice" or only the id, as the door tells it.
  std::string say_key(const std::string& key, std::string_view field) const {
    const auto first = key.find('.');
    if (first == std::string::npos) return say("message", key, field);
    const std::string id = key.substr(first + 1, key.find('.', first + 1) - first - 1);
    return say("message", id, field);
  }

  std::string say_reason(std::string_view id) const {
    for (const auto& [kind, field] : {std::pair{"choice", "name"}, std::pair{"check_entry", "name"},
                                      std::pair{"composite_rule", "says"}, std::pair{"condition", "name"}}) {
      if (const auto found = texts_.find(kind, id, field); !found.empty()) return std::string{found};
    }
    return {};
  }

  std::string how_it_stands(const door::ReportFlag& flag) const {
    if (!flag.now) {
      return flag.ended_on.value ? Texts::fill(words::flag_ended, {{"date", say_date(flag.ended_on.value->date)}})
                                 : std::string{words::flag_open};
    }
    std::string stands = Texts::fill(words::flag_stands, {{"tier", say("tier", flag.tier)}});
    for (const std::string_view reason : flag.because) {
      if (const std::string why = say_reason(reason); !why.empty()) stands += "; " + why;
    }
    return stands;
  }

  void add_flags() {
    Section& section = add(words::flags);
    Table table{to_head(words::flag_columns), {}, {34, 10, 12, 12, 32}, false};
    for (const door::ReportFlag& flag : report_.flags) {
      const std::string answer{flag.answer.empty() ? words::flag_follows : words::find(words::answers, flag.answer)};
      table.rows.push_back(
          {say("flag", flag.flag), answer, date_or_none(flag.since), date_or_none(flag.last), how_it_stands(flag)});
      table.entries.push_back(entry_of("flags", flag.flag));
    }
    if (table.rows.empty()) {
      section.lines.emplace_back(nothing_in({"flags"}, words::no_flags));
    } else {
      section.tables.push_back(std::move(table));
    }
    for (const door::ReportCheck& check : report_.looked_at) {
      std::vector<std::string> parts = {say("flag", check.flag), say("check_entry", check.entry)};
      if (!check.result.empty()) parts.push_back(say("check_result", check.result));
      if (!check.role.empty()) parts.push_back(check.role);
      if (!check.limit.empty()) parts.push_back(check.limit);
      section.lines.emplace_back(
          std::string{words::checks} + ", " + say_date(check.date.date) + ": " + join(parts, "; "),
          entry_of("flags", check.flag));
    }
    const auto answered =
        std::count_if(report_.questions.begin(), report_.questions.end(),
                      [](const door::ReportQuestion& each) { return each.answer.value || each.number.value; });
    section.lines.push_back(
        Texts::fill(words::answered, {{"answered", to_text(static_cast<int>(answered))},
                                      {"all", to_text(static_cast<int>(report_.questions.size()))}}));
  }

  void add_conditions() {
    Section& section = add(words::conditions);
    Table table{to_head(words::condition_columns), {}, {40, 10, 50}, false};
    for (const door::ReportCondition& condition : report_.conditions) {
      std::string changed = say("condition", condition.condition, "effect");
      std::vector<std::string> names;
      for (const std::string_view exercise : condition.left_out) names.push_back(say("exercise", exercise));
      if (!names.empty()) changed += " " + Texts::fill(words::not_offered, {{"names", join(names, ", ")}});
      table.rows.push_back(
          {say("condition", condition.condition), std::string{words::find(words::answers, condition.answer)}, changed});
      table.entries.push_back(entry_of("conditions", condition.condition));
    }
    if (table.rows.empty()) {
      section.lines.emplace_back(nothing_in({"conditions"}, words::no_conditions));
    } else {
      section.tables.push_back(std::move(table));
    }
  }

  static std::string say_days(const std::string& name, int days) {
    return Texts::fill(days == 1 ? words::day_of : words::days_of, {{"name", name}, {"days", to_text(days)}});
  }

  void add_pattern() {
    const door::ReportPattern& pattern = *report_.pattern;
    Section& section = add(words::pattern);
    section.drawings.push_back(draw_chart(report_));
    std::vector<std::string> names, reasons, seen, sites;
    for (const door::Ranked& ranked : pattern.now.ranked) {
      names.push_back(say("pattern", ranked.pattern));
      for (const std::string_view sign : ranked.reasons) {
        const std::string name = say("sign", sign);
        if (std::find(reasons.begin(), reasons.end(), name) == reasons.end()) reasons.push_back(name);
      }
    }
    const std::string verdict = say("pattern_result", "result_" + std::string{pattern.now.verdict}, "name");
    const bool found = !names.empty();
    section.lines.emplace_back(std::string{words::situation} + ": " + (found ? join(names, ", ") : verdict));
    if (!reasons.empty()) section.lines.emplace_back(std::string{words::reasons} + ": " + join(reasons, "; "));
    for (const door::ReportSeen& each : pattern.seen) {
      seen.push_back(
          say_days(each.pattern == "none" ? std::string{words::no_pattern} : say("pattern", each.pattern), each.days));
    }
    if (!seen.empty()) section.lines.emplace_back(std::string{words::seen_on_days} + ": " + join(seen, "; "));
    for (const door::ReportSite& site : pattern.sites) {
      std::string place{words::find(words::places, site.place)};
      if (!site.side.empty()) place += ", " + std::string{words::find(words::sides, site.side)};
      sites.push_back(say_days(place, site.days));
    }
    section.lines.emplace_back(sites.empty() ? nothing_in({"pattern"}, words::no_sites)
                                             : std::string{words::sites} + ": " + join(sites, "; "));
    if (!sites.empty()) section.beside.push_back(draw_body(report_));
  }

  void add_days() {
    const auto& days = report_.pattern->days;
    if (days.empty()) return;
    Section& section = add(words::days);
    constexpr std::size_t short_enough = 12;
    const std::size_t half = days.size() > short_enough ? (days.size() + 1) / 2 : days.size();
    for (std::size_t begin = 0; begin < days.size(); begin += half) {
      Table table{to_head(words::day_columns), {}, {15, 9, 15, 12, 10, 11, 13, 13, 13}, true};
      for (std::size_t i = begin; i < std::min(begin + half, days.size()); ++i) {
        table.rows.push_back(to_row(days[i]));
        table.entries.push_back(entry_of("pattern", core::to_iso(days[i].date.date)));
      }
      section.tables.push_back(std::move(table));
    }
    section.note = Texts::fill(words::days_key, {{"least", "0"}, {"most", "10"}});
  }

  static std::vector<std::string> to_row(const door::ReportDay& day) {
    constexpr int seconds_in_minute = 60;
    std::string moved = day.sessions > 0 ? to_text((day.seconds + seconds_in_minute - 1) / seconds_in_minute) : "–";
    if (day.strength) moved += " " + std::string{words::strength_sign};
    return {say_short_date(day.date.date),
            to_text(day.pain_now),
            to_text(day.pain_average),
            to_text(day.pain_worst),
            to_text(day.stiffness_minutes),
            to_text(day.sleep_quality),
            to_text(day.stress_level),
            moved,
            day.breaks > 0 ? to_text(day.breaks) : "–"};
  }

  void add_doing() {
    const door::ReportDoing& doing = *report_.doing;
    constexpr int seconds_in_minute = 60;
    Section& section = add(words::doing);
    section.lines.emplace_back(
        Texts::fill(words::sessions_done, {{"sessions", to_text(doing.sessions)},
                                           {"days", to_text(doing.session_days)},
                                           {"minutes", to_text(doing.seconds / seconds_in_minute)}}));
    section.lines.emplace_back(Texts::fill(words::breaks_done, {{"due", to_text(doing.breaks.due)},
                                                                {"done", to_text(doing.breaks.done)},
                                                                {"natural", to_text(doing.breaks.natural)},
                                                                {"skipped", to_text(doing.breaks.skipped)}}));
    const std::string days = to_text(doing.strength_days);
    const bool open = doing.strength.available && doing.strength.level.value;
    section.lines.emplace_back(
        open ? Texts::fill(words::strength_done, {{"days", days},
                                                  {"level", say("strength_level", *doing.strength.level.value)},
                                                  {"sets", to_text(doing.strength.sets)},
                                                  {"reps", to_text(doing.strength.reps)}})
             : Texts::fill(words::no_strength, {{"days", days}}));
    if (const std::string plan = say_plan(doing.plan); !plan.empty()) {
      section.lines.push_back(Texts::fill(words::plan_line, {{"names", plan}}));
    }
    add_habits(doing, section);
  }

  // Each routine once, with the days on which it is planned.
  std::string say_plan(const std::vector<door::PlanDay>& plan) const {
    std::vector<std::pair<const door::PlanItem*, std::string>> planned;
    for (const door::PlanDay& day : plan) {
      for (const door::PlanItem& item : day.items) {
        auto found = std::find_if(planned.begin(), planned.end(), [&](const auto& each) {
          return each.first->routine == item.routine && each.first->minutes == item.minutes;
        });
        if (found == planned.end()) found = planned.insert(planned.end(), {&item, {}});
        const std::string_view weekday = words::weekdays[static_cast<std::size_t>(core::weekday(day.date.date))];
        if (found->second.find(weekday) != std::string::npos) continue;
        found->second += (found->second.empty() ? "" : ", ") + std::string{weekday};
      }
    }
    std::vector<std::string> names;
    for (const auto& [item, days] : planned) {
      names.push_back(
          Texts::fill(words::planned,
                      {{"name", say("routine", item->routine)}, {"minutes", to_text(item->minutes)}, {"days", days}}));
    }
    return join(names, "; ");
  }

  void add_habits(const door::ReportDoing& doing, Section& section) const {
    for (const door::ReportHabit& habit : doing.habits) {
      std::string line = Texts::fill(words::habit_taken,
                                     {{"date", say_date(habit.since.date)}, {"name", say_habit(texts_, habit.habit)}});
      if (habit.ended_on.value) {
        line += " " + Texts::fill(habit.settled ? words::habit_settled : words::habit_let_go,
                                  {{"date", say_date(habit.ended_on.value->date)}});
      }
      section.lines.emplace_back(std::move(line), entry_of("doing", wire::name_of(habit)));
    }
    for (const door::ReportAudit& audit : doing.audits) {
      std::vector<std::string> names;
      for (const std::string& habit : audit.habits) names.emplace_back(words::find(words::audited, habit));
      std::string line =
          Texts::fill(words::audit_done, {{"date", say_date(audit.date.date)}, {"names", join(names, ", ")}});
      for (const std::string& chosen : audit.chosen) {
        line += " " + std::string{words::chosen_change} + ": " + say_habit(texts_, chosen);
      }
      section.lines.emplace_back(std::move(line), entry_of("doing", wire::name_of(audit)));
    }
  }

  void add_response() {
    const door::ReportResponse& response = *report_.response;
    Section& section = add(words::response);
    Table table{to_head(words::response_columns), {}, {34, 10, 9, 9, 9, 9, 9, 11}, true};
    for (const door::ReportExercise& row : response.exercises) {
      const int known = row.after_24h.settled + row.after_24h.not_settled;
      table.rows.push_back(
          {say("exercise", row.exercise), to_text(row.sessions), to_text(row.eased), to_text(row.same),
           to_text(row.worse), to_text(row.sharp), to_text(row.stops),
           Texts::fill(words::settled_of, {{"settled", to_text(row.after_24h.settled)}, {"known", to_text(known)}})});
      table.entries.push_back(entry_of("response", row.exercise));
    }
    if (table.rows.empty()) {
      section.lines.emplace_back(nothing_in({"response"}, words::no_response));
    } else {
      section.lines.emplace_back(
          Texts::fill(words::after_24h, {{"settled", to_text(response.after_24h.settled)},
                                         {"not_settled", to_text(response.after_24h.not_settled)},
                                         {"not_known", to_text(response.after_24h.not_known)}}));
      section.tables.push_back(std::move(table));
    }
    for (const door::ReportStop& stop : response.stops) {
      std::string line =
          std::string{words::stops} + ", " + say_date(stop.date.date) + ": " + say("stop_trigger", stop.trigger);
      if (!stop.exercise.empty()) line += " (" + say("exercise", stop.exercise) + ")";
      section.lines.emplace_back(std::move(line), entry_of("response", wire::name_of(stop)));
    }
  }

  static std::string say_value(const door::ReportValue& value) {
    return Texts::fill(words::value_on, {{"value", to_text(value.value)}, {"date", say_short_date(value.date.date)}});
  }

  // With the raw figures beside the word (rule change_raw).
  std::string say_change(std::string_view outcome) const {
    for (const door::ChangeOut& change : report_.changes) {
      if (change.outcome != outcome) continue;
      std::string word{words::find(words::changes, change.word)};
      if (!change.baseline.value || !change.current.value) return word;
      return Texts::fill(words::since_start, {{"from", to_text(change.baseline.value->value)},
                                              {"to", to_text(change.current.value->value)},
                                              {"word", word}});
    }
    return {};
  }

  void add_rows(std::string_view part, const std::vector<door::ReportMeasure>& measures, Table& table) const {
    for (const door::ReportMeasure& measure : measures) {
      table.rows.push_back(
          {std::string{words::find(words::outcomes, measure.measure)}, say_value(measure.first),
           say_value(measure.last),
           Texts::fill(words::range, {{"least", to_text(measure.least)}, {"most", to_text(measure.most)}}),
           to_text(measure.entries), say_change(measure.measure)});
      table.entries.push_back(entry_of(part, measure.measure));
    }
  }

  void add_measures() {
    Section& section = add(has("measures") ? words::measures : words::function);
    Table table{to_head(words::measure_columns), {}, {33, 14, 14, 13, 8, 28}, true};
    add_rows("measures", report_.measures, table);
    if (report_.function) {
      const door::ReportFunction& function = *report_.function;
      add_rows("function", function.measures, table);
      for (const door::ReportActivity& activity : function.activities) {
        table.rows.push_back({Texts::fill(words::activity, {{"name", activity.name}}), to_text(activity.first),
                              to_text(activity.last), "", "", ""});
        table.entries.push_back(entry_of("function", wire::name_of(activity)));
      }
      if (function.woke_refreshed + function.woke_tired > 0) {
        section.lines.emplace_back(Texts::fill(
            words::refreshed, {{"yes", to_text(function.woke_refreshed)}, {"no", to_text(function.woke_tired)}}));
      }
      std::vector<std::string> slept;
      for (const door::ReportSeen& each : function.sleep_positions) {
        slept.push_back(say_days(std::string{words::find(words::positions, each.pattern)}, each.days));
      }
      if (!slept.empty()) section.lines.emplace_back(std::string{words::sleep} + ": " + join(slept, "; "));
    }
    if (table.rows.empty()) {
      section.lines.emplace_back(nothing_in({"measures", "function"}, words::no_measures));
    } else {
      section.tables.push_back(std::move(table));
    }
    const bool cites = std::any_of(report_.measures.begin(), report_.measures.end(), [](const auto& each) {
      return each.measure == "peg_score" || each.measure == "psfs_score";
    });
    if (cites) section.note = words::measures_source;
  }

  void add_prompts() {
    Section& section = add(words::prompts);
    for (const door::PromptOut& prompt : report_.prompts) {
      section.lines.emplace_back(say_date(prompt.on.date) + ": " + say("prompt", prompt.prompt, "title"),
                                 entry_of("prompts", wire::name_of(prompt)));
    }
    if (report_.prompts.empty()) section.lines.emplace_back(nothing_in({"prompts"}, words::no_prompts));
  }

  void add_medicines() {
    Section& section = add(words::medicines);
    for (const door::ReportMedicine& each : report_.medicines) {
      section.lines.emplace_back(say_date(each.date.date) + ": " + each.text,
                                 entry_of("medicines", core::to_iso(each.date.date)));
    }
    if (report_.medicines.empty()) section.lines.emplace_back(nothing_in({"medicines"}, words::no_medicines));
  }

  const door::ReportOut& report_;
  const Texts& texts_;
  std::string_view version_;
  Outline out_;
};

}  // namespace

Outline make_outline(const door::ReportOut& report, const Texts& texts, std::string_view version) {
  return Composing{report, texts, version}.run();
}

}  // namespace unhunch::report
