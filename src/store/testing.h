// SPDX-License-Identifier: Apache-2.0
// For the tests of the log: events by their number, a folder that is gone afterwards, and a log read as a list.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "store/event_log.h"

namespace unhunch::store::testing {

// Two numbers never give the same event, and the same number always does.
inline wire::EventText make_event(std::uint64_t number) {
  constexpr std::int64_t some_day = 1'795'685'412'345;
  wire::EventText event;
  event.id.bytes = {0x01, 0x93, 0xa1, 0xb2, 0xc3, 0xd4, 0x7e, 0x5f};
  for (std::size_t i = 0; i < 8; ++i) event.id.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
  event.at_ms = some_day + static_cast<std::int64_t>(number) * 60'000;
  event.offset_min = static_cast<int>(number % 1801) - 900;
  event.kind = number % 3 == 0 ? "daily_entry" : "exercise_response";
  event.version = static_cast<int>(number % 1000) + 1;
  if (number % 5 == 0) event.supersedes = event.id;
  event.body = R"({"pain_now":)" + std::to_string(number % 11) + R"(,"note":"größer ½ \u0000","n":)" +
               std::to_string(number) + "}";
  return event;
}

// The events `from` to `from + count - 1`.
inline std::vector<wire::EventText> make_events(std::uint64_t from, std::size_t count) {
  std::vector<wire::EventText> events;
  for (std::size_t i = 0; i < count; ++i) events.push_back(make_event(from + i));
  return events;
}

inline std::vector<Stored> read_all(EventLog& log, std::int64_t after = 0, std::size_t most = SIZE_MAX) {
  std::vector<Stored> all;
  const auto read = log.read_after(after, most, [&](const Stored& stored) { all.push_back(stored); });
  REQUIRE_MESSAGE(read, (read ? "" : read.error().code + ": " + read.error().message));
  return all;
}

class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "unhunch-store-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path log() const { return path_ / "unhunch.db"; }

  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(path_)) names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  std::filesystem::path path_;
};

inline std::string read_bytes(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

inline void write_bytes(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream{file, std::ios::binary | std::ios::trunc} << bytes;
}

inline mode_t mode_of(const std::filesystem::path& file) {
  struct stat about {};
  return stat(file.c_str(), &about) == 0 ? about.st_mode & 0777 : 0;
}

// "" when it is well, else the code.
template <class T>
std::string code_of(const Expected<T>& answer) {
  return answer ? "" : answer.error().code;
}

}  // namespace unhunch::store::testing
