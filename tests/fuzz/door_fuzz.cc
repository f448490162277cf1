// SPDX-License-Identifier: Apache-2.0
// Any bytes at the door: the first byte picks the door, the rest is the input. The answer must be JSON again, whatever
// came in, and the same for the same bytes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "main/embedded.h"
#include "wire/door.h"
#include "wire/json_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto door = unhunch::wire::Door::open(unhunch::embedded_regimen());
  if (!door) std::abort();
  if (size == 0) return 0;
  const auto& names = unhunch::wire::Door::names();
  const std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto reply = door->call(names[data[0] % names.size()], input);
  if (!unhunch::wire::parse_json(reply.json)) std::abort();
  return 0;
}
