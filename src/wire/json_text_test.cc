// SPDX-License-Identifier: Apache-2.0

#include "wire/json_text.h"

#include <doctest/doctest.h>

#include <string>

using unhunch::wire::parse_json;
using unhunch::wire::write_json;

namespace {

std::string again(std::string_view text) {
  const auto parsed = parse_json(text);
  return parsed ? write_json(*parsed) : parsed.error().code + "@" + parsed.error().where;
}

}  // namespace

TEST_CASE("compact text is written as it was read") {
  for (const char* text : {R"({"b":1,"a":[true,false,null,{}],"c":{}})", "[]", "{}", "0", "-12", "18446744073709551615",
                           R"("é \" \\ \n")"}) {
    CHECK(again(text) == text);
  }
}

TEST_CASE("a decimal is written in its shortest form without an exponent") {
  CHECK(again("2.5") == "2.5");
  CHECK(again("-0.3") == "-0.3");
  CHECK(again("1e3") == "1000.0");
  CHECK(again("123456.789") == "123456.789");
  CHECK(again("0.1") == "0.1");
  CHECK(again("1e300") == "1e300");
}

TEST_CASE("a decimal with many digits is read as the nearest double") {
  CHECK(again("0.1000000000000000055511151231257827021181583404541015625") == "0.1");
  CHECK(again("7.0385307e-26") == "7.0385307e-26");
}

TEST_CASE("spaces are dropped and escapes are decoded") {
  CHECK(again(" { \"a\" : [ 1 , 2 ] } \n") == R"({"a":[1,2]})");
  CHECK(again(R"("é\/")") == "\"é/\"");
  CHECK(again(R"("\u0001")") == R"("\u0001")");
}

TEST_CASE("what has to be escaped is, wherever it stands, in names too") {
  for (const char* text : {R"("\"\\ \b\f\n\r\t")", R"("\u0000a\u001f")", R"({"a\nb\"":"\\","é\u007f€":""})"}) {
    CHECK(parse_json(text).value() == parse_json(again(text)).value());
  }
  CHECK(again(R"({"\n\u001fé":"a\"b\\\t"})") == R"({"\n\u001fé":"a\"b\\\t"})");
}

TEST_CASE("a name that stands twice in one object is a fault") {
  CHECK(again(R"({"a":1,"a":2})").starts_with("duplicate_key@"));
  CHECK(again(R"({"a":1,"b":{"a":2}})") == R"({"a":1,"b":{"a":2}})");
}

TEST_CASE("bytes that are not UTF-8 are a fault") {
  CHECK(again("\"\xC3\x28\"").starts_with("syntax@"));
  CHECK(again("\"\xED\xA0\x80\"").starts_with("syntax@"));
  CHECK(again(R"("\ud800")").starts_with("syntax@"));
}

TEST_CASE("a fault names the byte at which reading stopped") {
  CHECK(again("[1,2,x]") == "syntax@byte 5");
  CHECK(again("[1] 2") == "syntax@byte 4");
  CHECK(again("[1,") == "incomplete@byte 3");
  CHECK(again("") == "incomplete@byte 0");
}

TEST_CASE("nothing beyond the standard is accepted") {
  for (const char* text : {"[1,]", "// no\n1", "NaN", "01", "+1", ".5", "'a'", "{a:1}", "\"\t\""}) {
    CHECK_FALSE(parse_json(text));
  }
}

TEST_CASE("nesting is accepted up to the limit and not beyond") {
  const std::string deep = std::string(64, '[') + std::string(64, ']');
  const std::string too_deep = std::string(65, '[') + std::string(65, ']');
  CHECK(again(deep) == deep);
  CHECK(again(too_deep).starts_with("too_deep@"));
}

TEST_CASE("a text beyond the size limit is not read at all") {
  const std::string big(unhunch::wire::json_max_bytes + 1, ' ');
  CHECK(again(big).starts_with("too_big@"));
}

TEST_CASE("a number too large for a double is a fault") { CHECK(again("1e999").starts_with("number_range@")); }

TEST_CASE("numbers that JSON cannot hold are written as null") {
  CHECK(write_json(boost::json::value(1.0 / 0.0)) == "null");
}
