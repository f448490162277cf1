// SPDX-License-Identifier: Apache-2.0
// A finished picture: rows from the top, four bytes a pixel (red, green, blue, opacity; not premultiplied), sRGB.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace unhunch::body {

struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;

  Picture() = default;
  Picture(int wide, int high)
      : width(wide), height(high), rgba(static_cast<std::size_t>(wide) * static_cast<std::size_t>(high) * 4) {}

  bool operator==(const Picture&) const = default;
  std::uint8_t* at(int x, int y) {
    return &rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 4];
  }
  const std::uint8_t* at(int x, int y) const {
    return &rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 4];
  }
};

}  // namespace unhunch::body
