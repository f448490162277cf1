// SPDX-License-Identifier: Apache-2.0
// Quantities that carry their unit in the type, so that seconds cannot be added to minutes and a pain score
// cannot be mistaken for a count. Whole numbers only: the regimen knows no fractions of a second.
#pragma once

#include <compare>

namespace unhunch::core {

template <class Unit>
struct Quantity {
  int count = 0;

  constexpr auto operator<=>(const Quantity&) const = default;
  constexpr Quantity& operator+=(Quantity other) { return count += other.count, *this; }
  constexpr Quantity& operator-=(Quantity other) { return count -= other.count, *this; }
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return {a.count + b.count}; }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return {a.count - b.count}; }
  friend constexpr Quantity operator*(Quantity a, int times) { return {a.count * times}; }
  friend constexpr Quantity operator*(int times, Quantity a) { return {a.count * times}; }
  friend constexpr int operator/(Quantity a, Quantity b) { return a.count / b.count; }
  friend constexpr Quantity operator/(Quantity a, int parts) { return {a.count / parts}; }
  friend constexpr Quantity operator%(Quantity a, Quantity b) { return {a.count % b.count}; }
};

using Seconds = Quantity<struct SecondUnit>;
using Minutes = Quantity<struct MinuteUnit>;
using Days = Quantity<struct DayUnit>;
using Percent = Quantity<struct PercentUnit>;
using Pain = Quantity<struct PainUnit>;  // 0 none to 10 worst imaginable (numeric rating)

constexpr Seconds to_seconds(Minutes minutes) { return {minutes.count * 60}; }

inline namespace literals {
constexpr Seconds operator""_s(unsigned long long n) { return {static_cast<int>(n)}; }
constexpr Minutes operator""_min(unsigned long long n) { return {static_cast<int>(n)}; }
constexpr Days operator""_days(unsigned long long n) { return {static_cast<int>(n)}; }
constexpr Pain operator""_pain(unsigned long long n) { return {static_cast<int>(n)}; }
}  // namespace literals

}  // namespace unhunch::core
