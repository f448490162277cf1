// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "desk/tray_icon.h"
#include "desk/tray_menu.h"

namespace unhunch::desk {

TEST_CASE("an underscore in a label is shown, and underlines nothing") {
  CHECK(to_menu_label("Break_now") == "Break__now");
  CHECK(to_menu_label("Pause for 1 h") == "Pause for 1 h");
}

TEST_CASE("the icon is clear at its corners, and stands out from light and from dark") {
  for (const int size : {16, 22, 44}) {
    const TrayPixmap icon = draw_tray_icon(size, false);
    REQUIRE(icon.bytes.size() == static_cast<std::size_t>(size * size * 4));
    CHECK(icon.bytes[0] == 0);  // the alpha of the first corner
    int light = 0, dark = 0;
    for (std::size_t i = 0; i < icon.bytes.size(); i += 4) {
      const int sum = icon.bytes[i + 1] + icon.bytes[i + 2] + icon.bytes[i + 3];
      if (icon.bytes[i] == 255 && sum > 650) ++light;
      if (icon.bytes[i] == 255 && sum < 300) ++dark;
    }
    CHECK(light > size * size / 20);
    CHECK(dark > size * size / 4);
  }
}

TEST_CASE("attention changes the icon") { CHECK(draw_tray_icon(22, true).bytes != draw_tray_icon(22, false).bytes); }

}  // namespace unhunch::desk
