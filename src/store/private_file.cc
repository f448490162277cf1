// SPDX-License-Identifier: Apache-2.0
#include "store/private_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace unhunch::store {
namespace {

namespace fs = std::filesystem;

constexpr mode_t private_mode = 0600;

tl::unexpected<Error> fail_here(const fs::path& file) {
  const std::string_view hint = errno == ENOSPC || errno == EDQUOT ? "the disk is full; make some room and try again"
                                : errno == ENOENT                  ? "there is no such folder"
                                                                   : "it cannot be written there";
  return fail("cannot_write", file.string(), std::string{hint} + " (" + std::strerror(errno) + ")");
}

Expected<void> sync(const fs::path& path, int flags) {
  const int descriptor = open(path.c_str(), flags | O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return fail_here(path);
  const int result = fsync(descriptor);
  const int fault = errno;
  close(descriptor);
  errno = fault;
  if (result != 0) return fail_here(path);
  return {};
}

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path{"."}; }

}  // namespace

Expected<void> make_private_file(const fs::path& file) {
  const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, private_mode);
  if (descriptor >= 0) {
    close(descriptor);
    return sync_folder_of(file);
  }
  if (errno != EEXIST) return fail_here(file);
  struct stat about {};
  if (stat(file.c_str(), &about) == 0 && about.st_uid == geteuid() && (about.st_mode & 077) != 0) {
    chmod(file.c_str(), private_mode);
  }
  return {};
}

Expected<void> sync_file(const fs::path& file) { return sync(file, 0); }

Expected<void> sync_folder_of(const fs::path& file) { return sync(folder_of(file), O_DIRECTORY); }

std::string NewFile::prefix_of(const fs::path& target) { return target.filename().string() + ".new-"; }

Expected<NewFile> NewFile::make_beside(const fs::path& target) {
  std::string pattern = (folder_of(target) / (prefix_of(target) + "XXXXXX")).string();
  const int descriptor = mkostemp(pattern.data(), O_CLOEXEC);  // 0600
  if (descriptor < 0) return fail_here(target);
  close(descriptor);
  return NewFile{pattern, target};
}

NewFile::NewFile(NewFile&& other) noexcept : path_(std::exchange(other.path_, {})), target_(std::move(other.target_)) {}

NewFile::~NewFile() {
  if (path_.empty()) return;
  for (const char* suffix : {"", "-journal", "-wal", "-shm"}) unlink((path_.string() + suffix).c_str());
}

Expected<void> NewFile::put_in_place() {
  if (auto synced = sync_file(path_); !synced) return synced;
  if (auto put = put_in_place_soon(); !put) return put;
  return sync_folder_of(target_);
}

Expected<void> NewFile::put_in_place_soon() {
  if (rename(path_.c_str(), target_.c_str()) != 0) return fail_here(target_);
  path_.clear();
  return {};
}

}  // namespace unhunch::store
