// SPDX-License-Identifier: Apache-2.0
#include "wire/report_series.h"

#include <algorithm>
#include <array>

#include "core/ladder.h"
#include "wire/door_write.h"
#include "wire/find_id.h"
#include "wire/report_json.h"

namespace unhunch::wire {
namespace {

using boost::json::object;
using boost::json::value;

// By core::Measure.
constexpr std::array<std::string_view, core::measure_count> measure_names = {
    "pain_now",     "pain_average",   "pain_worst",     "stiffness_minutes", "sleep_quality",
    "stress_level", "activity_level", "head_turn_ease", "high_shelf_reach"};

constexpr std::array<std::string_view, 4> of_function = {"head_turn_ease", "high_shelf_reach", "sleep_quality",
                                                         "activity_level"};

std::vector<door::ReportSeen> to_seen(const std::map<std::string, int>& counts) {
  std::vector<door::ReportSeen> list;
  for (const auto& [name, days] : counts) list.push_back({name, days});
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.days > b.days; });
  return list;
}

void count(core::AfterEffect after, door::ReportEffects& effects) {
  switch (after) {
    case core::AfterEffect::settled: ++effects.settled; break;
    case core::AfterEffect::not_settled: ++effects.not_settled; break;
    case core::AfterEffect::not_known: ++effects.not_known; break;
  }
}

door::ReportMeasure to_measure(const std::string& name, const std::map<core::Date, double>& values) {
  door::ReportMeasure measure{name, static_cast<int>(values.size()), {}, {}, 0, 0, {}};
  measure.first = {IsoDate{values.begin()->first}, values.begin()->second};
  measure.last = {IsoDate{values.rbegin()->first}, values.rbegin()->second};
  const auto [least, most] = std::minmax_element(values.begin(), values.end(),
                                                 [](const auto& a, const auto& b) { return a.second < b.second; });
  measure.least = least->second;
  measure.most = most->second;
  return measure;
}

}  // namespace

void ReportSeries::run(const std::vector<core::Fact>& facts) {
  for (const core::Fact& fact : facts) add(fact);
  for (const core::Fact& fact : facts) add_to_session(fact);
  finish();
}

door::ReportDay& ReportSeries::find_day(core::Date day) {
  door::ReportDay& found = days_[day];
  found.date = IsoDate{day};
  return found;
}

void ReportSeries::add(const core::Fact& fact) {
  const core::Date day = fact.day();
  if (!is_inside(day)) return;
  if (const auto* daily = fact.find<core::DailyEntry>()) {
    add_daily(fact, *daily);
  } else if (const auto* session = fact.find<core::SessionEntry>()) {
    add_session(fact, *session);
  } else if (const auto* taken = fact.find<core::BreakEvent>()) {
    count(*taken, doing.breaks);
    const bool moved = taken->result == core::BreakResult::done;
    if (moved) ++find_day(day).breaks;
  } else if (fact.is<core::SymptomEvent>()) {
    add_symptom(fact);
  } else if (fact.is<core::MeasureEntry>()) {
    add_measure(fact);
  }
}

// What names a session may come before it in the log.
void ReportSeries::add_to_session(const core::Fact& fact) {
  if (const auto* effect = fact.find<core::AfterEffect24h>()) {
    if (const auto found = sessions_.find(effect->session); found != sessions_.end())
      found->second.after = effect->after;
  } else if (const auto* done = fact.find<core::ExerciseResponse>()) {
    add_response(*done);
  }
}

void ReportSeries::add_daily(const core::Fact& fact, const core::DailyEntry& daily) {
  ++entries;
  const core::Date date = fact.day();
  door::ReportDay& day = find_day(date);
  const std::array<Nullable<int>*, core::measure_count> shown = {
      &day.pain_now, &day.pain_average, &day.pain_worst, &day.stiffness_minutes, &day.sleep_quality, &day.stress_level,
      nullptr,       nullptr,           nullptr};
  for (std::size_t i = 0; i < core::measure_count; ++i) {
    const auto number = daily[static_cast<core::Measure>(i)];
    if (!number) continue;
    values_[std::string{measure_names[i]}][date] = *number;
    if (shown[i] != nullptr) *shown[i] = {number};
  }
  add_words(date, log_.read_body(fact));
}

void ReportSeries::add_words(core::Date day, const object& body) {
  if (const std::string medicine = text_of(body, "medicines_text"); !medicine.empty()) {
    if (medicines.empty() || medicines.back().text != medicine) medicines.push_back({IsoDate{day}, medicine});
  }
  object& kept = words_[day];
  for (const std::string_view name : {"pain_site", "pattern_seen", "sleep_position", "woke_refreshed"}) {
    if (const value* found = body.if_contains(name)) kept[name] = *found;
  }
}

void ReportSeries::add_session(const core::Fact& fact, const core::SessionEntry& session) {
  const core::Date date = fact.day();
  sessions_[fact.id()] = {date, core::AfterEffect::not_known, {}};
  door::ReportDay& day = find_day(date);
  ++day.sessions;
  day.seconds += session.time.count;
  ++doing.sessions;
  doing.seconds += session.time.count;
}

void ReportSeries::add_response(const core::ExerciseResponse& response_of) {
  const auto session = sessions_.find(response_of.session);
  if (session == sessions_.end() || response_of.skipped || !response_of.done.exercise) return;
  const core::ExerciseId id = response_of.done.exercise;
  session->second.exercises.push_back(id);
  door::ReportExercise& row = exercises_[id.index];
  row.exercise = person_.regimen[id].id;
  if (!response_of.done.response) return;
  switch (*response_of.done.response) {
    case core::Response::eased: ++row.eased; break;
    case core::Response::same: ++row.same; break;
    case core::Response::worse: ++row.worse; break;
    case core::Response::sharp: ++row.sharp; break;
  }
}

void ReportSeries::add_symptom(const core::Fact& fact) {
  const object body = log_.read_body(fact);
  const std::string exercise = text_of(body, "exercise");
  response.stops.push_back({IsoDate{fact.day()}, text_of(body, "trigger"), exercise});
  if (const auto id = find_id<core::ExerciseId>(person_.regimen.exercises, exercise)) {
    exercises_[id.index].exercise = person_.regimen[id].id;
    ++exercises_[id.index].stops;
  }
}

void ReportSeries::add_measure(const core::Fact& fact) {
  const object body = log_.read_body(fact);
  const std::string name = text_of(body, "measure");
  const value* score = body.if_contains("score");
  if (name.empty() || score == nullptr || !score->is_number()) return;
  values_[name][fact.day()] = score->to_number<double>();
  const value* names = body.if_contains("names");
  const value* items = body.if_contains("items");
  items_[name].clear();
  if (items != nullptr && items->is_array()) {
    for (const value& item : items->get_array()) {
      if (item.is_number()) items_[name].push_back(item.to_number<double>());
    }
  }
  if (name != "psfs_score" || names == nullptr || items == nullptr || !names->is_array() || !items->is_array()) return;
  for (std::size_t i = 0; i < names->get_array().size() && i < items->get_array().size(); ++i) {
    const value& activity = names->get_array()[i];
    const value& rated = items->get_array()[i];
    if (!activity.is_string() || !rated.is_number()) continue;
    const std::string called{activity.get_string()};
    const double rating = rated.to_number<double>();
    const auto known =
        std::find_if(activities_.begin(), activities_.end(), [&](const auto& each) { return each.first == called; });
    if (known == activities_.end()) {
      activities_.push_back({called, {rating, rating}});
    } else {
      known->second.second = rating;
    }
  }
}

void ReportSeries::finish_responses() {
  for (const auto& [id, session] : sessions_) {
    count(session.after, response.after_24h);
    std::vector<std::uint16_t> once;
    for (const core::ExerciseId exercise : session.exercises) {
      if (std::find(once.begin(), once.end(), exercise.index) != once.end()) continue;
      once.push_back(exercise.index);
      ++exercises_[exercise.index].sessions;
      count(session.after, exercises_[exercise.index].after_24h);
    }
  }
  for (auto& [index, row] : exercises_) response.exercises.push_back(row);
  std::stable_sort(response.exercises.begin(), response.exercises.end(),
                   [](const auto& a, const auto& b) { return a.sessions > b.sessions; });
}

void ReportSeries::finish() {
  finish_responses();
  std::map<std::string, int> seen, positions;
  for (const auto& [day, words] : words_) {
    if (const std::string pattern_seen = text_of(words, "pattern_seen"); !pattern_seen.empty()) ++seen[pattern_seen];
    if (const std::string position = text_of(words, "sleep_position"); !position.empty()) ++positions[position];
    const value* woke = words.if_contains("woke_refreshed");
    if (woke != nullptr && woke->is_bool()) ++(woke->get_bool() ? function.woke_refreshed : function.woke_tired);
    const value* list = words.if_contains("pain_site");
    if (list == nullptr || !list->is_array()) continue;
    for (const value& site : list->get_array()) {
      if (site.is_object()) ++sites_[{text_of(site.get_object(), "place"), text_of(site.get_object(), "side")}];
    }
  }
  pattern.seen = to_seen(seen);
  function.sleep_positions = to_seen(positions);
  for (const auto& [site, days] : sites_) pattern.sites.push_back({site.first, site.second, days});
  std::stable_sort(pattern.sites.begin(), pattern.sites.end(),
                   [](const auto& a, const auto& b) { return a.days > b.days; });
  for (auto& [date, day] : days_) {
    day.strength = core::is_strength_day(person_.regimen, person_.history, date);
    doing.strength_days += day.strength ? 1 : 0;
    doing.session_days += day.sessions > 0 ? 1 : 0;
    pattern.days.push_back(day);
  }
  for (const auto& [name, values] : values_) {
    const bool about_function = std::find(of_function.begin(), of_function.end(), name) != of_function.end();
    auto& list = about_function ? function.measures : measures;
    list.push_back(to_measure(name, values));
    if (const auto items = items_.find(name); items != items_.end()) list.back().items = items->second;
  }
  for (const auto& [name, ratings] : activities_) function.activities.push_back({name, ratings.first, ratings.second});
}

}  // namespace unhunch::wire
