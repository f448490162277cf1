// SPDX-License-Identifier: Apache-2.0
#include "core/ease.h"

namespace unhunch::core {
namespace {

constexpr Days around{7};  // days before and after that make `usual at the same time`

}  // namespace

UsualEase::UsualEase(const History& history) {
  int eased = 0;
  for (const SessionDone& session : history.sessions) {
    for (const ExerciseDone& done : session.exercises) {
      if (!done.response) continue;
      answered_.push_back({session.date, eased});
      eased += *done.response == Response::eased ? 1 : 0;
    }
  }
  answered_.push_back({{}, eased});
}

double UsualEase::around_day(Date day) {
  const std::size_t end = answered_.size() - 1;
  while (from_ < end && answered_[from_].day < day - around) ++from_;
  while (to_ < end && answered_[to_].day <= day + around) ++to_;
  return static_cast<double>(answered_[to_].eased_before - answered_[from_].eased_before) /
         static_cast<double>(to_ - from_);
}

std::vector<Ease> count_ease(const Regimen& regimen, const History& history) {
  std::vector<Ease> eases(regimen.exercises.size());
  UsualEase usual{history};
  for (const SessionDone& session : history.sessions) {
    for (const ExerciseDone& done : session.exercises) {
      if (done.response) eases[done.exercise.index].add(*done.response, usual.around_day(session.date));
    }
  }
  return eases;
}

}  // namespace unhunch::core
