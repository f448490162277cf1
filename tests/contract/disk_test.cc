// SPDX-License-Identifier: Apache-2.0
// A disk that is full, cut or flips bits, under a log in SQLite.
#include <doctest/doctest.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include <csignal>
#include <random>

#include "tests/contract/place.h"

namespace unhunch::contract {
namespace {

using store::testing::code_of;
using store::testing::Folder;
using store::testing::make_event;
using store::testing::make_events;
using store::testing::read_all;
using store::testing::read_bytes;
using store::testing::write_bytes;

// A file system of two megabytes; not every machine lets us make one.
class SmallDisk {
 public:
  explicit SmallDisk(const std::filesystem::path& at) : at_(at) {
    mounted_ = mount("tmpfs", at_.c_str(), "tmpfs", 0, "size=2m,mode=0700") == 0;
  }
  ~SmallDisk() {
    if (mounted_) umount2(at_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  bool is_there() const { return mounted_; }

 private:
  std::filesystem::path at_;
  bool mounted_ = false;
};

// Files of this process grow no longer than that, which is a disk that is full for those who may not mount one.
class ShortFiles {
 public:
  explicit ShortFiles(rlim_t bytes) {
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~ShortFiles() { setrlimit(RLIMIT_FSIZE, &before_); }
  ShortFiles(const ShortFiles&) = delete;
  ShortFiles& operator=(const ShortFiles&) = delete;

 private:
  rlimit before_{};
};

// Appends until it fails; how many were acknowledged. The events are those from zero on.
std::uint64_t fill(store::EventLog& log) {
  for (std::uint64_t number = 0;; ++number) {
    const wire::EventText event = make_event(number);
    const auto appended = log.append({&event, 1});
    if (appended) continue;
    CHECK(appended.error().code == "cannot_write");
    CHECK(appended.error().where.find("unhunch.db") != std::string::npos);
    CHECK(appended.error().message.find("full") != std::string::npos);
    return number;
  }
}

// Everything up to there is kept, the next comes after it, and the log is sound.
void check_goes_on(store::EventLog& log, std::uint64_t acknowledged) {
  CHECK(read_all(log).size() == acknowledged);
  REQUIRE(log.append(make_events(acknowledged, 1)));
  const auto all = read_all(log);
  REQUIRE(all.size() == acknowledged + 1);
  std::size_t wrong = 0;
  for (std::uint64_t number = 0; number <= acknowledged; ++number) wrong += all[number].event != make_event(number);
  CHECK(wrong == 0);
  CHECK(log.check().value().empty());
}

TEST_CASE("a full disk is told, loses nothing, and after there is room it goes on") {
  const Folder folder;
  const SmallDisk disk{folder.path()};
  if (!disk.is_there()) {
    MESSAGE("skipped: this user may not mount a file system");
    return;
  }
  const auto ballast = folder.path() / "ballast";
  write_bytes(ballast, std::string(std::size_t{512} * 1024, 'x'));
  std::uint64_t acknowledged = 0;
  {
    const auto log = open({folder.log().string(), {}});
    acknowledged = fill(*log);
    CHECK(acknowledged > 100);
    CHECK(code_of(log->back_up(folder.path() / "backup.db")) == "cannot_write");
    CHECK_FALSE(std::filesystem::exists(folder.path() / "backup.db"));
    std::filesystem::remove(ballast);
    check_goes_on(*log, acknowledged);
  }
  const auto again = open({folder.log().string(), {}});
  CHECK(read_all(*again).size() == acknowledged + 1);
  CHECK(folder.names() == std::vector<std::string>{"unhunch.db", "unhunch.db-shm", "unhunch.db-wal"});
}

TEST_CASE("files that cannot grow any more are a full disk, too") {
  const Folder folder;
  const auto log = open({folder.log().string(), {}});
  std::uint64_t acknowledged = 0;
  {
    const ShortFiles limit{300'000};
    acknowledged = fill(*log);
  }
  CHECK(acknowledged > 10);
  check_goes_on(*log, acknowledged);
}

TEST_CASE("a folder in which nothing can be written is told when the log is opened") {
  const Folder folder;
  CHECK(code_of(store::open_sqlite(folder.path() / "nowhere" / "unhunch.db")) == "cannot_open");
  std::filesystem::create_directory(folder.path() / "unhunch.db");
  CHECK(code_of(store::open_sqlite(folder.log())) == "cannot_open");
}

// What came of opening, reading, checking and appending; everything is done, so that nothing can crash later.
struct Outcome {
  std::string code;
  bool is_sound = false;
};

Outcome try_everything(const std::filesystem::path& file) {
  Outcome outcome;
  const auto note = [&](const std::string& code) {
    if (outcome.code.empty()) outcome.code = code;
  };
  const auto log = store::open_sqlite(file);
  note(code_of(log));
  if (!log) return outcome;
  note(code_of((*log)->read_after(0, SIZE_MAX, [](const store::Stored&) {})));
  const auto faults = (*log)->check();
  note(code_of(faults));
  outcome.is_sound = faults && faults->empty();
  note(code_of((*log)->append(make_events(1'000'000, 3))));
  note(code_of((*log)->last_cursor()));
  note(code_of((*log)->erase()));
  return outcome;
}

std::string make_log_bytes(const Folder& folder, std::size_t count) {
  REQUIRE(open({folder.log().string(), {}})->append(make_events(0, count)));
  std::string bytes = read_bytes(folder.log());
  REQUIRE(bytes.size() > 50'000);
  return bytes;
}

TEST_CASE("a log that was cut is damaged, and never anything worse") {
  const Folder folder;
  const std::string whole = make_log_bytes(folder, 400);
  const auto cut = folder.path() / "cut.db";
  // One byte is what SQLite itself takes for an empty file.
  for (std::size_t length = 2; length < whole.size(); length += length < 600 ? 37 : 3011) {
    CAPTURE(length);
    write_bytes(cut, whole.substr(0, length));
    CHECK(try_everything(cut).code == "damaged");
    for (const char* suffix : {"-wal", "-shm"}) std::filesystem::remove(cut.string() + suffix);
  }
}

TEST_CASE("a log in which bits have flipped is told from a sound one, and never crashes") {
  const Folder folder;
  const std::string whole = make_log_bytes(folder, 400);
  const auto flipped = folder.path() / "flipped.db";
  std::mt19937 chance{20'261'126};
  std::size_t damaged = 0;
  for (int round = 0; round < 120; ++round) {
    std::string bytes = whole;
    // Half of them at the beginning, where the tables are described.
    const std::size_t place = round % 2 == 0 ? chance() % bytes.size() : chance() % 4096;
    const unsigned bit = chance() % 8;
    bytes[place] = static_cast<char>(bytes[place] ^ 1 << bit);
    CAPTURE(place);
    CAPTURE(bit);
    write_bytes(flipped, bytes);
    const Outcome outcome = try_everything(flipped);
    // Beside the plain damage: the mark that it is ours, its version, and the marks of how it may be opened.
    const bool is_told = outcome.code.empty() || outcome.code == "damaged" || outcome.code == "newer_version" ||
                         (place < 100 && outcome.code == "cannot_open");
    CHECK_MESSAGE(is_told, outcome.code);
    damaged += !outcome.code.empty() || !outcome.is_sound;
    for (const char* suffix : {"-wal", "-shm", "-journal"}) std::filesystem::remove(flipped.string() + suffix);
  }
  CHECK(damaged > 10);
}

TEST_CASE("what is no database at all is damaged") {
  const Folder folder;
  write_bytes(folder.log(), std::string(20'000, 'x'));
  const auto log = store::open_sqlite(folder.log());
  REQUIRE_FALSE(log);
  CHECK(log.error().code == "damaged");
  CHECK(log.error().message.find("restore") != std::string::npos);
  CHECK(read_bytes(folder.log()) == std::string(20'000, 'x'));
}

}  // namespace
}  // namespace unhunch::contract
