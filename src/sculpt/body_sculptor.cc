// SPDX-License-Identifier: Apache-2.0
// body_sculptor -o FILE: makes the body and writes it. Says nothing when all is well.
#include <cstdio>
#include <fstream>
#include <string_view>

#include "sculpt/make_body.h"

int main(int count, char** arguments) {
  if (count != 3 || std::string_view(arguments[1]) != "-o") {
    std::fputs("usage: body_sculptor -o FILE\n", stderr);
    return 2;
  }
  const std::string bytes = unhunch::body::write_body(unhunch::sculpt::make_body());
  std::ofstream file(arguments[2], std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (file) return 0;
  std::fprintf(stderr, "cannot write %s\n", arguments[2]);
  return 1;
}
