// SPDX-License-Identifier: Apache-2.0
//
// The compiled regimen against the tables of the specification (tests/spec/*.tsv), cell by cell.
// A line of a table that does not hold is shown with its row, its column, what was expected and what was found.

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

namespace json = boost::json;
using std::string;
using Strings = std::vector<string>;
using Line = std::map<string, string>;

// ---- reading

Strings split(const string& text, char mark) {
  Strings out;
  if (text.empty()) return out;
  string part;
  std::istringstream in(text);
  while (std::getline(in, part, mark)) out.push_back(part);
  return out;
}

Strings cells_of(const string& line) {
  Strings out{""};
  for (const char c : line) {
    if (c == '\t')
      out.emplace_back();
    else
      out.back() += c;
  }
  return out;
}

std::vector<Line> table(const string& name) {
  const string path = string(UNHUNCH_SOURCE_DIR) + "/tests/spec/" + name + ".tsv";
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  string text;
  std::getline(in, text);
  const Strings header = cells_of(text);
  std::vector<Line> out;
  while (std::getline(in, text)) {
    const Strings cells = cells_of(text);
    if (cells.size() != header.size()) throw std::runtime_error(path + ": a line of another length: " + text);
    Line line;
    for (std::size_t i = 0; i < header.size(); ++i) line[header[i]] = cells[i];
    out.push_back(line);
  }
  return out;
}

const json::value& regimen() {
  static const json::value all = [] {
    const char* named = std::getenv("UNHUNCH_REGIMEN_JSON");
    const string path = named ? named : UNHUNCH_REGIMEN_JSON;
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path);
    const string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    return json::parse(text);
  }();
  return all;
}

// The value at a path of names, or nullptr.
const json::value* at(const json::value* from, const Strings& path) {
  for (const string& name : path) {
    if (!from || !from->is_object()) return nullptr;
    from = from->as_object().if_contains(name);
  }
  return from;
}

const json::value* item(const string& kind, const string& id) { return at(&regimen(), {kind, id}); }

const json::object& items(const string& kind) {
  static const json::object none;
  const json::value* found = at(&regimen(), {kind});
  return found && found->is_object() ? found->as_object() : none;
}

// A value as a table writes it: nothing as an empty cell, a list with commas, "one of" inside a list with strokes.
string shown(const json::value* value, char mark = ',') {
  if (!value || value->is_null()) return "";
  if (value->is_bool()) return value->as_bool() ? "true" : "false";
  if (value->is_string()) return string(value->as_string());
  if (value->is_array()) {
    string out;
    for (const json::value& one : value->as_array()) out += (out.empty() ? "" : string(1, mark)) + shown(&one, '|');
    return out;
  }
  if (value->is_number()) return std::to_string(value->to_number<std::int64_t>());
  return json::serialize(*value);
}

string sorted(const string& text) {
  Strings parts = split(text, ',');
  std::sort(parts.begin(), parts.end());
  string out;
  for (const string& part : parts) out += (out.empty() ? "" : ",") + part;
  return out;
}

bool within(const string& smaller, const string& larger) {
  const Strings all = split(larger, ',');
  const Strings some = split(smaller, ',');
  return std::all_of(some.begin(), some.end(),
                     [&](const string& one) { return std::find(all.begin(), all.end(), one) != all.end(); });
}

// ---- saying what is wrong

void hold(bool holds, const string& row, const string& column, const string& expected, const string& found) {
  CHECK_MESSAGE(holds, row << " | " << column << " | expected: " << expected << " | found: " << found);
}

void same(const string& row, const string& column, const string& expected, const string& found) {
  hold(expected == found || (expected == "false" && found.empty()), row, column, expected, found);
}

bool present(const string& kind, const string& id) {
  const bool there = item(kind, id) != nullptr;
  hold(there, kind + "." + id, "id", "present", there ? "present" : "absent");
  return there;
}

// Every column of the table but the first is a field of the item named in the first; lists are compared as sets.
void compare_fields(const string& name, const string& kind, const string& key, const Strings& columns) {
  for (const Line& line : table(name)) {
    const string& id = line.at(key);
    if (!present(kind, id)) continue;
    for (const string& column : columns)
      same(kind + "." + id, column, sorted(line.at(column)), sorted(shown(at(item(kind, id), {column}))));
  }
}

// ---- routines

struct Slot {
  string seconds, item;
  const json::value* source = nullptr;  // the slot of the document
};

using Situation = std::map<string, string>;  // place, pattern, level, rows, strength_day

bool fits(const json::value& form, const Situation& situation) {
  const json::value* when = at(&form, {"when"});
  if (!when) return true;
  for (const auto& [name, wanted] : when->as_object()) {
    const auto given = situation.find(string(name));
    const string value = given == situation.end() ? "" : given->second;
    if (!within(value.empty() ? "-" : value, shown(&wanted))) return false;
  }
  return true;
}

const json::value* form_of(const string& routine, const Situation& situation) {
  const json::value* forms = at(item("routine", routine), {"forms"});
  if (!forms) return nullptr;
  for (const json::value& form : forms->as_array())
    if (fits(form, situation)) return &form;
  return nullptr;
}

bool is_optional(const json::value& slot) { return shown(at(&slot, {"optional"})) == "true"; }

// The slots that are done, with included routines written out. Optional slots are left out, except the strength block
// on a strength day.
std::vector<Slot> slots_of(const string& routine, const Situation& situation) {
  std::vector<Slot> out;
  const json::value* slots = at(form_of(routine, situation), {"slots"});
  if (!slots) return out;
  for (const json::value& slot : slots->as_array()) {
    const bool strength = at(&slot, {"block"}) && situation.at("strength_day") == "true";
    if (is_optional(slot) && !strength) continue;
    const string included = shown(at(&slot, {"routine"}));
    if (!included.empty()) {
      for (const Slot& inner : slots_of(included, situation)) out.push_back(inner);
      continue;
    }
    string name = shown(at(&slot, {"exercise"}));
    const string variant = shown(at(&slot, {"variant"}));
    if (!variant.empty()) name += "/" + variant;
    if (at(&slot, {"block"})) name = "block:" + shown(at(&slot, {"block"}));
    if (shown(at(&slot, {"change"})) == "true") name = "change";
    out.push_back({shown(at(&slot, {"seconds"})), name, &slot});
  }
  return out;
}

Situation situation_of(const string& routine, const string& form) {
  Situation out{{"place", shown(at(item("routine", routine), {"place"}))},
                {"pattern", "unclear"},
                {"level", "level_wall"},
                {"rows", "true"},
                {"strength_day", "false"}};
  for (const string& pair : split(form, ' ')) {
    const auto equals = pair.find('=');
    out[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
  return out;
}

// The timing of a slot: its own, else the default of the variant, else that of the exercise.
string timing(const Slot& slot, const string& name) {
  const string own = shown(at(slot.source, {name}));
  if (!own.empty()) return own;
  const auto stroke = slot.item.find('/');
  if (stroke != string::npos) {
    const string variant = shown(at(item("exercise_variant", slot.item.substr(stroke + 1)), {"dose", name, "default"}));
    if (!variant.empty()) return variant;
  }
  return shown(at(item("exercise", slot.item.substr(0, stroke)), {"dose", name, "default"}));
}

// ---- composite rules

string atom_text(const json::value& atom) {
  const auto part = [&](const char* name) { return at(&atom, {name}); };
  if (part("sub")) return shown(part("sub")) + "=" + shown(part("is"), '|');
  if (part("minutes")) return shown(part("minutes")) + ">" + shown(part("above"));
  if (part("condition")) return "condition:" + shown(part("condition"));
  if (part("age")) return "age:" + shown(part("age"), '|');
  if (part("pain_now_from")) return "pain_now>=" + shown(part("pain_now_from"));
  return json::serialize(atom);
}

string sorted_atoms(Strings atoms) {
  std::sort(atoms.begin(), atoms.end());
  string out;
  for (const string& one : atoms) out += (out.empty() ? "" : " & ") + one;
  return out;
}

Strings atoms_in(const string& text) {
  Strings out;
  std::size_t from = 0;
  for (std::size_t to; (to = text.find(" & ", from)) != string::npos; from = to + 3)
    out.push_back(text.substr(from, to - from));
  out.push_back(text.substr(from));
  return out;
}

bool holds_number(const json::value& value, const string& number) {
  if (value.is_object()) {
    for (const auto& [name, inner] : value.as_object())
      if (name != "n" && holds_number(inner, number)) return true;
    return false;
  }
  if (value.is_array())
    return std::any_of(value.as_array().begin(), value.as_array().end(),
                       [&](const json::value& inner) { return holds_number(inner, number); });
  return value.is_number() && shown(&value) == number;
}

}  // namespace

TEST_CASE("Every id of the specification is in the regimen under its kind, and closed kinds hold nothing else") {
  const std::set<string> files{"triage.md",   "patterns.md",    "exercises.md", "conditions.md",
                               "routines.md", "progression.md", "habits.md"};
  const std::set<string> kinds_of_language{"statement", "forbidden_claim", "lint"};
  std::map<string, std::set<string>> ids;
  std::set<string> rules_of_any_file;
  for (const Line& line : table("slugs")) {
    if (line.at("kind") == "rule") rules_of_any_file.insert(line.at("slug"));
    if (!files.contains(line.at("file")) && !kinds_of_language.contains(line.at("kind"))) continue;
    ids[line.at("kind")].insert(line.at("slug"));
    present(line.at("kind"), line.at("slug"));
  }
  ids["rule"] = rules_of_any_file;
  ids.erase("dose_field");  // docs/regimen.md names further fields of a dose
  for (const auto& [kind, known] : ids) {
    for (const auto& [id, unused] : items(kind))
      hold(known.contains(string(id)), kind + "." + string(id), "id", "not in the regimen", "present");
  }
}

TEST_CASE("Ids whose order is part of a rule stand in the order of the specification") {
  std::map<string, int> next;
  for (const Line& line : table("slugs")) {
    const string& kind = line.at("kind");
    if (kind != "condition" && kind != "pattern") continue;
    same(kind + "." + line.at("slug"), "n", std::to_string(++next[kind]),
         shown(at(item(kind, line.at("slug")), {"n"})));
  }
}

TEST_CASE("Where head above heart meets another form of the same exercise, head above heart decides") {
  const auto place_of = [](const string& modification) {
    return std::atoi(shown(at(item("modification", modification), {"n"})).c_str());
  };
  for (const auto& [modification, unused] : items("modification")) {
    if (modification == "mod_head_above_heart") continue;
    if (!at(item("modification", string(modification)), {"forms", "childs_pose"})) continue;
    hold(place_of("mod_head_above_heart") < place_of(string(modification)), "modification." + string(modification), "n",
         "after mod_head_above_heart", std::to_string(place_of(string(modification))));
  }
}

TEST_CASE("Every cell of the matrix is the cell of the specification") {
  std::map<string, std::map<string, Line>> expected;
  for (const Line& line : table("matrix_rows")) expected[line.at("row")];
  for (const Line& line : table("matrix")) expected[line.at("row")][line.at("condition")] = line;

  for (const auto& [row, unused] : items("matrix"))
    hold(expected.contains(string(row)), "matrix." + string(row), "row", "not in the regimen", "present");

  for (const auto& [row, cells] : expected) {
    if (!present("matrix", row)) continue;
    for (const auto& [condition, unused] : items("condition")) {
      const json::value* cell = at(item("matrix", row), {"cells", string(condition)});
      const auto wanted = cells.find(string(condition));
      const Line none{{"effect", ""}, {"modification", ""}, {"added", "false"}};
      const Line& line = wanted == cells.end() ? none : wanted->second;
      const string place = "matrix." + row + " x " + string(condition);
      same(place, "effect", line.at("effect"), shown(at(cell, {"effect"})));
      same(place, "by", line.at("modification"), shown(at(cell, {"by"})));
      same(place, "added", line.at("added"), shown(at(cell, {"added"})));
    }
    for (const auto& [condition, unused] : at(item("matrix", row), {"cells"})->as_object())
      hold(item("condition", string(condition)) != nullptr, "matrix." + row, "condition", "a condition",
           string(condition));
  }
}

TEST_CASE("Modifications lead to the forms and exercises that they name") {
  for (const Line& line : table("modification_forms"))
    same("modification." + line.at("modification"), "forms." + line.at("exercise"), line.at("forms"),
         shown(at(item("modification", line.at("modification")), {"forms", line.at("exercise")})));
  for (const Line& line : table("modification_replacements")) {
    const json::value* by = at(item("modification", line.at("modification")), {"replace", line.at("exercise")});
    const string row = "modification." + line.at("modification");
    same(row, "replace." + line.at("exercise"), line.at("replaced_by"), shown(at(by, {"exercise"})));
    same(row, "replace." + line.at("exercise") + ".variant", line.at("variant"), shown(at(by, {"variant"})));
  }
}

TEST_CASE("Flags have the tier, family, kind of answer and sources of the specification") {
  compare_fields("tiers", "tier", "tier", {"rank", "exercise"});
  compare_fields("flags", "flag", "slug", {"tier", "family", "answers"});
  for (const Line& line : table("flags")) {
    const string found = shown(at(item("flag", line.at("slug")), {"source"}));
    hold(within(line.at("sources"), found), "flag." + line.at("slug"), "source", line.at("sources"), found);
  }
  same("flag.fever_with_severe_illness", "asked_after", "fever_or_infection",
       shown(at(item("flag", "fever_with_severe_illness"), {"asked_after"})));
  compare_fields("choices", "choice", "slug", {"raises", "tier", "gentle"});
  compare_fields("sub_questions", "sub_question", "slug", {"answers"});
  compare_fields("age_bands", "age_band", "band", {"to"});
  for (const Line& line : table("age_bands"))
    if (line.at("from") != "0")
      same("age_band." + line.at("band"), "from", line.at("from"),
           shown(at(item("age_band", line.at("band")), {"from"})));
}

TEST_CASE("Combination rules give the tier of the specification for the same reason") {
  compare_fields("combination_rules", "combination_rule", "slug", {"tier", "when", "flags", "from", "to"});
  for (const Line& line : table("combination_rules"))
    if (!line.at("count").empty())
      same("combination_rule." + line.at("slug"), "count", line.at("count"),
           shown(at(item("combination_rule", line.at("slug")), {"count"})));
}

TEST_CASE("Composite rules hold exactly when the specification says so") {
  std::map<string, std::map<string, std::set<string>>> expected;
  for (const Line& line : table("composite_rules")) {
    expected[line.at("slug")][line.at("part")].insert(sorted_atoms(atoms_in(line.at("all_of"))));
    same("composite_rule." + line.at("slug"), "raises", line.at("raises"),
         shown(at(item("composite_rule", line.at("slug")), {"raises"})));
  }
  for (const auto& [rule, parts] : expected) {
    for (const string part : {"when", "caution_when"}) {
      const std::set<string> wanted = parts.contains(part) ? parts.at(part) : std::set<string>();
      std::set<string> found;
      if (const json::value* lists = at(item("composite_rule", rule), {part})) {
        for (const json::value& atoms : lists->as_array()) {
          Strings texts;
          for (const json::value& atom : atoms.as_array()) texts.push_back(atom_text(atom));
          found.insert(sorted_atoms(texts));
        }
      }
      // The milder part may also take unsure where the specification asks for a yes: that is the stricter rule.
      for (const string& one : wanted) {
        const bool stricter = part == "caution_when" && one.ends_with("=yes") && found.contains(one + "|unsure");
        string all;
        for (const string& other : found) all += "[" + other + "]";
        hold(found.contains(one) || stricter, "composite_rule." + rule, part, one, all);
      }
      same("composite_rule." + rule, part + " (number of lists)", std::to_string(wanted.size()),
           std::to_string(found.size()));
    }
  }
}

TEST_CASE("Checks, stop rules, clearance, subsets and regions are those of the specification") {
  compare_fields("check_items", "check_item", "slug", {"tier", "opens"});
  compare_fields("check_entries", "check_entry", "slug", {"needs", "clears", "limits", "flags"});
  compare_fields("check_results", "check_result", "slug", {"effect"});
  compare_fields("regions", "region", "region", {"emergency", "advice"});
  compare_fields("stop_triggers", "stop_trigger", "slug", {"ends"});
  for (const Line& line : table("stop_triggers")) {
    const string found = shown(at(item("stop_trigger", line.at("slug")), {"raises"}));
    hold(within(line.at("raises"), found), "stop_trigger." + line.at("slug"), "raises", line.at("raises"), found);
  }

  std::map<string, std::map<string, Line>> expected;
  for (const Line& line : table("subsets")) expected[line.at("subset")][line.at("exercise")] = line;
  for (const auto& [subset, exercises] : expected) {
    const json::value* list = at(item("subset", subset), {"exercises"});
    REQUIRE(list != nullptr);
    std::set<string> found;
    for (const json::value& entry : list->as_array()) {
      const string exercise = shown(at(&entry, {"exercise"}));
      found.insert(exercise);
      const string row = "subset." + subset + " " + exercise;
      hold(exercises.contains(exercise), row, "exercise", "not in the subset", "present");
      if (!exercises.contains(exercise)) continue;
      same(row, "forms", exercises.at(exercise).at("forms"), shown(at(&entry, {"forms"})));
      same(row, "hold_max_s", exercises.at(exercise).at("hold_max_s"), shown(at(&entry, {"hold_max_s"})));
    }
    for (const auto& [exercise, unused] : exercises)
      hold(found.contains(exercise), "subset." + subset, exercise, "present", "absent");
  }
}

TEST_CASE("Signs give the points of the specification and patterns their gates") {
  std::map<string, int> largest;
  for (const Line& line : table("signs")) {
    const json::value* sign = item("sign", line.at("slug"));
    for (const string pattern : {"desk", "morning", "stress"}) {
      const string found = shown(at(sign, {"points", pattern}));
      same("sign." + line.at("slug"), pattern, line.at(pattern), found.empty() ? "0" : found);
      if (!found.empty()) largest[pattern] += std::stoi(found);
    }
    same("sign." + line.at("slug"), "counts_when_no", sorted(line.at("counts_when_no")),
         sorted(shown(at(sign, {"counts_when_no"}))));
  }
  compare_fields("patterns", "pattern", "pattern", {"not_unless_no", "not_while_raised"});
  for (const Line& line : table("patterns")) {
    same("pattern." + line.at("pattern"), "largest", line.at("largest"), std::to_string(largest[line.at("pattern")]));
    std::set<std::set<string>> expected, found;
    for (const string& all : split(line.at("key_signs"), '|')) {
      const Strings signs = split(all, '&');
      expected.emplace(signs.begin(), signs.end());
    }
    if (const json::value* lists = at(item("pattern", line.at("pattern")), {"key_signs"})) {
      for (const json::value& all : lists->as_array()) {
        std::set<string> signs;
        for (const json::value& sign : all.as_array()) signs.insert(shown(&sign));
        found.insert(signs);
      }
    }
    hold(expected == found, "pattern." + line.at("pattern"), "key_signs", line.at("key_signs"),
         shown(at(item("pattern", line.at("pattern")), {"key_signs"})));
  }
}

TEST_CASE("Exercises have the class, family, places, postures and things of the specification") {
  compare_fields("exercises", "exercise", "exercise", {"class", "family", "places", "muscles"});
  for (const Line& line : table("exercises")) {
    const json::value* exercise = item("exercise", line.at("exercise"));
    const string row = "exercise." + line.at("exercise");
    same(row, "requires", line.at("required"), shown(at(exercise, {"requires"})));
    for (const string column : {"postures", "optional"}) {
      const string found = shown(at(exercise, {column}));
      hold(within(line.at(column), found), row, column, line.at(column), found);
    }
  }
  compare_fields("variants", "exercise_variant", "variant", {"exercise", "kind", "class", "row"});
  for (const Line& line : table("variants"))
    if (line.at("off_by_default") == "true")
      same("exercise_variant." + line.at("variant"), "off_by_default", "true",
           shown(at(item("exercise_variant", line.at("variant")), {"off_by_default"})));
  compare_fields("sides", "exercise", "exercise", {"sides"});
}

TEST_CASE("Doses have the default and the limits of the specification") {
  for (const Line& line : table("doses")) {
    const bool of_variant = !line.at("variant").empty();
    const json::value* owner =
        of_variant ? item("exercise_variant", line.at("variant")) : item("exercise", line.at("exercise"));
    const string row = (of_variant ? line.at("variant") : line.at("exercise")) + ".dose." + line.at("field");
    for (const string column : {"default", "min", "max"}) {
      if (line.at(column).empty()) continue;
      string found = shown(at(owner, {"dose", line.at("field"), column}));
      if (of_variant && found.empty())
        found = shown(at(item("exercise", line.at("exercise")), {"dose", line.at("field"), column}));
      same(row, column, line.at(column), found);
    }
  }
  for (const Line& line : table("durations")) {
    const string found = shown(at(item("exercise", line.at("exercise")), {"dose", "duration_s", "default"}));
    const Strings either = split(line.at("seconds"), '|');
    hold(std::find(either.begin(), either.end(), found) != either.end(), "exercise." + line.at("exercise"),
         "duration_s", line.at("seconds"), found);
  }
  for (const Line& line : table("parts")) {
    const json::value* parts = at(item("exercise", line.at("exercise")), {"parts"});
    bool found = false;
    for (const json::value& part : parts ? parts->as_array() : json::array()) {
      const auto is = [&](const char* name) { return shown(at(&part, {"count", name})) == line.at(name); };
      if (is("default") && is("min") && is("max")) found = true;
    }
    hold(found, "exercise." + line.at("exercise"), "parts." + line.at("part"),
         line.at("default") + " (" + line.at("min") + " to " + line.at("max") + ")", shown(parts));
  }
}

TEST_CASE("Routines have the slots, seconds and timings of the specification") {
  std::map<string, std::map<string, std::vector<Line>>> routines;
  for (const Line& line : table("routines")) routines[line.at("routine")][line.at("form")].push_back(line);

  for (const auto& [routine, forms] : routines) {
    for (const auto& [form, written] : forms) {
      std::vector<Line> expected;
      for (const Line& line : written) {
        if (!line.at("item").starts_with("routine:")) {
          expected.push_back(line);
          continue;
        }
        for (const Line& inner : routines.at(line.at("item").substr(8)).at("")) expected.push_back(inner);
      }
      const std::vector<Slot> found = slots_of(routine, situation_of(routine, form));
      const string name = routine + (form.empty() ? "" : " (" + form + ")");
      same(name, "number of slots", std::to_string(expected.size()), std::to_string(found.size()));
      for (std::size_t i = 0; i < std::min(expected.size(), found.size()); ++i) {
        const string row = name + " slot " + std::to_string(i + 1);
        same(row, "item", expected[i].at("item"), found[i].item);
        same(row, "seconds", expected[i].at("seconds"), found[i].seconds);
        for (const string& pair : split(expected[i].at("detail"), ' ')) {
          const auto equals = pair.find('=');
          const string what = pair.substr(0, equals), wanted = pair.substr(equals + 1);
          string is = timing(found[i], what);
          const string breaths = shown(at(found[i].source, {"breaths"}));
          if (found[i].item.starts_with("belly_breathing") && what == "reps" && !breaths.empty()) is = breaths;
          same(row, what, wanted, is);
        }
      }
    }
  }

  for (const Line& line : table("routine_totals")) {
    const Situation situation = situation_of(line.at("routine"), line.at("form"));
    const string row = line.at("routine") + (line.at("form").empty() ? "" : " (" + line.at("form") + ")");
    if (!line.at("class").empty())
      same(row, "class", line.at("class"), shown(at(item("routine", line.at("routine")), {"class"})));
    int sum = 0, optional = 0;
    for (const Slot& slot : slots_of(line.at("routine"), situation)) {
      sum += std::atoi(slot.seconds.c_str());
      if (is_optional(*slot.source)) optional += std::atoi(slot.seconds.c_str());
    }
    same(row, "total_s without optional slots", std::to_string(std::atoi(line.at("total_s").c_str()) - optional),
         shown(at(form_of(line.at("routine"), situation), {"total_s"})));
    same(row, "sum of the slots", line.at("total_s"), std::to_string(sum));
  }
  compare_fields("warm_up_classes", "warm_up_class", "class", {"seconds", "min_s", "max_s"});
}

TEST_CASE("Strength blocks, breaths and holds have the seconds of the specification") {
  compare_fields("breathing_patterns", "breathing_pattern", "pattern", {"inhale_s", "pause_s", "exhale_s", "option"});
  for (const Line& line : table("strength_block")) {
    if (!present("strength_block", line.at("dose_step"))) continue;
    for (const auto& [column, wanted] : line) {
      if (column == "dose_step") continue;
      const string found = shown(at(item("strength_block", line.at("dose_step")), {column}));
      same("strength_block." + line.at("dose_step"), column, wanted, found.empty() ? "0" : found);
    }
  }
  for (const Line& line : table("hold_cycles")) {
    const string row = "hold of " + line.at("target_s") + " inside " + line.at("min_s") + " to " + line.at("max_s");
    const json::value* found = nullptr;
    for (const auto& each : items("hold_cycles")) {
      const json::value& entry = each.value();
      const auto is = [&](const char* name) {
        return line.at(name).empty() || shown(at(&entry, {name})) == line.at(name);
      };
      const bool micro = line.at("min_s").empty() && shown(at(&entry, {"min_s"})) == "15";
      if (is("target_s") && is("min_s") && is("max_s") && !micro) found = &entry;
    }
    hold(found != nullptr, row, "entry", "present", found ? "present" : "absent");
    if (!found) continue;
    for (const string pattern : {"4_0_6", "4_4_6"}) {
      for (const string what : {"cycles", "seconds"})
        same(row, what + " with " + pattern, line.at(what + "_" + pattern),
             shown(at(found, {"with_" + pattern, what})));
    }
  }
}

TEST_CASE("What stands in for an exercise is what the specification names, in its order") {
  std::map<string, Strings> expected;
  for (const Line& line : table("replacement"))
    expected[line.at("exercise")].push_back(line.at("replaced_by") +
                                            (line.at("variant").empty() ? "" : "/" + line.at("variant")));
  for (const auto& [exercise, unused] : items("exercise")) {
    string wanted, found;
    for (const string& one : expected[string(exercise)]) wanted += (wanted.empty() ? "" : ",") + one;
    if (const json::value* list = at(item("exercise", string(exercise)), {"replaced_by"})) {
      for (const json::value& one : list->as_array()) {
        const string variant = shown(at(&one, {"variant"}));
        found += (found.empty() ? "" : ",") + shown(at(&one, {"exercise"})) + (variant.empty() ? "" : "/" + variant);
      }
    }
    same("exercise." + string(exercise), "replaced_by", wanted, found);
  }
}

TEST_CASE("Levels, steps and colours are those of the specification") {
  compare_fields("strength_levels", "strength_level", "level", {"exercise", "earliest_day"});
  compare_fields("dose_steps", "dose_step", "step", {"sets", "reps"});
  compare_fields("row_steps", "row_step", "step", {"sets", "reps", "start"});
  for (const string kind : {"strength_level", "dose_step", "row_step"}) {
    int n = 0;
    for (const Line& line : table("slugs"))
      if (line.at("kind") == kind)
        same(kind + "." + line.at("slug"), "n", std::to_string(++n), shown(at(item(kind, line.at("slug")), {"n"})));
  }
  compare_fields("response_colours", "response_colour", "colour",
                 {"pain_from", "pain_to", "levels_down", "step_up", "settled", "sharp"});
}

TEST_CASE("Rules and the workspace carry the figures of the specification") {
  for (const Line& line : table("rule_figures")) {
    if (!present("rule", line.at("rule"))) continue;
    const string found = shown(at(item("rule", line.at("rule")), split(line.at("figure"), '.')));
    same("rule." + line.at("rule"), line.at("figure"), line.at("value"), found);
  }
  for (const Line& line : table("workspace_figures")) {
    const json::value* found = item("workspace_item", line.at("item"));
    hold(found && holds_number(*found, line.at("figure")), "workspace_item." + line.at("item"), "figure",
         line.at("figure"), found ? json::serialize(*found) : "absent");
  }
}
