// SPDX-License-Identifier: Apache-2.0
#include "main/text_layout.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace unhunch::app {
namespace {

TEST_CASE("width counts cells, not bytes") {
  CHECK(display_width("café") == 4);
  CHECK(display_width("━━█") == 3);
  CHECK(display_width("日本") == 4);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("\xff\xfe") == 2);
  CHECK(display_width("") == 0);
}

TEST_CASE("lines break at spaces, and only a word that is too long is cut") {
  CHECK(wrap("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrap("abcdefghij", 4) == std::vector<std::string>{"abcd", "efgh", "ij"});
  CHECK(wrap("", 4) == std::vector<std::string>{""});
  CHECK(wrap("日本日本", 1).size() >= 1);
}

TEST_CASE("no line is ever wider than asked for, whatever the bytes are") {
  const bool holds = rc::check([](const std::string& text) {
    const int width = *rc::gen::inRange(2, 40);
    for (const std::string& line : wrap(text, width)) RC_ASSERT(display_width(line) <= width);
    RC_ASSERT(display_width(pad(text, width)) == width);
    RC_ASSERT(display_width(pad_left(text, width)) == width);
  });
  CHECK(holds);
}

TEST_CASE("what only ASCII can show stays readable") {
  CHECK(to_ascii("› ━─ ↑↓ café") == "> =- ^v caf?");
  const bool holds = rc::check([](const std::string& text) {
    for (const char letter : to_ascii(text)) RC_ASSERT(static_cast<unsigned char>(letter) < 0x80);
  });
  CHECK(holds);
}

TEST_CASE("code points go through unchanged") {
  for (const char32_t code_point : {U'a', U'é', U'━', U'😀'}) {
    std::string text;
    append_code_point(text, code_point);
    std::string_view rest = text;
    CHECK(take_code_point(rest) == code_point);
    CHECK(rest.empty());
  }
  for (std::string_view overlong : {"\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80"}) {
    CHECK(take_code_point(overlong) == 0xfffd);
  }
}

}  // namespace
}  // namespace unhunch::app
