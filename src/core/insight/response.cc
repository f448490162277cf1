// SPDX-License-Identifier: Apache-2.0
#include "core/insight/response.h"

#include <algorithm>
#include <cmath>

#include "core/insight/chance.h"

namespace unhunch::core {
namespace {

constexpr double prior_strength = 8;  // responses that the average is worth. Ours
constexpr Days around{7};             // days before and after that make `usual at the same time`
constexpr double share_by_chance = 0.05;

struct Answered {
  Date day;
  bool eased = false;
};

void count(Response response, ResponseCounts& counts) {
  switch (response) {
    case Response::eased: ++counts.eased; return;
    case Response::same: ++counts.same; return;
    case Response::worse: ++counts.worse; return;
    case Response::sharp: ++counts.sharp; return;
  }
}

// The share of `eased` among all responses of the days around each day.
class Usual {
 public:
  explicit Usual(const History& history) {
    for (const SessionDone& session : history.sessions) {
      for (const ExerciseDone& done : session.exercises) {
        if (done.response) answered_.push_back({session.date, *done.response == Response::eased});
      }
    }
    eased_before_.reserve(answered_.size() + 1);
    eased_before_.push_back(0);
    for (const Answered& each : answered_) eased_before_.push_back(eased_before_.back() + (each.eased ? 1 : 0));
  }

  // To be asked for days in their order.
  double around_day(Date day) {
    while (from_ < answered_.size() && answered_[from_].day < day - around) ++from_;
    while (to_ < answered_.size() && answered_[to_].day <= day + around) ++to_;
    return static_cast<double>(eased_before_[to_] - eased_before_[from_]) / static_cast<double>(to_ - from_);
  }

 private:
  std::vector<Answered> answered_;
  std::vector<int> eased_before_;
  std::size_t from_ = 0, to_ = 0;
};

class Table {
 public:
  explicit Table(std::size_t rows) : rows_(rows), usual_(rows), last_(rows) {}

  void add(std::size_t at, const SessionDone& session, std::size_t number) {
    if (last_[at] == number) return;
    last_[at] = number;
    ResponseRow& row = rows_[at];
    ++row.sessions;
    if (!session.pain_before || !session.pain_peak) return;
    ++row.with_pain;
    row.pain_before += session.pain_before->count;
    row.pain_peak += session.pain_peak->count;
  }

  void add(std::size_t at, Response response, double usual) {
    count(response, rows_[at].counts);
    usual_[at] += usual;
  }

  std::size_t count_comparable(int least) const {
    return static_cast<std::size_t>(
        std::count_if(rows_.begin(), rows_.end(), [&](const ResponseRow& row) { return row.counts.total() >= least; }));
  }

  template <class IdType>
  std::vector<ResponseRow> finish(IdType ResponseRow::*id, int least, double deviations) {
    std::vector<ResponseRow> done;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      ResponseRow& row = rows_[i];
      if (row.sessions == 0) continue;
      row.*id = IdType{static_cast<std::uint16_t>(i)};
      if (row.with_pain > 0) {
        row.pain_before /= row.with_pain;
        row.pain_peak /= row.with_pain;
      }
      if (row.counts.total() > 0) draw_in(row, usual_[i], least, deviations);
      done.push_back(row);
    }
    std::stable_sort(done.begin(), done.end(), [&](const ResponseRow& a, const ResponseRow& b) {
      const bool a_first = a.counts.total() >= least, b_first = b.counts.total() >= least;
      return a_first != b_first ? a_first : a.drawn > b.drawn;
    });
    return done;
  }

 private:
  // The mean of the beta distribution after the responses, and its interval by the normal approximation.
  static void draw_in(ResponseRow& row, double usual, int least, double deviations) {
    const double total = row.counts.total();
    row.average = usual / total;
    row.share = row.counts.eased / total;
    row.drawn = (prior_strength * row.average + row.counts.eased) / (prior_strength + total);
    const double spread = deviations * std::sqrt(row.drawn * (1 - row.drawn) / (prior_strength + total + 1));
    row.least = std::max(0.0, row.drawn - spread);
    row.most = std::min(1.0, row.drawn + spread);
    if (row.counts.total() < least) return;
    row.word = ResponseWord::as_usual;
    if (row.least > row.average) row.word = ResponseWord::more_often;
    if (row.most < row.average) row.word = ResponseWord::less_often;
  }

  std::vector<ResponseRow> rows_;
  std::vector<double> usual_;      // the sum over the responses
  std::vector<std::size_t> last_;  // number of the session that was counted last, from 1
};

}  // namespace

Responses calc_responses(const Regimen& regimen, const History& history) {
  Responses responses;
  Table exercises{regimen.exercises.size()}, routines{regimen.routines.size()};
  Usual usual{history};
  std::size_t number = 0;
  for (const SessionDone& session : history.sessions) {
    ++number;
    routines.add(session.routine.index, session, number);
    for (const ExerciseDone& done : session.exercises) {
      exercises.add(done.exercise.index, session, number);
      if (!done.response) continue;
      const double share = usual.around_day(session.date);
      count(*done.response, responses.all);
      exercises.add(done.exercise.index, *done.response, share);
      routines.add(session.routine.index, *done.response, share);
    }
  }
  const int least = regimen.insight.least_responses;
  const std::size_t compared = exercises.count_comparable(least) + routines.count_comparable(least);
  const double deviations =
      calc_normal_quantile(share_by_chance / static_cast<double>(std::max<std::size_t>(1, compared)));
  responses.exercises = exercises.finish(&ResponseRow::exercise, least, deviations);
  responses.routines = routines.finish(&ResponseRow::routine, least, deviations);
  return responses;
}

}  // namespace unhunch::core
