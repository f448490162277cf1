// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a regimen, as its sentences, and as a pack. Whatever they are, the answer is a document or faults.

#include <cstddef>
#include <cstdint>
#include <string>

#include "wire/json_text.h"
#include "wire/regimen_toml.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace unhunch::wire;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto compiled = compile_regimen({{{"regimen/any.toml", bytes}, {"regimen/text/en.toml", bytes}}});
  const auto pack = compile_pack({}, {{{"pack.toml", bytes}}});
  for (const auto& fault : compiled.faults) describe(fault);
  const auto written = write_json(compiled.document);
  const auto again = parse_json(written);
  return again && write_json(*again) == written && pack.faults.size() < size + 1'000'000 ? 0 : -1;
}
