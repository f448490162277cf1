// SPDX-License-Identifier: Apache-2.0
// How many requests one connection may send: a bucket that holds a second's worth and fills all the time.
#pragma once

#include <algorithm>
#include <chrono>

namespace unhunch::server {

class Rate {
 public:
  using Time = std::chrono::steady_clock::time_point;

  Rate(int per_second, Time now) : per_second_(per_second), left_(per_second), last_(now) {}

  // False when the bucket is empty.
  bool take(Time now) {
    const double seconds = std::chrono::duration<double>(now - last_).count();
    left_ = std::min(per_second_, left_ + seconds * per_second_);
    last_ = now;
    if (left_ < 1) return false;
    left_ -= 1;
    return true;
  }

 private:
  double per_second_, left_;
  Time last_;
};

}  // namespace unhunch::server
