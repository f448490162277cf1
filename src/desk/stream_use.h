// SPDX-License-Identifier: Apache-2.0
// What a running node of PipeWire's graph means for somebody at the desk: that others can hear them, see them, or see
// their screen, or nothing. Listening to what comes out of the speakers is nothing (level meters, visualisers), and so
// is a chain of effects, which runs all day in front of the microphone.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "desk/happening.h"

namespace unhunch::desk {

using StreamProperties = std::map<std::string, std::string, std::less<>>;

// microphone, camera or screen_shared.
std::optional<Hold> find_stream_use(const StreamProperties& properties);

}  // namespace unhunch::desk
