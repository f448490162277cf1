// SPDX-License-Identifier: Apache-2.0
// How often an exercise or a routine was answered with `eased`: the share, drawn towards what was usual on the same
// days, so that two good days do not count as help, and neither do good weeks in which everything eases. Insight tells
// it, and the choice of a session prefers by it.
#pragma once

#include <vector>

#include "core/history.h"

namespace unhunch::core {

inline constexpr double ease_prior = 8;  // responses that the average is worth. Ours

struct Ease {
  int eased = 0, total = 0;
  double usual = 0;  // the sum over the responses of what was usual around their days

  void add(Response response, double usual_then) {
    eased += response == Response::eased ? 1 : 0;
    ++total;
    usual += usual_then;
  }
  double average() const { return usual / total; }
  // The mean of the beta distribution after the responses; of one response at least.
  double drawn() const { return (ease_prior * average() + eased) / (ease_prior + total); }
};

// The share of `eased` among all responses of the days around a day.
class UsualEase {
 public:
  explicit UsualEase(const History&);

  // To be asked for days with a response, in their order.
  double around_day(Date);

 private:
  struct Answered {
    Date day;
    int eased_before = 0;
  };
  std::vector<Answered> answered_;  // and one more at the end
  std::size_t from_ = 0, to_ = 0;
};

// By exercise. Linear in the responses.
std::vector<Ease> count_ease(const Regimen&, const History&);

}  // namespace unhunch::core
