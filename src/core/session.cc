// SPDX-License-Identifier: Apache-2.0
#include "core/session.h"

#include <algorithm>

#include "core/choose.h"
#include "core/verify.h"
#include "core/warm_up.h"

namespace unhunch::core {
namespace {

bool has_weekday(std::uint8_t days, Date date) { return (days >> static_cast<int>(weekday(date)) & 1) != 0; }

class Building {
 public:
  Building(const Person& person, const SessionRequest& request)
      : person_(person),
        request_(request),
        regimen_(person.regimen),
        context_{regimen_,       person.answers, person.allowed,
                 person.history, request.date,   is_breath_pause_allowed(regimen_, person.answers)} {
    session_.routine = request.routine;
  }

  Session run() {
    if (!person_.may_exercise()) return refuse();
    if (person_.history.rest_on && request_.date == person_.history.rest_on) return refuse("rest_of_day");
    change_for_sore_day();
    situation_ = find_situation();
    if (is_strength_routine() && !situation_.strength_day) return refuse("strength_week_limit");
    arrange_items();
    fit_time();
    complete_warm_up_in_time();
    keep_something();
    finish();
    return std::move(session_);
  }

 private:
  Session refuse(Slug because = {}) {
    if (!because.empty()) session_.because.push_back(because);
    const Triage& triage = person_.triage;
    if (triage.tier >= Tier::urgent) session_.because.push_back(slug(triage.tier));
    if (triage.plan_state != PlanState::none) session_.because.push_back(slug(triage.plan_state));
    if (person_.long_gap) session_.because.emplace_back("rescreen_after_gap");
    return std::move(session_);
  }

  bool is_sore_day() const {
    const auto& pain = person_.answers.pain_now;
    return !pain || *pain >= regimen_.figures.pain_now_sore.least;
  }

  void change_for_sore_day() {
    if (!is_sore_day() || session_.routine == regimen_.known.sore_day_session) return;
    session_.routine = regimen_.known.sore_day_session;
    session_.because.emplace_back("adapt_pain_now");
  }

  bool is_strength_routine() const { return session_.routine == regimen_.known.strength_session; }

  bool is_break() const { return regimen_[session_.routine].anchor == "break"; }

  Situation find_situation() const {
    Situation situation;
    situation.pattern = find_pattern_of_day(person_.patterns, request_.date, person_.history);
    situation.place = person_.answers.place;
    situation.rows = person_.answers.preferences.rows_in_the_evening && is_strength_free(true);
    const bool light = regimen_[regimen_.levels[person_.ladder.push_ups.level].exercise].light;
    situation.strength_day = is_strength_wanted() && is_strength_free(light);
    return situation;
  }

  bool is_strength_wanted() const {
    if (is_strength_routine() || session_.routine == regimen_.known.weekend_maintenance) return true;
    if (session_.routine != regimen_.known.full_session || !request_.date) return false;
    return has_weekday(find_strength_weekdays(regimen_, person_.answers.preferences), *request_.date);
  }

  bool is_strength_free(bool light) const {
    return !request_.date || is_strength_day_free(regimen_, person_.history, *request_.date, light);
  }

  Seconds cap() const {
    return to_seconds(person_.answers.preferences.daily_cap.value_or(regimen_.figures.daily_cap.usual));
  }

  void arrange_items() {
    Arrangement arrangement = arrange(context_, session_.routine, situation_, person_.ladder);
    const bool too_long = !is_break() && total_of(arrangement.items) > cap();
    if (too_long && situation_.strength_day && session_.routine == regimen_.known.full_session) {
      situation_.strength_day = false;  // the strength session is planned on its own, or left out
      arrangement = arrange(context_, session_.routine, situation_, person_.ladder);
    }
    session_.items = std::move(arrangement.items);
    session_.left_out = std::move(arrangement.left_out);
  }

  static Seconds total_of(const std::vector<Item>& items) {
    Seconds total;
    for (const Item& item : items) total += item.slot;
    return total;
  }

  // ---- time ---------------------------------------------------------------------------------------------------------

  void fit_time() {
    std::optional<Seconds> wanted;
    if (request_.minutes) wanted = to_seconds(*request_.minutes);
    if (!is_break() && wanted.value_or(total_of(session_.items)) > cap()) {
      wanted = cap();
      session_.because.emplace_back("daily_cap");
    }
    limit_ = is_break() ? wanted : wanted.value_or(cap());
    if (!wanted || *wanted == total_of(session_.items)) return;
    if (*wanted < regimen_.figures.least_session) {
      keep_only_breathing(*wanted, "adapt_time");
    } else if (is_chosen_by_pattern()) {
      choose_main_block(*wanted);
    } else {
      cut_to(*wanted);
      fill_to(*wanted);
    }
  }

  bool is_chosen_by_pattern() const {
    return session_.routine == regimen_.known.full_session || session_.routine == regimen_.known.short_session;
  }

  void keep_only_breathing(Seconds wanted, Slug because) {
    session_.items.clear();
    session_.because.push_back(because);
    const AllowedExercise* breathing = person_.allowed.find(regimen_.known.belly_breathing);
    if (breathing == nullptr) return;
    Slot slot;
    slot.exercise = breathing->exercise;
    slot.time = std::min(wanted, regimen_[breathing->exercise].dose.duration.most);
    if (auto item = make_item(context_, *breathing, {}, slot)) {
      item->because = {because};
      session_.items.push_back(std::move(*item));
    }
  }

  // Where conditions, place and things at hand leave nothing of a routine, breathing is left (rule never_empty_plan).
  void keep_something() {
    const bool nothing = std::none_of(session_.items.begin(), session_.items.end(),
                                      [](const Item& item) { return bool(item.exercise); });
    if (!nothing) return;
    const Seconds usual = find_form(regimen_, session_.routine, situation_, person_.ladder).total;
    keep_only_breathing(std::min(usual, limit_.value_or(usual)), "never_empty_plan");
  }

  // The best main block behind each warm-up that leaves room for one; the better of the two.
  void choose_main_block(Seconds wanted) {
    std::vector<Item> best;
    int best_worth = -1;
    for (const WarmUp need : {WarmUp::standard, WarmUp::full}) {
      const RoutineId block =
          need == WarmUp::full ? regimen_.known.warm_up_full_block : regimen_.known.warm_up_standard_block;
      std::vector<Item> items = arrange(context_, block, situation_, person_.ladder).items;
      const Seconds left = wanted - total_of(items);
      if (left < Seconds{}) continue;
      const Choices choices{situation_.pattern, need, {}, request_.seed};
      Chosen chosen = choose_items(context_, choices, left);
      if (chosen.worth <= best_worth) continue;
      best_worth = chosen.worth;
      items.insert(items.end(), chosen.items.begin(), chosen.items.end());
      best = std::move(items);
    }
    if (best_worth >= 0) session_.items = std::move(best);
    rest_to(wanted);
  }

  // Drops from the end, never the warm-up.
  void cut_to(Seconds wanted) {
    bool cut = false;
    while (total_of(session_.items) > wanted) {
      const auto last = std::find_if(session_.items.rbegin(), session_.items.rend(),
                                     [](const Item& item) { return !item.warm_up_block; });
      if (last == session_.items.rend()) break;
      if (last->exercise) session_.left_out.push_back({last->exercise, {"dropped_for_time"}});
      session_.items.erase(std::next(last).base());
      cut = true;
    }
    while (!session_.items.empty() && !session_.items.back().exercise) session_.items.pop_back();
    if (total_of(session_.items) > wanted) {  // only warm-up is left, and nothing that needs it
      shorten_warm_up(wanted);
      cut = true;
    }
    if (cut) session_.because.emplace_back("adapt_time");
  }

  void shorten_warm_up(Seconds wanted) {
    while (session_.items.size() > 1 && total_of(session_.items) > wanted) session_.items.pop_back();
    Item& first = session_.items.front();
    if (first.slot <= wanted) return;
    Slot slot;
    slot.exercise = first.exercise;
    slot.time = wanted;
    slot.parts = first.parts;
    auto shorter = make_item(context_, *person_.allowed.find(first.exercise), first.variant, slot);
    if (!shorter) return session_.items.clear();
    shorter->warm_up_block = true;
    shorter->because = std::move(first.because);
    first = std::move(*shorter);
  }

  // Fills what is left with the best choice that the warm-up so far carries; calm items stay last.
  void fill_to(Seconds wanted) {
    const Seconds left = wanted - total_of(session_.items);
    if (left <= Seconds{}) return;
    const Choices choices{situation_.pattern, find_warm_up_so_far(), session_.items, request_.seed};
    Chosen chosen = choose_items(context_, choices, left);
    const auto calm = std::find_if(session_.items.rbegin(), session_.items.rend(),
                                   [](const Item& item) { return item.exercise && !is_calm(item); });
    session_.items.insert(calm.base(), chosen.items.begin(), chosen.items.end());
    rest_to(wanted);
  }

  static bool is_calm(const Item& item) { return item.exercise_class == ExerciseClass::breathing || item.is_still(); }

  WarmUp find_warm_up_so_far() const {
    Seconds warm;
    for (const Item& item : session_.items) warm += count_warm_up(regimen_, item);
    const auto& classes = regimen_.warm_ups;
    if (warm >= classes[static_cast<std::size_t>(WarmUp::full)].time) return WarmUp::full;
    return warm >= classes[static_cast<std::size_t>(WarmUp::standard)].time ? WarmUp::standard : WarmUp::none;
  }

  // A few free breaths where no exercise fits any more.
  void rest_to(Seconds wanted) {
    const Seconds left = wanted - total_of(session_.items);
    if (left > Seconds{} && left <= regimen_.figures.position_change * 2 && !session_.items.empty()) {
      session_.items.back().slot += left;
    }
  }

  // More warm-up may push something out at the end, and with it the need for more warm-up.
  void complete_warm_up_in_time() {
    complete_warm_up(context_, session_.items);
    if (!limit_) return;
    while (total_of(session_.items) > *limit_) {
      const std::size_t before = session_.items.size();
      cut_to(*limit_);
      if (session_.items.size() == before) return;
      complete_warm_up(context_, session_.items);
    }
  }

  // ---- the end ------------------------------------------------------------------------------------------------------

  void finish() {
    session_.steps = make_timeline(context_, session_.items);
    session_.warm_up = find_warm_up_class(regimen_, session_.items);
    session_.total = total_of(session_.items);
    const std::vector<Slug> broken = find_broken_invariants(context_, person_.triage, session_.items, session_.steps);
    if (!broken.empty()) {
      session_ = Session{};
      session_.routine = request_.routine;
      session_.because = broken;
      session_.because.insert(session_.because.begin(), "adapt_verify");
      return;
    }
    if (person_.triage.gentle) session_.because.emplace_back("gentle_subset");
    ask_before();
  }

  void ask_before() {
    session_.checks_before.emplace_back("pre_session_check");
    const bool still = std::any_of(session_.items.begin(), session_.items.end(),
                                   [](const Item& item) { return item.exercise && item.is_still(); });
    if (!still || person_.answers.head_turn != HeadTurn::not_yet) return;
    session_.checks_before.emplace_back(may_turn_head() ? "head_turn_test" : "head_turn_questions");
  }

  // Rule head_turn_test_order: not after an injury or a flag of the urgent kind, nor with the conditions of its row.
  bool may_turn_head() const {
    return !is_excluded(regimen_[regimen_.known.head_turn_test], present_conditions(person_.answers)) &&
           std::none_of(person_.triage.raised.begin(), person_.triage.raised.end(),
                        [&](const RaisedFlag& raised) { return regimen_[raised.flag].tier >= Tier::urgent; });
  }

  const Person& person_;
  const SessionRequest& request_;
  const Regimen& regimen_;
  ItemContext context_;
  Situation situation_;
  std::optional<Seconds> limit_;  // the session may not be longer
  Session session_;
};

}  // namespace

Session make_session(const Person& person, const SessionRequest& request) { return Building{person, request}.run(); }

}  // namespace unhunch::core
