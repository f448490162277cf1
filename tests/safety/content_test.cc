// SPDX-License-Identifier: Apache-2.0
//
// Is every entry of the regimen whole, and does every name in it lead somewhere?

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/json.hpp>

#include "testing.h"

namespace unhunch {
namespace {

namespace json = boost::json;
using testing::document;

const json::object& items(const char* kind) { return document().at(kind).as_object(); }

void expect_known(const char* kind, std::string_view id, const std::string& where) {
  CHECK_MESSAGE(items(kind).contains(id), where << " names " << std::string(id) << ", which is no " << kind);
}

// The range of a dose, at its variant or else at its exercise.
struct Limits {
  int least, most;
};

void expect_range(const json::object& dose, const char* field, Limits limits, const std::string& id) {
  const auto* range = dose.if_contains(field);
  if (range == nullptr) return;
  const int least = range->at("min").to_number<int>(), most = range->at("max").to_number<int>();
  CHECK_MESSAGE((least >= limits.least && most <= limits.most), id << "." << field << " is " << least << " to " << most
                                                                   << ", allowed " << limits.least << " to "
                                                                   << limits.most);
}

}  // namespace

TEST_CASE("inv_content_complete: every exercise is whole, with a source, a stop line and an easier form") {
  const auto& texts = document().at("text").at("en").at("exercise").as_object();
  for (const auto& [id, item] : items("exercise")) {
    const std::string name{id};
    CAPTURE(name);
    for (const char* field : {"class",    "family", "muscles",   "places",    "postures", "on_floor", "bent_wrists",
                              "head_low", "neck",   "extension", "dose",      "sides",    "setup",    "steps",
                              "mistakes", "felt",   "breathing", "stop_line", "camera",   "source",   "n"})
      CHECK_MESSAGE(item.as_object().contains(field), name << " has no " << field);
    CHECK(items("motion").contains(id));
    CHECK_FALSE(item.at("source").as_array().empty());
    CHECK_FALSE(item.at("steps").as_array().empty());
    CHECK(item.at("stop_line").as_bool());
    CHECK(item.at("dose").as_object().contains("duration_s"));
    for (const char* sentence : {"name", "about", "felt", "breathing"})
      CHECK_FALSE(texts.at(id).at(sentence).as_string().empty());
    CHECK(texts.at(id).at("steps").as_array().size() == item.at("steps").as_array().size());
    CHECK(texts.at(id).at("setup").as_array().size() == item.at("setup").as_array().size());
    const auto& variants = items("exercise_variant");
    CHECK(std::any_of(variants.begin(), variants.end(), [&, wanted = id](const auto& variant) {
      return variant.value().at("exercise").as_string() == wanted && variant.value().at("kind").as_string() == "easier";
    }));
  }
}

TEST_CASE("inv_content_complete: every dose lies inside the limits of its class") {
  const auto check = [](const json::object& item, const json::object& exercise, const std::string& id) {
    const auto* dose = item.if_contains("dose");
    if (dose == nullptr) return;
    for (const auto& [field, range] : dose->as_object()) {
      const std::string where = id + "." + std::string(field);
      const auto number = [&, of = &range.as_object()](const char* name) { return of->at(name).to_number<int>(); };
      const bool ordered = number("min") <= number("default") && number("default") <= number("max");
      CHECK_MESSAGE(ordered, where << " is not in order");
      CHECK_MESSAGE(number("min") >= 0, where << " is below nothing");
    }
    const auto* own = item.if_contains("class");
    const std::string kind{own != nullptr ? own->as_string() : exercise.at("class").as_string()};
    const bool neck = exercise.at("neck").as_bool();
    if (kind == "static_hold")
      expect_range(dose->as_object(), "hold_s", {10, neck ? 20 : id == "childs_pose_long" ? 120 : 60}, id);
    if (kind == "roller") expect_range(dose->as_object(), "contact_s", {0, 120}, id);
    expect_range(dose->as_object(), "inhale_s", {3, 5}, id);
    expect_range(dose->as_object(), "pause_s", {0, id == "breath_hold" || id == "belly_breathing" ? 4 : 120}, id);
    expect_range(dose->as_object(), "exhale_s", {4, 7}, id);
  };
  for (const auto& [id, item] : items("exercise")) check(item.as_object(), item.as_object(), std::string(id));
  for (const auto& [id, item] : items("exercise_variant")) {
    const auto& exercise = items("exercise").at(item.at("exercise").as_string()).as_object();
    check(item.as_object(), exercise, std::string(id));
  }
}

TEST_CASE("inv_content_complete: every flag, condition and other name that is used exists") {
  for (const auto& [row, item] : items("matrix")) {
    for (const auto& [condition, cell] : item.at("cells").as_object()) {
      expect_known("condition", condition, "matrix." + std::string(row));
      if (const auto* by = cell.as_object().if_contains("by"))
        expect_known("modification", by->as_string(), "matrix." + std::string(row));
    }
  }
  const auto check_list = [](const char* kind, const char* field, const char* of) {
    for (const auto& [id, item] : items(kind)) {
      const auto* list = item.as_object().if_contains(field);
      if (list == nullptr) continue;
      for (const json::value& one : list->as_array())
        expect_known(of, one.as_string(), std::string(kind) + "." + std::string(id) + "." + field);
    }
  };
  check_list("combination_rule", "flags", "flag");
  check_list("check_entry", "flags", "flag");
  check_list("stop_trigger", "raises", "flag");
  check_list("pattern", "not_unless_no", "flag");
  check_list("pattern", "not_while_raised", "flag");
  check_list("sign", "counts_when_no", "flag");
  check_list("sleep_item", "hidden_with", "condition");
  check_list("exercise", "places", "place");
  check_list("exercise", "postures", "posture");
  check_list("exercise", "muscles", "muscle");
  for (const auto& each : items("check_item")) {
    for (const json::value& one : each.value().at("opens").as_array()) {
      const bool known = items("flag").contains(one.as_string()) || items("sub_question").contains(one.as_string());
      CHECK_MESSAGE(known, std::string(each.key()) << " opens " << std::string(one.as_string()));
    }
  }
  for (const auto& [id, item] : items("composite_rule")) {
    expect_known("flag", item.at("raises").as_string(), std::string(id));
    for (const char* part : {"when", "caution_when"}) {
      const auto* lists = item.as_object().if_contains(part);
      if (lists == nullptr) continue;
      for (const json::value& atoms : lists->as_array()) {
        for (const json::value& atom : atoms.as_array()) {
          const auto& a = atom.as_object();
          if (const auto* sub = a.if_contains("sub")) expect_known("sub_question", sub->as_string(), std::string(id));
          if (const auto* minutes = a.if_contains("minutes"))
            expect_known("sub_question", minutes->as_string(), std::string(id));
          if (const auto* condition = a.if_contains("condition"))
            expect_known("condition", condition->as_string(), std::string(id));
        }
      }
    }
  }
  for (const auto& [kind, all] : document().as_object()) {
    if (!all.is_object() || kind == "text") continue;
    for (const auto& [id, item] : all.as_object()) {
      const auto* sources = item.is_object() ? item.as_object().if_contains("source") : nullptr;
      if (sources == nullptr) continue;
      CHECK_FALSE(sources->as_array().empty());
      for (const json::value& one : sources->as_array())
        expect_known("source", one.as_string(), std::string(kind) + "." + std::string(id));
    }
  }
}

}  // namespace unhunch
