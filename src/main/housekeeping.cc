// SPDX-License-Identifier: Apache-2.0
#include "main/housekeeping.h"

#include <fmt/format.h>

#include "main/check.h"
#include "main/exit_status.h"
#include "main/log_place.h"
#include "main/phrases.h"
#include "main/result.h"
#include "main/screen.h"
#include "store/event_log.h"

namespace unhunch::app {
namespace {

void print(const Context& context, std::string_view words) {
  context.world.terminal.print(framed(paragraph(words, text_width(context))));
}

// Overwritten first, because a file that is only removed can be found again on the disk. A log in the folder that
// cannot be opened any more is removed as it is.
Expected<void> erase_log(const Context& context) {
  if (has_no_log(context)) return {};
  auto log = open_log(context);
  auto erased = log ? (*log)->erase() : Expected<void>{tl::unexpected<Error>(log.error())};
  if (context.database.empty() && (!erased && erased.error().code != "in_use")) return {};
  return erased;
}

}  // namespace

int run_data(const Context& context) {
  Frame frame;
  frame.emplace_back(Look::strong, std::string{phrases::data_title});
  frame.emplace_back(Look::accent, context.storage.folder().string());
  frame.emplace_back();
  const std::vector<std::string> names = context.storage.list();
  for (const std::string& name : names) {
    std::error_code error;
    const auto size = std::filesystem::file_size(context.storage.folder() / name, error);
    frame.emplace_back(fmt::format("{:<40}{:>9} B", name, error ? 0 : size));
  }
  if (names.empty()) frame.emplace_back(std::string{phrases::data_nowhere});
  frame.emplace_back();
  append(frame, paragraph(phrases::data_private, text_width(context), Look::faint));
  context.world.terminal.print(framed(std::move(frame)));
  return status::fine;
}

int run_delete(const Context& context, bool without_asking) {
  std::error_code error;
  if (context.database.empty() && !std::filesystem::exists(context.storage.folder(), error)) {
    print(context, phrases::data_nowhere);
    return status::fine;
  }
  const auto locks = context.storage.lock_all();
  if (!locks) return report(context, locks.error());
  if (!without_asking) {
    context.world.out << fmt::format(fmt::runtime(phrases::delete_ask), fmt::arg("word", phrases::delete_word)) << ' '
                      << std::flush;
    std::string answer;
    std::getline(context.world.in, answer);
    if (answer != phrases::delete_word) {
      print(context, phrases::not_deleted);
      return status::fine;
    }
  }
  if (auto erased = erase_log(context); !erased) return report(context, erased.error());
  if (auto removed = context.storage.remove_all(); !removed) return report(context, removed.error());
  print(context, phrases::deleted);
  return status::fine;
}

}  // namespace unhunch::app
