// SPDX-License-Identifier: Apache-2.0
// The door `check_regimen`, apart from the others so that a browser's module does not carry the checks.
#include "wire/door_room.h"
#include "wire/regimen_check.h"
#include "wire/regimen_reader.h"

namespace unhunch::wire {

Answered call_check_regimen(const Room&, const boost::json::value& input) {
  auto in = mapping::read<door::CheckRegimenIn>(input, "");
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  const boost::json::object* regimen = in->regimen.value.if_object();
  if (regimen == nullptr) return fail("wrong_type", "regimen", "expected an object");
  door::CheckRegimenOut out;
  for (const Fault& fault : check_knowledge(*regimen)) {
    out.faults.push_back({fault.key, fault.code, fault.message, fault.expected});
  }
  if (out.faults.empty()) {
    if (const auto read = read_regimen_document(in->regimen.value); !read) {
      out.faults.push_back({read.error().where, read.error().code, read.error().message, ""});
    }
  }
  out.ok = out.faults.empty();
  return mapping::write(out);
}

}  // namespace unhunch::wire
