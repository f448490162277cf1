// SPDX-License-Identifier: Apache-2.0
#include "desk/happening.h"

namespace unhunch::desk {

std::string_view to_name(Hold hold) {
  switch (hold) {
    case Hold::do_not_disturb: return "do_not_disturb";
    case Hold::microphone: return "microphone";
    case Hold::camera: return "camera";
    case Hold::screen_shared: return "screen_shared";
    case Hold::fullscreen: return "fullscreen";
  }
  return "";
}

}  // namespace unhunch::desk
