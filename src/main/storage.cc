// SPDX-License-Identifier: Apache-2.0
#include "main/storage.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace unhunch::app {
namespace {

namespace fs = std::filesystem;

constexpr mode_t private_folder = 0700;
constexpr mode_t private_file = 0600;
constexpr std::string_view lock_name = "lock";
constexpr std::string_view new_suffix = ".new";
constexpr std::string_view damaged_mark = ".damaged-";
constexpr std::size_t most_bytes = 64u * 1024u * 1024u;
constexpr std::array<std::string_view, 7> our_names = {"answers.json", "history.json", "state.json", "events.jsonl",
                                                       "server.json",  "unhunch.db",   lock_name};
// What the store puts beside the log: what is written ahead, its index, what a restore has replaced or left half done.
constexpr std::array<std::string_view, 5> marks_of_log = {"-wal", "-shm", "-journal", ".before-restore", ".new-"};

// A descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  explicit operator bool() const { return number_ >= 0; }
  int get() const { return number_; }
  int release() {
    const int number = number_;
    number_ = -1;
    return number;
  }

 private:
  int number_;
};

auto fail_here(std::string code, const fs::path& path) {
  return fail(std::move(code), path.string(), std::strerror(errno));
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool sync_folder(const fs::path& folder) {
  const Descriptor descriptor{open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  return descriptor && fsync(descriptor.get()) == 0;
}

bool is_ours(std::string_view name) {
  return std::any_of(our_names.begin(), our_names.end(), [&](std::string_view ours) {
    if (!name.starts_with(ours)) return false;
    const std::string_view rest = name.substr(ours.size());
    return rest.empty() || rest == new_suffix || rest.starts_with(damaged_mark) ||
           std::any_of(marks_of_log.begin(), marks_of_log.end(),
                       [&](std::string_view mark) { return rest.starts_with(mark); });
  });
}

}  // namespace

Storage::Lock::~Lock() { close(descriptor_); }

Expected<void> Storage::make_folder() const {
  std::error_code error;
  if (folder_.has_parent_path()) fs::create_directories(folder_.parent_path(), error);
  if (mkdir(folder_.c_str(), private_folder) != 0 && errno != EEXIST) return fail_here("cannot_write", folder_);
  struct stat about {};
  if (stat(folder_.c_str(), &about) == 0 && about.st_uid == geteuid() && (about.st_mode & 077) != 0) {
    chmod(folder_.c_str(), private_folder);
  }
  return {};
}

Expected<std::unique_ptr<Storage::Lock>> Storage::lock() const {
  if (auto made = make_folder(); !made) return tl::unexpected<Error>(std::move(made.error()));
  const fs::path path = folder_ / lock_name;
  Descriptor descriptor{open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, private_file)};
  if (!descriptor) return fail_here("cannot_write", path);
  if (flock(descriptor.get(), LOCK_EX | LOCK_NB) != 0) return fail_here("in_use", path);
  return std::make_unique<Lock>(descriptor.release());
}

Expected<std::optional<std::string>> Storage::read(std::string_view name) const {
  const fs::path path = folder_ / name;
  const Descriptor descriptor{open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!descriptor && (errno == ENOENT || errno == ENOTDIR)) return std::optional<std::string>{};
  if (!descriptor) return fail_here("cannot_read", path);
  std::string content;
  std::array<char, 65536> bytes{};
  while (true) {
    const ssize_t got = ::read(descriptor.get(), bytes.data(), bytes.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail_here("cannot_read", path);
    if (got == 0) return std::optional{std::move(content)};
    content.append(bytes.data(), static_cast<std::size_t>(got));
    if (content.size() > most_bytes) return fail("cannot_read", path.string(), "the file is too big");
  }
}

Expected<void> Storage::write(std::string_view name, std::string_view content) const {
  const fs::path path = folder_ / name;
  const fs::path fresh = folder_ / (std::string{name} + std::string{new_suffix});
  const Descriptor descriptor{open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, private_file)};
  if (!descriptor) return fail_here("cannot_write", fresh);
  const bool whole = write_all(descriptor.get(), content) && fsync(descriptor.get()) == 0;
  if (!whole || rename(fresh.c_str(), path.c_str()) != 0) {
    auto failure = fail_here("cannot_write", path);
    unlink(fresh.c_str());
    return failure;
  }
  if (!sync_folder(folder_)) return fail_here("cannot_write", folder_);
  return {};
}

Expected<void> Storage::append(std::string_view name, std::string_view line) const {
  const fs::path path = folder_ / name;
  const Descriptor descriptor{open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, private_file)};
  if (!descriptor) return fail_here("cannot_write", path);
  const std::string with_end = std::string{line} + "\n";
  if (!write_all(descriptor.get(), with_end) || fsync(descriptor.get()) != 0) return fail_here("cannot_write", path);
  return {};
}

Expected<std::string> Storage::move_aside(std::string_view name, std::string_view stamp) const {
  std::string aside = std::string{name} + std::string{damaged_mark} + std::string{stamp};
  for (int n = 2; fs::exists(folder_ / aside); ++n) {
    aside = std::string{name} + std::string{damaged_mark} + std::string{stamp} + "-" + std::to_string(n);
  }
  if (rename((folder_ / name).c_str(), (folder_ / aside).c_str()) != 0)
    return fail_here("cannot_write", folder_ / name);
  sync_folder(folder_);
  return aside;
}

std::vector<std::string> Storage::list() const {
  std::vector<std::string> names;
  std::error_code error;
  for (auto entry = fs::directory_iterator(folder_, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    std::string name = entry->path().filename().string();
    if (is_ours(name)) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

Expected<void> Storage::remove_all() const {
  for (const std::string& name : list()) {
    if (unlink((folder_ / name).c_str()) != 0 && errno != ENOENT) return fail_here("cannot_write", folder_ / name);
  }
  sync_folder(folder_);
  if (rmdir(folder_.c_str()) != 0 && errno != ENOTEMPTY && errno != EEXIST && errno != ENOENT) {
    return fail_here("cannot_write", folder_);
  }
  return {};
}

}  // namespace unhunch::app
