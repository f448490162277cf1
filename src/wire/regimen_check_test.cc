// SPDX-License-Identifier: Apache-2.0
//
// A tiny regimen without a fault, and for each check one thing broken in it. The first test shows that the whole is
// sound, so that a fault can only come from what was broken.

#include "wire/regimen_check.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "wire/json_text.h"
#include "wire/regimen_check_testing.h"
#include "wire/regimen_check_view.h"
#include "wire/regimen_schema.h"
#include "wire/regimen_toml.h"

using namespace unhunch::wire;

namespace {

std::string exercise(const std::string& id, const std::string& n, const std::string& cls, const std::string& more) {
  return "[exercise." + id + "]\nn = " + n + "\nclass = \"" + cls + "\"\n" + R"(source = ["ours"]
family = "family_all"
muscles = ["back"]
places = ["at_desk"]
requires = []
optional = []
bent_wrists = false
head_low = false
extension = false
setup = [{ source = ["ours"] }]
mistakes = [{ source = ["ours"] }]
felt = { source = ["ours"] }
breathing = { source = ["ours"] }
stop_line = true
camera = [{ view = "side", criteria = ["crit_tall"] }]
)" + more +
         "[motion." + id + "]\nsource = [\"ours\"]\nkeys = [{ pose = \"tall\", s = 2 }]\n";
}

const std::string usual = R"(postures = ["seated"]
on_floor = false
neck = false
sides = "none"
steps = [{ phase = "work", source = ["ours"] }]
)";

const std::string knowledge = R"(
[source.ours]
n = 1
grade = "ours"
[source.A]
n = 2
grade = "article"
[source."G:Guide"]
n = 3
grade = "e"

[tier.clear]
n = 1
source = ["ours"]
rank = 0
exercise = "all"
[tier.urgent]
n = 2
source = ["ours"]
rank = 3
exercise = "none"
[flag_family.heart]
n = 1
source = ["ours"]
[flag.chest_pain]
n = 1
source = ["A", "G:Guide"]
tier = "urgent"
family = "heart"
answers = "yes_no_unsure"
[sub_question.small_fall]
n = 1
source = ["ours"]
answers = "yes_no_unsure"
[composite_rule.composite_fall]
n = 1
source = ["ours"]
raises = "chest_pain"
when = [[{ sub = "small_fall", is = ["yes", "unsure"] }, { condition = "sore_knee" }], [{ pain_now_from = 8 }]]
[message.msg_urgent]
n = 1
source = ["ours"]
facts = 2

[exercise_class.dynamic]
n = 1
source = ["ours"]
warm_up = "none"
counts_as_warm_up = true
[exercise_class.static_hold]
n = 2
source = ["ours"]
warm_up = "by_hold"
counts_as_warm_up = false
[exercise_class.roller]
n = 3
source = ["ours"]
warm_up = "warm_up_full"
counts_as_warm_up = false
[exercise_class.strength]
n = 4
source = ["ours"]
warm_up = "by_exercise"
counts_as_warm_up = false
[exercise_class.breathing]
n = 5
source = ["ours"]
warm_up = "none"
counts_as_warm_up = false
[place.at_desk]
n = 1
source = ["ours"]
[posture.seated]
n = 1
source = ["ours"]
[muscle.back]
n = 1
source = ["ours"]
a_names = true
b_names = false
[exercise_family.family_all]
n = 1
source = ["ours"]
[joint.neck_flex]
n = 1
source = ["ours"]
unit = "degrees"
[form_criterion.crit_tall]
n = 1
source = ["ours"]
view = "side"
measure = "neck_flex"
within = 10

[exercise_variant.wave_small]
n = 1
source = ["ours"]
exercise = "wave"
kind = "easier"
dose.reps = { default = 4, min = 2, max = 6 }
dose.duration_s = { default = 42, min = 20, max = 80 }
[exercise_variant.reach_deep]
n = 2
source = ["ours"]
exercise = "reach"
kind = "harder"
row = true

[angle.nod]
n = 1
source = ["ours"]
min = -5
max = 15
[pose.tall]
angles = { nod = 0.5 }
[motion.wave_small]
source = ["ours"]
like = "wave"
range_percent = 50
[motion.reach_deep]
source = ["ours"]
like = "reach"

[condition.sore_knee]
n = 1
source = ["ours"]
[modification.mod_small]
n = 1
source = ["ours"]
forms = { wave = ["wave_small"] }
replace = { reach = { exercise = "wave" } }
[matrix_option.heat_pack]
n = 1
source = ["ours"]
[matrix.wave]
source = ["ours"]
cells.sore_knee = { effect = "modify", by = "mod_small" }
[matrix.reach]
source = ["ours"]
cells.sore_knee = { effect = "exclude" }
[matrix.reach_deep]
source = ["ours"]
cells = {}
[matrix.sides]
source = ["ours"]
cells = {}
[matrix.roll]
source = ["ours"]
cells = {}
[matrix.push]
source = ["ours"]
cells = {}
[matrix.calm]
source = ["ours"]
cells = {}
[matrix.circles]
source = ["ours"]
cells = {}
[matrix.heat_pack]
source = ["ours"]
cells = {}

[warm_up_class.warm_up_full]
n = 1
source = ["ours"]
seconds = 300
min_s = 300
max_s = 600
hold_above_s = 30
roller = true
[warm_up_class.warm_up_standard]
n = 2
source = ["ours"]
seconds = 60
min_s = 60
max_s = 300
hold_max_s = 30
[warm_up_class.warm_up_micro]
n = 3
source = ["ours"]
seconds = 30
min_s = 30
max_s = 60
sequence_max_s = 150
hold_max_s = 20
static_max = 1
neck = false

[routine.block]
n = 1
source = ["ours"]
total_s = 60
class = "dynamic_only"
place = "at_desk"
forms = [{ total_s = 60, slots = [{ seconds = 60, exercise = "circles", parts = ["rolls"] }] }]
[routine.short]
n = 2
source = ["ours"]
total_s = 190
class = "warm_up_standard"
place = "at_desk"
[[routine.short.forms]]
total_s = 190
slots = [
  { seconds = 60, routine = "block" },
  { seconds = 10, change = true },
  { seconds = 85, exercise = "reach", holds = 3, hold_s = 20 },
  { seconds = 35, exercise = "calm", breaths = 3 },
  { seconds = 20, exercise = "calm", optional = true },
]
[breathing_pattern.slow]
n = 1
source = ["ours"]
inhale_s = 4
pause_s = 0
exhale_s = 6
option = false

[strength_level.level_low]
n = 1
source = ["ours"]
exercise = "push"
earliest_day = 0
[dose_step.step_two]
n = 1
source = ["ours"]
sets = 2
reps = 8
start = true

[rule.hold_global]
n = 1
source = ["ours"]
min_s = 10
max_s = 60
long_max_s = 120
confirm_above_s = 45
[rule.hold_groups]
n = 2
source = ["ours"]
neck = { min = 15, max = 20 }
chest_upper_back = { min = 20, max = 30 }
childs_pose = { min = 30, max = 45 }
[rule.breath_limits]
n = 3
source = ["ours"]
inhale_min_s = 3
inhale_max_s = 5
pause_max_s = 4
exhale_min_s = 4
exhale_max_s = 7
in_and_out_max_s = 12
[rule.roller_time]
n = 4
source = ["ours"]
first_s = 30
first_uses = 3
step_s = 15
max_s = 120
[rule.equal_sides]
n = 5
source = ["ours"]
percent = 10
[rule.warm_up_counts]
n = 6
source = ["ours"]
position_change_s = 15

[reason.chosen]
n = 1
source = ["ours"]
[statement.intended_use]
n = 1
source = ["ours"]
[lint.lint_cure]
n = 1
source = ["ours"]
patterns = ["cure", "diagnos*", "pain-free", "wear and tear"]
but_not = ["condition"]
)" + exercise("wave", "1", "dynamic", usual + R"(dose.enter_s = { default = 2, min = 2, max = 6 }
dose.reps = { default = 6, min = 3, max = 10 }
dose.cycle_s = { default = 10, min = 8, max = 12 }
dose.duration_s = { default = 62, min = 30, max = 120 }
)") + exercise("reach", "2", "static_hold", usual + R"(dose.enter_s = { default = 5, min = 5, max = 5 }
dose.holds = { default = 3, min = 1, max = 3 }
dose.hold_s = { default = 20, min = 15, max = 30 }
dose.rest_s = { default = 10, min = 5, max = 20 }
dose.duration_s = { default = 85, min = 20, max = 180 }
replaced_by = [{ exercise = "wave", variant = "wave_small" }]
)") + exercise("sides", "3", "static_hold", R"(postures = ["seated"]
on_floor = false
neck = true
sides = "each"
steps = [{ phase = "work", s = 20, source = ["ours"] }, { phase = "change", s = 10, source = ["ours"] }, { phase = "work", s = 20, source = ["ours"] }]
dose.hold_s = { default = 20, min = 15, max = 20 }
dose.change_s = { default = 10, min = 5, max = 15 }
dose.duration_s = { default = 50, min = 40, max = 120 }
replaced_by = [{ exercise = "wave" }]
)") + exercise("roll", "4", "roller", usual + R"(dose.enter_s = { default = 20, min = 10, max = 30 }
dose.contact_s = { default = 30, min = 30, max = 120 }
dose.duration_s = { default = 50, min = 30, max = 150 }
replaced_by = [{ exercise = "wave" }]
)") + exercise("push", "5", "strength", usual + R"(warm_up = "warm_up_standard"
level = "level_low"
dose.sets = { default = 2, min = 1, max = 3 }
dose.reps = { default = 8, min = 8, max = 12 }
dose.rest_s = { default = 60, min = 30, max = 120 }
dose.cycle_s = { default = 4, min = 4, max = 6 }
dose.duration_s = { default = 124, min = 90, max = 264 }
dose_steps = ["step_two"]
replaced_by = [{ exercise = "wave" }]
)") + exercise("calm", "6", "breathing", usual + R"(dose.inhale_s = { default = 4, min = 3, max = 5 }
dose.exhale_s = { default = 6, min = 4, max = 7 }
dose.duration_s = { default = 60, min = 20, max = 300 }
replaced_by = [{ exercise = "wave" }]
)") + exercise("circles", "7", "dynamic", R"(postures = ["seated"]
on_floor = false
neck = false
sides = "none"
steps = [{ phase = "work", part = "rolls", s = 60, source = ["ours"] }]
parts = [{ id = "rolls", seconds = 3, count = { default = 10, min = 4, max = 12 }, each = "direction" }]
dose.duration_s = { default = 60, min = 30, max = 120 }
replaced_by = [{ exercise = "wave" }]
)");

std::string exercise_text(const std::string& id, int steps) {
  std::string lines = "\"Move slowly.\"";
  for (int i = 1; i < steps; ++i) lines += ", \"Breathe on.\"";
  return "[exercise." + id + "]\nname = \"A movement\"\nabout = \"It moves.\"\nsetup = [\"Sit tall.\"]\nsteps = [" +
         lines +
         "]\nfelt = \"Warmth.\"\nbreathing = \"Breathe freely.\"\n"
         "mistakes = [{ wrong = \"Rushing.\", right = \"Slow down.\" }]\n";
}

std::string named(const std::vector<std::string>& keys) {
  std::string out;
  for (const auto& key : keys) out += "[" + key + "]\nname = \"A name\"\n";
  return out;
}

const std::string texts =
    named({"source.ours", "source.A", "source.\"G:Guide\"", "flag_family.heart", "exercise_class.dynamic",
           "exercise_class.static_hold", "exercise_class.roller", "exercise_class.strength", "exercise_class.breathing",
           "place.at_desk", "posture.seated", "muscle.back", "exercise_family.family_all", "joint.neck_flex",
           "form_criterion.crit_tall", "matrix_option.heat_pack", "breathing_pattern.slow",
           "strength_level.level_low"}) +
    exercise_text("wave", 1) + exercise_text("reach", 1) + exercise_text("sides", 3) + exercise_text("roll", 1) +
    exercise_text("push", 1) + exercise_text("calm", 1) + exercise_text("circles", 1) + R"(
[tier.clear]
name = "Clear"
meaning = "Nothing stands in the way."
[tier.urgent]
name = "Today"
meaning = "Talk to somebody today."
[flag.chest_pain]
name = "Pain in the chest"
ask = "Does your chest hurt?"
do = "Call {emergency_number} now."
[sub_question.small_fall]
name = "A small fall"
ask = "Did you fall?"
[composite_rule.composite_fall]
says = "A small fall can matter."
[message.msg_urgent]
title = "Please talk to somebody today"
lines = ["Do not exercise today.", "You told us: {flags}."]
[exercise_variant.wave_small]
name = "Small wave"
change = "Move half as far."
[exercise_variant.reach_deep]
name = "Deep reach"
change = "Reach further."
[condition.sore_knee]
name = "A sore knee"
ask = "Is a knee sore, or is there a diagnosis?"
effect = "You kneel less."
[modification.mod_small]
says = "Move half as far."
[routine.block]
name = "Warm-up"
about = "Gets you moving."
[routine.short]
name = "Short"
about = "Takes {routine.short.total_s} seconds in all."
[dose_step.step_two]
name = "{sets} sets of {reps}"
[rule.hold_global]
says = "A hold lasts {rule.hold_global.min_s} to {rule.hold_global.max_s} seconds."
[rule.hold_groups]
says = "Holds depend on the place."
[rule.breath_limits]
says = "Breath stays easy."
[rule.roller_time]
says = "Roller time grows slowly."
[rule.equal_sides]
says = "Both sides get the same."
[rule.warm_up_counts]
says = "Movement warms up."
[reason.chosen]
says = "{exercise} fits your day."
[statement.intended_use]
says = "This program does not cure anything."
)";

CompiledRegimen compile(const std::string& what_is_known, const std::string& what_is_said) {
  return compile_regimen({{{"regimen/all.toml", what_is_known}, {"regimen/text/en.toml", what_is_said}}});
}

// Breaks one thing in the knowledge and looks for the one fault that must follow.
void check_broken(const std::string& from, const std::string& to, const std::string& code, const std::string& key) {
  const auto faults = compile(with(knowledge, from, to), texts).faults;
  CHECK_MESSAGE(has(faults, code, key), from << " -> " << to << " should give " << code << " at " << key
                                             << " but gives\n"
                                             << list(faults));
}

void check_added(const std::string& more, const std::string& code, const std::string& key) {
  const auto faults = compile(knowledge + more, texts).faults;
  CHECK_MESSAGE(has(faults, code, key), more << " should give " << code << " at " << key << " but gives\n"
                                             << list(faults));
}

void check_text_broken(const std::string& from, const std::string& to, const std::string& code,
                       const std::string& key) {
  const auto faults = compile(knowledge, with(texts, from, to)).faults;
  CHECK_MESSAGE(has(faults, code, key), to << " should give " << code << " at " << key << " but gives\n"
                                           << list(faults));
}

void check_text_fine(const std::string& from, const std::string& to) {
  const auto faults = compile(knowledge, with(texts, from, to)).faults;
  CHECK_MESSAGE(faults.empty(), to << " should be fine but gives\n" << list(faults));
}

}  // namespace

TEST_CASE("the tiny regimen has no fault") {
  const auto compiled = compile(knowledge, texts);
  CHECK(list(compiled.faults) == "");
}

TEST_CASE("the real regimen has no fault") {
  const auto read = read_regimen_folder(UNHUNCH_SOURCE_DIR "/regimen");
  CHECK(list(read.faults) == "");
  const auto compiled = compile_regimen(read.source);
  CHECK(list(compiled.faults) == "");
  CHECK(list(check_complete(compiled.document)) == "");
}

TEST_CASE("a regimen is complete only with an item of every kind and every rule the program reads") {
  const auto faults = check_complete(compile(knowledge, texts).document);
  CHECK(has(faults, "missing_kind", "faq"));
  CHECK(has(faults, "missing_rule", "rule.daily_cap"));
  CHECK_FALSE(has(faults, "missing_kind", "exercise"));
  CHECK_FALSE(has(faults, "missing_rule", "rule.hold_global"));
}

TEST_CASE("a fault names file, line, key and what was expected") {
  const auto faults = compile("[place.at_desk]\nn = 1\nsource = [\"ours\"]\ncolour = 1\n" +
                                  with(knowledge, "[place.at_desk]\nn = 1\nsource = [\"ours\"]\n", ""),
                              texts)
                          .faults;
  REQUIRE(faults.size() == 1);
  CHECK(describe(faults.front()) ==
        "regimen/all.toml:4: place.at_desk.colour: is not a known key; expected one of figures, grade, id, n, source");
}

TEST_CASE("a missing sentence is reported where its item stands") {
  const auto faults = compile(knowledge, with(texts, "[condition.sore_knee]", "[condition.other]")).faults;
  CHECK(has(faults, "unknown_id", "text.en.condition.other"));
  const auto missing =
      std::find_if(faults.begin(), faults.end(), [](const Fault& fault) { return fault.code == "missing_text"; });
  REQUIRE(missing != faults.end());
  CHECK(missing->file == "regimen/all.toml");
  CHECK(missing->line > 0);
}

TEST_CASE("a file that is not TOML is a fault with its line") {
  const auto faults = compile("[place.x]\nn = = 1\n", "").faults;
  REQUIRE_FALSE(faults.empty());
  const auto found =
      std::find_if(faults.begin(), faults.end(), [](const Fault& fault) { return fault.code == "not_toml"; });
  REQUIRE(found != faults.end());
  CHECK(found->line == 2);
}

TEST_CASE("a control character is a fault with its line") {
  const auto faults = compile(std::string("[place.x]\nn = 1\n[\0]\n", 20), "").faults;
  REQUIRE(has(faults, "not_toml", ""));
  CHECK(faults.back().line == 3);
}

TEST_CASE("letters beyond ASCII stand only in quotes and comments") {
  CHECK(has(compile("[place.x]\n\u00e9 = 1\n", "").faults, "not_toml", ""));
  const auto accented = with(knowledge, "measure = \"neck_flex\"", "measure = 'd\u00e9j\u00e0' # tr\u00e8s \"bien\n");
  CHECK(list(compile(accented, texts).faults) == "");
  const auto long_text = with(texts, "\"Reach further.\"", "\"\"\"D\u00e9j\u00e0 \\\"vu\\\" \"fini\".\"\"\"");
  CHECK(list(compile(knowledge, long_text).faults) == "");
  const auto quoted = with(texts, "\"Reach further.\"", "\"\"\"Say \"on\"\"\"\"# \u00e9");
  CHECK(list(compile(knowledge, quoted).faults) == "");
  CHECK(list(compile("\xEF\xBB\xBF" + knowledge, texts).faults) == "");
}

TEST_CASE("a file on which the parser gives up is a fault") {
  CHECK(has(compile("[place.x]\nn = [ }\n", "").faults, "not_toml", ""));
}

TEST_CASE("an id may not be defined in two files") {
  const auto faults = compile_regimen({{{"regimen/all.toml", knowledge},
                                        {"regimen/more.toml", "[place.at_desk]\nn = 2\nsource = [\"ours\"]\n"},
                                        {"regimen/text/en.toml", texts}}})
                          .faults;
  CHECK(has(faults, "duplicate_id", "place.at_desk"));
}

TEST_CASE("the order in which files are given does not matter") {
  const RegimenSource one{{{"regimen/all.toml", knowledge}, {"regimen/text/en.toml", texts}}};
  const RegimenSource other{{{"regimen/text/en.toml", texts}, {"regimen/all.toml", knowledge}}};
  CHECK(write_json(compile_regimen(one).document) == write_json(compile_regimen(other).document));
}

TEST_CASE("the document has items in order, with id and grade, and filled sentences") {
  const auto document = compile(knowledge, texts).document;
  const auto text = write_json(document);
  CHECK(view::text_at(view::item(document, "flag", "chest_pain"), "grade") == "guideline");
  CHECK(view::text_at(view::item(document, "flag", "chest_pain"), "id") == "chest_pain");
  CHECK(view::text_at(view::item(document, "exercise", "wave"), "grade") == "ours");
  CHECK(view::ids_of(document, "warm_up_class") ==
        std::vector<std::string_view>{"warm_up_full", "warm_up_standard", "warm_up_micro"});
  CHECK(text.find("A hold lasts 10 to 60 seconds.") != std::string::npos);
  CHECK(text.find("{emergency_number}") != std::string::npos);
  CHECK(text.find("\"nod\":0.5") != std::string::npos);
  CHECK(view::text_at(document, "version").starts_with("1."));
}

TEST_CASE("the version follows the content") {
  const auto before = compile(knowledge, texts).document;
  const auto changed = compile(knowledge, with(texts, "Reach further.", "Reach on.")).document;
  CHECK(view::text_at(changed, "version") != view::text_at(before, "version"));
}

TEST_CASE("the shape of every item is checked") {
  check_added("[colours.red]\nn = 1\n", "unknown_kind", "colours");
  check_broken("family = \"heart\"", "familie = \"heart\"", "unknown_key", "flag.chest_pain.familie");
  check_broken("family = \"heart\"", "", "missing_key", "flag.chest_pain.family");
  check_broken("family = \"heart\"", "family = 3", "wrong_type", "flag.chest_pain.family");
  check_broken("family = \"heart\"", "family = \"hart\"", "unknown_id", "flag.chest_pain.family");
  check_broken("answers = \"yes_no_unsure\"", "answers = \"yes_no\"", "unknown_word", "flag.chest_pain.answers");
  check_broken("rank = 3", "rank = 5", "out_of_range", "tier.urgent.rank");
  check_broken("rank = 3", "rank = 3.0", "wrong_type", "tier.urgent.rank");
  check_broken("rank = 3", "rank = 2020-01-01", "wrong_type", "tier.urgent.rank");
  check_broken("stop_line = true", "stop_line = false", "wrong_type", "exercise.wave.stop_line");
  check_broken("muscles = [\"back\"]", "muscles = []", "wrong_count", "exercise.wave.muscles");
  check_broken("angles = { nod = 0.5 }", "angles = { nodd = 0.5 }", "unknown_id", "pose.tall.angles.nodd");
}

TEST_CASE("a misspelt key or id is answered with the nearest known one") {
  const auto key = compile(with(knowledge, "family = \"heart\"", "famili = \"heart\""), texts).faults;
  CHECK(list(key).find("perhaps 'family' is meant") != std::string::npos);
  const auto id = compile(with(knowledge, "family = \"heart\"", "family = \"hearts\""), texts).faults;
  CHECK(list(id).find("perhaps 'heart' is meant") != std::string::npos);
}

TEST_CASE("a range goes from min over default to max") {
  check_broken("dose.reps = { default = 6, min = 3, max = 10 }", "dose.reps = { default = 6, min = 7, max = 10 }",
               "bad_range", "exercise.wave.dose.reps");
  check_broken("dose.reps = { default = 6, min = 3, max = 10 }", "dose.reps = { default = 6, min = 3, max = 5 }",
               "bad_range", "exercise.wave.dose.reps");
  check_broken("dose.reps = { default = 6, min = 3, max = 10 }", "dose.reps = { default = 6, max = 10 }", "missing_key",
               "exercise.wave.dose.reps.min");
  check_broken("dose.reps = { default = 6, min = 3, max = 10 }", "dose.reps = { default = 6.5, min = 3, max = 10 }",
               "wrong_type", "exercise.wave.dose.reps.default");
}

TEST_CASE("every item has a place in the order that no other has") {
  check_broken("[tier.urgent]\nn = 2", "[tier.urgent]\nn = 1", "duplicate_n", "tier.urgent.n");
  check_broken("[tier.urgent]\nn = 2", "[tier.urgent]", "missing_key", "tier.urgent.n");
}

TEST_CASE("every item rests on a source that exists") {
  check_broken("source = [\"A\", \"G:Guide\"]", "source = []", "wrong_count", "flag.chest_pain.source");
  check_broken("source = [\"A\", \"G:Guide\"]", "", "missing_key", "flag.chest_pain.source");
  check_broken("source = [\"A\", \"G:Guide\"]", "source = [\"B\"]", "unknown_id", "flag.chest_pain.source.0");
}

TEST_CASE("what the compiler derives may not be written by hand") {
  check_broken("rank = 3", "rank = 3\ngrade = \"guideline\"", "unknown_key", "tier.urgent.grade");
  check_broken("rank = 3", "rank = 3\nid = \"urgent\"", "unknown_key", "tier.urgent.id");
  check_added("[text.en]\nn = 1\n", "unknown_kind", "text");
}

TEST_CASE("a rule states the figures that the program reads") {
  check_broken("long_max_s = 120\n", "", "missing_key", "rule.hold_global.long_max_s");
  check_broken("long_max_s = 120\n", "long_max_s = \"long\"\n", "wrong_type", "rule.hold_global.long_max_s");
}

TEST_CASE("an atom of a composite rule states exactly one fact") {
  check_broken("{ condition = \"sore_knee\" }", "{}", "bad_atom", "composite_rule.composite_fall.when.0.1");
  check_broken("{ condition = \"sore_knee\" }", "{ condition = \"sore_knee\", pain_now_from = 8 }", "bad_atom",
               "composite_rule.composite_fall.when.0.1");
  check_broken("is = [\"yes\", \"unsure\"]", "above = 3", "bad_atom", "composite_rule.composite_fall.when.0.0");
}

TEST_CASE("no exercise is offered to somebody with an urgent or emergency flag") {
  check_broken("exercise = \"none\"", "exercise = \"gentle\"", "serious_flag", "tier.urgent.exercise");
  check_broken("source = [\"A\", \"G:Guide\"]", "source = []", "serious_flag", "flag.chest_pain.source");
}

TEST_CASE("a variant is named only together with its own exercise") {
  check_broken("{ exercise = \"wave\", variant = \"wave_small\" }",
               "{ exercise = \"circles\", variant = \"wave_small\" }", "variant_of_other",
               "exercise.reach.replaced_by.0.variant");
  check_broken("forms = { wave = [\"wave_small\"] }", "forms = { reach = [\"wave_small\"] }", "variant_of_other",
               "modification.mod_small.forms.reach.0");
  check_broken("level = \"level_low\"", "level = \"level_low\"\noption = \"wave_small\"", "variant_of_other",
               "exercise.push.option");
}

TEST_CASE("every exercise has an easier way") {
  check_broken("kind = \"easier\"", "kind = \"option\"", "no_easier_way", "exercise.wave");
}

TEST_CASE("replacements come to an end") {
  check_broken("dose.duration_s = { default = 62, min = 30, max = 120 }\n",
               "dose.duration_s = { default = 62, min = 30, max = 120 }\nreplaced_by = [{ exercise = \"reach\" }]\n",
               "endless_replacement", "exercise.wave.replaced_by");
  check_broken("replace = { reach = { exercise = \"wave\" } }", "replace = { wave = { exercise = \"reach\" } }",
               "endless_replacement", "exercise.wave.replaced_by");
}

TEST_CASE("a part is named before it is used") {
  check_broken("part = \"rolls\"", "part = \"rols\"", "unknown_id", "exercise.circles.steps.0.part");
}

TEST_CASE("no exercise and no variant exists as words only") {
  check_broken("[motion.wave]", "[motion.other]", "not_shown", "exercise.wave");
  check_broken("[motion.wave_small]", "[motion.other]", "not_shown", "exercise_variant.wave_small");
}

TEST_CASE("a hold stays inside the limits of all holds, and of the neck") {
  check_broken("dose.hold_s = { default = 20, min = 15, max = 30 }",
               "dose.hold_s = { default = 20, min = 9, max = 30 }", "outside_limits", "exercise.reach.dose.hold_s.min");
  check_broken("dose.hold_s = { default = 20, min = 15, max = 30 }",
               "dose.hold_s = { default = 20, min = 15, max = 61 }", "outside_limits",
               "exercise.reach.dose.hold_s.max");
  check_broken("dose.hold_s = { default = 20, min = 15, max = 30 }", "", "missing_key", "exercise.reach.dose.hold_s");
  check_broken("dose.hold_s = { default = 20, min = 15, max = 20 }",
               "dose.hold_s = { default = 20, min = 15, max = 21 }", "outside_limits",
               "exercise.sides.dose.hold_s.max");
}

TEST_CASE("a breath stays inside its limits, in all and in each half") {
  check_broken("dose.inhale_s = { default = 4, min = 3, max = 5 }", "dose.inhale_s = { default = 4, min = 3, max = 6 }",
               "outside_limits", "exercise.calm.dose.inhale_s.max");
  check_broken("dose.exhale_s = { default = 6, min = 4, max = 7 }", "dose.exhale_s = { default = 6, min = 3, max = 7 }",
               "outside_limits", "exercise.calm.dose.exhale_s.min");
  check_broken("in_and_out_max_s = 12", "in_and_out_max_s = 11", "outside_limits", "exercise.calm.dose.exhale_s.max");
  check_broken("dose.inhale_s = { default = 4, min = 3, max = 5 }",
               "dose.inhale_s = { default = 4, min = 3, max = 5 }\ndose.pause_s = { default = 0, min = 0, max = 5 }",
               "outside_limits", "exercise.calm.dose.pause_s.max");
}

TEST_CASE("time on a roller stays inside its limits, and begins small") {
  check_broken("dose.contact_s = { default = 30, min = 30, max = 120 }",
               "dose.contact_s = { default = 30, min = 30, max = 121 }", "outside_limits",
               "exercise.roll.dose.contact_s.max");
  check_broken("dose.contact_s = { default = 30, min = 30, max = 120 }",
               "dose.contact_s = { default = 31, min = 30, max = 120 }", "outside_limits",
               "exercise.roll.dose.contact_s.default");
  check_broken("dose.contact_s = { default = 30, min = 30, max = 120 }", "", "missing_key",
               "exercise.roll.dose.contact_s");
}

TEST_CASE("a strength exercise states its warm-up and steps that its dose allows") {
  check_broken("warm_up = \"warm_up_standard\"\n", "", "missing_key", "exercise.push.warm_up");
  check_broken("dose_steps = [\"step_two\"]\n", "", "missing_key", "exercise.push.dose_steps");
  check_broken("sets = 2\nreps = 8", "sets = 4\nreps = 8", "outside_limits", "exercise.push.dose_steps.0");
}

TEST_CASE("the usual duration is the sum of the dose") {
  check_broken("default = 62,", "default = 61,", "wrong_sum", "exercise.wave.dose.duration_s.default");
  check_broken("default = 42,", "default = 43,", "wrong_sum", "exercise_variant.wave_small.dose.duration_s.default");
  check_broken("default = 85,", "default = 84,", "wrong_sum", "exercise.reach.dose.duration_s.default");
  check_broken("{ default = 50, min = 40, max = 120 }", "{ default = 49, min = 40, max = 120 }", "wrong_sum",
               "exercise.sides.dose.duration_s.default");
  check_broken("{ default = 50, min = 30, max = 150 }", "{ default = 49, min = 30, max = 150 }", "wrong_sum",
               "exercise.roll.dose.duration_s.default");
  check_broken("default = 124,", "default = 123,", "wrong_sum", "exercise.push.dose.duration_s.default");
  check_broken("count = { default = 10, min = 4, max = 12 }", "count = { default = 9, min = 4, max = 12 }", "wrong_sum",
               "exercise.circles.dose.duration_s.default");
}

TEST_CASE("both sides get the same time") {
  check_broken("{ phase = \"change\", s = 10, source = [\"ours\"] }, { phase = \"work\", s = 20,",
               "{ phase = \"change\", s = 10, source = [\"ours\"] }, { phase = \"work\", s = 23,", "unequal_sides",
               "exercise.sides.steps");
}

TEST_CASE("every exercise, every variant with a row of its own and every option has a row of the matrix") {
  check_broken("[matrix.roll]\nsource = [\"ours\"]\ncells = {}\n", "", "no_matrix_row", "exercise.roll");
  check_broken("[matrix.reach_deep]\nsource = [\"ours\"]\ncells = {}\n", "", "no_matrix_row",
               "exercise_variant.reach_deep");
  check_broken("[matrix.heat_pack]\nsource = [\"ours\"]\ncells = {}\n", "", "no_matrix_row", "matrix_option.heat_pack");
  check_added("[matrix.cold_pack]\nsource = [\"ours\"]\ncells = {}\n", "unknown_row", "matrix.cold_pack");
  check_added("[matrix.wave_small]\nsource = [\"ours\"]\ncells = {}\n", "unknown_row", "matrix.wave_small");
}

TEST_CASE("a cell of the matrix says what happens") {
  check_broken("{ effect = \"modify\", by = \"mod_small\" }", "{ effect = \"modify\" }", "missing_key",
               "matrix.wave.cells.sore_knee.by");
  check_broken("{ effect = \"modify\", by = \"mod_small\" }", "{ effect = \"modify\", by = \"mod_tiny\" }",
               "unknown_id", "matrix.wave.cells.sore_knee.by");
  check_broken("{ effect = \"exclude\" }", "{ effect = \"exclude\", by = \"mod_small\" }", "unknown_key",
               "matrix.reach.cells.sore_knee.by");
  check_broken("{ effect = \"exclude\" }", "{ effect = \"allow\" }", "unknown_word",
               "matrix.reach.cells.sore_knee.effect");
  check_broken("cells.sore_knee = { effect = \"exclude\" }", "cells.sore_head = { effect = \"exclude\" }", "unknown_id",
               "matrix.reach.cells.sore_head");
}

TEST_CASE("a slot of a routine does exactly one thing") {
  check_broken("{ seconds = 10, change = true }", "{ seconds = 10 }", "bad_slot", "routine.short.forms.0.slots.1");
  check_broken("{ seconds = 10, change = true }", "{ seconds = 10, change = true, block = \"strength\" }", "bad_slot",
               "routine.short.forms.0.slots.1");
  check_broken("{ seconds = 10, change = true }", "{ seconds = 10, change = true, reps = 3 }", "bad_slot",
               "routine.short.forms.0.slots.1.reps");
  check_broken("parts = [\"rolls\"]", "parts = [\"rolls\", \"circles\"]", "unknown_id",
               "routine.block.forms.0.slots.0.parts.1");
  check_broken("exercise = \"circles\", parts = [\"rolls\"]", "routine = \"short\"", "endless_routine",
               "routine.short");
}

TEST_CASE("a variant that is off by default stands in no routine") {
  const auto off =
      with(knowledge, "kind = \"harder\"\nrow = true", "kind = \"option\"\nrow = true\noff_by_default = true");
  CHECK(list(compile(off, texts).faults) == "");
  const auto used =
      with(off, "exercise = \"reach\", holds = 3", "exercise = \"reach\", variant = \"reach_deep\", holds = 3");
  CHECK(has(compile(used, texts).faults, "off_by_default", "routine.short.forms.0.slots.2.variant"));
}

TEST_CASE("the slots of a routine add up to its total") {
  check_broken("total_s = 190\nslots", "total_s = 200\nslots", "wrong_sum", "routine.short.forms.0.total_s");
  check_broken("total_s = 190\nclass", "total_s = 200\nclass", "wrong_sum", "routine.short.total_s");
  check_broken("{ seconds = 60, routine = \"block\" }", "{ seconds = 70, routine = \"block\" }", "wrong_sum",
               "routine.short.forms.0.slots.0.seconds");
  check_broken("{ seconds = 10, change = true }",
               "{ seconds = 10, block = \"strength\" }\n, { seconds = 10, change = true }", "wrong_sum",
               "routine.short.forms.0.total_s");
  check_added(
      "[strength_block.step_two]\nn = 1\nsource = [\"ours\"]\npush_up_s = 124\nchange_s = 12\nrow_s = 156\nrow_sets = "
      "2\nrow_reps = 12\nfree_s = 8\n"
      "[routine.strong]\nn = 3\nsource = [\"ours\"]\ntotal_s = 359\nclass = \"warm_up_standard\"\nplace = \"at_desk\"\n"
      "forms = [{ total_s = 359, slots = [{ seconds = 60, routine = \"block\" }, { seconds = 299, block = \"strength\" "
      "}] }]\n",
      "wrong_sum", "strength_block.step_two");
}

TEST_CASE("what is done in a slot fits into its seconds and its dose") {
  check_broken("{ seconds = 85, exercise = \"reach\", holds = 3, hold_s = 20 }",
               "{ seconds = 85, exercise = \"reach\", holds = 3, hold_s = 21 }", "does_not_fit",
               "routine.short.forms.0.slots.2.seconds");
  check_broken("{ seconds = 85, exercise = \"reach\", holds = 3, hold_s = 20 }",
               "{ seconds = 85, exercise = \"reach\", holds = 1, hold_s = 31 }", "outside_limits",
               "routine.short.forms.0.slots.2.hold_s");
  check_broken("breaths = 3", "breaths = 4", "does_not_fit", "routine.short.forms.0.slots.3.seconds");
  check_broken("{ seconds = 20, exercise = \"calm\", optional = true }",
               "{ seconds = 19, exercise = \"calm\", optional = true }", "outside_limits",
               "routine.short.forms.0.slots.4.seconds");
}

TEST_CASE("a routine begins with movement and is warm before it holds") {
  check_broken("{ seconds = 60, routine = \"block\" }", "{ seconds = 60, exercise = \"calm\" }", "cold_start",
               "routine.short.forms.0.slots");
  check_broken("{ seconds = 60, routine = \"block\" }", "{ seconds = 45, exercise = \"wave\", reps = 4 }",
               "cold_stretch", "routine.short.forms.0.slots");
  check_broken("class = \"warm_up_standard\"\nplace", "class = \"warm_up_micro\"\nplace", "wrong_class",
               "routine.short.class");
  check_broken("class = \"warm_up_standard\"\nplace", "class = \"dynamic_only\"\nplace", "wrong_class",
               "routine.short.class");
  check_broken("{ seconds = 10, change = true }", "{ seconds = 50, exercise = \"roll\" }", "cold_stretch",
               "routine.short.forms.0.slots");
  check_broken("{ seconds = 60, routine = \"block\" }", "{ seconds = 124, exercise = \"push\" }", "cold_stretch",
               "routine.short.forms.0.slots");
}

TEST_CASE("a short change of position counts as warm-up and a long one does not") {
  const auto fifty =
      with(knowledge, "{ seconds = 60, routine = \"block\" }", "{ seconds = 50, exercise = \"wave\", reps = 4 }");
  CHECK_FALSE(has(compile(fifty, texts).faults, "cold_stretch", "routine.short.forms.0.slots"));
  const auto sixteen = with(fifty, "{ seconds = 10, change = true }", "{ seconds = 16, change = true }");
  CHECK(has(compile(sixteen, texts).faults, "cold_stretch", "routine.short.forms.0.slots"));
}

TEST_CASE("every item has its sentences, no more and no less") {
  check_text_broken("change = \"Reach further.\"\n", "", "missing_text", "text.en.exercise_variant.reach_deep.change");
  check_text_broken("change = \"Reach further.\"", "change = 3", "wrong_type",
                    "text.en.exercise_variant.reach_deep.change");
  check_text_broken("change = \"Reach further.\"", "change = \"  \"", "empty_text",
                    "text.en.exercise_variant.reach_deep.change");
  check_text_broken("change = \"Reach further.\"", "change = \"Reach further.\"\nmore = \"x\"", "unknown_key",
                    "text.en.exercise_variant.reach_deep.more");
  check_text_broken("[condition.sore_knee]", "[condition.sore_elbow]", "unknown_id", "text.en.condition.sore_elbow");
  check_text_broken("[condition.sore_knee]", "[conditions.sore_knee]", "unknown_kind", "text.en.conditions");
  check_text_broken("ask = \"Does your chest hurt?\"\n", "", "missing_text", "text.en.flag.chest_pain.ask");
}

TEST_CASE("a derived flag needs no question") {
  const auto derived = with(knowledge, "answers = \"yes_no_unsure\"", "answers = \"derived\"");
  CHECK(list(compile(derived, with(texts, "ask = \"Does your chest hurt?\"\n", "")).faults) == "");
}

TEST_CASE("lists of sentences are as long as the lists they belong to") {
  check_text_broken("steps = [\"Move slowly.\"]", "steps = [\"Move slowly.\", \"Stop.\"]", "wrong_count",
                    "text.en.exercise.wave.steps");
  check_text_broken("setup = [\"Sit tall.\"]", "setup = []", "wrong_count", "text.en.exercise.wave.setup");
  check_text_broken("mistakes = [{ wrong = \"Rushing.\", right = \"Slow down.\" }]", "mistakes = []", "wrong_count",
                    "text.en.exercise.wave.mistakes");
  check_text_broken("mistakes = [{ wrong = \"Rushing.\", right = \"Slow down.\" }]",
                    "mistakes = [{ wrong = \"Rushing.\" }]", "wrong_type", "text.en.exercise.wave.mistakes.0");
  check_text_broken("lines = [\"Do not exercise today.\", ", "lines = [", "wrong_count",
                    "text.en.message.msg_urgent.lines");
}

TEST_CASE("no figure stands in a sentence") {
  const std::string key = "text.en.exercise_variant.reach_deep.change";
  check_text_broken("Reach further.", "Reach for 20 breaths.", "figure_in_text", key);
  check_text_broken("Reach further.", "Reach for twenty seconds.", "figure_in_text", key);
  check_text_broken("Reach further.", "Reach Two Times.", "figure_in_text", key);
  check_text_broken("Reach further.", "A two-minute reach.", "figure_in_text", key);
  check_text_fine("Reach further.", "Reach with both arms, one after the other. Do one. Second, rest.");
}

TEST_CASE("a placeholder leads to a number or a text, or is filled while the program runs") {
  const std::string key = "text.en.exercise_variant.reach_deep.change";
  check_text_broken("Reach further.", "Reach for {rule.hold_global.least_s}.", "bad_placeholder", key);
  check_text_broken("Reach further.", "Reach for {rule.hold_groups.neck}.", "bad_placeholder", key);
  check_text_broken("Reach further.", "Reach for {flags}.", "bad_placeholder", key);
  check_text_broken("Reach further.", "Reach for {rule.", "bad_placeholder", key);
  check_text_broken("Reach further.", "Reach for {}.", "bad_placeholder", key);
  check_text_fine("Reach further.", "Reach for {rule.hold_groups.neck.min}.");
}

TEST_CASE("words that promise or frighten are refused") {
  const std::string key = "text.en.exercise_variant.reach_deep.change";
  check_text_broken("Reach further.", "A CURE for all.", "forbidden_words", key);
  check_text_broken("Reach further.", "It diagnoses you.", "forbidden_words", key);
  check_text_broken("Reach further.", "Be pain-free.", "forbidden_words", key);
  check_text_broken("Reach further.", "It is wear\\nand  tear.", "forbidden_words", key);
  check_text_fine("Reach further.", "Sit secure and obscured.");
}

TEST_CASE("a language rule may hold for some kinds only") {
  const auto only = with(knowledge, "but_not = [\"condition\"]", "only = [\"reason\"]");
  CHECK(list(compile(only, with(texts, "Reach further.", "A cure.")).faults) == "");
  CHECK(has(compile(only, with(texts, "fits your day.", "is a cure.")).faults, "forbidden_words",
            "text.en.reason.chosen.says"));
}

TEST_CASE("a step is short") {
  std::string words = "go";
  for (int i = 0; i < 24; ++i) words += " on";
  check_text_fine("Move slowly.", words + ". " + words + ".");
  check_text_broken("Move slowly.", words + " and.", "long_sentence", "text.en.exercise.wave.steps.0");
}

TEST_CASE("a second language needs the same sentences") {
  const auto faults = compile_regimen({{{"regimen/all.toml", knowledge},
                                        {"regimen/text/en.toml", texts},
                                        {"regimen/text/de-short.toml", "[place.at_desk]\nname = \"Am Tisch\"\n"}}})
                          .faults;
  CHECK(has(faults, "missing_text", "text.de.posture.seated.name"));
  CHECK_FALSE(has(faults, "missing_text", "text.de.place.at_desk.name"));
}

TEST_CASE("sentences of one language may stand in several files") {
  const auto at = texts.find("[reason.chosen]");
  CHECK(list(compile_regimen({{{"regimen/all.toml", knowledge},
                               {"regimen/text/en.toml", texts.substr(0, at)},
                               {"regimen/text/en-more.toml", texts.substr(at)}}})
                 .faults) == "");
}

TEST_CASE("every kind of the format is described and every reference leads to a kind") {
  for (const auto& kind : regimen_kinds()) {
    CHECK(find_kind(kind.name) == &kind);
    for (const auto& field : kind.fields) CHECK_FALSE(describe(field.type).empty());
  }
  CHECK(find_kind("colour") == nullptr);
}
