// SPDX-License-Identifier: Apache-2.0
#include "wire/report_facts.h"

#include <algorithm>

#include "core/plan.h"
#include "wire/door_write.h"
#include "wire/find_id.h"
#include "wire/insight_door.h"
#include "wire/report_habits.h"
#include "wire/report_json.h"
#include "wire/report_questions.h"
#include "wire/report_series.h"

namespace unhunch::wire {
namespace {

using boost::json::object;
using boost::json::value;
using door::ReportPart;

// ---- flags ----

door::Name answer_name(core::Answer answer) {
  switch (answer) {
    case core::Answer::yes: return "yes";
    case core::Answer::unsure: return "unsure";
    case core::Answer::no: return "no";
    case core::Answer::unanswered: break;
  }
  return {};
}

// What became of each flag over the whole log: reported, reported again, answered with no.
class FlagStories {
 public:
  FlagStories(const Room& room, const Log& log) : room_(room), log_(log), stories_(room.regimen.flags.size()) {}

  std::vector<door::ReportFlag> run(const std::vector<core::Fact>& facts, const core::Person& person,
                                    const ReportAsked& asked) {
    for (const core::Fact& fact : facts) add(fact, asked.to);
    std::vector<door::ReportFlag> list;
    for (std::size_t i = 0; i < stories_.size(); ++i) {
      const core::FlagId id{static_cast<std::uint16_t>(i)};
      door::ReportFlag flag = std::move(stories_[i]);
      flag.flag = room_.regimen[id].id;
      flag.tier = core::slug(room_.regimen[id].tier);
      if (const core::RaisedFlag* raised = person.triage.find(id)) tell_now(*raised, person, flag);
      if (belongs(flag, room_.regimen[id].tier, asked)) list.push_back(std::move(flag));
    }
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.now && !b.now; });
    return list;
  }

 private:
  // Raised now, raised in the period, or an emergency at any time.
  static bool belongs(const door::ReportFlag& flag, core::Tier tier, const ReportAsked& asked) {
    if (flag.now) return true;
    if (!flag.last.value) return false;
    return tier == core::Tier::emergency || flag.last.value->date >= asked.from ||
           (flag.ended_on.value && flag.ended_on.value->date >= asked.from);
  }

  static void tell_now(const core::RaisedFlag& raised, const core::Person& person, door::ReportFlag& flag) {
    flag.now = true;
    flag.tier = core::slug(raised.tier);
    flag.because = {raised.because.begin(), raised.because.end()};
    flag.ended_on = {};
    flag.answer = answer_name(person.answers[raised.flag]);
    const auto& on = person.answers.raised_on[raised.flag.index];
    if (on && !flag.last.value) flag.last = {IsoDate{*on}};
    if (on && !flag.since.value) flag.since = {IsoDate{*on}};
  }

  void add(const core::Fact& fact, core::Date to) {
    const core::Date day = fact.day();
    if (day > to) return;
    if (fact.is<core::AnswersChange>()) {
      const object body = log_.read_body(fact);
      const value* flags = body.if_contains("flags");
      if (flags == nullptr || !flags->is_object()) return;
      for (const auto& flag : flags->get_object()) {
        if (flag.value().is_string()) answer(flag.key(), flag.value().get_string(), day);
      }
    } else if (fact.is<core::SymptomEvent>()) {
      const value* triggers = room_.document.if_contains("stop_trigger");
      const value* item =
          triggers == nullptr ? nullptr : triggers->get_object().if_contains(text_of(log_.read_body(fact), "trigger"));
      const value* raises = item == nullptr ? nullptr : item->get_object().if_contains("raises");
      if (raises == nullptr || !raises->is_array()) return;
      for (const value& flag : raises->get_array()) answer(flag.get_string(), "yes", day);
    }
  }

  void answer(std::string_view name, std::string_view said, core::Date day) {
    const auto id = find_id<core::FlagId>(room_.regimen.flags, name);
    if (!id) return;
    door::ReportFlag& flag = stories_[id.index];
    if (said == "yes" || said == "unsure") {
      if (!flag.since.value || flag.ended_on.value) flag.since = {IsoDate{day}};
      flag.last = {IsoDate{day}};
      flag.ended_on = {};
      flag.answer = said == "yes" ? "yes" : "unsure";
    } else if (said == "no" && flag.last.value && !flag.ended_on.value) {
      flag.ended_on = {IsoDate{day}};
    }
  }

  const Room& room_;
  const Log& log_;
  std::vector<door::ReportFlag> stories_;
};

std::vector<door::ReportCheck> find_checks(const object& answers) {
  std::vector<door::ReportCheck> list;
  const value* checks = answers.if_contains("checks");
  if (checks == nullptr || !checks->is_array()) return list;
  for (const value& each : checks->get_array()) {
    if (!each.is_object()) continue;
    const object& check = each.get_object();
    const auto date = core::find_date(text_of(check, "date"));
    if (!date) continue;
    list.push_back({text_of(check, "entry"), text_of(check, "flag"), IsoDate{*date}, text_of(check, "role"),
                    text_of(check, "result"), text_of(check, "limit")});
  }
  return list;
}

// ---- conditions ----

std::vector<door::ReportCondition> find_conditions(const core::Person& person) {
  std::vector<door::ReportCondition> list;
  const core::Regimen& regimen = person.regimen;
  for (std::size_t i = 0; i < regimen.conditions.size(); ++i) {
    const core::ConditionId id{static_cast<std::uint16_t>(i)};
    if (!core::is_yes_or_unsure(person.answers[id])) continue;
    door::ReportCondition condition{regimen[id].id, answer_name(person.answers[id]), {}};
    for (const core::ExcludedExercise& excluded : person.allowed.excluded) {
      const auto& because = excluded.because;
      if (std::find(because.begin(), because.end(), condition.condition) == because.end()) continue;
      condition.left_out.emplace_back(regimen[excluded.exercise].id);
    }
    list.push_back(std::move(condition));
  }
  return list;
}

bool is_one_of(const std::vector<door::ReportMeasure>& measures, std::string_view outcome) {
  return std::any_of(measures.begin(), measures.end(), [&](const auto& each) { return each.measure == outcome; });
}

bool is_without(const ReportAsked& asked, ReportPart part) {
  return std::find(asked.without.begin(), asked.without.end(), part) != asked.without.end();
}

void tell_head(const Room& room, const object& answers, const ReportAsked& asked, door::ReportOut& out) {
  out.name = asked.name;
  out.date = IsoDate{asked.date};
  out.from = IsoDate{asked.from};
  out.to = IsoDate{asked.to};
  constexpr auto names = mapping::Mapper<ReportPart>::words();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool left_out = is_without(asked, static_cast<ReportPart>(i));
    (left_out ? out.without : out.parts).emplace_back(names[i]);
    if (!left_out && asked.struck.has_part(names[i])) out.thinned.emplace_back(names[i]);
  }
  for (const core::AgeBand& band : room.regimen.age_bands) {
    if (band.id == text_of(answers, "age_band")) out.age_band = {door::Name{band.id}};
  }
  for (const core::Region& region : room.regimen.regions) {
    if (region.id == text_of(answers, "region")) out.region = {door::Name{region.id}};
  }
}

}  // namespace

Expected<ReportAsked> find_asked(const door::ReportIn& in) {
  ReportAsked asked;
  asked.date = in.date.date;
  asked.to = in.to ? in.to->date : asked.date;
  asked.from = in.from ? in.from->date : asked.to - usual_report + core::Days{1};
  if (asked.from > asked.to) return fail("out_of_range", "from", "the period ends before it begins");
  if (asked.to > asked.date) return fail("out_of_range", "to", "the period ends after today");
  if (in.name) asked.name = in.name->text;
  asked.without = in.without;
  std::vector<std::string> struck;
  for (const auto& entry : in.struck) {
    constexpr auto names = mapping::Mapper<ReportPart>::words();
    const std::string_view part = std::string_view{entry.text}.substr(0, entry.text.find('/'));
    if (part == entry.text || std::find(names.begin(), names.end(), part) == names.end()) {
      return fail("unknown_id", "struck." + std::to_string(struck.size()), "an entry is named by its part: part/id");
    }
    struck.push_back(entry.text);
  }
  asked.struck = Struck{std::move(struck)};
  return asked;
}

door::ReportOut make_report(const Room& room, const Log& log, const core::Person& person, const object& answers,
                            const ReportAsked& asked) {
  const std::vector<core::Fact> all = log.facts();
  const std::vector<core::Fact> facts = asked.struck.leave_out_days(all);
  door::ReportOut out;
  tell_head(room, answers, asked, out);
  out.tier = to_door(room.regimen, person.triage);
  if (is_without(asked, ReportPart::flags)) {  // nor by the way of the tier
    out.tier.raised.clear();
    out.tier.unanswered.clear();
    out.tier.rules.clear();
    out.tier.notices.clear();
    out.tier.ignored_checks.clear();
  } else {
    out.flags = FlagStories{room, log}.run(all, person, asked);
    out.looked_at = find_checks(answers);
  }
  if (!is_without(asked, ReportPart::conditions)) out.conditions = find_conditions(person);
  out.questions = find_questions(room.regimen, person.answers, asked.without);
  ReportSeries series{log, person, asked.from, asked.to};
  series.run(facts);
  out.entries = series.entries;
  if (!is_without(asked, ReportPart::pattern)) {
    out.pattern = std::move(series.pattern);
    out.pattern->now = to_door(room.regimen, person.patterns);
  }
  if (!is_without(asked, ReportPart::response)) out.response = std::move(series.response);
  if (!is_without(asked, ReportPart::function)) out.function = std::move(series.function);
  if (!is_without(asked, ReportPart::measures)) out.measures = std::move(series.measures);
  if (!is_without(asked, ReportPart::doing)) {
    out.doing = series.doing;
    out.doing->strength = to_door(room.regimen, person.ladder);
    out.doing->plan = to_door(person, core::make_plan(person, asked.date)).days;
    tell_habits(log, facts, asked.from, asked.to, *out.doing);
  }
  door::InsightOut insight = make_insight(room.regimen, facts, asked.to);
  if (!is_without(asked, ReportPart::prompts)) out.prompts = std::move(insight.prompts);
  if (!is_without(asked, ReportPart::medicines)) out.medicines = std::move(series.medicines);
  asked.struck.leave_out_entries(out);
  for (const door::ChangeOut& change : insight.changes) {
    const bool told =
        is_one_of(out.measures, change.outcome) || (out.function && is_one_of(out.function->measures, change.outcome));
    if (told) out.changes.push_back(change);
  }
  return out;
}

door::ReportOut make_report(const Room& room, const Log& log, const ReportAsked& asked) {
  const Record record = log.fold(log.facts(), asked.date);
  const core::Person person{room.regimen, record.told, record.history, asked.date};
  return make_report(room, log, person, record.answers, asked);
}

Answered call_report(const Room& room, const value& input) {
  auto in = mapping::read<door::ReportIn>(input, "");
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  const auto asked = find_asked(*in);
  if (!asked) return tl::unexpected<Error>(asked.error());
  const auto log = find_log(room, in->events);
  if (!log) return tl::unexpected<Error>(log.error());
  return mapping::write(make_report(room, **log, *asked));
}

}  // namespace unhunch::wire
