// SPDX-License-Identifier: Apache-2.0
// Files that only their owner may read, and files that appear whole or not at all. Code of all: cannot_write.
#pragma once

#include <filesystem>

#include "core/error.h"

namespace unhunch::store {

// Makes an empty file (0600) where there is none; one that is there and ours is closed to others.
Expected<void> make_private_file(const std::filesystem::path& file);

// What is on disk there stays there after a loss of power.
Expected<void> sync_file(const std::filesystem::path& file);
Expected<void> sync_folder_of(const std::filesystem::path& file);

// A file (0600) beside its target; it is gone again, with what SQLite puts beside it, unless it was put in place.
class NewFile {
 public:
  static Expected<NewFile> make_beside(const std::filesystem::path& target);
  NewFile(NewFile&& other) noexcept;
  NewFile& operator=(NewFile&&) = delete;
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile();

  const std::filesystem::path& path() const { return path_; }

  // Replaces the target in one step, after everything is on disk.
  Expected<void> put_in_place();
  // The same without waiting for the disk: a loss of power may take it back.
  Expected<void> put_in_place_soon();

  // The names of such files begin with this, for whoever cleans up after a crash.
  static std::string prefix_of(const std::filesystem::path& target);

 private:
  NewFile(std::filesystem::path path, std::filesystem::path target)
      : path_(std::move(path)), target_(std::move(target)) {}

  std::filesystem::path path_;  // empty: in place, or moved from
  std::filesystem::path target_;
};

}  // namespace unhunch::store
