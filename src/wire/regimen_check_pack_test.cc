// SPDX-License-Identifier: Apache-2.0
//
// Packs against the real regimen: a good one, the bad ones of tests/packs, and the good one with one thing broken.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

#include "wire/json_text.h"
#include "wire/regimen_check.h"
#include "wire/regimen_check_testing.h"
#include "wire/regimen_check_view.h"
#include "wire/regimen_toml.h"

using namespace unhunch::wire;

namespace {

const boost::json::object& base() {
  static const auto document = compile_regimen(read_regimen_folder(UNHUNCH_SOURCE_DIR "/regimen").source).document;
  return document;
}

RegimenSource pack_named(const std::string& name) {
  return read_regimen_folder(std::filesystem::path(UNHUNCH_SOURCE_DIR) / "tests" / "packs" / name).source;
}

// The good pack with one thing replaced in its knowledge.
Faults pack_faults(const std::string& from, const std::string& to) {
  auto pack = pack_named("good");
  for (auto& file : pack.files) {
    if (file.text.find(from) == std::string::npos) continue;
    file.text = with(file.text, from, to);
    return compile_pack(base(), pack).faults;
  }
  FAIL("not in the good pack: " << from);
  return {};
}

void check_pack_broken(const std::string& from, const std::string& to, const std::string& code,
                       const std::string& key) {
  const auto faults = pack_faults(from, to);
  CHECK_MESSAGE(has(faults, code, key), to << " should give " << code << " at " << key << " but gives\n"
                                           << list(faults));
}

// The first line of a bad pack says which fault it shows: `# fault: CODE KEY`, with - for no key.
std::pair<std::string, std::string> promised_fault(const std::filesystem::path& pack) {
  std::ifstream in(pack / "pack.toml");
  std::string hash, word, code, key;
  in >> hash >> word >> code >> key;
  return {code, key == "-" ? "" : key};
}

}  // namespace

TEST_CASE("a good pack is added behind what is there and changes nothing of it") {
  const auto compiled = compile_pack(base(), pack_named("good"));
  REQUIRE(list(compiled.faults) == "");
  for (const auto& by_kind : base()) {
    if (by_kind.key() == "version" || by_kind.key() == "text") continue;
    for (const auto& entry : *by_kind.value().if_object()) {
      const auto& now = view::item(compiled.document, view::to_view(by_kind.key()), view::to_view(entry.key()));
      CHECK(write_json(now) == write_json(entry.value()));
    }
  }
  CHECK(view::has_item(compiled.document, "exercise", "desk_reach"));
  CHECK(view::has_item(compiled.document, "routine", "desk_reach_break"));
  CHECK(view::text_at(
            view::item(view::object_at(view::object_at(compiled.document, "text"), "en"), "exercise", "desk_reach"),
            "name") != "");
  CHECK_FALSE(
      view::object_at(view::item(compiled.document, "matrix", "desk_reach"), "cells").contains("latex_allergy"));
  CHECK(view::text_at(compiled.document, "version") != view::text_at(base(), "version"));
}

TEST_CASE("the checked document passes the checks again, with or without a pack") {
  CHECK(list(check_knowledge(base())) == "");
  CHECK(list(check_knowledge(compile_pack(base(), pack_named("good")).document)) == "");
}

TEST_CASE("a bad pack is refused with the fault it shows, and nothing of it is added") {
  int count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(UNHUNCH_SOURCE_DIR) / "tests" / "packs")) {
    const auto name = entry.path().filename().string();
    if (!name.starts_with("bad_")) continue;
    ++count;
    const auto promised = promised_fault(entry.path());
    const auto& code = promised.first;
    const auto& key = promised.second;
    const auto compiled = compile_pack(base(), pack_named(name));
    CHECK_MESSAGE(has(compiled.faults, code, key), name << " should give " << code << " at " << key << " but gives\n"
                                                        << list(compiled.faults));
    CHECK(write_json(compiled.document) == write_json(base()));
  }
  CHECK(count >= 5);
}

TEST_CASE("a pack cannot touch what is there") {
  check_pack_broken("[exercise.desk_reach]", "[exercise.cat_cow]", "not_for_packs", "exercise.cat_cow");
  check_pack_broken("exercise = \"desk_reach\"\nkind", "exercise = \"cat_cow\"\nkind", "not_for_packs",
                    "exercise_variant.desk_reach_short.exercise");
  check_pack_broken("[matrix.desk_reach]", "[matrix.cat_cow]", "not_for_packs", "matrix.cat_cow");
  check_pack_broken("[source.\"pack example\"]", "[source.ours]", "not_for_packs", "source.ours");
  for (const auto* kind :
       {"rule", "condition", "flag", "subset", "modification", "lint", "warm_up_class", "tier", "strength_level"}) {
    check_pack_broken("[exercise.desk_reach]",
                      "[" + std::string(kind) + ".mine]\nn = 1\nsource = [\"ours\"]\n\n[exercise.desk_reach]",
                      "not_for_packs", kind);
  }
  check_pack_broken("[exercise_variant.desk_reach_short]\nname",
                    "[exercise.cat_cow]\nname = \"Mine\"\n\n[exercise_variant.desk_reach_short]\nname", "not_for_packs",
                    "text.en.exercise.cat_cow");
}

TEST_CASE("a pack says for every condition what it means") {
  for (const auto condition : view::ids_of(base(), "condition")) {
    const std::string id(condition);
    auto pack = pack_named("good");
    for (auto& file : pack.files) {
      const auto at = file.text.find("\ncells." + id + " ");
      if (at != std::string::npos) file.text.erase(at, file.text.find('\n', at + 1) - at);
    }
    CHECK(has(compile_pack(base(), pack).faults, "unknown_is_unsafe", "matrix.desk_reach.cells." + id));
  }
}

TEST_CASE("a pack never falls below the floor") {
  const auto allow = [](const std::string& condition) {
    return std::string("cells.") + condition + " = { effect = \"allow\" }";
  };
  const auto fault = [](const std::string& condition) { return "matrix.desk_reach.cells." + condition; };
  check_pack_broken("cells.recent_surgery = { effect = \"exclude\" }", allow("recent_surgery"), "below_the_floor",
                    fault("recent_surgery"));
  check_pack_broken("cells.recent_fracture_or_strain = { effect = \"exclude\" }",
                    "cells.recent_fracture_or_strain = { effect = \"modify\", by = \"mod_small_range\" }",
                    "below_the_floor", fault("recent_fracture_or_strain"));
  for (const auto* condition :
       {"osteoporosis", "pregnant_16_weeks_or_more", "clot_or_blood_thinner", "skin_problem_at_site"}) {
    check_pack_broken("class = \"static_hold\"", "class = \"roller\"", "below_the_floor", fault(condition));
  }
  for (const auto* condition : {"osteoporosis", "pregnant_16_weeks_or_more"}) {
    check_pack_broken("extension = false", "extension = true", "below_the_floor", fault(condition));
  }
  check_pack_broken("postures = [\"seated\"]", "postures = [\"supine\"]", "below_the_floor",
                    fault("pregnant_16_weeks_or_more"));
  check_pack_broken("on_floor = false", "on_floor = true", "below_the_floor", fault("no_floor_transfer"));
  for (const auto* condition : {"dizzy_on_head_movement", "neck_instability_risk"}) {
    check_pack_broken("neck = false", "neck = true", "below_the_floor", fault(condition));
  }
  for (const auto* condition :
       {"glaucoma", "uncontrolled_blood_pressure_or_heart", "dizzy_on_head_movement", "low_blood_pressure_faints"}) {
    check_pack_broken("head_low = false", "head_low = true", "below_the_floor", fault(condition));
  }
  check_pack_broken("bent_wrists = false", "bent_wrists = true", "below_the_floor", fault("wrist_pain"));
}

TEST_CASE("a push-up lower than at a wall is excluded with a risk of falling") {
  auto pack = pack_named("good");
  for (auto& file : pack.files) {
    if (file.text.find("[exercise.desk_reach]\nn") == std::string::npos) continue;
    file.text = with(file.text, "class = \"static_hold\"", "class = \"strength\"\nwarm_up = \"warm_up_full\"");
    file.text = with(file.text, "postures = [\"seated\"]", "postures = [\"plank\"]");
    const auto lower = compile_pack(base(), pack).faults;
    CHECK(has(lower, "below_the_floor", "matrix.desk_reach.cells.falls_risk"));
    file.text = with(file.text, "requires = [\"chair_sturdy\"]", "requires = [\"wall_or_doorway\"]");
    const auto at_wall = compile_pack(base(), pack).faults;
    CHECK_FALSE(has(at_wall, "below_the_floor", "matrix.desk_reach.cells.falls_risk"));
    return;
  }
  FAIL("the good pack has no desk_reach");
}

TEST_CASE("the floor holds for what a variant adds as well") {
  check_pack_broken("kind = \"easier\"", "kind = \"easier\"\nhead_low = true", "below_the_floor",
                    "matrix.desk_reach.cells.glaucoma");
  check_pack_broken("kind = \"easier\"", "kind = \"easier\"\npostures = [\"supine\"]", "below_the_floor",
                    "matrix.desk_reach.cells.pregnant_16_weeks_or_more");
}

TEST_CASE("doses and routines of a pack keep the limits of all others") {
  check_pack_broken("dose.hold_s = { default = 20, min = 15, max = 30 }",
                    "dose.hold_s = { default = 20, min = 15, max = 90 }", "outside_limits",
                    "exercise.desk_reach.dose.hold_s.max");
  check_pack_broken("class = \"static_hold\"", "class = \"dynamic\"", "outside_limits",
                    "exercise.desk_reach.dose.hold_s.max");
  check_pack_broken("{ seconds = 60, routine = \"warm_up_standard_block\" },", "", "cold_start",
                    "routine.desk_reach_break.forms.0.slots");
  check_pack_broken("class = \"static_hold\"", "class = \"strength\"\nwarm_up = \"warm_up_micro\"", "outside_limits",
                    "exercise.desk_reach.warm_up");
  check_pack_broken("class = \"static_hold\"", "class = \"strength\"\nlevel = \"level_floor\"", "not_for_packs",
                    "exercise.desk_reach.level");
  check_pack_broken("class = \"static_hold\"", "class = \"strength\"\nlight = true", "not_for_packs",
                    "exercise.desk_reach.light");
}

TEST_CASE("the sentences of a pack keep the rules of language") {
  check_pack_broken("Sit near the front of your chair.", "This cures you.", "forbidden_words",
                    "text.en.exercise.desk_reach.setup.0");
  check_pack_broken("Sit near the front of your chair.", "Sit for 20 seconds.", "figure_in_text",
                    "text.en.exercise.desk_reach.setup.0");
}
