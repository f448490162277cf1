// SPDX-License-Identifier: Apache-2.0
// Four numbers computed at once, with the vector types that gcc and clang share. Each lane gives what a single float or
// int would give.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace unhunch::body {

inline constexpr int lane_count = 4;
using Lanes = float __attribute__((vector_size(16)));
using IntLanes = std::int32_t __attribute__((vector_size(16)));  // a comparison gives -1 where it holds, else 0

inline Lanes all_lanes(float value) { return Lanes{value, value, value, value}; }
inline IntLanes all_lanes(std::int32_t value) { return IntLanes{value, value, value, value}; }
inline Lanes load_lanes(const float* from) {
  Lanes lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}
inline IntLanes load_int_lanes(const std::uint32_t* from) {
  IntLanes lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}
inline void store_lanes(Lanes lanes, float* to) { std::memcpy(to, &lanes, sizeof lanes); }
inline void store_lanes(IntLanes lanes, std::uint32_t* to) { std::memcpy(to, &lanes, sizeof lanes); }

// Decimals are cut off; the values fit.
inline IntLanes to_int(Lanes v) { return __builtin_convertvector(v, IntLanes); }
inline Lanes to_float(IntLanes v) { return __builtin_convertvector(v, Lanes); }

inline Lanes least(Lanes a, Lanes b) { return a < b ? a : b; }
inline Lanes greatest(Lanes a, Lanes b) { return a > b ? a : b; }
inline std::int32_t least_of(IntLanes v) { return std::min(std::min(v[0], v[1]), std::min(v[2], v[3])); }
inline float least_of(Lanes v) { return std::min(std::min(v[0], v[1]), std::min(v[2], v[3])); }
inline std::int32_t greatest_of(IntLanes v) { return std::max(std::max(v[0], v[1]), std::max(v[2], v[3])); }
inline float greatest_of(Lanes v) { return std::max(std::max(v[0], v[1]), std::max(v[2], v[3])); }
inline float sum(Lanes v) { return (v[0] + v[1]) + (v[2] + v[3]); }

}  // namespace unhunch::body
