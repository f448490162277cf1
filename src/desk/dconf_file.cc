// SPDX-License-Identifier: Apache-2.0
#include "desk/dconf_file.h"

#include <cstdint>
#include <cstring>

namespace unhunch::desk {
namespace {

constexpr std::string_view signature = "GVariant";
constexpr std::size_t root_at = 16;  // after the signature, the version and the options
constexpr std::size_t item_size = 24;
constexpr std::uint32_t no_parent = 0xffffffff;
constexpr int deepest = 32;

struct Item {
  std::uint32_t parent, key_start, value_start, value_end;
  std::uint16_t key_size;
  char type;
};

class Table {
 public:
  Table(std::string_view file, std::string_view table) : file_(file) {
    if (table.size() < 8) return;
    const std::size_t bloom = read<std::uint32_t>(table, 0) & 0x07ffffffu;
    const std::size_t buckets = read<std::uint32_t>(table, 4);
    const std::size_t head = 8 + (bloom + buckets) * 4;
    if (head <= table.size()) items_ = table.substr(head);
  }

  std::optional<std::string_view> find(std::string_view key) const {
    for (std::size_t i = 0; i < items_.size() / item_size; ++i) {
      const Item item = get(i);
      if (item.type == 'v' && is_named(item, key)) return cut(item.value_start, item.value_end);
    }
    return std::nullopt;
  }

 private:
  template <class Number>
  static Number read(std::string_view bytes, std::size_t at) {
    Number number{};
    std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
  }

  Item get(std::size_t index) const {
    const std::string_view at = items_.substr(index * item_size, item_size);
    return {.parent = read<std::uint32_t>(at, 4),
            .key_start = read<std::uint32_t>(at, 8),
            .value_start = read<std::uint32_t>(at, 16),
            .value_end = read<std::uint32_t>(at, 20),
            .key_size = read<std::uint16_t>(at, 12),
            .type = at[14]};
  }

  // An item holds the last part of its name, and its parent what stands before it.
  bool is_named(Item item, std::string_view key) const {
    for (int depth = 0; depth < deepest; ++depth) {
      const auto part = cut(item.key_start, item.key_start + std::size_t{item.key_size});
      if (!part || !key.ends_with(*part)) return false;
      key.remove_suffix(part->size());
      if (item.parent == no_parent) return key.empty();
      if (item.parent >= items_.size() / item_size) return false;
      item = get(item.parent);
    }
    return false;
  }

  std::optional<std::string_view> cut(std::size_t start, std::size_t end) const {
    if (start > end || end > file_.size()) return std::nullopt;
    return file_.substr(start, end - start);
  }

  std::string_view file_, items_;
};

}  // namespace

std::optional<bool> find_dconf_flag(std::string_view file, std::string_view key) {
  if (file.size() < root_at + 8 || !file.starts_with(signature)) return std::nullopt;
  std::uint32_t root[2];
  std::memcpy(root, file.data() + root_at, sizeof root);
  if (root[0] > root[1] || root[1] > file.size()) return std::nullopt;
  const auto value = Table(file, file.substr(root[0], root[1] - root[0])).find(key);
  // A boolean in a variant: its byte, a nought, and its type.
  if (!value || value->size() != 3 || !value->ends_with(std::string_view("\0b", 2))) return std::nullopt;
  return value->front() != '\0';
}

}  // namespace unhunch::desk
