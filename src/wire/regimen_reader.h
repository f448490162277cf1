// SPDX-License-Identifier: Apache-2.0
// From the compiled regimen (one JSON document) to the figures that the core works with.
//
// Every reference is resolved here, so that the core may index without looking; a document that the checks have not
// seen gives an error with the path, never a crash. Cost: linear in the document, about two milliseconds.
#pragma once

#include <boost/json/value.hpp>

#include "core/error.h"
#include "core/regimen.h"

namespace unhunch::wire {

Expected<core::Regimen> read_regimen_document(const boost::json::value& document);

}  // namespace unhunch::wire
