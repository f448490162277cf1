// SPDX-License-Identifier: Apache-2.0
//
// Every safety invariant has a test that carries its name.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "testing.h"

namespace unhunch {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// The names of all test cases, subcases, tests of scripts and ctest entries under src/ and tests/.
std::string all_test_names() {
  std::string names;
  for (const char* folder : {"src", "tests"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(UNHUNCH_SOURCE_DIR) / folder)) {
      const std::string file = entry.path().filename().string();
      const bool test = file.ends_with("_test.cc");
      const bool script = file.ends_with("_test.mjs");
      if (!test && !script && file != "CMakeLists.txt") continue;
      const std::string source = read(entry.path());
      const auto add_all = [&](const std::string& before, const std::string& prefix, char from, char until) {
        for (std::size_t at = source.find(before); at != std::string::npos; at = source.find(before, at + 1)) {
          const std::size_t begin = source.find(from, at) + 1;
          names += prefix + source.substr(begin, source.find(until, begin) - begin) + "\n";
        }
      };
      if (test) {
        add_all("TEST_CASE(", "", '"', '"');
        add_all("SUBCASE(", "", '"', '"');
      } else if (script) {
        add_all("\ntest(", "", '\'', '\'');
      } else {
        add_all("add_test(NAME ", "inv_", ' ', '\n');
      }
    }
  }
  return names;
}

bool is_named(const std::string& names, const std::string& invariant) {
  for (std::size_t at = names.find(invariant); at != std::string::npos; at = names.find(invariant, at + 1)) {
    const char after = names[at + invariant.size()];
    if (after != '_' && (after < 'a' || after > 'z')) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("Every invariant of the specification has a test of its name") {
  const std::string names = all_test_names();
  int invariants = 0;
  for (const testing::Line& line : testing::spec_table("slugs")) {
    if (line.at("kind") != "invariant") continue;
    ++invariants;
    CHECK_MESSAGE(is_named(names, line.at("slug")), line.at("slug") << " has no test");
  }
  CHECK(invariants == 43);
}

}  // namespace unhunch
