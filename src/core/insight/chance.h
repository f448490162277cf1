// SPDX-License-Identifier: Apache-2.0
// What statements about chance need, the same on every machine: numbers drawn from a fixed seed, and quantiles worked
// out with sums and products only (the functions of the C library differ in their last digit).
#pragma once

#include <cstddef>
#include <cstdint>

namespace unhunch::core {

// SplitMix64.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
    z = (z ^ z >> 27) * 0x94d049bb133111ebU;
    return z ^ z >> 31;
  }
  std::size_t below(std::size_t count) { return static_cast<std::size_t>((next() >> 32) * count >> 32); }

 private:
  std::uint64_t state_;
};

// How many standard deviations leave out `share` of a normal distribution, both ends together.
double calc_normal_quantile(double share);

// The same of Student's distribution (Cornish-Fisher; good from five degrees of freedom).
double calc_student_quantile(double share, double freedom);

}  // namespace unhunch::core
