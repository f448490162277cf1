// SPDX-License-Identifier: Apache-2.0
// The icon in the tray, drawn here so that no file has to be found: the app's own sign, a light figure on a green tile,
// which stands out from light and dark panels alike.
#pragma once

#include <cstdint>
#include <vector>

namespace unhunch::desk {

struct TrayPixmap {
  int size = 0;
  std::vector<std::uint8_t> bytes;  // alpha, red, green, blue for each pixel, row by row
};

// `attention` adds a point in the corner.
TrayPixmap draw_tray_icon(int size, bool attention);

}  // namespace unhunch::desk
