// SPDX-License-Identifier: Apache-2.0
#include "server/keys.h"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>

namespace unhunch::server {
namespace {

constexpr std::size_t secret_bytes = 32;
constexpr std::size_t most_tokens = 8;
constexpr std::string_view digits = "0123456789abcdef";

// Takes the same time wherever the first difference is.
bool is_same(std::string_view mine, std::string_view theirs) {
  if (mine.size() != theirs.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < mine.size(); ++i) {
    const unsigned bits = static_cast<unsigned char>(mine[i]) ^ static_cast<unsigned char>(theirs[i]);
    difference |= bits;
  }
  return difference == 0;
}

std::string_view trim(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

Expected<std::string> draw_secret() {
  std::array<std::uint8_t, secret_bytes> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    return fail("no_chance", {}, std::strerror(errno));
  }
  std::string text;
  for (const unsigned byte : bytes) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

bool is_secret(std::string_view text) {
  return text.size() == 2 * secret_bytes && text.find_first_not_of(digits) == std::string_view::npos;
}

// The port is part of the name, because a browser keeps one set of cookies for all ports of a machine.
Keys::Keys(std::string session, std::string secret, int port)
    : session_(std::move(session)), secret_(std::move(secret)), cookie_name_("unhunch_" + std::to_string(port)) {}

bool Keys::holds_session(std::string_view cookie_header) const {
  while (!cookie_header.empty()) {
    const std::size_t end = cookie_header.find(';');
    const std::string_view pair = trim(cookie_header.substr(0, end));
    const std::size_t equals = pair.find('=');
    const bool ours = equals != std::string_view::npos && pair.substr(0, equals) == cookie_name_;
    if (ours && is_same(session_, pair.substr(equals + 1))) return true;
    if (end == std::string_view::npos) break;
    cookie_header.remove_prefix(end + 1);
  }
  return false;
}

bool Keys::knows_secret(std::string_view secret) const { return is_same(secret_, secret); }

Expected<std::string> Keys::make_token() {
  auto token = draw_secret();
  if (!token) return token;
  if (tokens_.size() == most_tokens) tokens_.erase(tokens_.begin());
  tokens_.push_back(*token);
  return token;
}

bool Keys::use_token(std::string_view token) {
  const auto found =
      std::find_if(tokens_.begin(), tokens_.end(), [&](const auto& mine) { return is_same(mine, token); });
  if (found == tokens_.end()) return false;
  tokens_.erase(found);
  return true;
}

std::string Keys::session_cookie() const {
  return cookie_name_ + "=" + session_ + "; HttpOnly; SameSite=Strict; Path=/";
}

}  // namespace unhunch::server
