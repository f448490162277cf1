// SPDX-License-Identifier: Apache-2.0
#include "main/export_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "store/private_file.h"

namespace unhunch::app {
namespace {

tl::unexpected<Error> cannot_write(const std::filesystem::path& file) {
  return fail("cannot_write", file.string(), std::strerror(errno));
}

Expected<void> fill(const std::filesystem::path& file, std::string_view content) {
  const int descriptor = open(file.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC);
  if (descriptor < 0) return cannot_write(file);
  Expected<void> done;
  while (done && !content.empty()) {
    const ssize_t written = write(descriptor, content.data(), content.size());
    if (written > 0) {
      content.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      done = cannot_write(file);
    }
  }
  if (close(descriptor) != 0 && done) done = cannot_write(file);
  return done;
}

}  // namespace

// A new file is claimed by its name first (O_EXCL), and then replaced whole like any other.
Expected<void> write_export(const std::filesystem::path& file, std::string_view content, Existing existing) {
  bool claimed = false;
  if (existing == Existing::keep) {
    const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) {
      if (errno == EEXIST) return fail("exists", file.string(), "it is there already; --force replaces it");
      return cannot_write(file);
    }
    close(descriptor);
    claimed = true;
  }
  auto made = store::NewFile::make_beside(file);
  Expected<void> done;
  if (!made) {
    done = tl::unexpected<Error>(made.error());
  } else if (done = fill(made->path(), content); done) {
    done = made->put_in_place();
  }
  if (!done && claimed) unlink(file.c_str());
  return done;
}

}  // namespace unhunch::app
