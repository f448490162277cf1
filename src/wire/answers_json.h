// SPDX-License-Identifier: Apache-2.0
// Answers and history between JSON and the core. Strict: an unknown field, a wrong type, a value out of range or an
// unknown id is an error with its path. The shape is the one of every door (docs/architecture.md, docs/api/).
#pragma once

#include <boost/json/value.hpp>
#include <string>

#include "core/answers.h"
#include "core/error.h"
#include "core/history.h"

namespace unhunch::wire {

namespace door {
struct Answers;
struct History;
}  // namespace door

// `where` is the path of `value` in the input and begins the path of every error.
Expected<core::Answers> read_answers(const core::Regimen&, const boost::json::value& value, const std::string& where);
Expected<core::History> read_history(const core::Regimen&, const boost::json::value& value, const std::string& where);

// The second half of the same: from the door's types, with every id looked up. Sessions come out in order of days.
Expected<core::Answers> to_core(const core::Regimen&, const door::Answers&, const std::string& where);
Expected<core::History> to_core(const core::Regimen&, const door::History&, const std::string& where);

}  // namespace unhunch::wire
