// SPDX-License-Identifier: Apache-2.0
#include "wire/texts.h"

#include <doctest/doctest.h>

#include "wire/json_text.h"

namespace unhunch::wire {
namespace {

const boost::json::value document = *parse_json(R"({"text":{"en":{
  "flag":{"chest_pain":{"ask":"Does it hurt?","count":3}},
  "exercise":{"cat_cow":{"steps":["Up.","Down.",7],"mistakes":[{"wrong":"Fast","right":"Slow"},"odd"]}}},
  "mi":"not an object"}})");

Texts english() { return Texts{document.get_object()}; }

}  // namespace

TEST_CASE("a sentence is found by kind, id and field") {
  CHECK(english().find("flag", "chest_pain", "ask") == "Does it hurt?");
}

TEST_CASE("a sentence that is not there is empty") {
  CHECK(english().find("flag", "chest_pain", "tell").empty());
  CHECK(english().find("flag", "chest_pain", "count").empty());
  CHECK(english().find("flag", "other", "ask").empty());
  CHECK(english().find("sign", "chest_pain", "ask").empty());
  CHECK(Texts(document.get_object(), "xx").find("flag", "chest_pain", "ask").empty());
  CHECK(Texts(document.get_object(), "mi").find("flag", "chest_pain", "ask").empty());
  CHECK(Texts(boost::json::object{}).find("flag", "chest_pain", "ask").empty());
}

TEST_CASE("one of several sentences is found by its number") {
  CHECK(english().count("exercise", "cat_cow", "steps") == 3);
  CHECK(english().find("exercise", "cat_cow", "steps", 1) == "Down.");
  CHECK(english().find("exercise", "cat_cow", "steps", 2).empty());
  CHECK(english().find("exercise", "cat_cow", "steps", 3).empty());
  CHECK(english().find("flag", "chest_pain", "ask", 0).empty());
  CHECK(english().count("flag", "chest_pain", "ask") == 0);
  CHECK(english().count("flag", "other", "ask") == 0);
}

TEST_CASE("a pair is found by its number and half") {
  CHECK(english().find_pair("exercise", "cat_cow", "mistakes", 0, "wrong") == "Fast");
  CHECK(english().find_pair("exercise", "cat_cow", "mistakes", 0, "right") == "Slow");
  CHECK(english().find_pair("exercise", "cat_cow", "mistakes", 0, "left").empty());
  CHECK(english().find_pair("exercise", "cat_cow", "mistakes", 1, "wrong").empty());
  CHECK(english().find_pair("exercise", "cat_cow", "mistakes", 2, "wrong").empty());
  CHECK(english().find_pair("exercise", "cat_cow", "none", 0, "wrong").empty());
}

TEST_CASE("placeholders are filled wherever they stand and as often") {
  CHECK(Texts::fill("Call {number}.", {{"number", "999"}}) == "Call 999.");
  CHECK(Texts::fill("{a}{b}{a}", {{"a", "1"}, {"b", "2"}}) == "121");
  CHECK(Texts::fill("no placeholder", {{"a", "1"}}) == "no placeholder");
  CHECK(Texts::fill("", {{"a", "1"}}).empty());
  CHECK(Texts::fill("{a}", {{"a", ""}}).empty());
  CHECK(Texts::fill("{a}", {{"a", "{b}"}, {"b", "2"}}) == "{b}");  // a value is no sentence
}

TEST_CASE("a placeholder without a value and a lone brace stay as they are") {
  CHECK(Texts::fill("Call {number}.", {}) == "Call {number}.");
  CHECK(Texts::fill("open { end", {{" end", "x"}}) == "open { end");
  CHECK(Texts::fill("close } end", {{"a", "x"}}) == "close } end");
  CHECK(Texts::fill("{}", {{"a", "x"}}) == "{}");
}

}  // namespace unhunch::wire
