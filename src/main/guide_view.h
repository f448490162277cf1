// SPDX-License-Identifier: Apache-2.0
// The picture of a running session: what to do, the time in large digits, the breath, what is felt, what comes next.
#pragma once

#include "main/guide.h"
#include "main/terminal.h"

namespace unhunch::app {

struct GuideNote {
  std::string words;  // an answer to the last key, such as the easier form; may be empty
};

Frame draw_guide(const Guide&, const GuideNote&, Size size);

// For terminals that can only add lines: what does not change from second to second.
Frame draw_guide_line(const Guide&, const GuideNote&, int width);

}  // namespace unhunch::app
