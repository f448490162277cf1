// SPDX-License-Identifier: Apache-2.0
// A picture as a PNG file, and back. Opacity is written only where a picture has some.
#pragma once

#include <string>
#include <string_view>

#include "body/picture.h"
#include "core/error.h"

namespace unhunch::picture {

using body::Picture;

// The bytes of the file. About 20 ms for 600 x 600 pixels.
Expected<std::string> write_png(const Picture& picture);
Expected<Picture> read_png(std::string_view bytes);

}  // namespace unhunch::picture
