// SPDX-License-Identifier: Apache-2.0
// The files of the web app, and the data that it reads, as they lie in the program: packed while building
// (main/asset_packer.cc), compressed already, found by their path, never copied.
//
// The pack is text and then bytes. A line for each file, tab between the fields, an empty line at the end:
//
//   unhunch assets 1
//   /assets/app-Bx3k.js  text/javascript; charset=utf-8  5f3a…  1  0 51234  51234 16011  - -
//   path                 type                            hash   |  plain    gzip         br (place and size)
//                                                               never changes
//
// Places count from the first byte after the empty line; `-` means that there is no such variant. A file whose plain
// bytes the program holds anyway has no plain variant and is completed by Outside.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace unhunch::server {

enum class Encoding : std::uint8_t { plain, gzip, br };
inline constexpr std::size_t encodings = 3;

struct Asset {
  std::string_view path, type, hash;
  bool immutable = false;                            // its name changes when its content does
  std::array<std::string_view, encodings> variants;  // by Encoding; no data: there is none

  std::string_view variant(Encoding encoding) const { return variants[static_cast<std::size_t>(encoding)]; }
  bool has(Encoding encoding) const { return variant(encoding).data() != nullptr; }
};

struct Outside {
  std::string_view path, bytes;
};

class Assets {
 public:
  // Code: damaged_assets. The bytes must outlive the result.
  static Expected<Assets> read(std::string_view pack, std::span<const Outside> outside = {});

  const Asset* find(std::string_view path) const;
  std::span<const Asset> all() const { return assets_; }

 private:
  std::vector<Asset> assets_;  // by path
};

// What is packed: owned, before it lies in the program.
struct PackedFile {
  std::string path, type, hash;
  bool immutable = false;
  std::array<std::optional<std::string>, encodings> variants;
};
std::string write_pack(std::vector<PackedFile> files);

}  // namespace unhunch::server
