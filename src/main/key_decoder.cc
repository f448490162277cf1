// SPDX-License-Identifier: Apache-2.0
#include "main/key_decoder.h"

#include <array>

#include "main/text_layout.h"

namespace unhunch::app {
namespace {

constexpr char escape = '\x1b';

struct Ending {
  std::string_view sequence;
  Key::Kind kind;
};

constexpr std::array endings = {Ending{"A", Key::Kind::up},       Ending{"B", Key::Kind::down},
                                Ending{"C", Key::Kind::right},    Ending{"D", Key::Kind::left},
                                Ending{"5~", Key::Kind::page_up}, Ending{"6~", Key::Kind::page_down},
                                Ending{"Z", Key::Kind::tab}};

std::optional<Key> find_sequence(std::string_view body) {
  for (const Ending& ending : endings) {
    if (body == ending.sequence) return Key{ending.kind, 0};
  }
  return std::nullopt;
}

int bytes_of(unsigned char lead) {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
}

}  // namespace

std::optional<Key> KeyDecoder::next(bool at_rest) {
  while (!pending_.empty()) {
    if (pending_[0] == escape) {
      const std::size_t before = pending_.size();
      if (auto key = next_sequence(at_rest)) return key;
      if (pending_.size() == before) return std::nullopt;
      continue;
    }
    const auto lead = static_cast<unsigned char>(pending_[0]);
    if (pending_.size() < static_cast<std::size_t>(bytes_of(lead)) && !at_rest) return std::nullopt;
    std::string_view rest = pending_;
    const char32_t code_point = take_code_point(rest);
    pending_.erase(0, pending_.size() - rest.size());
    switch (code_point) {
      case U'\r':
      case U'\n': return Key{Key::Kind::enter, 0};
      case U'\t': return Key{Key::Kind::tab, 0};
      case 0x08:
      case 0x7f: return Key{Key::Kind::backspace, 0};
      case 0x03: return Key{Key::Kind::closed, 0};
      case 0x0c: return Key{Key::Kind::resized, 0};
      default: break;
    }
    if (code_point >= 0x20 && code_point != 0xfffd) return typed(code_point);
  }
  return std::nullopt;
}

// Removes one escape sequence. Nothing comes back for one that means nothing here, or that is not whole yet.
std::optional<Key> KeyDecoder::next_sequence(bool at_rest) {
  if (pending_.size() == 1) {
    if (!at_rest) return std::nullopt;
    pending_.clear();
    return Key{Key::Kind::escape, 0};
  }
  if (pending_[1] != '[' && pending_[1] != 'O') {
    pending_.erase(0, pending_[1] == escape ? 1 : 2);  // Alt with a key means nothing
    return std::nullopt;
  }
  std::size_t end = 2;
  while (end < pending_.size() && (pending_[end] < 0x40 || pending_[end] > 0x7e)) ++end;
  if (end == pending_.size()) {
    if (at_rest) pending_.clear();
    return std::nullopt;
  }
  const std::string body = pending_.substr(2, end - 1);
  pending_.erase(0, end + 1);
  return find_sequence(body);
}

}  // namespace unhunch::app
