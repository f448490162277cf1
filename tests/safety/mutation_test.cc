// SPDX-License-Identifier: Apache-2.0
//
// Would anybody notice? Every cell of the matrix, every flag, rule, choice and subset entry of the compiled regimen is
// taken out or weakened, one at a time. The core reads the changed regimen and a short battery of people, judged by the
// oracle on the true regimen and by the tables of the specification, must come out differently. A regimen that the core
// refuses to read is noticed too.

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <functional>

#include "testing.h"
#include "wire/regimen_reader.h"

namespace unhunch {
namespace {

namespace json = boost::json;
using oracle::Answers;
using testing::document;
using testing::healthy;
using testing::ids_of;
using testing::Index;
using testing::the_day;

// People whose triage, forms and patterns together touch every row of the triage and pattern tables.
std::vector<Answers> make_battery() {
  const Answers base = healthy();
  std::vector<Answers> all{base, Answers{}};
  const auto add = [&](const std::function<void(Answers&)>& change) {
    all.push_back(base);
    change(all.back());
  };
  for (const std::string& id : ids_of("flag")) {
    for (const char* given : {"yes", "unsure"}) add([&](Answers& a) { a.flags[id] = given; });
    add([&](Answers& a) { a.flags.erase(id); });
    for (const char* result : {"exercise_ok", "exercise_with_limits", "no_exercise", ""}) {
      add([&](Answers& a) {
        a.flags[id] = "yes";
        a.raised_on[id] = "2024-05-10";
        a.checks = {{"clearance_entry", id, "2024-05-12", result}};
      });
    }
    for (const char* entry : {"check_done_ok", "check_done_limits", "pain_settled"}) {
      add([&](Answers& a) {
        a.flags[id] = "yes";
        a.raised_on[id] = "2024-05-10";
        a.checks = {{entry, id, "2024-05-12", ""}};
      });
    }
    add([&](Answers& a) {  // a fever opens its second question
      a.flags["fever_or_infection"] = "yes";
      a.flags[id] = "yes";
    });
    add([&](Answers& a) {
      a.flags["fever_or_infection"] = "unsure";
      a.flags.erase(id);
    });
    add([&](Answers& a) {  // with a second flag of the milder kind
      a.flags["no_improvement_self_care"] = "yes";
      a.flags[id] = "yes";
    });
  }
  for (const std::string& choice : ids_of("choice")) {
    add([&](Answers& a) { a.pain_between_blades = choice; });
    add([&](Answers& a) {
      a.pain_between_blades = choice;
      a.flags["no_improvement_self_care"] = "yes";
    });
  }
  for (const std::string& age : ids_of("age_band")) {
    for (const char* given : {"no", "unsure", "yes"}) {
      add([&](Answers& a) {
        a.age_band = age;
        a.details["first_spine_pain_ever"] = given;
      });
      add([&](Answers& a) {
        a.age_band = age;
        a.details["minor_fall_or_strain"] = given;
      });
    }
  }
  for (const char* given : {"no", "unsure", "yes"}) {
    add([&](Answers& a) {
      a.details["minor_fall_or_strain"] = given;
      a.conditions["osteoporosis"] = "unsure";
    });
    for (const int minutes : {0, 1, 30, 31}) {
      add([&](Answers& a) {
        a.minutes["morning_stiffness_minutes"] = minutes;
        a.details["pain_began_before_45"] = "yes";
        a.details["pain_longer_than_3_months"] = given;
      });
      add([&](Answers& a) {
        a.minutes["morning_stiffness_minutes"] = minutes;
        a.details["pain_began_before_45"] = given;
        a.details["pain_longer_than_3_months"] = "yes";
      });
    }
  }
  for (const std::string& id : ids_of("sub_question"))
    add([&](Answers& a) { a.details.erase(id), a.minutes.erase(id); });
  for (const std::string& id : ids_of("condition")) {
    for (const char* given : {"unsure", ""}) add([&](Answers& a) { a.conditions[id] = given; });
  }
  for (int pain = 0; pain <= 10; ++pain) add([&](Answers& a) { a.pain_now = pain; });
  add([](Answers& a) { a.pain_now.reset(); });

  Answers all_signs = base;
  for (auto& [id, given] : all_signs.signs) given = "yes";
  for (const std::string& id : ids_of("sign")) {
    all.push_back(all_signs);
    all.back().signs[id] = "no";
    add([&](Answers& a) { a.signs[id] = "yes"; });
  }
  for (const std::string& id : ids_of("flag")) {
    all.push_back(all_signs);
    all.back().flags.erase(id);
  }
  for (const int minutes : {31, 0}) {
    all.push_back(all_signs);
    all.back().minutes["morning_stiffness_minutes"] = minutes;
  }
  for (const std::string& sign :
       {std::string("worse_over_workday"), std::string("pain_on_waking"), std::string("worse_in_stressful_times")}) {
    add([&](Answers& a) {  // one key sign with others of the same pattern
      for (const char* other : {"deep_ache_between_blades", "worse_turning_to_side_screen", "spread_over_upper_back",
                                "better_with_gentle_movement", "tight_breathing_when_tense", "eases_within_30_min"})
        a.signs[other] = "yes";
      a.signs[sign] = "yes";
    });
  }
  return all;
}

class Battery {
 public:
  Battery() : people_(make_battery()), sweep_(document()) {
    for (const Answers& person : people_) {
      expected_.push_back(testing::describe_triage(oracle::triage(document(), person, the_day)) + "\n" +
                          testing::describe_forms(oracle::allowed(document(), person, the_day)) +
                          testing::describe_patterns(oracle::patterns(document(), person, the_day)));
    }
    std::vector<std::uint32_t> sets{0, (1u << 24) - 1};
    for (std::uint32_t i = 0; i < 24; ++i) {
      for (std::uint32_t j = i; j < 24; ++j) sets.push_back(1u << i | 1u << j);
    }
    for (const std::uint32_t set : sets) {
      Expected expected{core::ConditionSet{set}, {}, {}};
      for (std::size_t i = 0; i < sweep_.exercises.size(); ++i) expected.forms.push_back(sweep_.form(i, set));
      for (std::size_t i = 0; i < sweep_.rows.size(); ++i) expected.rows.push_back(sweep_.row(i, set));
      sets_.push_back(std::move(expected));
    }
    for (const testing::Line& line : testing::spec_table("combination_rules"))
      combination_tiers_[line.at("slug")] = line.at("tier");
    for (const testing::Line& line : testing::spec_table("subsets")) {
      if (line.at("subset") == "gentle_subset" && !line.at("hold_max_s").empty())
        gentle_holds_[line.at("exercise")] = std::stoi(line.at("hold_max_s"));
    }
  }

  // Why the regimen is found out; empty when nobody noticed.
  std::string find_fault(const core::Regimen& regimen) const {
    const Index index{regimen};
    if (std::string fault = find_fault_in_matrix(regimen, index); !fault.empty()) return fault;
    if (std::string fault = find_fault_in_rules(regimen); !fault.empty()) return fault;
    for (std::size_t i = 0; i < people_.size(); ++i) {
      const core::Answers answers = index.to_core(people_[i]);
      const core::Triage triage = core::calc_triage(regimen, answers, index.today());
      const std::string found = testing::describe_triage(regimen, triage) + "\n" +
                                testing::describe_forms(regimen, core::calc_allowed(regimen, answers, triage)) +
                                testing::describe_patterns(regimen, core::calc_patterns(regimen, answers, triage));
      if (found != expected_[i]) return "person " + std::to_string(i);
    }
    return find_fault_in_gentle_holds(regimen, index);
  }

  std::size_t size() const { return people_.size(); }

 private:
  std::string find_fault_in_matrix(const core::Regimen& regimen, const Index& index) const {
    const core::Surroundings everything{core::EquipmentSet{~std::uint64_t{0}}, {}};
    std::vector<core::ExerciseId> exercises;
    std::vector<core::RowId> rows;
    for (const std::string& id : sweep_.exercises) exercises.push_back(index.find<core::ExerciseId>("exercise", id));
    for (const std::string& id : sweep_.rows) rows.push_back(index.find<core::RowId>("matrix", id));
    for (const Expected& expected : sets_) {
      for (std::size_t i = 0; i < exercises.size(); ++i) {
        const core::Form form = core::find_form(regimen, exercises[i], expected.conditions, everything);
        if (form.possible != expected.forms[i].offered) return sweep_.exercises[i];
        if (!form.possible) continue;
        const int variant = form.variant ? form.variant.index : -1;
        if (variant != expected.forms[i].variant || form.modifications.bits != expected.forms[i].modifications)
          return sweep_.exercises[i];
      }
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const core::MatrixRow& row = regimen[rows[i]];
        if (core::is_excluded(row, expected.conditions) != expected.rows[i].excluded ||
            core::find_modifications(row, expected.conditions).bits != expected.rows[i].modifications)
          return sweep_.rows[i];
      }
    }
    return {};
  }

  // Some rules only repeat what others give already; their own tier is compared with the table.
  std::string find_fault_in_rules(const core::Regimen& regimen) const {
    for (const core::CombinationRule& rule : regimen.combinations) {
      if (core::slug(rule.tier) != combination_tiers_.at(rule.id)) return rule.id;
    }
    return regimen.combinations.size() == combination_tiers_.size() ? "" : "a combination rule is gone";
  }

  std::string find_fault_in_gentle_holds(const core::Regimen& regimen, const Index& index) const {
    Answers gentle = healthy();
    gentle.pain_between_blades = "new_not_checked";
    const core::Answers answers = index.to_core(gentle);
    const core::Allowed allowed =
        core::calc_allowed(regimen, answers, core::calc_triage(regimen, answers, index.today()));
    for (const core::AllowedExercise& each : allowed.exercises) {
      const auto wanted = gentle_holds_.find(regimen[each.exercise].id);
      const int most = each.hold_most ? each.hold_most->count : 0;
      if (most != (wanted == gentle_holds_.end() ? 0 : wanted->second)) return "hold of " + regimen[each.exercise].id;
      const bool only_default =
          regimen[each.exercise].id == "seated_forward_fold" || regimen[each.exercise].id == "side_lying_rotation";
      if (each.only_default_form != only_default) return "forms of " + regimen[each.exercise].id;
    }
    return {};
  }

  std::vector<Answers> people_;
  std::vector<std::string> expected_;
  struct Expected {
    core::ConditionSet conditions;
    std::vector<oracle::Sweep::Final> forms;
    std::vector<oracle::Sweep::Row> rows;
  };
  oracle::Sweep sweep_;
  std::vector<Expected> sets_;
  std::map<std::string, std::string> combination_tiers_;
  std::map<std::string, int> gentle_holds_;
};

const Battery& battery() {
  static const Battery made;
  return made;
}

// Changes the document in one place at a time and puts it back.
class Mutation {
 public:
  explicit Mutation(std::string what) : what_(std::move(what)) {}
  ~Mutation() {
    MESSAGE(what_ << ": " << count_ << " mutants, " << refused_ << " refused by the reader, " << survivors_
                  << " survivors");
    CHECK(survivors_ == 0);
    CHECK(count_ > 0);
  }

  void mutate(const std::string& kind, const std::string& name, const std::function<void(json::object&)>& change) {
    json::value& all = document_.as_object()[kind];
    const json::value whole = all;
    change(all.as_object());
    if (all == whole) {
      FAIL_CHECK(kind << " " << name << ": nothing was changed");
      return;
    }
    ++count_;
    const auto regimen = wire::read_regimen_document(document_);
    if (!regimen)
      ++refused_;
    else if (battery().find_fault(*regimen).empty())
      survive(kind + " " + name);
    all = whole;
  }

 private:
  void survive(const std::string& name) {
    ++survivors_;
    FAIL_CHECK("nobody notices: " << name);
  }

  json::value document_ = document();
  std::string what_;
  int count_ = 0, refused_ = 0, survivors_ = 0;
};

json::object& cells_of(json::object& matrix, const std::string& row) {
  return matrix[row].as_object()["cells"].as_object();
}

void for_each_cell(
    const std::function<void(const std::string& row, const std::string& condition, bool exclude)>& visit) {
  for (const testing::Line& line : testing::spec_table("matrix"))
    visit(line.at("row"), line.at("condition"), line.at("effect") == "exclude");
}

}  // namespace

TEST_CASE("The regimen as it is passes the battery that is to catch its mutants") {
  CHECK(battery().find_fault(testing::regimen()) == "");
  MESSAGE("people in the battery: " << battery().size());
}

TEST_CASE("A matrix without any one of its cells is noticed") {
  Mutation mutation{"cells taken out"};
  int cells = 0;
  for_each_cell([&](const std::string& row, const std::string& condition, bool) {
    ++cells;
    mutation.mutate("matrix", row + " " + condition,
                    [&](json::object& matrix) { cells_of(matrix, row).erase(condition); });
  });
  CHECK(cells == 235);
}

TEST_CASE("A matrix whose exclusion is only a change, or whose change is another one, is noticed") {
  Mutation mutation{"cells weakened"};
  for_each_cell([&](const std::string& row, const std::string& condition, bool exclude) {
    mutation.mutate("matrix", row + " " + condition, [&](json::object& matrix) {
      json::object& cell = cells_of(matrix, row)[condition].as_object();
      if (exclude) {
        cell["effect"] = "modify";
        cell["by"] = "mod_easy_pace";
      } else {
        cell["by"] = cell.at("by").as_string() == "mod_easy_pace" ? "mod_talk_test" : "mod_easy_pace";
      }
    });
  });
}

TEST_CASE("A modification that leads to no other form or exercise any more is noticed") {
  Mutation mutation{"modifications emptied"};
  for (const std::string& id : ids_of("modification")) {
    for (const char* field : {"forms", "replace"}) {
      const auto* lists = document().at("modification").at(id).as_object().if_contains(field);
      if (lists == nullptr) continue;
      for (const auto& [exercise, unused] : lists->as_object()) {
        mutation.mutate("modification", id + " " + std::string(exercise), [&, name = exercise](json::object& all) {
          all[id].as_object()[field].as_object().erase(name);
        });
      }
    }
  }
}

TEST_CASE("A triage without any one flag, or with a flag of a lower tier, is noticed") {
  Mutation mutation{"flags"};
  const std::map<std::string, std::string> lower{
      {"emergency", "urgent"}, {"urgent", "see_soon"}, {"see_soon", "caution"}, {"caution", "clear"}};
  for (const std::string& id : ids_of("flag")) {
    mutation.mutate("flag", id + " taken out", [&](json::object& flags) { flags.erase(id); });
    mutation.mutate("flag", id + " lowered", [&](json::object& flags) {
      json::value& tier = flags[id].as_object()["tier"];
      tier = lower.at(std::string(tier.as_string()));
    });
  }
  mutation.mutate("flag", "the second question about fever is never asked", [](json::object& flags) {
    flags["fever_with_severe_illness"].as_object()["asked_after"] = "chest_pain";
  });
}

TEST_CASE("A triage without any one composite rule, combination rule or part of one is noticed") {
  Mutation mutation{"rules"};
  for (const std::string& id : ids_of("combination_rule")) {
    mutation.mutate("combination_rule", id + " taken out", [&](json::object& rules) { rules.erase(id); });
    mutation.mutate("combination_rule", id + " lowered", [&](json::object& rules) {
      json::value& tier = rules[id].as_object()["tier"];
      tier = tier.as_string() == "caution" ? "clear" : "caution";
    });
  }
  for (const char* end : {"from", "to"}) {
    mutation.mutate("combination_rule", std::string("pain ") + end, [&](json::object& rules) {
      json::value& value = rules["combo_pain_6_or_7"].as_object()[end];
      value = value.to_number<std::int64_t>() + (std::string(end) == "from" ? 1 : -1);
    });
  }
  mutation.mutate("combination_rule", "three families",
                  [](json::object& rules) { rules["combo_two_see_soon"].as_object()["count"] = 3; });
  for (const std::string& id : ids_of("composite_rule")) {
    mutation.mutate("composite_rule", id + " taken out", [&](json::object& rules) { rules.erase(id); });
    for (const char* part : {"when", "caution_when"}) {
      const auto* lists = document().at("composite_rule").at(id).as_object().if_contains(part);
      for (std::size_t i = 0; lists != nullptr && i < lists->as_array().size(); ++i) {
        mutation.mutate("composite_rule", id + " " + part + " " + std::to_string(i), [&](json::object& rules) {
          json::array& all = rules[id].as_object()[part].as_array();
          all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
        });
      }
    }
  }
}

TEST_CASE("A triage with a weaker choice or check entry is noticed") {
  Mutation mutation{"choices and entries"};
  const auto drop = [&](const std::string& kind, const std::string& id, const std::string& field) {
    mutation.mutate(kind, id + " " + field, [&](json::object& all) { all[id].as_object().erase(field); });
  };
  drop("choice", "new_not_checked", "raises");
  drop("choice", "new_checked_with_limits", "tier");
  drop("choice", "new_checked_with_limits", "gentle");
  drop("check_entry", "check_done_limits", "limits");
  drop("check_entry", "pain_settled", "flags");
  mutation.mutate("check_entry", "clearance without a result", [](json::object& all) {
    all["clearance_entry"].as_object()["needs"] = json::array{"flag", "date", "role"};
  });
  mutation.mutate("check_entry", "any check clears an urgent flag",
                  [](json::object& all) { all["check_done_ok"].as_object()["clears"] = "urgent"; });
}

TEST_CASE("A subset without any one entry, or with a wider one, is noticed") {
  Mutation mutation{"subset entries"};
  for (const std::string& id : ids_of("subset")) {
    const json::array& entries = document().at("subset").at(id).at("exercises").as_array();
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string name = id + " " + std::string(entries[i].at("exercise").as_string());
      mutation.mutate("subset", name + " taken out", [&](json::object& all) {
        json::array& list = all[id].as_object()["exercises"].as_array();
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
      });
      for (const char* limit : {"hold_max_s", "forms"}) {
        if (!entries[i].as_object().contains(limit)) continue;
        mutation.mutate("subset", name + " without " + limit, [&](json::object& all) {
          all[id].as_object()["exercises"].as_array()[i].as_object().erase(limit);
        });
      }
    }
    mutation.mutate("subset", id + " with push-ups", [&](json::object& all) {
      all[id].as_object()["exercises"].as_array().push_back(json::object{{"exercise", "wall_push_up"}});
    });
  }
}

TEST_CASE("A pattern without its gates, or a sign with other points, is noticed") {
  Mutation mutation{"patterns and signs"};
  for (const std::string& id : ids_of("pattern")) {
    for (const char* gate : {"not_unless_no", "not_while_raised"}) {
      const auto* flags = document().at("pattern").at(id).as_object().if_contains(gate);
      for (std::size_t i = 0; flags != nullptr && i < flags->as_array().size(); ++i) {
        mutation.mutate("pattern", id + " " + gate + " " + std::to_string(i), [&](json::object& all) {
          json::array& list = all[id].as_object()[gate].as_array();
          list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
        });
      }
    }
  }
  for (const std::string& id : ids_of("sign")) {
    for (const auto& [pattern, points] : document().at("sign").at(id).at("points").as_object()) {
      mutation.mutate("sign", id + " " + std::string(pattern), [&, name = pattern](json::object& all) {
        json::value& worth = all[id].as_object()["points"].as_object()[name];
        worth = worth.to_number<std::int64_t>() + 3;
      });
    }
  }
}

}  // namespace unhunch
