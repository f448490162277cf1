// SPDX-License-Identifier: Apache-2.0
#include "core/insight/chance.h"

namespace unhunch::core {
namespace {

// The share of a normal distribution between 0 and z: its power series, good to many digits up to z = 6.
double calc_normal_from_zero(double z) {
  constexpr double one_over_root_of_two_pi = 0.39894228040143267794;
  double term = z, sum = z;
  for (int k = 1; k < 120; ++k) {
    term *= -z * z / (2.0 * k);
    sum += term / (2.0 * k + 1);
  }
  return sum * one_over_root_of_two_pi;
}

}  // namespace

double calc_normal_quantile(double share) {
  double least = 0, most = 6;
  for (int step = 0; step < 50; ++step) {
    const double middle = (least + most) / 2;
    (1 - 2 * calc_normal_from_zero(middle) > share ? least : most) = middle;
  }
  return (least + most) / 2;
}

double calc_student_quantile(double share, double freedom) {
  const double z = calc_normal_quantile(share);
  const double z2 = z * z;
  return z * (1 + (z2 + 1) / (4 * freedom) + (5 * z2 * z2 + 16 * z2 + 3) / (96 * freedom * freedom) +
              (3 * z2 * z2 * z2 + 19 * z2 * z2 + 17 * z2 - 15) / (384 * freedom * freedom * freedom));
}

}  // namespace unhunch::core
