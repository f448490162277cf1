// SPDX-License-Identifier: Apache-2.0
#include "testing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace unhunch::testing {
namespace {

namespace json = boost::json;

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

core::Answer to_answer(const std::string& given) {
  if (given == "yes") return core::Answer::yes;
  if (given == "no") return core::Answer::no;
  return given == "unsure" ? core::Answer::unsure : core::Answer::unanswered;
}

std::string joined(const std::set<std::string>& all) {
  std::string out;
  for (const std::string& one : all) out += (out.empty() ? "" : " ") + one;
  return out;
}

}  // namespace

std::string regimen_text() {
  const char* named = std::getenv("UNHUNCH_REGIMEN_JSON");
  return read_file(named ? named : UNHUNCH_REGIMEN_JSON);
}

const json::value& document() {
  static const json::value parsed = json::parse(regimen_text());
  return parsed;
}

const wire::Door& door() {
  static const wire::Door opened = [] {
    auto result = wire::Door::open(regimen_text());
    if (!result) throw std::runtime_error(result.error().where + ": " + result.error().message);
    result->look_back();
    return *result;
  }();
  return opened;
}

const core::Regimen& regimen() { return door().regimen(); }

std::vector<Line> spec_table(const std::string& name) {
  std::istringstream in(read_file(std::string(UNHUNCH_SOURCE_DIR) + "/tests/spec/" + name + ".tsv"));
  std::string text;
  std::getline(in, text);
  const std::vector<std::string> header = split(text, '\t');
  std::vector<Line> lines;
  while (std::getline(in, text)) {
    const std::vector<std::string> cells = split(text, '\t');
    Line line;
    for (std::size_t i = 0; i < header.size(); ++i) line[header[i]] = i < cells.size() ? cells[i] : "";
    lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> split(const std::string& text, char mark) {
  std::vector<std::string> parts{""};
  for (const char c : text) {
    if (c == mark)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  if (text.empty()) parts.clear();
  return parts;
}

std::vector<std::string> ids_of(const std::string& kind) {
  std::vector<std::pair<std::int64_t, std::string>> numbered;
  for (const auto& [id, item] : document().at(kind).as_object())
    numbered.emplace_back(item.at("n").to_number<std::int64_t>(), id);
  std::sort(numbered.begin(), numbered.end());
  std::vector<std::string> ids;
  for (const auto& [n, id] : numbered) ids.push_back(id);
  return ids;
}

// ---- index

Index::Index(const core::Regimen& regimen) : regimen_(regimen) {
  const auto add = [&](const std::string& kind, const auto& items) {
    for (std::size_t i = 0; i < items.size(); ++i) places_[kind][items[i].id] = static_cast<std::uint16_t>(i);
  };
  const auto add_names = [&](const std::string& kind, const std::vector<std::string>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) places_[kind][items[i]] = static_cast<std::uint16_t>(i);
  };
  add("flag", regimen.flags);
  add("sub_question", regimen.sub_questions);
  add("age_band", regimen.age_bands);
  add("choice", regimen.choices);
  add("check_entry", regimen.check_entries);
  add("condition", regimen.conditions);
  add("modification", regimen.modifications);
  add("matrix", regimen.rows);
  add("pattern", regimen.patterns);
  add("sign", regimen.signs);
  add("exercise", regimen.exercises);
  add("exercise_variant", regimen.variants);
  add("routine", regimen.routines);
  add("strength_level", regimen.levels);
  add_names("place", regimen.places);
  add_names("equipment", regimen.equipment);
}

core::Date Index::today() const { return *core::find_date(the_day); }

core::Answers Index::to_core(const oracle::Answers& from) const {
  core::Answers to{regimen_};
  if (from.age_band) to.age = find<core::AgeBandId>("age_band", *from.age_band);
  if (from.pain_now) to.pain_now = core::Pain{*from.pain_now};
  if (from.pain_between_blades) {
    const auto choice = find<core::ChoiceId>("choice", *from.pain_between_blades);
    if (choice) to.pain_between_blades = choice;
  }
  const auto fill = [&](const std::string& kind, const std::map<std::string, std::string>& answers,
                        std::vector<core::Answer>& into) {
    const auto& all = places_.at(kind);
    for (const auto& [id, given] : answers) {
      if (const auto found = all.find(id); found != all.end()) into[found->second] = to_answer(given);
    }
  };
  fill("flag", from.flags, to.flags);
  fill("sub_question", from.details, to.details);
  fill("condition", from.conditions, to.conditions);
  fill("sign", from.signs, to.signs);
  for (const auto& [id, minutes] : from.minutes) {
    const auto& all = places_.at("sub_question");
    if (const auto found = all.find(id); found != all.end()) to.minutes[found->second] = core::Minutes{minutes};
  }
  for (const oracle::Check& check : from.checks) {
    core::CheckEntry entry;
    const auto kind = places_.at("check_entry").find(check.entry);
    const auto flag = find<core::FlagId>("flag", check.flag);
    const auto date = core::find_date(check.date);
    if (kind == places_.at("check_entry").end() || !flag || !date) continue;
    entry.kind = kind->second;
    entry.flag = flag;
    entry.date = *date;
    if (check.result == "exercise_ok") entry.result = core::CheckResult::exercise_ok;
    if (check.result == "exercise_with_limits") entry.result = core::CheckResult::exercise_with_limits;
    if (check.result == "no_exercise") entry.result = core::CheckResult::no_exercise;
    to.checks.push_back(entry);
  }
  for (const auto& [id, date] : from.raised_on) {
    if (const auto flag = find<core::FlagId>("flag", id)) to.raised_on[flag.index] = core::find_date(date);
  }
  if (from.place) to.place = find<core::PlaceId>("place", *from.place);
  if (from.equipment) {
    for (const std::string& id : *from.equipment) {
      if (const auto thing = find<core::EquipmentId>("equipment", id)) to.equipment.insert(thing);
    }
  }
  for (const std::string& id : from.options) {
    if (const auto option = find<core::VariantId>("exercise_variant", id)) to.preferences.options.push_back(option);
  }
  if (from.screened_on) to.screened_on = core::find_date(*from.screened_on);
  if (from.minutes_since_food) to.since_food = core::Minutes{*from.minutes_since_food};
  if (from.head_turn_skipped) to.head_turn = core::HeadTurn::skipped;
  return to;
}

const Index& index() {
  static const Index made{regimen()};
  return made;
}

// ---- people

oracle::Answers healthy() {
  oracle::Answers answers;
  answers.age_band = "age_20_44";
  answers.pain_now = 0;
  answers.pain_between_blades = "familiar_comes_and_goes";
  for (const std::string& id : ids_of("flag")) {
    const std::string kind{document().at("flag").at(id).at("answers").as_string()};
    if (kind == "yes_no_unsure") answers.flags[id] = "no";
  }
  for (const std::string& id : ids_of("sub_question")) {
    if (document().at("sub_question").at(id).at("answers").as_string() == "minutes")
      answers.minutes[id] = 0;
    else
      answers.details[id] = "no";
  }
  for (const std::string& id : ids_of("condition")) answers.conditions[id] = "no";
  for (const std::string& id : ids_of("sign")) answers.signs[id] = "no";
  answers.equipment.emplace();
  for (const std::string& id : ids_of("equipment")) answers.equipment->insert(id);
  return answers;
}

json::object to_json(const oracle::Answers& from) {
  json::object to;
  if (from.age_band) to["age_band"] = *from.age_band;
  if (from.pain_now) to["pain_now"] = *from.pain_now;
  if (from.pain_between_blades) to["pain_between_blades"] = *from.pain_between_blades;
  const auto fill = [&](const char* name, const std::map<std::string, std::string>& answers) {
    json::object all;
    for (const auto& [id, given] : answers) all[id] = given;
    to[name] = all;
  };
  fill("flags", from.flags);
  fill("details", from.details);
  for (const auto& [id, minutes] : from.minutes) to["details"].as_object()[id] = minutes;
  fill("conditions", from.conditions);
  fill("signs", from.signs);
  json::array checks;
  for (const oracle::Check& check : from.checks) {
    json::object one{{"entry", check.entry}, {"flag", check.flag}, {"role", "doctor"}, {"limit", "slowly"}};
    if (!check.date.empty()) one["date"] = check.date;
    if (!check.result.empty()) one["result"] = check.result;
    checks.push_back(one);
  }
  to["checks"] = checks;
  fill("raised_on", from.raised_on);
  if (from.screened_on) to["screened_on"] = *from.screened_on;
  json::array equipment;
  if (from.equipment) {
    for (const std::string& id : *from.equipment) equipment.emplace_back(id);
  }
  to["equipment"] = equipment;
  if (from.place) to["place"] = *from.place;
  if (from.minutes_since_food) to["minutes_since_food"] = *from.minutes_since_food;
  if (from.head_turn_skipped) to["head_turn_test"] = "skipped";
  json::array options;
  for (const std::string& id : from.options) options.emplace_back(id);
  to["preferences"] = json::object{{"options", options}};
  return to;
}

bool chance(Random& random, int percent) { return static_cast<int>(random() % 100) < percent; }

const std::string& pick(Random& random, const std::vector<std::string>& from) { return from[random() % from.size()]; }

oracle::Answers random_person(Random& random, int unsafe, int unanswered) {
  static const oracle::Answers base = healthy();
  static const std::vector<std::string> flags = ids_of("flag"), ages = ids_of("age_band"), choices = ids_of("choice"),
                                        conditions = ids_of("condition"), entries = ids_of("check_entry"),
                                        equipment = ids_of("equipment"), places = ids_of("place"),
                                        options = ids_of("exercise_variant");
  static const std::vector<std::string> results{"", "exercise_ok", "exercise_with_limits", "no_exercise"};
  static const std::vector<std::string> days{"2024-05-01", "2024-05-10", "2024-05-14", "2024-05-15", "2024-05-16"};
  static const std::vector<int> minutes{0, 1, 30, 31, 60};

  oracle::Answers answers = base;
  const auto vary = [&](std::map<std::string, std::string>& all, int yes) {
    for (auto at = all.begin(); at != all.end();) {
      if (chance(random, unanswered)) {
        at = all.erase(at);
        continue;
      }
      if (chance(random, yes)) at->second = chance(random, 60) ? "yes" : "unsure";
      ++at;
    }
  };
  vary(answers.flags, unsafe);
  vary(answers.details, 25);
  vary(answers.conditions, chance(random, 30) ? 0 : static_cast<int>(random() % 40));
  vary(answers.signs, 35);
  for (auto& [id, count] : answers.minutes) count = minutes[random() % minutes.size()];
  if (chance(random, 10)) answers.minutes.clear();
  if (chance(random, 5))
    answers.flags[pick(random, flags)] = chance(random, 50) ? "yes" : "unsure";  // derived ones too
  answers.age_band = pick(random, ages);
  if (chance(random, unanswered)) answers.age_band.reset();
  answers.pain_now = static_cast<int>(random() % 11);
  if (chance(random, 40)) answers.pain_now = static_cast<int>(random() % 6);
  if (chance(random, unanswered)) answers.pain_now.reset();
  answers.pain_between_blades = pick(random, choices);
  if (chance(random, unanswered)) answers.pain_between_blades.reset();

  const auto check = [&](const std::string& flag) {
    answers.checks.push_back({pick(random, entries), flag, pick(random, days), pick(random, results)});
    if (chance(random, 90)) answers.raised_on[flag] = pick(random, days);
  };
  for (const auto& [flag, given] : answers.flags) {
    if (given == "no" || !chance(random, 60)) continue;
    check(flag);
    answers.checks.back().entry = chance(random, 70) ? "clearance_entry" : "check_done_ok";
  }
  if (chance(random, 40)) check("new_unassessed_pain");
  while (chance(random, 30)) check(pick(random, flags));

  if (chance(random, 60)) answers.place = pick(random, places);
  if (chance(random, 70)) {
    for (const std::string& id : equipment) {
      if (chance(random, 35)) answers.equipment->erase(id);
    }
  }
  if (chance(random, 5)) answers.equipment.reset();
  while (chance(random, 40)) answers.options.insert(pick(random, options));
  if (chance(random, 20)) answers.screened_on = chance(random, 50) ? "2024-04-17" : "2024-04-18";
  if (chance(random, 20)) answers.minutes_since_food = chance(random, 50) ? 119 : 120;
  answers.head_turn_skipped = chance(random, 15);
  return answers;
}

std::string describe(const oracle::Answers& answers) {
  json::object shown = to_json(answers);
  for (const char* kind : {"flags", "conditions", "signs", "details"}) {
    auto& all = shown[kind].as_object();
    std::vector<std::string> dull;
    for (const auto& [id, given] : all) {
      if (given.is_string() && given.as_string() == "no") dull.emplace_back(id);
    }
    for (const std::string& id : dull) all.erase(id);
  }
  const auto missing = [&](const char* name, const char* kind, const auto& given) {
    json::array out;
    for (const std::string& id : ids_of(kind)) {
      if (!given.contains(id)) out.emplace_back(id);
    }
    shown[name] = out;
  };
  missing("flags not answered", "flag", answers.flags);
  missing("conditions not answered", "condition", answers.conditions);
  return json::serialize(shown);
}

// ---- results as text

std::string describe_triage(const core::Regimen& regimen, const core::Triage& triage) {
  std::map<std::string, int> raised;
  std::set<std::string> unanswered, rules;
  for (const core::RaisedFlag& flag : triage.raised) raised[regimen[flag.flag].id] = static_cast<int>(flag.tier);
  for (const core::FlagId flag : triage.unanswered) unanswered.insert(regimen[flag].id);
  for (const core::Slug rule : triage.rules) {
    if (rule.starts_with("combo_")) rules.emplace(rule);
  }
  std::string out = std::to_string(static_cast<int>(triage.tier)) + "|" + std::string(core::slug(triage.plan_state)) +
                    "|" + (triage.exercise_allowed() ? "may" : "may not") + "|" + (triage.gentle ? "gentle" : "") + "|";
  for (const auto& [id, tier] : raised) out += id + "=" + std::to_string(tier) + " ";
  return out + "|" + joined(unanswered) + "|" + joined(rules);
}

std::string describe_triage(const oracle::Verdict& verdict) {
  std::set<std::string> rules;
  bool gentle = verdict.gentle;
  for (const std::string& rule : verdict.rules) {
    if (rule.starts_with("combo_")) rules.insert(rule);
  }
  std::string raised;
  for (const auto& [id, tier] : verdict.raised) {
    raised += id + "=" + std::to_string(tier) + " ";
    gentle = gentle || tier == 2;
  }
  return std::to_string(verdict.tier) + "|" + verdict.plan_state + "|" +
         (verdict.exercise_allowed ? "may" : "may not") + "|" + (gentle ? "gentle" : "") + "|" + raised + "|" +
         joined(verdict.unanswered) + "|" + joined(rules);
}

std::string describe_forms(const core::Regimen& regimen, const core::Allowed& allowed) {
  std::map<std::string, std::string> shown;
  for (const core::AllowedExercise& each : allowed.exercises) {
    std::set<std::string> modifications;
    each.modifications.for_each([&](core::ModificationId id) { modifications.insert(regimen[id].id); });
    shown[regimen[each.exercise].id] = std::string(regimen.slug(each.variant)) + " " + joined(modifications);
  }
  std::string out;
  for (const auto& [id, form] : shown) out += id + ":" + form + "\n";
  return out;
}

std::string describe_forms(const oracle::Forms& forms) {
  std::string out;
  for (const auto& [id, form] : forms.allowed) out += id + ":" + form.variant + " " + joined(form.modifications) + "\n";
  return out;
}

std::string describe_patterns(const core::Regimen& regimen, const core::Patterns& patterns) {
  static const std::vector<std::string> verdicts{"single", "mixed", "unclear", "withheld"};
  std::string out = verdicts[static_cast<std::size_t>(patterns.verdict)];
  if (out == "single") out = regimen[patterns.ranked.front().pattern].id;
  for (const core::RankedPattern& ranked : patterns.ranked) {
    out += "|" + regimen[ranked.pattern].id + " " + std::to_string(ranked.share) + (ranked.likely ? " likely" : "");
    for (const core::SignId sign : ranked.reasons) out += " " + regimen[sign].id;
  }
  return out;
}

std::string describe_patterns(const oracle::PatternResult& patterns) {
  std::string out = patterns.verdict;
  for (const oracle::Ranked& ranked : patterns.ranked) {
    out += "|" + ranked.pattern + " " + std::to_string(ranked.share) + (ranked.likely ? " likely" : "");
    for (const std::string& sign : ranked.reasons) out += " " + sign;
  }
  return out;
}

// ---- comparison

Comparison::~Comparison() {
  MESSAGE(what_ << ": " << count_ << " compared");
  CHECK_MESSAGE(failed_ == 0, what_ << ": " << failed_ << " failed");
}

core::Triage Comparison::expect_same_triage(const oracle::Answers& answers) {
  core::Triage triage = core::calc_triage(regimen(), index().to_core(answers), index().today());
  const std::string found = describe_triage(regimen(), triage);
  const std::string expected = describe_triage(oracle::triage(document(), answers, the_day));
  ++count_;
  if (found != expected) fail("core:   " + found + "\noracle: " + expected, answers);
  return triage;
}

void Comparison::fail(const std::string& why, const oracle::Answers& of) {
  if (++failed_ > 3) return;
  FAIL_CHECK(what_ << "\n" << why << "\n" << describe(of));
}

}  // namespace unhunch::testing
