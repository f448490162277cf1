// SPDX-License-Identifier: Apache-2.0
#include "desk/idle.h"

namespace unhunch::desk {
std::unique_ptr<Idle> find_wayland_idle(const IdleSurroundings&) { return nullptr; }
}  // namespace unhunch::desk
