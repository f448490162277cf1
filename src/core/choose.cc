// SPDX-License-Identifier: Apache-2.0
#include "core/choose.h"

#include <algorithm>

#include "core/ease.h"
#include "core/growth.h"
#include "core/warm_up.h"

namespace unhunch::core {
namespace {

// Weights of the choice. They order exercises; they are no doses and nobody reads them.
constexpr int worth_first_in_order = 100;
constexpr int worth_step_in_order = 8;
constexpr int worth_same_muscle = 50;
constexpr int worth_other = 25;
constexpr int worth_breathing = 10;  // fills what is left
constexpr int worth_scale = 100;     // fine enough for shares of a dose
// What helps this person breaks ties: two exercises far apart in it change places with a neighbour in the order, no
// more.
constexpr int worth_eased_most = worth_step_in_order / 2;
constexpr double worth_eased = 4 * worth_eased_most;  // all of it when a quarter more of the responses eased than usual
constexpr int worth_eased_last = worth_eased_most / 2;
constexpr Seconds step = 5_s;

struct Option {
  Item item;
  int cells = 0;  // length in steps
  int worth = 0;
};

struct Family {
  std::vector<Option> options;
};

int find_place(const std::vector<ExerciseId>& order, ExerciseId exercise) {
  const auto found = std::find(order.begin(), order.end(), exercise);
  return found == order.end() ? -1 : static_cast<int>(found - order.begin());
}

std::uint64_t mix(std::uint64_t x) {  // splitmix64
  x += 0x9e3779b97f4a7c15u;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

class Chooser {
 public:
  Chooser(const ItemContext& context, const Choices& choices)
      : context_(context),
        choices_(choices),
        order_(choices.pattern ? context.regimen[choices.pattern].order : context.regimen.general_order),
        eases_(count_ease(context.regimen, context.history)) {}

  Chosen run(Seconds time) {
    cells_ = time / step;
    collect(time);
    return solve();
  }

 private:
  const Regimen& regimen() const { return context_.regimen; }

  bool is_taken(const std::string& family) const {
    return std::any_of(choices_.taken.begin(), choices_.taken.end(),
                       [&](const Item& item) { return item.exercise && regimen()[item.exercise].family == family; });
  }

  void collect(Seconds time) {
    std::vector<std::string_view> names;
    for (const AllowedExercise& allowed : context_.allowed.exercises) {
      const Exercise& exercise = regimen()[allowed.exercise];
      if (exercise.exercise_class == ExerciseClass::strength || is_taken(exercise.family)) continue;
      if (is_left_out(regimen(), allowed.exercise, context_.history, context_.today)) continue;
      auto name = std::find(names.begin(), names.end(), exercise.family);
      if (name == names.end()) {
        names.emplace_back(exercise.family);
        families_.emplace_back();
        name = names.end() - 1;
      }
      add_options(allowed, time, families_[static_cast<std::size_t>(name - names.begin())]);
    }
  }

  void add_options(const AllowedExercise& allowed, Seconds time, Family& family) {
    const Dose& dose = allowed.variant ? regimen()[allowed.variant].dose : regimen()[allowed.exercise].dose;
    const std::vector<Slug> because = explain(allowed.exercise);
    const int base = calc_worth(allowed.exercise);
    Seconds last{};
    for (const Seconds wanted : find_lengths(allowed.exercise, dose)) {
      const Seconds length = std::min(wanted, time) / step * step;
      if (length <= last) continue;
      Slot slot;
      slot.exercise = allowed.exercise;
      slot.time = length;
      auto item = make_item(context_, allowed, {}, slot);
      if (!item || find_warm_up_class(regimen(), *item) > choices_.warm_up || is_hurried(*item, dose)) continue;
      item->because = because;
      item->slot = round_up(used_time(*item));
      if (item->slot <= last || item->slot > time) continue;
      last = item->slot;
      const int cells = item->slot / step;
      family.options.push_back({std::move(*item), cells, dose_worth(base, last, dose.duration.usual)});
    }
  }

  // A stretch or a roll squeezed into too little time is better left out.
  bool is_hurried(const Item& item, const Dose& dose) const {
    if (item.exercise_class == ExerciseClass::roller) return item.contact < dose.contact->usual;
    if (!item.is_still()) return false;
    const Seconds most = calc_hold_most(regimen(), dose, item.exercise, context_.history, context_.today);
    return item.holds == 1 && item.hold == dose.hold->least && dose.hold->least < std::min(most, dose.hold->usual);
  }

  static Seconds round_up(Seconds time) { return (time + step - Seconds{1}) / step * step; }

  // A few useful lengths between the least and the most; breathing and walking can fill almost any gap.
  std::vector<Seconds> find_lengths(ExerciseId id, const Dose& dose) const {
    const ExerciseClass kind = regimen()[id].exercise_class;
    const bool filler = kind == ExerciseClass::breathing || kind == ExerciseClass::cardio;
    if (!filler) {
      return {round_up(dose.duration.least), round_up(dose.duration.usual),
              round_up((dose.duration.usual + dose.duration.most) / 2), dose.duration.most};
    }
    std::vector<Seconds> lengths;
    for (Seconds length = round_up(dose.duration.least); length <= dose.duration.most; length += step * 2) {
      lengths.push_back(length);
    }
    return lengths;
  }

  int calc_worth(ExerciseId id) const {
    const Exercise& exercise = regimen()[id];
    int worth = worth_other;
    if (const int place = find_place(order_, id); place >= 0) {
      worth = worth_first_in_order - worth_step_in_order * place;
    } else if (exercise.exercise_class == ExerciseClass::breathing) {
      worth = worth_breathing;
    } else if (choices_.pattern && exercise.muscles.meets(regimen()[choices_.pattern].muscles)) {
      worth = worth_same_muscle;
    }
    worth = worth * percent_by_history(id);
    return worth + static_cast<int>(mix(choices_.seed ^ mix(id.index)) % worth_scale);
  }

  int percent_by_history(ExerciseId id) const {
    int percent = worth_scale;
    const auto since = find_days_since(id, context_.history, context_.today);
    if (since && *since <= 2_days) percent -= 40 - 15 * since->count;
    const auto response = find_last_response(id, context_.history);
    if (response == Response::eased) percent += worth_eased_last;
    if (response == Response::worse) percent -= 40;
    return percent + prefer_eased(id);
  }

  // From so many responses on, how much more often than usual it eased (rule insight_best_response).
  int prefer_eased(ExerciseId id) const {
    const Ease& ease = eases_[id.index];
    if (ease.total < regimen().insight.least_responses) return 0;
    const double more = worth_eased * (ease.drawn() - ease.average());
    return std::clamp(static_cast<int>(more), -worth_eased_most, worth_eased_most);
  }

  bool has_eased(ExerciseId id) const {
    const auto last = find_last_response(id, context_.history);
    return last == Response::eased || (last == Response::same && prefer_eased(id) > 0);
  }

  std::vector<Slug> explain(ExerciseId id) const {
    std::vector<Slug> because;
    if (find_place(order_, id) >= 0) {
      because.push_back(choices_.pattern ? Slug{regimen()[choices_.pattern].id} : Slug{"general_plan"});
      if (choices_.pattern) because.emplace_back("helps_pattern");
    } else if (regimen()[id].exercise_class == ExerciseClass::breathing) {
      because.emplace_back("fills_the_time");
    } else {
      because.emplace_back("variety");
    }
    const auto since = find_days_since(id, context_.history, context_.today);
    if (!context_.history.sessions.empty() && (!since || *since > 2_days)) because.emplace_back("not_done_lately");
    if (has_eased(id)) because.emplace_back("eased_before");
    return because;
  }

  // Full worth at the usual length; more of the same is worth less.
  static int dose_worth(int base, Seconds length, Seconds usual) {
    const Seconds first = std::min(length, usual);
    const Seconds more = length - first;
    return base * (10 * first.count + 4 * more.count) / (10 * usual.count) + length.count;
  }

  Chosen solve() const {
    const std::size_t width = static_cast<std::size_t>(cells_) + 1;
    std::vector<int> best(width, 0);
    std::vector<std::vector<std::int8_t>> taken(families_.size(), std::vector<std::int8_t>(width, -1));
    for (std::size_t f = 0; f < families_.size(); ++f) {
      const auto& options = families_[f].options;
      for (std::size_t cell = width; cell-- > 0;) {
        int most = best[cell];
        for (std::size_t o = 0; o < options.size(); ++o) {
          const auto length = static_cast<std::size_t>(options[o].cells);
          if (length > cell || best[cell - length] + options[o].worth <= most) continue;
          most = best[cell - length] + options[o].worth;
          taken[f][cell] = static_cast<std::int8_t>(o);
        }
        best[cell] = most;
      }
    }
    Chosen chosen;
    chosen.worth = best[width - 1];
    std::vector<const Item*> picked;
    std::size_t cell = width - 1;
    for (std::size_t f = families_.size(); f-- > 0;) {
      if (taken[f][cell] < 0) continue;
      const Option& option = families_[f].options[static_cast<std::size_t>(taken[f][cell])];
      picked.push_back(&option.item);
      cell -= static_cast<std::size_t>(option.cells);
    }
    std::sort(picked.begin(), picked.end(), [&](const Item* a, const Item* b) { return rank(*a) < rank(*b); });
    for (const Item* item : picked) chosen.items.push_back(*item);
    return chosen;
  }

  int rank(const Item& item) const {
    constexpr int by_class[] = {200, 300, 400, 500, 600, 100};  // by ExerciseClass: cardio and movement first
    const int place = find_place(order_, item.exercise);
    if (place >= 0) return 250 + place;
    return by_class[static_cast<std::size_t>(item.exercise_class)] + item.exercise.index;
  }

  const ItemContext& context_;
  const Choices& choices_;
  const std::vector<ExerciseId>& order_;
  std::vector<Ease> eases_;  // by exercise
  int cells_ = 0;
  std::vector<Family> families_;
};

}  // namespace

Chosen choose_items(const ItemContext& context, const Choices& choices, Seconds time) {
  return Chooser{context, choices}.run(time);
}

}  // namespace unhunch::core
