// SPDX-License-Identifier: Apache-2.0
//
// motion_compiler DIR BODY -o OUT: solves and checks all motions of the regimen in DIR for the body in the file BODY,
// and writes them as one book. Faults go to standard error, one a line with file, line and key; nothing is written and
// the exit status is 1.

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "body/motion_book.h"
#include "pose/compile.h"
#include "wire/regimen_toml.h"

namespace {

using namespace unhunch;

int refuse(const wire::Faults& faults) {
  for (const auto& fault : faults) std::fprintf(stderr, "%s\n", describe(fault).c_str());
  std::fprintf(stderr, "%zu fault%s in the motions\n", faults.size(), faults.size() == 1 ? "" : "s");
  return 1;
}

int complain(const std::string& path, std::string_view what) {
  std::fprintf(stderr, "%s: %.*s\n", path.c_str(), static_cast<int>(what.size()), what.data());
  return 1;
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

int compile(const std::string& folder, const std::string& body_path, const std::string& out_path) {
  const auto body = body::read_body(read_file(body_path));
  if (!body) return complain(body_path, body.error().message);
  const auto read = wire::read_regimen_folder(folder);
  if (!read.faults.empty()) return refuse(read.faults);
  const auto regimen = wire::compile_regimen(read.source);
  if (!regimen.faults.empty()) return refuse(regimen.faults);
  auto compiled = pose::compile_motions(regimen.document, pose::Solver(*body));
  wire::locate(read.source, compiled.faults);
  if (!compiled.faults.empty()) return refuse(compiled.faults);
  std::ofstream out(out_path, std::ios::binary | std::ios::trunc);
  out << body::write_motion_book({std::move(compiled.motions)});
  out.flush();
  return out ? 0 : complain(out_path, "cannot be written");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5 || std::string_view(argv[3]) != "-o") {
    std::fprintf(stderr, "usage: motion_compiler DIR BODY -o OUT\n");
    return 2;
  }
  return compile(argv[1], argv[2], argv[4]);
}
