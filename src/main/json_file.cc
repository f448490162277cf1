// SPDX-License-Identifier: Apache-2.0
#include "main/json_file.h"

#include <fmt/format.h>

#include "main/phrases.h"

namespace unhunch::app {

std::optional<boost::json::object> find_object(std::string_view text) {
  auto parsed = wire::parse_json(text);
  if (!parsed || !parsed->is_object()) return std::nullopt;
  return std::move(parsed->get_object());
}

Expected<void> move_aside(const Storage& storage, const Clock& clock, std::string_view name,
                          std::vector<std::string>& notes) {
  constexpr std::int64_t seconds_in_day = 86400;
  const std::string stamp = fmt::format("{}-{}", core::to_iso(clock.today()), clock.unix_seconds() % seconds_in_day);
  const auto aside = storage.move_aside(name, stamp);
  if (!aside) return tl::unexpected<Error>(aside.error());
  notes.push_back(fmt::format(fmt::runtime(phrases::moved_aside), fmt::arg("file", name), fmt::arg("aside", *aside),
                              fmt::arg("folder", storage.folder().string())));
  return {};
}

}  // namespace unhunch::app
