// SPDX-License-Identifier: Apache-2.0
// The folder in which everything about one person is kept: mode 0700, files 0600, nothing anywhere else.
//
// A file is replaced whole (a new file in the same folder, fsync, rename, fsync of the folder), so that after a crash
// it is either the old or the new one. Only one process may write at a time; it holds a lock for as long as its Lock
// lives.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace unhunch::app {

class Storage {
 public:
  // Holds the lock of a folder; freed at the end, also when the process is killed.
  class Lock {
   public:
    explicit Lock(int descriptor) : descriptor_(descriptor) {}
    ~Lock();
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

   private:
    int descriptor_;
  };

  explicit Storage(std::filesystem::path folder) : folder_(std::move(folder)) {}

  const std::filesystem::path& folder() const { return folder_; }

  // Makes the folder where there is none, and closes it to others. Error code: cannot_write.
  Expected<void> make_folder() const;

  // Makes the folder as well. Error codes: in_use, cannot_write.
  Expected<std::unique_ptr<Lock>> lock() const;

  // Nothing when there is no such file. Error code: cannot_read.
  Expected<std::optional<std::string>> read(std::string_view name) const;

  // Error code: cannot_write.
  Expected<void> write(std::string_view name, std::string_view content) const;
  Expected<void> append(std::string_view name, std::string_view line) const;

  // Gives a file that cannot be understood another name; never removes it. The new name comes back.
  Expected<std::string> move_aside(std::string_view name, std::string_view stamp) const;

  // Our files in the folder, also those moved aside and left over by a crash.
  std::vector<std::string> list() const;

  // Removes all of them, and the folder when it is empty then.
  Expected<void> remove_all() const;

 private:
  std::filesystem::path folder_;
};

}  // namespace unhunch::app
