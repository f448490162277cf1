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

#include "store/private_file.h"

namespace unhunch::app {
namespace {

namespace fs = std::filesystem;

constexpr mode_t private_folder = 0700;
constexpr mode_t private_file = 0600;
constexpr std::string_view lock_name = "lock";
constexpr std::string_view joined_name = "joined";
constexpr std::string_view damaged_mark = ".damaged-";
constexpr std::string_view imported_mark = ".imported";
constexpr std::size_t most_bytes = 64u * 1024u * 1024u;
constexpr std::array<std::string_view, 10> our_names = {
    "answers.json", "history.json", "state.json", "events.jsonl",     "server.json",
    "unhunch.db",   lock_name,      joined_name,  "break_agent.json", "desk.sock"};
// What may stand behind such a name: not yet in place, moved aside, brought into the log, and what the store puts
// beside the log: what is written ahead, its index, what a restore has replaced.
constexpr std::array<std::string_view, 7> marks = {".new", damaged_mark, imported_mark,    "-wal",
                                                   "-shm", "-journal",   ".before-restore"};

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
    return rest.empty() ||
           std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return rest.starts_with(mark); });
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

Expected<std::unique_ptr<Storage::Lock>> Storage::lock() const { return lock_file(lock_name, Sharing::alone); }

Expected<std::unique_ptr<Storage::Lock>> Storage::join() const { return lock_file(joined_name, Sharing::together); }

Expected<std::vector<std::unique_ptr<Storage::Lock>>> Storage::lock_all() const {
  std::vector<std::unique_ptr<Lock>> locks;
  for (const std::string_view name : {lock_name, joined_name}) {
    auto locked = lock_file(name, Sharing::alone);
    if (!locked) return tl::unexpected<Error>(std::move(locked.error()));
    locks.push_back(std::move(*locked));
  }
  return locks;
}

Expected<std::unique_ptr<Storage::Lock>> Storage::lock_file(std::string_view name, Sharing sharing) const {
  const fs::path path = folder_ / name;
  while (true) {
    if (auto made = make_folder(); !made) return tl::unexpected<Error>(std::move(made.error()));
    Descriptor descriptor{open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, private_file)};
    if (!descriptor) return fail_here("cannot_write", path);
    const int how = sharing == Sharing::alone ? LOCK_EX : LOCK_SH;
    if (flock(descriptor.get(), how | LOCK_NB) != 0) return fail_here("in_use", path);
    // A removal may have taken the file away between the two steps.
    struct stat about {};
    if (fstat(descriptor.get(), &about) == 0 && about.st_nlink > 0) {
      return std::make_unique<Lock>(descriptor.release());
    }
  }
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

Expected<store::NewFile> Storage::make_file(std::string_view name, std::string_view content) const {
  const fs::path path = folder_ / name;
  auto fresh = store::NewFile::make_beside(path);
  if (!fresh) return tl::unexpected<Error>(std::move(fresh.error()));
  const Descriptor descriptor{open(fresh->path().c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOFOLLOW)};
  if (!descriptor || !write_all(descriptor.get(), content)) return fail_here("cannot_write", path);
  return fresh;
}

Expected<void> Storage::write(std::string_view name, std::string_view content) const {
  auto fresh = make_file(name, content);
  return fresh ? fresh->put_in_place() : tl::unexpected<Error>(std::move(fresh.error()));
}

Expected<void> Storage::write_soon(std::string_view name, std::string_view content) const {
  auto fresh = make_file(name, content);
  return fresh ? fresh->put_in_place_soon() : tl::unexpected<Error>(std::move(fresh.error()));
}

bool Storage::has(std::string_view name) const {
  std::error_code error;
  return fs::exists(folder_ / name, error);
}

Expected<std::string> Storage::move_aside(std::string_view name, std::string_view stamp) const {
  return rename_to_free(name, std::string{name} + std::string{damaged_mark} + std::string{stamp});
}

Expected<std::string> Storage::put_away(std::string_view name) const {
  return rename_to_free(name, std::string{name} + std::string{imported_mark});
}

Expected<std::string> Storage::rename_to_free(std::string_view name, const std::string& wanted) const {
  std::string aside = wanted;
  for (int n = 2; has(aside); ++n) aside = wanted + "-" + std::to_string(n);
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
