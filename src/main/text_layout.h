// SPDX-License-Identifier: Apache-2.0
// Text on a grid of cells: how wide it is, where it breaks, and what is left of it where only ASCII can be shown.
//
// Bytes that are not UTF-8 count as one cell each and are shown as '?'. Nothing here depends on the locale. Cost:
// linear in the length of the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace unhunch::app {

// Takes one code point off the front; U+FFFD for a byte that is not UTF-8. The text must not be empty.
char32_t take_code_point(std::string_view& text);
void append_code_point(std::string& text, char32_t code_point);

int display_width(std::string_view text);

// Lines of at most `width` cells, broken at spaces; a word that is too long is cut. At least one line.
std::vector<std::string> wrap(std::string_view text, int width);

// At most `width` cells, the end left out.
std::string cut(std::string_view text, int width);

// Exactly `width` cells: cut, or filled up with spaces on the right (or left).
std::string pad(std::string_view text, int width);
std::string pad_left(std::string_view text, int width);

// The same text in ASCII: blocks become '#', dots and dashes their plain forms, anything else '?'.
std::string to_ascii(std::string_view text);

}  // namespace unhunch::app
