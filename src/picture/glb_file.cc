// SPDX-License-Identifier: Apache-2.0
#include "picture/glb_file.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "wire/json_text.h"

namespace unhunch::picture {
namespace {

static_assert(std::endian::native == std::endian::little, "glTF is little-endian, and so is every machine we know");

std::size_t size_of(Component component) {
  switch (component) {
    case Component::byte:
    case Component::unsigned_byte: return 1;
    case Component::short_int:
    case Component::unsigned_short: return 2;
    case Component::real: break;
  }
  return 4;
}

template <class Number>
void append_as(std::string& bytes, float value) {
  const auto number = static_cast<Number>(value);
  char raw[sizeof number];
  std::memcpy(raw, &number, sizeof number);
  bytes.append(raw, sizeof number);
}

void append(std::string& bytes, Component component, float value) {
  switch (component) {
    case Component::byte: return append_as<std::int8_t>(bytes, std::round(value));
    case Component::unsigned_byte: return append_as<std::uint8_t>(bytes, std::round(value));
    case Component::short_int: return append_as<std::int16_t>(bytes, std::round(value));
    case Component::unsigned_short: return append_as<std::uint16_t>(bytes, std::round(value));
    case Component::real: return append_as<float>(bytes, value);
  }
}

void fill_up(std::string& bytes, char with) {
  while (bytes.size() % 4 != 0) bytes.push_back(with);
}

std::string_view type_of(int width) {
  switch (width) {
    case 1: return "SCALAR";
    case 2: return "VEC2";
    case 3: return "VEC3";
    case 4: return "VEC4";
    default: return "MAT4";
  }
}

// Bounds are written as the stored numbers.
boost::json::array bound(const Numbers& kind, std::span<const float> values, bool greatest) {
  boost::json::array bounds;
  const auto width = static_cast<std::size_t>(kind.width);
  for (std::size_t i = 0; i < width; ++i) {
    float result = values[i];
    for (std::size_t at = i; at < values.size(); at += width) {
      result = greatest ? std::max(result, values[at]) : std::min(result, values[at]);
    }
    if (kind.component == Component::real) {
      bounds.emplace_back(double{result});
    } else {
      bounds.emplace_back(static_cast<std::int64_t>(std::round(result)));
    }
  }
  return bounds;
}

void append_chunk(std::string& bytes, std::string_view type, std::string_view chunk) {
  const auto size = static_cast<std::uint32_t>(chunk.size());
  char raw[4];
  std::memcpy(raw, &size, sizeof size);
  bytes.append(raw, sizeof raw).append(type).append(chunk);
}

}  // namespace

int GlbFile::add(std::string_view list, boost::json::object entry) {
  if (!lists_.contains(list)) lists_[list] = boost::json::array();
  boost::json::array& entries = lists_[list].as_array();
  entries.emplace_back(std::move(entry));
  return static_cast<int>(entries.size()) - 1;
}

boost::json::object& GlbFile::entry(std::string_view list, int number) {
  return lists_[list].as_array()[static_cast<std::size_t>(number)].as_object();
}

int GlbFile::add_numbers(const Numbers& kind, std::span<const float> values) {
  fill_up(buffer_, '\0');
  const std::size_t offset = buffer_.size();
  const auto width = static_cast<std::size_t>(kind.width);
  const std::size_t tight = width * size_of(kind.component);
  const bool aligns = kind.target == Target::vertices && tight % 4 != 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    append(buffer_, kind.component, values[i]);
    if (aligns && (i + 1) % width == 0) fill_up(buffer_, '\0');
  }
  boost::json::object view{{"buffer", 0}, {"byteOffset", offset}, {"byteLength", buffer_.size() - offset}};
  if (kind.target != Target::none) view["target"] = static_cast<int>(kind.target);
  if (kind.target == Target::vertices) view["byteStride"] = (tight + 3) / 4 * 4;
  boost::json::object accessor{{"bufferView", add("bufferViews", std::move(view))},
                               {"componentType", static_cast<int>(kind.component)},
                               {"count", values.size() / width},
                               {"type", type_of(kind.width)}};
  if (kind.normalised) accessor["normalized"] = true;
  if (kind.with_bounds) {
    accessor["min"] = bound(kind, values, false);
    accessor["max"] = bound(kind, values, true);
  }
  return add("accessors", std::move(accessor));
}

std::string GlbFile::write(std::string_view title, const boost::json::array& roots) {
  boost::json::object document{{"asset", {{"version", "2.0"}, {"generator", "Unhunch"}}},
                               {"scene", 0},
                               {"scenes", boost::json::array{{{"name", title}, {"nodes", roots}}}}};
  if (!extensions_.empty()) {
    document["extensionsUsed"] = extensions_;
    document["extensionsRequired"] = extensions_;
  }
  for (const auto& [name, entries] : lists_) document[name] = entries;
  fill_up(buffer_, '\0');
  document["buffers"] = boost::json::array{{{"byteLength", buffer_.size()}}};
  std::string json = wire::write_json(document);
  fill_up(json, ' ');
  std::string chunks;
  append_chunk(chunks, "JSON", json);
  append_chunk(chunks, std::string_view("BIN\0", 4), buffer_);
  std::string header("glTF\2\0\0\0", 8);
  const auto whole = static_cast<std::uint32_t>(12 + chunks.size());
  char raw[4];
  std::memcpy(raw, &whole, sizeof whole);
  return header.append(raw, sizeof raw).append(chunks);
}

}  // namespace unhunch::picture
