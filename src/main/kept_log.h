// SPDX-License-Identifier: Apache-2.0
// The log of events (main/log_place.h) as the commands of the terminal use it: read whole, added to, and read on,
// because a server and other terminals may add at the same time. What append() has answered is on disk.
//
// Nothing is made on disk before the first append() or prepare(). Files of earlier versions are brought in by open().
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "main/big_pages.h"
#include "main/world.h"
#include "store/event_log.h"
#include "wire/log.h"

namespace unhunch::app {

class KeptLog {
 public:
  // Codes: cannot_read, damaged, newer_version, in_use, cannot_write. Notes say what had to be moved aside.
  // The context outlives the log.
  static Expected<KeptLog> open(const Context&, std::vector<std::string>& notes);

  // Of the door of the Knowledge; adds up whatever was read so far.
  const std::shared_ptr<wire::Log>& log() const { return log_; }

  // Makes the database where there is none, so that a fault is known before anybody is asked. Code: cannot_write.
  Expected<void> prepare();

  // All or none; reads what others have added meanwhile. An event that could not be understood later is refused.
  // Code: cannot_write.
  Expected<void> append(const std::vector<wire::EventText>& events);

 private:
  explicit KeptLog(const Context& context)
      : context_(&context),
        log_(std::make_shared<wire::Log>(context.knowledge.document(), context.knowledge.regimen(), big_pages())) {}

  Expected<void> bring_in_old_files(std::vector<std::string>& notes);
  Expected<void> read_on();

  const Context* context_;
  std::shared_ptr<wire::Log> log_;
  std::shared_ptr<store::EventLog> store_;  // none while there is no database
  std::int64_t cursor_ = 0;
};

}  // namespace unhunch::app
