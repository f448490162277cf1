// SPDX-License-Identifier: Apache-2.0
// One JSON file of the data folder. What cannot be understood is moved aside with a note for the person, and never
// removed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "main/clock.h"
#include "main/storage.h"
#include "wire/json_text.h"

namespace unhunch::app {

// Nothing when there is no such file, or when it had to be moved aside. Codes: cannot_read, cannot_write.
template <class IsSound>
Expected<std::optional<boost::json::object>> read_json_file(const Storage&, const Clock&, std::string_view name,
                                                            const IsSound& is_sound, std::vector<std::string>& notes);

// Nothing when the text is no JSON object.
std::optional<boost::json::object> find_object(std::string_view text);

Expected<void> move_aside(const Storage&, const Clock&, std::string_view name, std::vector<std::string>& notes);

template <class IsSound>
Expected<std::optional<boost::json::object>> read_json_file(const Storage& storage, const Clock& clock,
                                                            std::string_view name, const IsSound& is_sound,
                                                            std::vector<std::string>& notes) {
  auto text = storage.read(name);
  if (!text) return tl::unexpected<Error>(std::move(text.error()));
  if (!*text) return std::optional<boost::json::object>{};
  auto object = find_object(**text);
  if (object && is_sound(*object)) return object;
  if (auto moved = move_aside(storage, clock, name, notes); !moved) return tl::unexpected<Error>(moved.error());
  return std::optional<boost::json::object>{};
}

}  // namespace unhunch::app
