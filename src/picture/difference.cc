// SPDX-License-Identifier: Apache-2.0
#include "picture/difference.h"

#include <algorithm>
#include <array>
#include <vector>

#include "body/field.h"

namespace unhunch::picture {
namespace {

constexpr int softening = 1;             // radius in pixels, for pictures 300 pixels high
constexpr double counted_share = 0.002;  // of all pixels: those that differ most

using Planes = std::array<body::Field, 3>;

Planes make_planes(const body::Picture& picture) {
  Planes planes;
  const int radius = std::max(1, softening * picture.height / 300);
  for (std::size_t channel = 0; channel < 3; ++channel) {
    planes[channel] = body::Field(picture.width, picture.height);
    for (std::size_t i = 0; i < planes[channel].size(); ++i) {
      const std::uint8_t* pixel = &picture.rgba[i * 4];
      // On a middle grey where it is transparent.
      const int value = pixel[channel] * pixel[3] + 128 * (255 - pixel[3]);
      planes[channel][i] = static_cast<float>(value) / (255 * 255);
    }
    planes[channel].blur(radius);
  }
  return planes;
}

}  // namespace

double calc_difference(const body::Picture& a, const body::Picture& b) {
  if (a.width != b.width || a.height != b.height) return 1;
  if (a.rgba.empty()) return 0;
  const Planes first = make_planes(a);
  const Planes second = make_planes(b);
  std::vector<float> differences;
  for (std::size_t i = 0; i < first[0].size(); ++i) {
    float most = 0;
    for (std::size_t channel = 0; channel < 3; ++channel) {
      most = std::max(most, std::abs(first[channel][i] - second[channel][i]));
    }
    differences.push_back(most);
  }
  const auto count =
      std::max<std::size_t>(1, static_cast<std::size_t>(static_cast<double>(differences.size()) * counted_share));
  std::ranges::nth_element(differences, differences.begin() + static_cast<std::ptrdiff_t>(count) - 1, std::greater<>());
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += double{differences[i]};
  return sum / static_cast<double>(count);
}

}  // namespace unhunch::picture
