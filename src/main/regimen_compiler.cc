// SPDX-License-Identifier: Apache-2.0
//
// regimen_compiler DIR -o OUT.json: checks all of a regimen and joins it into the one document that the program
// carries. Faults go to standard error, one a line with file, line and key; nothing is written and the exit status
// is 1.

#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>

#include "wire/json_text.h"
#include "wire/regimen_toml.h"

namespace {

using namespace unhunch::wire;

int refuse(const Faults& faults) {
  for (const auto& fault : faults) std::fprintf(stderr, "%s\n", describe(fault).c_str());
  std::fprintf(stderr, "%zu fault%s in the regimen\n", faults.size(), faults.size() == 1 ? "" : "s");
  return 1;
}

int write(const std::string& path, const boost::json::object& document) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << write_json(document);
  out.flush();
  if (out) return 0;
  std::fprintf(stderr, "%s: cannot be written\n", path.c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4 || std::string_view(argv[2]) != "-o") {
    std::fprintf(stderr, "usage: regimen_compiler DIR -o OUT.json\n");
    return 2;
  }
  const auto read = read_regimen_folder(argv[1]);
  if (!read.faults.empty()) return refuse(read.faults);
  const auto compiled = compile_regimen(read.source);
  if (!compiled.faults.empty()) return refuse(compiled.faults);
  const auto incomplete = check_complete(compiled.document);
  if (!incomplete.empty()) return refuse(incomplete);
  return write(argv[3], compiled.document);
}
