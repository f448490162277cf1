// SPDX-License-Identifier: Apache-2.0
// What changed between two states of the answers, in the form in which the log keeps it (docs/data-format.md): a field
// replaces, the members of a group are changed one by one, null takes away.
#pragma once

#include "core/regimen.h"
#include "wire/json_text.h"

namespace unhunch::app {

// Empty when nothing changed. Groups are flags, details, conditions, signs, preferences and raised_on.
boost::json::object make_patch(const boost::json::object& from, const boost::json::object& to);

// Only what `to` no longer has.
boost::json::object make_removal(const boost::json::object& from, const boost::json::object& to);

void apply_patch(boost::json::object& answers, const boost::json::object& patch);

// The answers that raise this flag, as a patch that tells them once more.
boost::json::object tell_again(const core::Regimen&, const boost::json::object& answers, core::FlagId);

}  // namespace unhunch::app
