// SPDX-License-Identifier: Apache-2.0
#include "desk/idle.h"

namespace unhunch::desk {

std::unique_ptr<Idle> find_idle(const IdleSurroundings& surroundings) {
  for (const auto find : {find_wayland_idle, find_x_idle, find_mutter_idle, find_logind_idle}) {
    if (auto idle = find(surroundings)) return idle;
  }
  return nullptr;
}

}  // namespace unhunch::desk
