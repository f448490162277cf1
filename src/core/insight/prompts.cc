// SPDX-License-Identifier: Apache-2.0
#include "core/insight/prompts.h"

#include <algorithm>
#include <array>

#include "core/insight/change.h"

namespace unhunch::core {
namespace {

constexpr double hair = 1e-9;

// One value of pain_average that somebody entered.
struct Entry {
  Date day;
  double value = 0;
  const Event* event = nullptr;
};

double calc_mean(std::span<const Entry> entries) {
  double sum = 0;
  for (const Entry& each : entries) sum += each.value;
  return sum / static_cast<double>(entries.size());
}

// The prompts of one episode. `facts` are its facts up to today.
class EpisodePrompts {
 public:
  EpisodePrompts(const InsightFigures& figures, std::span<const Fact> facts, Episode episode, Date today)
      : figures_(figures), facts_(facts), episode_(episode), until_(std::min(today, episode.last_day)) {
    for (const Fact& fact : facts) add_entry(fact);
    const auto is_earlier = [](const Entry& a, const Entry& b) { return a.day < b.day; };
    by_day_ = entries_;
    std::stable_sort(by_day_.begin(), by_day_.end(), is_earlier);
    const auto is_same_day = [](const Entry& a, const Entry& b) { return a.day == b.day; };
    const auto rest = std::unique(by_day_.rbegin(), by_day_.rend(), is_same_day);  // the later one of a day stays
    by_day_.erase(by_day_.begin(), rest.base());
    for (const Entry& entry : by_day_) values_.push_back({entry.day, entry.value});
  }

  void run(bool goes_on, Prompts& prompts) {
    find_days();
    find_worse(prompts.not_harder);
    find_relapses();
    for (const Fact& fact : facts_) {
      if (const auto* shown = fact.find<PromptShown>()) note_shown(*shown, fact);
    }
    for (FiredPrompt& prompt : fired_) {
      prompt.due = goes_on && !prompt.shown_on;
      prompt.holds =
          prompt.asks ? prompt.answer.value_or(PromptAnswer::better) != PromptAnswer::better : !unfounded(prompt);
    }
    std::stable_sort(fired_.begin(), fired_.end(), [](const FiredPrompt& a, const FiredPrompt& b) {
      return a.on != b.on ? a.on < b.on : a.prompt < b.prompt;
    });
    if (goes_on) prompts.habit_audit_due = has_relapsed_ && !audit_since_relapse_;
    prompts.fired.insert(prompts.fired.end(), fired_.begin(), fired_.end());
  }

 private:
  void add_entry(const Fact& fact) {
    if (fact.is<HabitAudit>()) audits_.push_back(&fact.first());
    const auto* entry = fact.find<DailyEntry>();
    const auto value = entry == nullptr ? std::nullopt : (*entry)[Measure::pain_average];
    if (value) entries_.push_back({fact.day(), static_cast<double>(*value), &fact.first()});
  }

  void fire(Prompt prompt, Date on, bool asks, const Event* by) {
    FiredPrompt& fired = fired_.emplace_back();
    fired.prompt = prompt;
    fired.episode = episode_.start;
    fired.on = on;
    fired.asks = asks;
    fired.by = by;
  }

  // ---- day 7, 14, 28

  void find_days() {
    constexpr std::array prompts = {Prompt::day_7, Prompt::day_14, Prompt::day_28};
    for (std::size_t i = 0; i < prompts.size(); ++i) {
      const Date day = episode_.start + figures_.days[i];
      if (day <= until_) judge_day(prompts[i], day);
    }
  }

  void judge_day(Prompt prompt, Date day) {
    const auto end =
        std::find_if(values_.begin(), values_.end(), [&](const DayValue& each) { return each.day >= day; });
    const std::span<const DayValue> before{values_.begin(), end};
    const auto baseline = calc_baseline(figures_, before);
    const auto current = calc_current(figures_, before, day);
    const bool enough = count_after_baseline(figures_, before) >= figures_.least_entries;
    if (!baseline || !current || !enough) return fire(prompt, day, true, nullptr);
    const bool too_low = baseline->value < figures_.better_by && current->value < figures_.better_by;
    if (too_low || baseline->value - current->value >= figures_.better_by - hair) return;
    fire(prompt, day, false, nullptr);
  }

  // ---- worse

  // The mean of what was entered on the days before, of the first ones at most. It is there from the second day on:
  // that somebody is worse has not to wait for a whole baseline.
  std::optional<double> find_start_value(Date day) const {
    std::size_t count = 0;
    while (count < by_day_.size() && count < static_cast<std::size_t>(figures_.baseline_entries) &&
           by_day_[count].day < day) {
      ++count;
    }
    if (count == 0) return std::nullopt;
    return calc_mean(std::span{by_day_}.first(count));
  }

  void find_worse(std::vector<NotHarder>& not_harder) {
    const double worse_by = figures_.outcomes[static_cast<std::size_t>(Outcome::pain_average)].worse;
    bool was_worse = false;
    std::optional<Date> fired_on;
    for (const Entry& entry : entries_) {
      const auto start = find_start_value(entry.day);
      const bool worse = start && entry.value - *start >= worse_by - hair;
      const bool days_over = !fired_on || entry.day - *fired_on >= figures_.not_harder;
      if (worse && !was_worse && days_over) {
        fire(Prompt::worse, entry.day, false, entry.event);
        fired_on = entry.day;
      }
      if (worse) extend(not_harder, {entry.day, entry.day + figures_.not_harder});
      was_worse = worse;
    }
  }

  static void extend(std::vector<NotHarder>& all, NotHarder more) {
    if (!all.empty() && more.from <= all.back().until + Days{1}) {
      all.back().from = std::min(all.back().from, more.from);
      all.back().until = std::max(all.back().until, more.until);
    } else {
      all.push_back(more);
    }
  }

  // ---- relapse

  void find_relapses() {
    const auto baseline = calc_baseline(figures_, values_);
    if (!baseline) return;
    bool was_better = false;
    std::vector<Date> relapses;
    const auto from =
        static_cast<std::size_t>(figures_.baseline_entries) + static_cast<std::size_t>(figures_.current_entries);
    for (std::size_t count = from; count <= by_day_.size(); ++count) {
      const Entry& entry = by_day_[count - 1];
      const auto current = calc_current(figures_, std::span{values_}.first(count), entry.day);
      if (!current) continue;
      if (baseline->value - current->value >= figures_.relapse_better - hair) {
        was_better = true;
      } else if (was_better && baseline->value - current->value <= figures_.relapse_back + hair) {
        was_better = false;
        relapses.push_back(entry.day);
        note_relapse(relapses, entry);
      }
    }
    audit_since_relapse_ = has_relapsed_ && was_audited(relapsed_on_, nullptr);
  }

  void note_relapse(const std::vector<Date>& relapses, const Entry& entry) {
    if (has_relapsed_) {
      if (is_still_relapsing_ || !was_audited(episode_.start, entry.event)) return;
      is_still_relapsing_ = true;
      return fire(Prompt::still_relapsing, entry.day, false, entry.event);
    }
    const auto needed = static_cast<std::size_t>(figures_.relapses);
    if (relapses.size() < needed) return;
    if (entry.day - relapses[relapses.size() - needed] > figures_.relapse_within) return;
    has_relapsed_ = true;
    relapsed_on_ = entry.day;
    fire(Prompt::relapse, entry.day, false, entry.event);
  }

  // Was the look at the habits taken from that day on, and before that event, if there is one?
  bool was_audited(Date from, const Event* before) const {
    return std::any_of(audits_.begin(), audits_.end(), [&](const Event* audit) {
      return audit->moment.day() >= from && (before == nullptr || comes_before(*audit, *before));
    });
  }

  // ---- what was shown

  // One that was read settles all of its kind before it: nobody has to press a button for each bad day of a year.
  void note_shown(const PromptShown& shown, const Fact& fact) {
    const Date day = fact.day();
    FiredPrompt* found = nullptr;
    for (FiredPrompt& each : fired_) {
      if (each.prompt != shown.prompt || (found != nullptr && each.on > day)) continue;
      found = &each;
      if (!found->shown_on) found->shown_on = day;
    }
    if (found == nullptr) {  // the entries tell another story by now; what was shown was shown
      fire(shown.prompt, day, shown.answer.has_value(), nullptr);
      found = &fired_.back();
      found->shown_on = day;
      unfounded_.push_back(shown.prompt);
    }
    if (found->asks && shown.answer && !found->answer) {
      found->answer = shown.answer;
      found->by = &fact.first();
    }
  }

  bool unfounded(const FiredPrompt& prompt) const {
    return std::find(unfounded_.begin(), unfounded_.end(), prompt.prompt) != unfounded_.end();
  }

  const InsightFigures& figures_;
  std::span<const Fact> facts_;
  Episode episode_;
  Date until_;
  std::vector<Entry> entries_;  // in the order of their moments
  std::vector<Entry> by_day_;   // one a day
  DayValues values_;            // the same
  std::vector<const Event*> audits_;
  std::vector<FiredPrompt> fired_;
  std::vector<Prompt> unfounded_;
  bool has_relapsed_ = false;
  bool is_still_relapsing_ = false;
  bool audit_since_relapse_ = false;
  Date relapsed_on_;
};

}  // namespace

Prompts find_prompts(const InsightFigures& figures, std::span<const Fact> facts, std::span<const Episode> episodes,
                     Date today) {
  Prompts prompts;
  auto from = facts.begin();
  for (std::size_t i = 0; i < episodes.size(); ++i) {
    const bool is_last = i + 1 == episodes.size();
    const auto is_from = [](Date start) { return [start](const Fact& fact) { return fact.day() >= start; }; };
    from = std::find_if(from, facts.end(), is_from(episodes[i].start));
    const auto to = is_last ? facts.end() : std::find_if(from, facts.end(), is_from(episodes[i + 1].start));
    EpisodePrompts{figures, {from, to}, episodes[i], today}.run(is_last && today <= episodes[i].last_day, prompts);
    from = to;
  }
  return prompts;
}

}  // namespace unhunch::core
