// SPDX-License-Identifier: Apache-2.0
#include "desk/pod.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>

namespace unhunch::desk {
namespace {

using namespace std::string_literals;

// Reads everything that there is in every way there is.
void read_everything(PodReader reader, int depth) {
  PodReader as_integer = reader, as_text = reader, as_dictionary = reader, as_struct = reader;
  as_integer.integer();
  as_integer.long_integer();
  as_integer.id();
  as_text.text();
  as_dictionary.dictionary([](std::string_view, std::string_view) {});
  if (auto inside = as_struct.enter(); inside && depth < 20) read_everything(*inside, depth + 1);
  if (reader.skip()) read_everything(reader, depth + 1);
}

}  // namespace

TEST_CASE("the greeting has the bytes that PipeWire expects") {
  PodWriter hello;
  hello.begin().integer(3).end();
  CHECK(hello.bytes() == "\x10\0\0\0\x0e\0\0\0\x04\0\0\0\x04\0\0\0\x03\0\0\0\0\0\0\0"s);
}

TEST_CASE("a text ends with a nought and is filled up to eight bytes") {
  PodWriter writer;
  writer.text("seven77").text("eight888");
  CHECK(writer.bytes().size() == 8 + 8 + 8 + 16);
  PodReader reader(writer.bytes());
  CHECK(reader.text() == "seven77");
  CHECK(reader.text() == "eight888");
  CHECK_FALSE(reader.text());
}

TEST_CASE("what was written is read again, and a wrong question leaves the place") {
  PodWriter writer;
  writer.begin().integer(-7).begin().integer(2).text("a").text("1").text("b").text("").end().integer(9).end();
  auto inside = PodReader(writer.bytes()).enter();
  REQUIRE(inside);
  CHECK_FALSE(inside->text());
  CHECK(inside->integer() == -7);
  std::map<std::string, std::string> entries;
  CHECK(inside->dictionary([&](std::string_view key, std::string_view value) { entries.emplace(key, value); }));
  CHECK(entries == std::map<std::string, std::string>{{"a", "1"}, {"b", ""}});
  CHECK(inside->integer() == 9);
  CHECK_FALSE(inside->integer());
}

TEST_CASE("no text at all is an empty one") {
  const std::string none = "\0\0\0\0\x01\0\0\0"s;
  PodReader reader(none);
  CHECK(reader.text() == "");
}

TEST_CASE("a message that was cut off anywhere gives nothing, and a size that lies is not believed") {
  PodWriter writer;
  writer.begin().text("media.class").integer(4).end();
  for (std::size_t size = 0; size < writer.bytes().size(); ++size) {
    CHECK_FALSE(PodReader(std::string_view(writer.bytes()).substr(0, size)).enter());
  }
  CHECK_FALSE(PodReader("\xff\xff\xff\xff\x08\0\0\0abcdefg\0"s).text());
  CHECK_FALSE(PodReader("\x08\0\0\0\x08\0\0\0abcdefgh"s).text());  // a text without its end
}

TEST_CASE("arbitrary bytes are read to their end") {
  CHECK(rc::check([](const std::vector<std::uint8_t>& bytes) {
    read_everything(PodReader(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size())), 0);
  }));
}

}  // namespace unhunch::desk
