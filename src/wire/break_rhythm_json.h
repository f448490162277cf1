// SPDX-License-Identifier: Apache-2.0
// The break rhythm of a person: what the regimen says, what the setting `break_rhythm` changes, and the interval that
// the answers hold (`preferences.break_every_min`). docs/data-format.md describes the setting.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/answers.h"
#include "core/break_rhythm.h"
#include "core/error.h"
#include "core/regimen.h"
#include "wire/door_types.h"

namespace unhunch::wire {

class Place;

inline constexpr std::string_view break_rhythm_name = "break_rhythm";

// Minutes of "HH:MM", "00:00" to "24:00".
std::optional<int> find_minute(std::string_view clock);

// From the rules break_* of a regimen; the routines and the intervals of `regimen` have been read. Notes faults.
core::BreakRhythm read_usual_breaks(const Place& rules, const core::Regimen&);

// The value of the setting, or where it is wrong.
Expected<core::BreakRhythm> read_break_rhythm(const core::Regimen&, const boost::json::value&,
                                              const std::string& where);

// What holds for a person. A setting that cannot be understood counts as none.
core::BreakRhythm find_break_rhythm(const core::Regimen&, const boost::json::object& settings,
                                    const core::Preferences&);

door::BreakRhythmOut to_door(const core::BreakRhythm&);

}  // namespace unhunch::wire
