// SPDX-License-Identifier: Apache-2.0
#include "main/log_place.h"

namespace unhunch::app {

bool has_no_log(const Context& context) {
  std::error_code error;
  return context.database.empty() && !std::filesystem::exists(log_file(context), error);
}

Expected<std::unique_ptr<store::EventLog>> open_log(const Context& context) {
  if (!context.database.empty()) return store::open_postgresql(context.database, store::only_person);
  if (auto made = context.storage.make_folder(); !made) return tl::unexpected<Error>(std::move(made.error()));
  return store::open_sqlite(log_file(context));
}

}  // namespace unhunch::app
