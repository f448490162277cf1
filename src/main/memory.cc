// SPDX-License-Identifier: Apache-2.0
#include "main/memory.h"

#include <malloc.h>
#include <sys/mman.h>

#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

namespace unhunch::app {
namespace {

struct Mapping {
  void* begin = nullptr;
  void* end = nullptr;
  bool is_as_on_disk = false;  // of a file, not to be written, and no page of it is our own copy
};

std::vector<Mapping> read_mappings() {
  std::vector<Mapping> mappings;
  std::ifstream file("/proc/self/smaps");
  for (std::string line; std::getline(file, line);) {
    Mapping found;
    char mode[5] = "";
    if (std::sscanf(line.c_str(), "%p-%p %4s", &found.begin, &found.end, mode) == 3) {
      found.is_as_on_disk = mode[0] == 'r' && mode[1] == '-' && mode[3] == 'p' && line.find(" /") != std::string::npos;
      mappings.push_back(found);
    } else if (line.starts_with("Anonymous:") && line.find(" 0 kB") == std::string::npos && !mappings.empty()) {
      mappings.back().is_as_on_disk = false;
    }
  }
  return mappings;
}

}  // namespace

void keep_small() {
  constexpr int map_from = 128 * 1024, trim_from = 256 * 1024;
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_THRESHOLD, map_from);
  mallopt(M_TRIM_THRESHOLD, trim_from);
}

void give_back_memory() {
  for (const Mapping& mapping : read_mappings()) {
    const auto size = static_cast<char*>(mapping.end) - static_cast<char*>(mapping.begin);
    if (mapping.is_as_on_disk) madvise(mapping.begin, static_cast<std::size_t>(size), MADV_DONTNEED);
  }
  malloc_trim(0);
}

}  // namespace unhunch::app
