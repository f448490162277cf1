// SPDX-License-Identifier: Apache-2.0
// Pictures in a row as one animated WebP file that loops for ever.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "body/picture.h"
#include "core/error.h"

namespace unhunch::picture {

using body::Picture;

// Pictures of one size; each is shown for `seconds`. About 30 ms a picture of 400 x 400 pixels.
Expected<std::string> write_webp(std::span<const Picture> pictures, double seconds);

struct WebpFrame {
  Picture picture;
  double until = 0;  // seconds from the start
};
Expected<std::vector<WebpFrame>> read_webp(std::string_view bytes);

}  // namespace unhunch::picture
