// SPDX-License-Identifier: Apache-2.0
// The folder in which everything about one person is kept: mode 0700, files 0600, nothing anywhere else.
//
// A file is replaced whole (a new file in the same folder, fsync, rename, fsync of the folder), so that after a crash
// it is either the old or the new one. Any number of processes may read and write at once; two locks keep apart what
// must not meet: two servers, and a removal and whoever works with the folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "store/private_file.h"

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

  // For the one server. Makes the folder as well. Error codes: in_use, cannot_write.
  Expected<std::unique_ptr<Lock>> lock() const;

  // For a command that asks or guides, beside others and beside a server; as above.
  Expected<std::unique_ptr<Lock>> join() const;

  // For a removal: in_use as long as there is a server, or anybody has joined.
  Expected<std::vector<std::unique_ptr<Lock>>> lock_all() const;

  // Nothing when there is no such file. Error code: cannot_read.
  Expected<std::optional<std::string>> read(std::string_view name) const;

  // Error code: cannot_write.
  Expected<void> write(std::string_view name, std::string_view content) const;
  // The same without waiting for the disk, for what is written often: a loss of power may take the last ones back.
  Expected<void> write_soon(std::string_view name, std::string_view content) const;

  // Gives a file that cannot be understood another name; never removes it. The new name comes back.
  Expected<std::string> move_aside(std::string_view name, std::string_view stamp) const;

  // The same for a file of an earlier version that has been brought into the log.
  Expected<std::string> put_away(std::string_view name) const;

  bool has(std::string_view name) const;

  // Our files in the folder, also those of the log, those moved aside and those left over by a crash.
  std::vector<std::string> list() const;

  // Removes all of them, and the folder when it is empty then.
  Expected<void> remove_all() const;

 private:
  Expected<store::NewFile> make_file(std::string_view name, std::string_view content) const;
  enum class Sharing : std::uint8_t { alone, together };
  Expected<std::unique_ptr<Lock>> lock_file(std::string_view name, Sharing) const;
  Expected<std::string> rename_to_free(std::string_view name, const std::string& wanted) const;

  std::filesystem::path folder_;
};

}  // namespace unhunch::app
