// SPDX-License-Identifier: Apache-2.0
#include "core/insight/response.h"

#include <algorithm>
#include <cmath>

#include "core/ease.h"
#include "core/insight/chance.h"

namespace unhunch::core {
namespace {

constexpr double share_by_chance = 0.05;

void count(Response response, ResponseCounts& counts) {
  switch (response) {
    case Response::eased: ++counts.eased; return;
    case Response::same: ++counts.same; return;
    case Response::worse: ++counts.worse; return;
    case Response::sharp: ++counts.sharp; return;
  }
}

class Table {
 public:
  explicit Table(std::size_t rows) : rows_(rows), eases_(rows), last_(rows) {}

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
    eases_[at].add(response, usual);
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
      if (row.counts.total() > 0) draw_in(row, eases_[i], least, deviations);
      done.push_back(row);
    }
    std::stable_sort(done.begin(), done.end(), [&](const ResponseRow& a, const ResponseRow& b) {
      const bool a_first = a.counts.total() >= least, b_first = b.counts.total() >= least;
      return a_first != b_first ? a_first : a.drawn > b.drawn;
    });
    return done;
  }

 private:
  // With its interval by the normal approximation.
  static void draw_in(ResponseRow& row, const Ease& ease, int least, double deviations) {
    const double total = ease.total;
    row.average = ease.average();
    row.share = ease.eased / total;
    row.drawn = ease.drawn();
    const double spread = deviations * std::sqrt(row.drawn * (1 - row.drawn) / (ease_prior + total + 1));
    row.least = std::max(0.0, row.drawn - spread);
    row.most = std::min(1.0, row.drawn + spread);
    if (row.counts.total() < least) return;
    row.word = ResponseWord::as_usual;
    if (row.least > row.average) row.word = ResponseWord::more_often;
    if (row.most < row.average) row.word = ResponseWord::less_often;
  }

  std::vector<ResponseRow> rows_;
  std::vector<Ease> eases_;
  std::vector<std::size_t> last_;  // number of the session that was counted last, from 1
};

}  // namespace

Responses calc_responses(const Regimen& regimen, const History& history) {
  Responses responses;
  Table exercises{regimen.exercises.size()}, routines{regimen.routines.size()};
  UsualEase usual{history};
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
