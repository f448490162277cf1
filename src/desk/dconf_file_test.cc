// SPDX-License-Identifier: Apache-2.0
#include "desk/dconf_file.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstdint>
#include <string>
#include <vector>

namespace unhunch::desk {
namespace {

constexpr const char* key = "/org/gnome/desktop/notifications/show-banners";

void put(std::string& bytes, std::uint32_t number, int size = 4) {
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(number >> (8 * i));
}

// A file as dconf writes it: items "/", "org/gnome/desktop/notifications/" and "show-banners", each below the one
// before.
std::string make_file(const std::string& value) {
  const std::string parts[] = {"/", "org/gnome/desktop/notifications/", "show-banners"};
  std::string file = "GVariant";
  for (int i = 0; i < 2; ++i) put(file, 0);
  const std::uint32_t table_size = 8 + 4 * 3 + 24 * 3;  // no bloom words, three buckets, three items
  put(file, 24);
  put(file, 24 + table_size);
  put(file, 5u << 27);
  put(file, 3);
  for (std::uint32_t i = 0; i < 3; ++i) put(file, i);
  std::uint32_t at = 24 + table_size;
  for (std::uint32_t i = 0; i < 3; ++i) {
    const auto size = static_cast<std::uint32_t>(parts[i].size());
    put(file, 0);  // the hash, which is not needed to find one of a few
    put(file, i == 0 ? 0xffffffff : i - 1);
    put(file, at);
    put(file, size, 2);
    file += i == 2 ? 'v' : 'L';
    file += '\0';
    at += size;
    put(file, i == 2 ? at : 0);
    put(file, i == 2 ? at + static_cast<std::uint32_t>(value.size()) : 0);
  }
  for (const std::string& part : parts) file += part;
  return file + value;
}

const std::string off("\0\0b", 3);
const std::string on("\1\0b", 3);

}  // namespace

TEST_CASE("a switch is read from the file") {
  CHECK(find_dconf_flag(make_file(off), key) == false);
  CHECK(find_dconf_flag(make_file(on), key) == true);
}

TEST_CASE("a key that is not there, or is no switch, gives nothing") {
  CHECK_FALSE(find_dconf_flag(make_file(on), "/org/gnome/desktop/notifications/show"));
  CHECK_FALSE(find_dconf_flag(make_file(on), "org/gnome/desktop/notifications/show-banners"));
  CHECK_FALSE(find_dconf_flag(make_file(on), "/x/org/gnome/desktop/notifications/show-banners"));
  CHECK_FALSE(find_dconf_flag(make_file(std::string("12\0s", 4)), key));
  CHECK_FALSE(find_dconf_flag("", key));
  CHECK_FALSE(find_dconf_flag(std::string(64, '\0'), key));
}

TEST_CASE("a file that was cut off gives nothing that is wrong") {
  const std::string file = make_file(off);
  for (std::size_t size = 0; size < file.size(); ++size) CHECK_FALSE(find_dconf_flag(file.substr(0, size), key));
}

TEST_CASE("a file of which any byte is wrong is read to its end") {
  CHECK(rc::check([] {
    std::string file = make_file(off);
    for (int i = 0; i < 4; ++i) file[*rc::gen::inRange<std::size_t>(0, file.size())] = *rc::gen::arbitrary<char>();
    find_dconf_flag(file, key);
  }));
}

}  // namespace unhunch::desk
