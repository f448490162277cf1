// SPDX-License-Identifier: Apache-2.0
//
// Every sentence a person may read, in the compiled regimen and in the phrases of the program, against the words that
// no text may use, the rule that figures come from the regimen, and the rule about emergency numbers. The scanning is
// written here anew and shares nothing with the checks of the compiler.

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "testing.h"

namespace unhunch {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using testing::document;

struct Sentence {
  std::string kind, place, text;
};

void collect(const json::value& from, const std::string& kind, const std::string& place, std::vector<Sentence>& into) {
  if (from.is_string()) into.push_back({kind, place, std::string(from.as_string())});
  if (from.is_object()) {
    for (const auto& [name, inner] : from.as_object()) collect(inner, kind, place + "." + std::string(name), into);
  }
  if (from.is_array()) {
    for (std::size_t i = 0; i < from.as_array().size(); ++i)
      collect(from.as_array()[i], kind, place + "." + std::to_string(i), into);
  }
}

std::vector<Sentence> sentences() {
  std::vector<Sentence> all;
  for (const auto& [kind, items] : document().at("text").at("en").as_object())
    collect(items, std::string(kind), std::string(kind), all);
  return all;
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

const fs::path source_dir{UNHUNCH_SOURCE_DIR};

// What stands between double quotes, line comments left out. Good for TOML and for C++ alike.
std::vector<std::string> quoted(const std::string& source, char comment) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < source.size(); ++i) {
    const bool comment_here = source[i] == comment && (comment == '#' || source.compare(i, 2, "//") == 0);
    if (comment_here || (comment == '/' && source.compare(i, 8, "#include") == 0)) {
      while (i < source.size() && source[i] != '\n') ++i;
    } else if (source[i] == '\'' && comment == '/') {
      for (++i; i < source.size() && source[i] != '\''; ++i) i += source[i] == '\\';
    } else if (source[i] == '"') {
      std::string text;
      for (++i; i < source.size() && source[i] != '"'; ++i) {
        if (source[i] == '\\') {
          text += source[i++];
          if (i == source.size()) break;
        }
        text += source[i];
      }
      out.push_back(text);
    }
  }
  return out;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

bool is_letter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 128;
}

// Is the pattern in the text as whole words? A star at its end stands for any ending.
bool says(const std::string& text, std::string pattern) {
  const bool open = pattern.ends_with('*');
  if (open) pattern.pop_back();
  const std::string all = " " + lower(text) + " ";
  pattern = lower(pattern);
  for (std::size_t at = all.find(pattern, 1); at != std::string::npos; at = all.find(pattern, at + 1)) {
    const std::size_t end = at + pattern.size();
    const bool starts = !is_letter(all[at - 1]) || !is_letter(pattern.front());
    const bool stops = open || end >= all.size() || !is_letter(all[end]) || !is_letter(pattern.back());
    if (starts && stops) return true;
  }
  return false;
}

std::string without_placeholders(const std::string& text) {
  std::string out;
  bool inside = false;
  for (const char c : text) {
    if (c == '{') inside = true;
    if (!inside) out += c;
    if (c == '}') inside = false;
  }
  return out;
}

bool has_digit(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

// No figure at all, or the two ends of the scale on which pain is given.
bool only_ends_of_the_pain_scale(const std::string& text) {
  const auto& scale = document().at("answer_type").at("answer_scale_0_10");
  std::string number;
  for (const char c : text + " ") {
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
      number += c;
      continue;
    }
    if (!number.empty() && number != json::serialize(scale.at("min")) && number != json::serialize(scale.at("max")))
      return false;
    number.clear();
  }
  return true;
}

std::vector<std::string> strings(const json::object& item, const char* name) {
  std::vector<std::string> out;
  if (const auto* list = item.if_contains(name)) {
    for (const json::value& one : list->as_array()) out.emplace_back(one.as_string());
  }
  return out;
}

// The first forbidden words that a text of this kind says; empty when there are none.
std::string find_forbidden(const std::string& kind, const std::string& text) {
  if (kind == "statement") return {};  // they say what the program is not
  for (const auto& [id, lint] : document().at("lint").as_object()) {
    const std::vector<std::string> spared = strings(lint.as_object(), "but_not"),
                                   only = strings(lint.as_object(), "only");
    if (std::find(spared.begin(), spared.end(), kind) != spared.end()) continue;
    if (!only.empty() && std::find(only.begin(), only.end(), kind) == only.end()) continue;
    for (const std::string& pattern : strings(lint.as_object(), "patterns")) {
      if (says(text, pattern)) return std::string(id) + ": " + pattern;
    }
  }
  return {};
}

std::vector<std::string> phrases() {
  std::vector<std::string> all;
  for (const char* file : {"src/main/phrases.h", "src/report/words.h"}) {
    const std::vector<std::string> found = quoted(read(source_dir / file), '/');
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

std::vector<fs::path> program_sources() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(source_dir / "src")) {
    const std::string name = entry.path().filename().string();
    const bool source = name.ends_with(".cc") || name.ends_with(".h");
    if (source && !name.ends_with("_test.cc") && name.find("testing") == std::string::npos) out.push_back(entry.path());
  }
  return out;
}

}  // namespace

TEST_CASE("The scan of texts finds what it must find and leaves alone what it must not") {
  CHECK(says("This cures you.", "cures"));
  CHECK_FALSE(says("An obscure thing.", "cure"));
  CHECK(says("It is not degenerative", "degenerat*"));
  CHECK(says("by 95% more", "95%"));
  CHECK_FALSE(find_forbidden("exercise", "It is a diagnosis.").empty());
  CHECK(find_forbidden("exercise", "Let your shoulders sink.").empty());
  CHECK(find_forbidden("condition", "Do you have asthma?").empty());
  CHECK_FALSE(find_forbidden("pattern", "This may be asthma.").empty());
  CHECK(quoted("a = \"b\" # \"c\"\n", '#') == std::vector<std::string>{"b"});
}

TEST_CASE("inv_language_lint: no sentence of the regimen or the program uses a forbidden word") {
  std::size_t scanned = 0;
  for (const Sentence& sentence : sentences()) {
    ++scanned;
    const std::string found = find_forbidden(sentence.kind, sentence.text);
    CHECK_MESSAGE(found.empty(), sentence.place << " says " << found << ": " << sentence.text);
  }
  for (const std::string& phrase : phrases()) {
    ++scanned;
    const std::string found = find_forbidden("phrase", phrase);
    CHECK_MESSAGE(found.empty(), "phrases.h says " << found << ": " << phrase);
  }
  MESSAGE("sentences: " << scanned);
  CHECK(document().at("lint").as_object().size() == [] {
    std::size_t count = 0;
    for (const testing::Line& line : testing::spec_table("slugs")) count += line.at("kind") == "lint";
    return count;
  }());
}

TEST_CASE("inv_numbers_from_content: figures in sentences come from the regimen, none stands in a sentence or phrase") {
  std::set<std::string> compiled;
  for (const Sentence& sentence : sentences()) compiled.insert(sentence.text);

  const auto value_at = [](const std::string& dotted) -> std::string {
    const json::value* here = &document();
    for (const std::string& name : testing::split(dotted, '.')) {
      here = here->is_object() ? here->as_object().if_contains(name) : nullptr;
      if (here == nullptr) return {};
    }
    if (here->is_string()) return std::string(here->as_string());
    return here->is_number() ? json::serialize(*here) : std::string();
  };

  std::size_t filled = 0;
  for (const auto& entry : fs::directory_iterator(source_dir / "regimen/text")) {
    if (entry.path().extension() != ".toml") continue;
    const std::string source = read(entry.path());
    for (const std::string& text : quoted(source, '#')) {
      const bool cited = source.find("[source.\"" + text) != std::string::npos;
      CHECK_MESSAGE((cited || !has_digit(without_placeholders(text))), "a figure in: " << text);
      std::string expected;
      bool has_path = false;
      for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t end = text[i] == '{' ? text.find('}', i) : std::string::npos;
        const std::string path = end == std::string::npos ? "" : text.substr(i + 1, end - i - 1);
        if (path.find('.') == std::string::npos) {
          expected += text[i];
          continue;
        }
        const std::string value = value_at(path);
        CHECK_MESSAGE(!value.empty(), path << " leads to no value in: " << text);
        expected += value;
        has_path = true;
        i = end;
      }
      if (!has_path || expected.find('\\') != std::string::npos) continue;
      ++filled;
      CHECK_MESSAGE(compiled.contains(expected), "not in the compiled regimen: " << expected);
    }
  }
  CHECK(filled > 0);
  MESSAGE("sentences with figures: " << filled);
  for (const std::string& phrase : phrases()) {
    const bool keys = phrase.find("  ") != std::string::npos;  // a line that shows which key does what
    const bool licence = phrase.find("License") != std::string::npos || phrase.find("(MIT)") != std::string::npos;
    if (keys || licence) continue;
    CHECK_MESSAGE(only_ends_of_the_pain_scale(without_placeholders(phrase)), "a figure in: " << phrase);
  }
}

TEST_CASE("inv_region_text: emergency numbers stand in the region data alone, and 111 only where it belongs") {
  const std::vector<std::string> numbers{"111", "911", "112", "999", "811", "119"};
  for (const Sentence& sentence : sentences()) {
    for (const std::string& number : numbers) {
      const bool neutral = sentence.place.starts_with("region.region_other") && number != "111";
      CHECK_MESSAGE((neutral || !says(sentence.text, number)), sentence.place << ": " << sentence.text);
    }
  }
  for (const fs::path& path : program_sources()) {
    for (const std::string& text : quoted(read(path), '/')) {
      for (const std::string& number : numbers) {
        const bool shown = std::any_of(text.begin(), text.end(), [](char c) { return c == ' '; }) || text == number;
        CHECK_MESSAGE(!(shown && says(text, number)), path.filename().string() << ": " << text);
      }
    }
  }
  for (const auto& [id, region] : document().at("region").as_object()) {
    const auto is = [&, item = &region.as_object()](const char* field, const char* number) {
      const auto* value = item->if_contains(field);
      return value != nullptr && value->as_string() == number;
    };
    CHECK(is("emergency", "111") == (id == "region_nz"));
    CHECK(is("advice", "111") == (id == "region_gb"));
  }
  CHECK_FALSE(document().at("region").at("region_other").as_object().contains("emergency"));
  CHECK_FALSE(document().at("region").at("region_other").as_object().contains("advice"));
}

}  // namespace unhunch
