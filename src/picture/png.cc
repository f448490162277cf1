// SPDX-License-Identifier: Apache-2.0
#include "picture/png.h"

#include <png.h>

#include <algorithm>

namespace unhunch::picture {
namespace {

bool is_opaque(const Picture& picture) {
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4) {
    if (picture.rgba[i] != 255) return false;
  }
  return true;
}

std::vector<std::uint8_t> without_opacity(const Picture& picture) {
  std::vector<std::uint8_t> rgb;
  rgb.reserve(picture.rgba.size() / 4 * 3);
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
    rgb.insert(rgb.end(), picture.rgba.begin() + static_cast<std::ptrdiff_t>(i),
               picture.rgba.begin() + static_cast<std::ptrdiff_t>(i) + 3);
  }
  return rgb;
}

}  // namespace

Expected<std::string> write_png(const Picture& picture) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.width);
  image.height = static_cast<png_uint_32>(picture.height);
  const bool opaque = is_opaque(picture);
  image.format = opaque ? PNG_FORMAT_RGB : PNG_FORMAT_RGBA;
  const std::vector<std::uint8_t> pixels = opaque ? without_opacity(picture) : picture.rgba;
  std::string bytes(PNG_IMAGE_PNG_SIZE_MAX(image), '\0');
  png_alloc_size_t size = bytes.size();
  if (png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr) == 0) {
    return fail("picture", "", "The picture could not be written as PNG: " + std::string(image.message) + ".");
  }
  bytes.resize(size);
  return bytes;
}

Expected<Picture> read_png(std::string_view bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) {
    return fail("picture", "", "This is no PNG picture: " + std::string(image.message) + ".");
  }
  image.format = PNG_FORMAT_RGBA;
  Picture picture(static_cast<int>(image.width), static_cast<int>(image.height));
  if (png_image_finish_read(&image, nullptr, picture.rgba.data(), 0, nullptr) == 0) {
    return fail("picture", "", "The PNG picture is damaged: " + std::string(image.message) + ".");
  }
  return picture;
}

}  // namespace unhunch::picture
