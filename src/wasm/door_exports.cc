// SPDX-License-Identifier: Apache-2.0
// The door for the browser: a plain C interface, no imports, no glue.
//
//   ptr  = alloc(bytes)              room for an input; release(ptr) gives it back
//   view = open(json, size)          takes the compiled regimen; an empty view when it is good, else the error
//   view = remember(json, size)      adds events to the log that the doors work from; empty when they are good, else
//   the
//                                    error as JSON
//   forget()                         empties that log
//   view = call(name, size, json, size)
//
// A view is {pointer, size} of UTF-8 bytes that stay until the next open, remember or call. Compiled three times: with
// UNHUNCH_MORE the doors that are asked now and then are open as well, with UNHUNCH_REPORT those of what leaves the
// program, and no others. One caller at a time: a module has one thread.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "wire/door.h"

#ifdef UNHUNCH_REPORT
#include "report/doors.h"
#endif

namespace {

struct View {
  const char* data;
  std::size_t size;
};

std::optional<unhunch::wire::Door>& door() {
  static std::optional<unhunch::wire::Door> the_door;
  return the_door;
}

constexpr std::string_view not_open = R"({"error":{"code":"not_open","path":"","message":"open the regimen first"}})";

// Keeps the bytes alive for the page to copy.
const View* show(std::string text) {
  static std::string shown;
  static View view;
  shown = std::move(text);
  view = {shown.data(), shown.size()};
  return &view;
}

}  // namespace

#define UNHUNCH_EXPORT(name) extern "C" __attribute__((export_name(#name), visibility("default")))

UNHUNCH_EXPORT(alloc) void* unhunch_alloc(std::size_t bytes) { return std::malloc(bytes); }

UNHUNCH_EXPORT(release) void unhunch_release(void* bytes) { std::free(bytes); }

UNHUNCH_EXPORT(open) const View* unhunch_open(const char* json, std::size_t size) {
#ifdef UNHUNCH_REPORT
  auto opened = unhunch::wire::Door::open(std::string_view{json, size}, unhunch::report::doors());
#else
  auto opened = unhunch::wire::Door::open(std::string_view{json, size});
#endif
  if (!opened) return show(opened.error().where + ": " + opened.error().message);
  door() = std::move(*opened);
#ifdef UNHUNCH_MORE
  door()->look_back();
  door()->check_regimens();
#endif
  return show({});
}

UNHUNCH_EXPORT(remember) const View* unhunch_remember(const char* json, std::size_t size) {
  if (!door()) return show(std::string{not_open});
  const auto added = door()->remember({json, size});
  return show(added ? std::string{} : unhunch::wire::to_reply(added.error()).json);
}

UNHUNCH_EXPORT(forget) void unhunch_forget() {
  if (door()) door()->forget();
}

UNHUNCH_EXPORT(call)
const View* unhunch_call(const char* name, std::size_t name_size, const char* json, std::size_t size) {
  if (!door()) return show(std::string{not_open});
  return show(door()->call({name, name_size}, {json, size}).json);
}
