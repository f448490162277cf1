// SPDX-License-Identifier: Apache-2.0
#include "server/assets.h"

#include <algorithm>
#include <charconv>

namespace unhunch::server {
namespace {

constexpr std::string_view first_line = "unhunch assets 1\n";
constexpr std::size_t fields = 4 + 2 * encodings;

std::string_view take_until(std::string_view& text, char end) {
  const std::size_t at = text.find(end);
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return part;
}

std::optional<std::size_t> find_number(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// Nothing when place and size do not lie within the bytes.
std::optional<std::string_view> find_variant(std::string_view place, std::string_view size, std::string_view bytes) {
  if (place == "-" && size == "-") return std::string_view{};
  const auto begin = find_number(place);
  const auto length = find_number(size);
  if (!begin || !length || *begin > bytes.size() || *length > bytes.size() - *begin) return std::nullopt;
  return bytes.substr(*begin, *length);
}

std::optional<Asset> find_asset(std::string_view line, std::string_view bytes) {
  std::array<std::string_view, fields> parts;
  for (std::string_view& part : parts) part = take_until(line, '\t');
  Asset asset{parts[0], parts[1], parts[2], parts[3] == "1", {}};
  if (!asset.path.starts_with('/') || asset.type.empty() || asset.hash.empty()) return std::nullopt;
  for (std::size_t i = 0; i < encodings; ++i) {
    const auto variant = find_variant(parts[4 + 2 * i], parts[5 + 2 * i], bytes);
    if (!variant) return std::nullopt;
    asset.variants[i] = *variant;
  }
  return asset;
}

auto damaged(std::string_view where) {
  return fail("damaged_assets", std::string{where},
              "the files of the app in this program are damaged; please build it again");
}

}  // namespace

Expected<Assets> Assets::read(std::string_view pack, std::span<const Outside> outside) {
  const std::size_t end = pack.find("\n\n");
  if (!pack.starts_with(first_line) || end == std::string_view::npos) return damaged("the beginning");
  std::string_view lines = pack.substr(first_line.size(), end + 1 - first_line.size());
  const std::string_view bytes = pack.substr(end + 2);
  Assets assets;
  while (!lines.empty()) {
    const std::string_view line = take_until(lines, '\n');
    auto asset = find_asset(line, bytes);
    if (!asset) return damaged(line.substr(0, line.find('\t')));
    for (const Outside& other : outside) {
      if (other.path == asset->path) asset->variants[static_cast<std::size_t>(Encoding::plain)] = other.bytes;
    }
    if (!asset->has(Encoding::plain)) return damaged(asset->path);
    assets.assets_.push_back(*asset);
  }
  std::sort(assets.assets_.begin(), assets.assets_.end(),
            [](const Asset& a, const Asset& b) { return a.path < b.path; });
  return assets;
}

const Asset* Assets::find(std::string_view path) const {
  const auto found = std::lower_bound(assets_.begin(), assets_.end(), path,
                                      [](const Asset& asset, std::string_view wanted) { return asset.path < wanted; });
  return found != assets_.end() && found->path == path ? &*found : nullptr;
}

std::string write_pack(std::vector<PackedFile> files) {
  std::sort(files.begin(), files.end(), [](const PackedFile& a, const PackedFile& b) { return a.path < b.path; });
  std::string lines{first_line};
  std::string bytes;
  for (const PackedFile& file : files) {
    lines += file.path + '\t' + file.type + '\t' + file.hash + '\t' + (file.immutable ? '1' : '0');
    for (const auto& variant : file.variants) {
      if (!variant) {
        lines += "\t-\t-";
        continue;
      }
      lines += '\t' + std::to_string(bytes.size()) + '\t' + std::to_string(variant->size());
      bytes += *variant;
    }
    lines += '\n';
  }
  return lines + '\n' + bytes;
}

}  // namespace unhunch::server
