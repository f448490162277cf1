// SPDX-License-Identifier: Apache-2.0
#include "wire/regimen_reader.h"

#include <algorithm>
#include <array>
#include <map>

#include "wire/break_rhythm_json.h"
#include "wire/regimen_place.h"

namespace unhunch::wire {
namespace {

using boost::json::value;
using namespace unhunch::core;

class Reader {
 public:
  explicit Reader(const value& document) : root_(&document, "regimen", fault_) {}

  Expected<Regimen> run() {
    number_the_kinds();
    if (!fault_) read_triage();
    if (!fault_) read_conditions();
    if (!fault_) read_patterns();
    if (!fault_) read_exercises();
    if (!fault_) read_routines();
    if (!fault_) read_figures();
    if (!fault_) read_insight();
    if (!fault_) read_known();
    if (fault_) return tl::unexpected<Error>(*fault_);
    return std::move(regimen_);
  }

 private:
  std::vector<std::pair<std::string, Place>> items(std::string_view kind) const { return root_.get(kind).members(); }

  void number_the_kinds() {
    number("flag", flags_);
    number("flag_family", families_);
    number("sub_question", sub_questions_);
    number("choice", choices_);
    number("age_band", ages_);
    number("condition", conditions_);
    number("modification", modifications_);
    number("pattern", patterns_);
    number("sign", signs_);
    number("exercise", exercises_);
    number("exercise_variant", variants_);
    number("place", places_);
    number("posture", postures_);
    number("equipment", equipment_);
    number("muscle", muscles_);
    number("routine", routines_);
    number("strength_level", levels_);
    number("region", regions_);
    number("matrix", rows_);
    number("dose_step", dose_steps_);
    number("check_entry", check_entries_);
    const auto must_fit = [&](const Names& names, std::string_view kind) {
      if (names.size() > IdSet<FlagId>::capacity) root_.get(kind).note("has more items than the program can hold");
    };
    must_fit(conditions_, "condition");
    must_fit(modifications_, "modification");
    must_fit(ages_, "age_band");
    must_fit(places_, "place");
    must_fit(postures_, "posture");
    must_fit(equipment_, "equipment");
    must_fit(muscles_, "muscle");
  }

  void number(std::string_view kind, Names& names) const {
    for (const auto& [id, item] : items(kind)) names.add(id);
  }

  // ---- triage -------------------------------------------------------------------------------------------------------

  void read_triage() {
    for (const auto& [id, item] : items("flag_family")) regimen_.families.push_back(id);
    for (const auto& [id, item] : items("flag")) {
      regimen_.flags.push_back({id, to_tier(item.get("tier")), families_.get<FamilyId>(item.get("family")),
                                to_enum<Asked>(item.get("answers"), {"yes_no_unsure", "derived", "choice"}),
                                flags_.get_optional<FlagId>(item.find("asked_after"))});
    }
    for (const auto& [id, item] : items("sub_question")) {
      regimen_.sub_questions.push_back({id, item.get("answers").text() == "minutes"});
    }
    for (const auto& [id, item] : items("age_band")) {
      const Place to = item.find("to");
      regimen_.age_bands.push_back({id, item.get("from").integer(), to ? to.integer() : 0});
    }
    for (const auto& [id, item] : items("choice")) {
      regimen_.choices.push_back({id, flags_.get_optional<FlagId>(item.find("raises")), bool(item.find("tier")),
                                  item.find("gentle").is_true()});
    }
    for (const auto& [id, item] : items("composite_rule")) {
      regimen_.composites.push_back({id, flags_.get<FlagId>(item.get("raises")), to_any_of_all(item.get("when")),
                                     to_any_of_all(item.find("caution_when"))});
    }
    for (const auto& [id, item] : items("combination_rule")) regimen_.combinations.push_back(to_combination(id, item));
    for (const auto& [id, item] : items("check_entry")) regimen_.check_entries.push_back(to_check_entry(id, item));
    for (const auto& [id, item] : items("region")) regimen_.regions.push_back({id});
    for (const auto& [id, item] : items("stop_trigger")) {
      regimen_.stop_triggers.push_back({id, item.find("ends_day").is_true()});
    }
    regimen_.gentle_subset = to_subset(root_.get("subset").get("gentle_subset"));
    regimen_.sore_day_subset = to_subset(root_.get("subset").get("sore_day_subset"));
  }

  AnyOfAll to_any_of_all(const Place& place) const {
    AnyOfAll any;
    for (const Place& all : place.elements()) {
      any.emplace_back();
      for (const Place& atom : all.elements()) any.back().push_back(to_atom(atom));
    }
    return any;
  }

  Atom to_atom(const Place& place) const {
    Atom atom;
    if (const Place sub = place.find("sub")) {
      atom.about = Atom::About::sub_question;
      atom.question = sub_questions_.get<SubQuestionId>(sub).index;
      for (const Place& answer : place.get("is").elements()) {
        atom.yes = atom.yes || answer.text() == "yes";
        atom.unsure = atom.unsure || answer.text() == "unsure";
      }
    } else if (const Place minutes = place.find("minutes")) {
      atom.about = Atom::About::minutes;
      atom.question = sub_questions_.get<SubQuestionId>(minutes).index;
      atom.above = place.get("above").integer();
    } else if (const Place condition = place.find("condition")) {
      atom.about = Atom::About::condition;
      atom.question = conditions_.get<ConditionId>(condition).index;
    } else if (const Place ages = place.find("age")) {
      atom.about = Atom::About::age;
      atom.ages = ages_.set<AgeBandId>(ages);
    } else {
      atom.about = Atom::About::pain_now;
      atom.above = place.get("pain_now_from").integer();
    }
    return atom;
  }

  CombinationRule to_combination(const std::string& id, const Place& item) const {
    CombinationRule rule;
    rule.id = id;
    rule.tier = to_tier(item.get("tier"));
    rule.when = to_enum<CombinationRule::When>(
        item.get("when"), {"see_soon_families", "flag_with_see_soon", "flags_together", "any_condition",
                           "unsure_or_unanswered", "cleared_flag", "pain_now"});
    rule.flags = flags_.list<FlagId>(item.find("flags"));
    const bool needs_flags =
        rule.when == CombinationRule::When::flag_with_see_soon || rule.when == CombinationRule::When::flags_together;
    if (needs_flags && rule.flags.empty()) item.get("flags").note("must name the flags");
    if (const Place count = item.find("count")) rule.count = count.integer();
    if (const Place from = item.find("from")) rule.from = Pain{from.integer()};
    if (const Place to = item.find("to")) rule.to = Pain{to.integer()};
    return rule;
  }

  CheckEntryKind to_check_entry(const std::string& id, const Place& item) const {
    CheckEntryKind kind{id, to_tier(item.get("clears")), false, item.find("limits").is_true(),
                        flags_.list<FlagId>(item.find("flags"))};
    for (const Place& need : item.get("needs").elements()) {
      kind.needs_result = kind.needs_result || need.text() == "result";
    }
    return kind;
  }

  std::vector<SubsetItem> to_subset(const Place& place) const {
    std::vector<SubsetItem> subset;
    for (const Place& each : place.get("exercises").elements()) {
      SubsetItem item;
      item.exercise = exercises_.get<ExerciseId>(each.get("exercise"));
      item.default_form_only = bool(each.find("forms"));
      if (const Place hold = each.find("hold_max_s")) item.hold_most = Seconds{hold.integer()};
      if (const Place range = each.find("range_percent")) item.range = Percent{range.integer()};
      subset.push_back(item);
    }
    return subset;
  }

  // ---- conditions ---------------------------------------------------------------------------------------------------

  void read_conditions() {
    for (const auto& [id, item] : items("condition")) regimen_.conditions.push_back({id});
    for (const auto& [id, item] : items("modification")) regimen_.modifications.push_back(to_modification(id, item));
    for (const auto& [id, item] : items("matrix")) regimen_.rows.push_back(to_row(id, item));
  }

  Modification to_modification(const std::string& id, const Place& item) const {
    Modification modification;
    modification.id = id;
    for (const auto& [exercise, variants] : item.find("forms").members()) {
      modification.forms.push_back({exercises_.find<ExerciseId>(exercise), variants_.list<VariantId>(variants)});
    }
    for (const auto& [exercise, by] : item.find("replace").members()) {
      modification.replacements.push_back({exercises_.find<ExerciseId>(exercise),
                                           exercises_.get<ExerciseId>(by.get("exercise")),
                                           variants_.get_optional<VariantId>(by.find("variant"))});
    }
    if (const Place range = item.find("range_percent")) modification.range = Percent{range.integer()};
    if (const Place fewer = item.find("reps_fewer")) modification.fewer_reps = fewer.integer();
    if (const Place hours = item.find("hours_after_food")) modification.hours_after_food = hours.integer();
    return modification;
  }

  MatrixRow to_row(const std::string& id, const Place& item) const {
    MatrixRow row;
    row.id = id;
    std::map<std::uint16_t, ConditionSet> changes;  // by modification, so that they stand in its order
    for (const auto& [name, cell] : item.get("cells").members()) {
      const ConditionId condition = conditions_.find<ConditionId>(name);
      if (!condition) {
        cell.note("is no condition");
      } else if (cell.get("effect").text() == "exclude") {
        row.excluded_by.insert(condition);
      } else if (cell.get("effect").text() == "modify") {
        changes[modifications_.get<ModificationId>(cell.get("by")).index].insert(condition);
      }
    }
    for (const auto& [modification, conditions] : changes) {
      row.changes.push_back({conditions, ModificationId{modification}});
    }
    return row;
  }

  // ---- patterns -----------------------------------------------------------------------------------------------------

  void read_patterns() {
    const Place rules = root_.get("rule");
    for (const auto& [id, item] : items("pattern")) {
      Pattern pattern;
      pattern.id = id;
      for (const Place& all : item.get("key_signs").elements()) pattern.key_signs.push_back(signs_.list<SignId>(all));
      pattern.not_unless_no = flags_.list<FlagId>(item.find("not_unless_no"));
      pattern.not_while_raised = flags_.list<FlagId>(item.find("not_while_raised"));
      pattern.order = exercises_.list<ExerciseId>(rules.get("plan_order_" + id).get("exercises"));
      pattern.muscles = muscles_.set<MuscleId>(item.get("muscles"));
      regimen_.patterns.push_back(std::move(pattern));
    }
    regimen_.general_order = exercises_.list<ExerciseId>(rules.get("plan_order_unclear").get("exercises"));
    regimen_.start_today = exercises_.list<ExerciseId>(rules.get("start_today").get("exercises"));
    for (const auto& [id, item] : items("sign")) {
      Sign sign{id, {}, flags_.list<FlagId>(item.find("counts_when_no"))};
      for (const Pattern& pattern : regimen_.patterns) {
        const Place points = item.get("points").find(pattern.id);
        sign.points.push_back(points ? points.integer() : 0);
      }
      regimen_.signs.push_back(std::move(sign));
    }
  }

  // ---- exercises ----------------------------------------------------------------------------------------------------

  void read_exercises() {
    for (const auto& [id, item] : items("place")) regimen_.places.push_back(id);
    for (const auto& [id, item] : items("posture")) regimen_.postures.push_back(id);
    for (const auto& [id, item] : items("equipment")) regimen_.equipment.push_back(id);
    for (const auto& [id, item] : items("muscle")) regimen_.muscles.push_back(id);
    for (const auto& [id, item] : items("exercise")) regimen_.exercises.push_back(to_exercise(id, item));
    for (const auto& [id, item] : items("exercise_variant")) {
      regimen_.variants.push_back(to_variant(id, item));
      if (fault_) return;  // its exercise may be none
      const auto index = static_cast<std::uint16_t>(regimen_.variants.size() - 1);
      regimen_.exercises[regimen_.variants.back().exercise.index].variants.push_back(VariantId{index});
    }
  }

  EquipmentNeed to_need(const Place& list) const {
    EquipmentNeed need;
    for (const Place& each : list.elements()) {
      if (each.is_list()) {
        need.one_of.push_back(equipment_.set<EquipmentId>(each));
      } else if (const auto id = equipment_.get<EquipmentId>(each)) {
        need.all.insert(id);
      }
    }
    return need;
  }

  // Reads what is there over what `dose` already holds.
  static void read_dose(const Place& place, Dose& dose) {
    const auto seconds = [&](std::string_view key, std::optional<Range<Seconds>>& field) {
      if (const Place range = place.find(key)) field = to_range<Seconds>(range);
    };
    const auto count = [&](std::string_view key, std::optional<Range<int>>& field) {
      if (const Place range = place.find(key)) field = to_range<int>(range);
    };
    seconds("hold_s", dose.hold);
    seconds("rest_s", dose.rest);
    seconds("cycle_s", dose.cycle);
    seconds("enter_s", dose.enter);
    seconds("change_s", dose.change);
    seconds("leave_s", dose.leave);
    seconds("contact_s", dose.contact);
    seconds("inhale_s", dose.inhale);
    seconds("pause_s", dose.pause);
    seconds("exhale_s", dose.exhale);
    count("holds", dose.holds);
    count("reps", dose.reps);
    count("sets", dose.sets);
    if (const Place range = place.find("duration_s")) dose.duration = to_range<Seconds>(range);
  }

  Exercise to_exercise(const std::string& id, const Place& item) const {
    Exercise exercise;
    exercise.id = id;
    exercise.exercise_class = to_class(item.get("class"));
    exercise.family = item.get("family").text();
    exercise.muscles = muscles_.set<MuscleId>(item.get("muscles"));
    exercise.places = places_.set<PlaceId>(item.get("places"));
    exercise.postures = postures_.set<PostureId>(item.get("postures"));
    exercise.needs = to_need(item.get("requires"));
    exercise.sides = to_enum<Sides>(item.get("sides"), {"none", "each"});
    read_dose(item.get("dose"), exercise.dose);
    check_dose(item, exercise.exercise_class, exercise.dose);
    for (const Place& part : item.find("parts").elements()) {
      exercise.parts.push_back({std::string(part.get("id").text())});
    }
    for (const Place& step : item.get("steps").elements()) exercise.steps.push_back(to_step(step, exercise.parts));
    for (const Place& substitute : item.find("replaced_by").elements()) {
      exercise.replaced_by.push_back({exercises_.get<ExerciseId>(substitute.get("exercise")),
                                      variants_.get_optional<VariantId>(substitute.find("variant"))});
    }
    exercise.row = rows_.find<RowId>(id);
    if (!exercise.row) item.note("has no row in the matrix");
    exercise.option = variants_.get_optional<VariantId>(item.find("option"));
    exercise.without_option = variants_.get_optional<VariantId>(item.find("option_without"));
    exercise.neck = item.find("neck").is_true();
    exercise.light = item.find("light").is_true();
    if (const Place warm_up = item.find("warm_up")) {
      exercise.warm_up = warm_up.text() == "warm_up_full" ? WarmUp::full : WarmUp::standard;
    }
    exercise.level = levels_.get_optional<LevelId>(item.find("level"));
    return exercise;
  }

  // The fields without which the core could not time an exercise of the class.
  static void check_dose(const Place& item, ExerciseClass exercise_class, const Dose& dose) {
    const auto need = [&](bool there, std::string_view field) {
      if (!there) item.find("dose").find(field).note("is missing");
    };
    need(exercise_class != ExerciseClass::static_hold || dose.hold, "hold_s");
    need(exercise_class != ExerciseClass::roller || dose.contact, "contact_s");
    if (exercise_class == ExerciseClass::strength) {
      need(dose.cycle.has_value(), "cycle_s");
      need(dose.sets.has_value(), "sets");
      need(dose.reps.has_value(), "reps");
      need(dose.rest.has_value(), "rest_s");
    }
    need(dose.duration.usual > Seconds{}, "duration_s");
  }

  static Step to_step(const Place& place, const std::vector<Part>& parts) {
    Step step;
    step.phase = to_enum<Step::Phase>(place.get("phase"), {"enter", "work", "rest", "change", "leave", "repeat"});
    if (const Place time = place.find("s")) {
      step.time = Seconds{time.integer()};
      step.skipped = step.time == Seconds{};
    }
    if (const Place part = place.find("part")) {
      for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].id == part.text()) step.part = static_cast<int>(i);
      }
      if (step.part < 0) part.note("is no part of the exercise");
    }
    step.choice = place.find("choice").is_true();
    return step;
  }

  Variant to_variant(const std::string& id, const Place& item) const {
    Variant variant;
    variant.id = id;
    variant.exercise = exercises_.get<ExerciseId>(item.get("exercise"));
    if (!variant.exercise) return variant;
    const Exercise& exercise = regimen_.exercises[variant.exercise.index];
    variant.kind = to_enum<VariantKindOf>(item.get("kind"), {"easier", "harder", "option"});
    const Place own_class = item.find("class");
    variant.exercise_class = own_class ? to_class(own_class) : exercise.exercise_class;
    if (item.find("row").is_true()) {
      variant.row = rows_.find<RowId>(id);
      if (!variant.row) item.note("has no row in the matrix");
    }
    variant.off_by_default = item.find("off_by_default").is_true();
    variant.needs = to_need(item.find("requires"));
    const Place places = item.find("places");
    variant.places = places ? places_.set<PlaceId>(places) : exercise.places;
    const Place postures = item.find("postures");
    variant.postures = postures ? postures_.set<PostureId>(postures) : exercise.postures;
    const Place sides = item.find("sides");
    variant.sides = sides ? to_enum<Sides>(sides, {"none", "each"}) : exercise.sides;
    variant.dose = exercise.dose;
    read_dose(item.find("dose"), variant.dose);
    check_dose(item, variant.exercise_class, variant.dose);
    return variant;
  }

  // ---- routines and progression -------------------------------------------------------------------------------------

  void read_routines() {
    read_warm_up(WarmUp::micro, "warm_up_micro");
    read_warm_up(WarmUp::standard, "warm_up_standard");
    read_warm_up(WarmUp::full, "warm_up_full");
    for (const auto& [id, item] : items("strength_level")) {
      regimen_.levels.push_back(
          {id, exercises_.get<ExerciseId>(item.get("exercise")), Days{item.get("earliest_day").integer()}});
    }
    for (const auto& [id, item] : items("dose_step")) {
      regimen_.dose_steps.push_back({id, item.get("sets").integer(), item.get("reps").integer()});
    }
    for (const auto& [id, item] : items("row_step")) {
      if (item.find("start").is_true()) regimen_.first_row_step = regimen_.row_steps.size();
      regimen_.row_steps.push_back({id, item.get("sets").integer(), item.get("reps").integer()});
    }
    for (const DoseStep& step : regimen_.dose_steps) {
      const Place item = root_.get("strength_block").get(step.id);
      regimen_.strength_blocks.push_back({Seconds{item.get("push_up_s").integer()},
                                          Seconds{item.get("change_s").integer()}, Seconds{item.get("row_s").integer()},
                                          item.get("row_sets").integer(), item.get("row_reps").integer()});
      const int free = item.get("free_s").integer();
      const StrengthBlock& block = regimen_.strength_blocks.back();
      regimen_.strength_block_time = block.push_ups + block.change + block.rows + Seconds{free};
    }
    regimen_.breathing = to_breathing("breathing_4_0_6");
    regimen_.breathing_with_pause = to_breathing("breathing_4_4_6");
    for (const auto& [id, item] : items("routine")) {
      if (!fault_) regimen_.routines.push_back(to_routine(id, item));
    }
    if (!fault_) check_nesting();
  }

  // A routine may be part of another, but not of a part: so no routine can contain itself.
  void check_nesting() const {
    const auto has_routines = [](const Routine& routine) {
      return std::any_of(routine.forms.begin(), routine.forms.end(), [](const RoutineForm& form) {
        return std::any_of(form.slots.begin(), form.slots.end(),
                           [](const Slot& slot) { return slot.content == Slot::Content::routine; });
      });
    };
    for (const Routine& routine : regimen_.routines) {
      for (const RoutineForm& form : routine.forms) {
        for (const Slot& slot : form.slots) {
          if (slot.content == Slot::Content::routine && has_routines(regimen_[slot.routine])) {
            root_.get("routine").get(routine.id).note("contains a routine that contains another");
          }
        }
      }
    }
  }

  void read_warm_up(WarmUp index, const std::string& id) {
    const Place item = root_.get("warm_up_class").get(id);
    WarmUpClass& warm_up = regimen_.warm_ups[static_cast<std::size_t>(index)];
    warm_up.id = id;
    warm_up.time = Seconds{item.get("seconds").integer()};
    warm_up.most = Seconds{item.get("max_s").integer()};
    if (const Place hold = item.find("hold_max_s")) warm_up.hold_most = Seconds{hold.integer()};
    if (const Place sequence = item.find("sequence_max_s")) warm_up.sequence_most = Seconds{sequence.integer()};
    if (const Place still = item.find("static_max")) warm_up.static_most = still.integer();
  }

  BreathingPattern to_breathing(const std::string& id) const {
    const Place item = root_.get("breathing_pattern").get(id);
    BreathingPattern pattern{id, Seconds{item.get("inhale_s").integer()}, Seconds{item.get("pause_s").integer()},
                             Seconds{item.get("exhale_s").integer()}};
    if (pattern.cycle() <= Seconds{}) item.note("must take time");
    return pattern;
  }

  Routine to_routine(const std::string& id, const Place& item) const {
    Routine routine;
    routine.id = id;
    routine.total = Seconds{item.get("total_s").integer()};
    if (const Place anchor = item.find("anchor")) routine.anchor = anchor.text();
    routine.place = places_.get_optional<PlaceId>(item.find("place"));
    for (const Place& form : item.get("forms").elements()) routine.forms.push_back(to_form(form));
    if (routine.forms.empty()) item.get("forms").note("must hold at least one form");
    return routine;
  }

  RoutineForm to_form(const Place& place) const {
    RoutineForm form;
    form.total = Seconds{place.get("total_s").integer()};
    if (const Place when = place.find("when")) {
      form.places = places_.set<PlaceId>(when.find("place"));
      form.levels = levels_.list<LevelId>(when.find("level"));
      if (const Place pattern = when.find("pattern")) {
        form.pattern =
            pattern.text() == "unclear" ? RoutineForm::unclear_pattern : patterns_.get<PatternId>(pattern).index;
      }
      if (const Place rows = when.find("rows")) form.rows = rows.is_true();
      if (const Place strength = when.find("strength_day")) form.strength_day = strength.is_true();
    }
    for (const Place& slot : place.get("slots").elements()) form.slots.push_back(to_slot(slot));
    return form;
  }

  Slot to_slot(const Place& place) const {
    Slot slot;
    slot.time = Seconds{place.get("seconds").integer()};
    slot.optional = place.find("optional").is_true();
    if (const Place exercise = place.find("exercise")) {
      slot.content = Slot::Content::exercise;
      slot.exercise = exercises_.get<ExerciseId>(exercise);
      slot.variant = variants_.get_optional<VariantId>(place.find("variant"));
      if (slot.exercise) read_slot_timing(place, slot);
    } else if (const Place routine = place.find("routine")) {
      slot.content = Slot::Content::routine;
      slot.routine = routines_.get<RoutineId>(routine);
    } else if (place.find("block")) {
      slot.content = Slot::Content::strength;
    } else {
      slot.content = Slot::Content::change;
    }
    return slot;
  }

  void read_slot_timing(const Place& place, Slot& slot) const {
    const auto seconds = [&](std::string_view key, std::optional<Seconds>& field) {
      if (const Place time = place.find(key)) field = Seconds{time.integer()};
    };
    const auto count = [&](std::string_view key, std::optional<int>& field) {
      if (const Place number = place.find(key)) field = number.integer();
    };
    seconds("enter_s", slot.enter);
    seconds("hold_s", slot.hold);
    seconds("rest_s", slot.rest);
    seconds("change_s", slot.change);
    seconds("leave_s", slot.leave);
    seconds("cycle_s", slot.cycle);
    count("holds", slot.holds);
    count("reps", slot.reps);
    count("sets", slot.sets);
    count("breaths", slot.breaths);
    const std::vector<Part>& parts = regimen_.exercises[slot.exercise.index].parts;
    for (const Place& name : place.find("parts").elements()) {
      for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].id == name.text()) slot.parts.push_back(static_cast<int>(i));
      }
    }
  }

  // ---- figures ------------------------------------------------------------------------------------------------------

  Place figure(std::string_view rule, std::string_view key) const { return root_.get("rule").get(rule).get(key); }
  int figure_of(std::string_view rule, std::string_view key) const { return figure(rule, key).integer(); }
  Seconds seconds_of(std::string_view rule, std::string_view key) const { return Seconds{figure_of(rule, key)}; }
  Days days_of(std::string_view rule, std::string_view key) const { return Days{figure_of(rule, key)}; }

  void read_figures() {
    Figures& f = regimen_.figures;
    f.pain_now_sore = {Pain{figure_of("pain_now_6_or_7", "from")}, Pain{figure_of("pain_now_6_or_7", "from")},
                       Pain{figure_of("pain_now_6_or_7", "to")}};
    f.pain_now_too_high = Pain{figure_of("pain_now_8_or_more", "from")};
    f.pain_amber_from = Pain{figure_of("pain_light_amber", "from")};
    f.pain_red_from = Pain{figure_of("pain_light_red", "from")};
    f.rescreen_after = days_of("rescreen_day_28", "days");
    f.rescreen_gap = days_of("rescreen_after_gap", "days");
    f.twinge_range = Percent{figure_of("head_turn_gentle", "range_percent")};
    f.score_likely = figure_of("score_likely", "share");
    f.score_possible = figure_of("score_possible", "share");
    f.score_tie = figure_of("score_tie", "difference");
    f.daily_cap = {Minutes{figure_of("daily_cap", "default_min")}, Minutes{figure_of("daily_cap", "min_min")},
                   Minutes{figure_of("daily_cap", "max_min")}};
    f.position_change = seconds_of("warm_up_counts", "position_change_s");
    f.least_session = seconds_of("adapt_time", "least_s");
    f.worse_in_a_row = figure_of("adapt_responses", "worse_in_a_row");
    f.leave_out = days_of("adapt_responses", "leave_out_days");
    f.hold_least = seconds_of("hold_global", "min_s");
    f.hold_most = seconds_of("hold_global", "max_s");
    f.neck_hold_most = Seconds{figure("hold_groups", "neck").get("max").integer()};
    f.stretch_total_most = seconds_of("hold_total", "max_s");
    read_growth_figures(f);
    read_strength_figures(f);
    read_heat();
    f.break_every = {Minutes{figure_of("break_interval", "default_min")},
                     Minutes{figure_of("break_interval", "min_min")}, Minutes{figure_of("break_interval", "max_min")}};
    f.long_break_every = Minutes{60 * figure_of("break_long", "every_h")};
    regimen_.break_content = routines_.get<RoutineId>(figure("break_content", "routine"));
    regimen_.long_break_content = routines_.get<RoutineId>(figure("break_long", "routine"));
    if (!fault_) regimen_.usual_breaks = read_usual_breaks(root_.get("rule"), regimen_);
  }

  void read_heat() {
    constexpr int hours_a_day = 24;
    HeatRules& heat = regimen_.heat;
    know(heat.row, rows_, "matrix", "heat_pack");
    know(heat.fall, sub_questions_, "sub_question", "minor_fall_or_strain");
    heat.never_with = flags_.list<FlagId>(figure("heat_excluded", "flags"));
    heat.injuries = flags_.list<FlagId>(figure("heat_excluded", "injuries"));
    heat.after_injury = Days{(figure_of("heat_excluded", "after_injury_h") + hours_a_day - 1) / hours_a_day};
    heat.usual = Minutes{figure_of("heat_time", "default_min")};
    heat.most = Minutes{figure_of("heat_time", "choice_max_min")};
    heat.stop = Minutes{figure_of("heat_time", "stop_min")};
  }

  void read_growth_figures(Figures& f) const {
    f.hold_first_days = days_of("hold_growth", "first_days");
    f.hold_every = days_of("hold_growth", "every_days");
    if (f.hold_every <= Days{}) figure("hold_growth", "every_days").note("must be at least one day");
    f.hold_step = seconds_of("hold_growth", "step_s");
    f.roller_first_uses = figure_of("roller_first_uses", "uses");
    f.roller_first = seconds_of("roller_first_uses", "max_s");
    f.roller_plus = seconds_of("roller_growth", "plus_s");
    f.roller_older = days_of("roller_growth", "older_days");
    f.roller_most = seconds_of("roller_growth", "max_s");
    f.roller_gap = days_of("roller_gap", "days");
    f.towel_uses = figure_of("towel_before_roller", "uses");
  }

  void read_strength_figures(Figures& f) const {
    f.gate_sessions = figure_of("up_level_gate", "sessions");
    f.gate_pain = Pain{figure_of("up_level_gate", "pain_max")};
    f.amber_in_a_row = figure_of("down_two_amber", "in_a_row");
    f.gap_one_level = days_of("down_gap_14", "days");
    f.gap_restart = days_of("down_gap_28", "days");
    f.lowest_sets = figure_of("down_one_red", "lowest_sets");
    f.lowest_reps = figure_of("down_one_red", "lowest_reps");
    f.light_days = figure_of("strength_week_limit", "days");
    f.light_window = days_of("strength_week_limit", "in_days");
    f.strength_days_with_weekend = to_weekdays(figure("strength_days", "with_weekend"));
    f.strength_days_otherwise = to_weekdays(figure("strength_days", "otherwise"));
    f.weekend_day = find_word(figure("anchor_weekend", "day"), weekdays);
  }

  // ---- journal ------------------------------------------------------------------------------------------------------

  void read_insight() {
    InsightFigures& f = regimen_.insight;
    for (std::size_t i = 0; i < outcome_count; ++i)
      f.outcomes[i] = to_outcome(root_.get("outcome").get(outcome_slugs[i]));
    f.episode_gap = days_of("episode_start", "days");
    f.baseline_entries = count_of("baseline_value", "entries");
    f.current_entries = count_of("current_value", "entries");
    f.current_most = days_of("current_value", "days");
    f.least_entries = count_of("min_entries", "entries");
    f.pair_days = figure_of("insight_pairs", "days");
    f.least_responses = figure_of("insight_best_response", "responses");
    f.relapse_better = figure("relapse_definition", "improvement").number();
    f.relapse_back = figure("relapse_definition", "within").number();
    f.audit_changes = count_of("habit_audit", "changes");
    const Place prompts = root_.get("prompt");
    f.days = {Days{prompts.get("prompt_day_7").get("day").integer()},
              Days{prompts.get("prompt_day_14").get("day").integer()},
              Days{prompts.get("prompt_day_28").get("day").integer()}};
    f.better_by = prompts.get("prompt_day_7").get("better_by").number();
    f.not_harder = Days{prompts.get("prompt_worse").get("days").integer()};
    f.relapses = prompts.get("prompt_relapse").get("relapses").integer();
    f.relapse_within = Days{prompts.get("prompt_relapse").get("days").integer()};
  }

  int count_of(std::string_view rule, std::string_view key) const {
    const int count = figure_of(rule, key);
    if (count < 1) figure(rule, key).note("must be at least one");
    return count;
  }

  enum class Better { less, more };

  static OutcomeFigures to_outcome(const Place& item) {
    OutcomeFigures figures;
    figures.more_is_better = to_enum<Better>(item.get("better"), {"less", "more"}) == Better::more;
    figures.least = item.get("min").number();
    figures.most = item.get("max").number();
    figures.small = item.get("small").number();
    figures.clear = item.get("clear").number();
    if (const Place share = item.find("clear_percent")) figures.clear_share = Percent{share.integer()};
    figures.worse = item.get("worse").number();
    AskSchedule& asked = figures.asked;
    for (const Place& day : item.find("asked_on").elements()) {
      if (asked.count == static_cast<int>(AskSchedule::most))
        day.note("is one day too many");
      else
        asked.on[static_cast<std::size_t>(asked.count++)] = Days{day.integer()};
    }
    if (const Place every = item.find("asked_every")) asked.every = Days{every.integer()};
    if (const Place until = item.find("asked_until")) asked.until = Days{until.integer()};
    return figures;
  }

  // ---- items that rules name ----------------------------------------------------------------------------------------

  template <class IdType>
  void know(IdType& id, const Names& names, std::string_view kind, std::string_view name) {
    id = names.find<IdType>(name);
    if (!id) root_.get(kind).get(name);
  }

  void read_known() {
    Known& known = regimen_.known;
    know(known.light_cardio, exercises_, "exercise", "light_cardio");
    know(known.short_walk, exercises_, "exercise", "short_walk");
    know(known.opener, exercises_, "exercise", "shoulder_opener_rolls");
    know(known.arm_mobiliser, exercises_, "exercise", "shoulder_arm_mobiliser");
    know(known.belly_breathing, exercises_, "exercise", "belly_breathing");
    know(known.band_row, exercises_, "exercise", "band_row");
    know(known.roller_extension, exercises_, "exercise", "thoracic_extension_roller");
    know(known.extension_towel, variants_, "exercise_variant", "extension_towel");
    know(known.wall_push_up_close, variants_, "exercise_variant", "wall_push_up_close");
    know(known.breath_hold, variants_, "exercise_variant", "breath_hold");
    know(known.no_count, variants_, "exercise_variant", "breathing_no_count");
    know(known.head_turn_test, rows_, "matrix", "head_turn_test");
    know(known.sore_day_session, routines_, "routine", "sore_day_session");
    know(known.gentle_session, routines_, "routine", "gentle_session");
    know(known.full_session, routines_, "routine", "full_session");
    know(known.short_session, routines_, "routine", "short_session");
    know(known.strength_session, routines_, "routine", "strength_session");
    know(known.morning_mobility, routines_, "routine", "morning_mobility");
    know(known.evening_wind_down, routines_, "routine", "evening_wind_down");
    know(known.night_stretch, routines_, "routine", "night_stretch");
    know(known.weekend_maintenance, routines_, "routine", "weekend_maintenance");
    know(known.warm_up_full_block, routines_, "routine", "warm_up_full_block");
    know(known.warm_up_standard_block, routines_, "routine", "warm_up_standard_block");
    know(known.new_unassessed_pain, flags_, "flag", "new_unassessed_pain");
    know(known.no_improvement, flags_, "flag", "no_improvement_self_care");
    know(known.worsening_pain, flags_, "flag", "severe_or_fast_worsening_pain");
    know(known.twinge, signs_, "sign", "twinge_on_head_turn");
    know(known.under_18, ages_, "age_band", "age_under_18");
    if (!fault_ && regimen_[known.breath_hold].row == RowId{}) root_.get("matrix").get("breath_hold");
  }

  std::optional<Error> fault_;
  Place root_;
  Regimen regimen_;
  Names flags_, families_, sub_questions_, choices_, ages_, conditions_, modifications_, rows_, patterns_, signs_,
      exercises_, variants_, places_, postures_, equipment_, muscles_, routines_, levels_, regions_, dose_steps_,
      check_entries_;
};

}  // namespace

Expected<core::Regimen> read_regimen_document(const value& document) { return Reader{document}.run(); }

}  // namespace unhunch::wire
