// SPDX-License-Identifier: Apache-2.0
#include "main/kept_log.h"

#include "main/log_place.h"
#include "main/old_files.h"
#include "main/read_log.h"
#include "wire/event_reader.h"

namespace unhunch::app {
namespace {

Expected<void> refuse_write(Error error) {
  if (error.code != "damaged" && error.code != "in_use") error.code = "cannot_write";
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace

Expected<KeptLog> KeptLog::open(const Context& context, std::vector<std::string>& notes) {
  KeptLog kept{context};
  if (!has_no_log(context)) {
    auto opened = open_log(context);
    if (!opened) return tl::unexpected<Error>(std::move(opened.error()));
    kept.store_ = std::move(*opened);
    if (auto read = kept.read_on(); !read) return tl::unexpected<Error>(std::move(read.error()));
  }
  if (!has_old_files(context.storage)) return kept;
  if (auto brought = kept.bring_in_old_files(notes); !brought) return tl::unexpected<Error>(brought.error());
  return kept;
}

// On disk first, then out of the way: after a crash it is done once more, and adds nothing.
Expected<void> KeptLog::bring_in_old_files(std::vector<std::string>& notes) {
  const Storage& storage = context_->storage;
  const auto old = read_old_files(*context_, notes);
  if (!old) return tl::unexpected<Error>(old.error());
  if (!old->events.empty()) {
    if (auto kept = append(old->events); !kept) return kept;
  }
  for (const std::string_view name : old->names) {
    const auto put = storage.put_away(name);
    if (!put && storage.has(name)) return tl::unexpected<Error>(put.error());  // else another process was quicker
  }
  return {};
}

Expected<void> KeptLog::prepare() {
  if (store_) return {};
  auto opened = open_log(*context_);
  if (!opened) return refuse_write(std::move(opened.error()));
  store_ = std::move(*opened);
  return {};
}

Expected<void> KeptLog::append(const std::vector<wire::EventText>& events) {
  for (const wire::EventText& event : events) {
    if (auto right = wire::check_event(context_->knowledge.regimen(), event); !right)
      return refuse_write(right.error());
  }
  if (auto ready = prepare(); !ready) return ready;
  if (auto added = store_->append(events); !added) return refuse_write(std::move(added.error()));
  return read_on();
}

Expected<void> KeptLog::read_on() {
  const auto cursor = read_log(*store_, cursor_, *log_);
  if (!cursor) return tl::unexpected<Error>(cursor.error());
  cursor_ = *cursor;
  return {};
}

}  // namespace unhunch::app
