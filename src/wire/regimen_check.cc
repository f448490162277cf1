// SPDX-License-Identifier: Apache-2.0

#include "wire/regimen_check.h"

#include <algorithm>
#include <map>
#include <set>

#include "wire/regimen_check_view.h"
#include "wire/regimen_schema.h"

namespace unhunch::wire {

using namespace view;

namespace {

bool is_scalar(const json::value& value) {
  return value.is_int64() || value.is_double() || value.is_string() || value.is_bool();
}

// Walks along a type and a value and reports every place where they part.
class Shape {
 public:
  Shape(const json::object& document, Faults& faults) : document_(document), faults_(faults) {}

  void check_items(const Kind& kind, const json::value& value) {
    const auto* items = value.if_object();
    if (!items) return wrong(std::string(kind.name), "a table [" + std::string(kind.name) + ".id]");
    for (const auto& member : *items) {
      const auto id = to_view(member.key());
      if (const auto* fields = member.value().if_object()) {
        check_item(kind, path(kind.name, id), *fields);
      } else {
        wrong(path(kind.name, id), "a table [" + path(kind.name, id) + "]");
      }
    }
  }

  void check(const std::string& key, const Type& type, const json::value& value) {
    switch (type.form) {
      case Form::flag:
        if (!value.is_bool()) wrong(key, describe(type));
        return;
      case Form::always:
        if (!value.is_bool() || !*value.if_bool()) wrong(key, describe(type));
        return;
      case Form::whole: return check_whole(key, type, value);
      case Form::number:
        if (!value.is_int64() && !value.is_double()) wrong(key, describe(type));
        return;
      case Form::string:
        if (text_of(value).empty()) wrong(key, describe(type));
        return;
      case Form::scalar:
        if (!is_scalar(value)) wrong(key, describe(type));
        return;
      case Form::word: return check_word(key, type, value);
      case Form::id: return check_id(key, type, value);
      case Form::range: return check_range(key, value);
      case Form::figure: return check_figure(key, value);
      case Form::list: return check_list(key, type, value);
      case Form::map: return check_map(key, type, value);
      case Form::table: return check_table(key, type, value);
      case Form::either: return check_either(key, type, value);
    }
  }

  void check_fields(const std::string& key, const std::vector<Field>& fields, const json::object& table,
                    const std::set<std::string_view>& also_known, bool open) {
    for (const auto& field : fields) {
      const auto* value = find(table, field.name);
      if (value) {
        check(path(key, field.name), field.type, *value);
      } else if (field.required) {
        report(faults_, path(key, field.name), "missing_key", "is missing", describe(field.type));
      }
    }
    for (const auto& member : table) {
      const auto name = to_view(member.key());
      const bool known =
          also_known.contains(name) ||
          std::any_of(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
      if (known) continue;
      if (open) {
        check_figure(path(key, name), member.value());
      } else {
        unknown_key(path(key, name), name, fields, also_known);
      }
    }
  }

 private:
  const json::object& document_;
  Faults& faults_;

  void wrong(const std::string& key, std::string expected) {
    report(faults_, key, "wrong_type", "has a value of the wrong kind", std::move(expected));
  }

  void unknown_key(std::string key, std::string_view name, const std::vector<Field>& fields,
                   const std::set<std::string_view>& also_known) {
    std::vector<std::string_view> names(also_known.begin(), also_known.end());
    for (const auto& field : fields) names.push_back(field.name);
    const auto nearest = find_nearest(name, names);
    std::string expected = "one of ";
    for (const auto known : names) expected += (known == names.front() ? "" : ", ") + std::string(known);
    report(faults_, std::move(key), "unknown_key",
           "is not a known key" + (nearest.empty() ? "" : ", perhaps " + quote(nearest) + " is meant"), expected);
  }

  void check_item(const Kind& kind, const std::string& key, const json::object& fields) {
    static const Type n{Form::whole, {}, 1, 100000, {}, {}};
    static const Type sources{Form::list, {}, 1, 100, {{Form::id, {"source"}, 0, 0, {}, {}}}, {}};
    static const Type figures{Form::map, {}, 0, 0, {{Form::figure, {}, 0, 0, {}, {}}}, {}};
    std::set<std::string_view> common{"id", "grade", "figures"};  // the first two stand in a finished document
    if (const auto* value = find(fields, "figures")) check(path(key, "figures"), figures, *value);
    const auto check_common = [&](bool needed, std::string_view name, const Type& type) {
      if (!needed) return;
      common.insert(name);
      if (const auto* value = find(fields, name)) {
        check(path(key, name), type, *value);
      } else {
        report(faults_, path(key, name), "missing_key", "is missing", describe(type));
      }
    };
    check_common(kind.ordered, "n", n);
    check_common(kind.sourced, "source", sources);
    check_fields(key, kind.fields, fields, common, kind.open);
  }

  void check_whole(const std::string& key, const Type& type, const json::value& value) {
    const auto number = whole_of(value);
    if (!number) return wrong(key, describe(type));
    if (*number < type.min || *number > type.max) {
      report(faults_, key, "out_of_range", "is " + std::to_string(*number), describe(type));
    }
  }

  void check_word(const std::string& key, const Type& type, const json::value& value) {
    const auto text = text_of(value);
    if (std::find(type.words.begin(), type.words.end(), text) != type.words.end()) return;
    if (!value.is_string()) return wrong(key, describe(type));
    const auto nearest = find_nearest(text, type.words);
    report(faults_, key, "unknown_word",
           quote(text) + " is not a known word" + (nearest.empty() ? "" : ", perhaps " + quote(nearest) + " is meant"),
           describe(type));
  }

  bool is_id(const Type& type, std::string_view id) const {
    return std::any_of(type.words.begin(), type.words.end(),
                       [&](std::string_view kind) { return has_item(document_, kind, id); });
  }

  void check_id(const std::string& key, const Type& type, const json::value& value) {
    if (!value.is_string()) return wrong(key, describe(type));
    unknown_id(key, type, text_of(value));
  }

  void unknown_id(const std::string& key, const Type& type, std::string_view id) {
    if (is_id(type, id)) return;
    std::vector<std::string_view> known;
    for (const auto kind : type.words) {
      const auto ids = ids_of(document_, kind);
      known.insert(known.end(), ids.begin(), ids.end());
    }
    const auto nearest = find_nearest(id, known);
    report(faults_, key, "unknown_id",
           quote(id) + " does not exist" + (nearest.empty() ? "" : ", perhaps " + quote(nearest) + " is meant"),
           describe(type));
  }

  void check_range(const std::string& key, const json::value& value) {
    static const Type whole{Form::whole, {}, 0, 1000000, {}, {}};
    static const Type sources{Form::list, {}, 1, 100, {{Form::id, {"source"}, 0, 0, {}, {}}}, {}};
    static const std::vector<Field> fields{
        {"default", true, whole}, {"min", true, whole}, {"max", true, whole}, {"source", false, sources}};
    const auto* table = value.if_object();
    if (!table) return wrong(key, describe(Type{Form::range, {}, 0, 0, {}, {}}));
    check_fields(key, fields, *table, {}, false);
    const auto min = whole_at(*table, "min");
    const auto max = whole_at(*table, "max");
    const auto standard = whole_at(*table, "default");
    if (!min || !max || !standard) return;
    if (*min > *standard || *standard > *max) {
      report(faults_, key, "bad_range",
             "has min " + std::to_string(*min) + ", default " + std::to_string(*standard) + ", max " +
                 std::to_string(*max),
             "min not above default, default not above max");
    }
  }

  void check_figure(const std::string& key, const json::value& value) {
    if (is_scalar(value)) return;
    if (const auto* table = value.if_object(); table && table->contains("default")) return check_range(key, value);
    static const Type type{Form::figure, {}, 0, 0, {}, {}};
    const auto* array = value.if_array();
    const auto* table = value.if_object();
    if (array && std::all_of(array->begin(), array->end(), is_scalar)) return;
    const auto is_scalar_member = [](const json::key_value_pair& member) { return is_scalar(member.value()); };
    if (table && std::all_of(table->begin(), table->end(), is_scalar_member)) return;
    wrong(key, describe(type));
  }

  void check_list(const std::string& key, const Type& type, const json::value& value) {
    const auto* array = value.if_array();
    if (!array) return wrong(key, describe(type));
    const auto count = static_cast<std::int64_t>(array->size());
    if (count < type.min || count > type.max) {
      report(faults_, key, "wrong_count", "has " + std::to_string(count) + " elements", describe(type));
    }
    std::size_t index = 0;
    for (const auto& element : *array) check(path_at(key, index++), type.of.front(), element);
  }

  void check_map(const std::string& key, const Type& type, const json::value& value) {
    const auto* table = value.if_object();
    if (!table) return wrong(key, describe(type));
    for (const auto& member : *table) {
      const auto name = to_view(member.key());
      if (!type.words.empty()) unknown_id(path(key, name), {Form::id, type.words, 0, 0, {}, {}}, name);
      check(path(key, name), type.of.front(), member.value());
    }
  }

  void check_table(const std::string& key, const Type& type, const json::value& value) {
    const auto* table = value.if_object();
    if (!table) return wrong(key, describe(type));
    check_fields(key, type.fields, *table, {}, false);
  }

  void check_either(const std::string& key, const Type& type, const json::value& value) {
    for (const auto& choice : type.of) {
      Faults none;
      Shape(document_, none).check(key, choice, value);
      if (none.empty()) return;
    }
    const auto text = text_of(value);
    report(faults_, key, text.empty() ? "wrong_type" : "unknown_id",
           text.empty() ? "has a value of the wrong kind" : quote(text) + " does not exist", describe(type));
  }
};

void check_same_n(const Kind& kind, const json::object& items, Faults& faults) {
  std::map<std::int64_t, std::string_view> seen;
  for (const auto& member : items) {
    const auto* fields = member.value().if_object();
    const auto n = fields ? whole_at(*fields, "n") : std::nullopt;
    if (!n) continue;
    const auto [at, is_new] = seen.emplace(*n, to_view(member.key()));
    if (!is_new) {
      report(faults, path(kind.name, to_view(member.key()), "n"), "duplicate_n",
             "is " + std::to_string(*n) + ", as in " + quote(at->second),
             "a number that no other " + std::string(kind.name) + " has");
    }
  }
}

// How many different facts an atom states, and whether what belongs together is there.
bool is_one_fact(const json::object& atom) {
  const auto count = std::count_if(atom.begin(), atom.end(), [](const json::key_value_pair& member) {
    return member.key() != "is" && member.key() != "above";
  });
  return count == 1 && atom.contains("sub") == atom.contains("is") &&
         atom.contains("minutes") == atom.contains("above");
}

}  // namespace

std::string describe(const Fault& fault) {
  std::string out;
  if (!fault.file.empty()) out = fault.file + ":" + std::to_string(fault.line) + ": ";
  if (!fault.key.empty()) out += fault.key + ": ";
  out += fault.message;
  if (!fault.expected.empty()) out += "; expected " + fault.expected;
  return out;
}

void check_shape(const json::object& document, Faults& faults) {
  Shape shape(document, faults);
  for (const auto& member : document) {
    const auto name = to_view(member.key());
    if (name == "text" || name == "version") continue;
    if (const auto* kind = find_kind(name)) {
      shape.check_items(*kind, member.value());
      continue;
    }
    std::vector<std::string_view> names;
    for (const auto& kind : regimen_kinds()) names.push_back(kind.name);
    const auto nearest = find_nearest(name, names);
    report(faults, std::string(name), "unknown_kind", "is not a known kind",
           nearest.empty() ? "a kind of docs/regimen.md" : quote(nearest));
  }
}

void check_order(const json::object& document, Faults& faults) {
  for (const auto& kind : regimen_kinds()) {
    if (kind.ordered) check_same_n(kind, items(document, kind.name), faults);
  }
}

void check_rule_figures(const json::object& document, Faults& faults) {
  Shape shape(document, faults);
  for (const auto& [rule, figures] : regimen_rule_figures()) {
    const auto& fields = item(document, "rule", rule);
    if (fields.empty()) continue;
    shape.check_fields(path("rule", rule), figures, fields, {"n", "source", "id", "grade"}, true);
  }
}

void check_atoms(const json::object& document, Faults& faults) {
  for (const auto& member : items(document, "composite_rule")) {
    const auto* fields = member.value().if_object();
    if (!fields) continue;
    for (const auto* name : {"when", "caution_when"}) {
      std::size_t i = 0;
      for (const auto& all_of : array_at(*fields, name)) {
        std::size_t j = 0;
        const auto* atoms = all_of.if_array();
        for (const auto& atom : atoms ? *atoms : json::array()) {
          const auto* table = atom.if_object();
          if (table && !is_one_fact(*table)) {
            report(faults, path_at(path_at(path("composite_rule", to_view(member.key()), name), i), j), "bad_atom",
                   "states none or several facts",
                   "one of sub with is, minutes with above, condition, age, pain_now_from");
          }
          ++j;
        }
        ++i;
      }
    }
  }
}

void check_serious_flags(const json::object& document, Faults& faults) {
  for (const auto& member : items(document, "flag")) {
    const auto* fields = member.value().if_object();
    if (!fields) continue;
    const auto tier = text_at(*fields, "tier");
    if (tier != "emergency" && tier != "urgent") continue;
    if (array_at(*fields, "source").empty()) {
      report(faults, path("flag", to_view(member.key()), "source"), "serious_flag",
             "an " + std::string(tier) + " flag rests on no source", "at least one source");
    }
    if (text_at(item(document, "tier", tier), "exercise") != "none") {
      report(faults, path("tier", tier, "exercise"), "serious_flag",
             "offers exercise to somebody with " + quote(to_view(member.key())), "none");
    }
  }
}

Faults check_nothing_derived(const json::object& document) {
  Faults faults;
  for (const auto& by_kind : document) {
    const auto kind = to_view(by_kind.key());
    if (kind == "text" || kind == "version") {
      report(faults, std::string(kind), "unknown_kind", "is made by the compiler", "nothing of this name");
    }
    const auto* entries = by_kind.value().if_object();
    for (const auto& entry : entries ? *entries : json::object()) {
      const auto* fields = entry.value().if_object();
      for (const auto* name : {"id", "grade"}) {
        const bool is_own_field = kind == "source" && std::string_view(name) == "grade";
        if (!fields || is_own_field || !find(*fields, name)) continue;
        report(faults, path(kind, to_view(entry.key()), name), "unknown_key", "is made by the compiler",
               "nothing of this name");
      }
    }
  }
  return faults;
}

Faults check_complete(const json::object& document) {
  Faults faults;
  for (const auto& kind : regimen_kinds()) {
    if (items(document, kind.name).empty()) {
      report(faults, std::string(kind.name), "missing_kind", "has no item",
             "at least one [" + std::string(kind.name) + ".id]");
    }
  }
  for (const auto& [id, figures] : regimen_rule_figures()) {
    if (has_item(document, "rule", id)) continue;
    report(faults, path("rule", id), "missing_rule", "is missing", "the rule, whose figures the program reads");
  }
  return faults;
}

Faults check_knowledge(const json::object& document) {
  Faults faults;
  for (const auto check : {check_shape, check_order, check_rule_figures, check_atoms, check_serious_flags,
                           check_variants_fit, check_easier_way, check_replacements_end, check_parts, check_shown,
                           check_dose_limits, check_durations, check_equal_sides, check_matrix_rows, check_matrix_cells,
                           check_routine_slots, check_routine_sums, check_routine_timing, check_routine_warm_up}) {
    check(document, faults);
  }
  return faults;
}

}  // namespace unhunch::wire
