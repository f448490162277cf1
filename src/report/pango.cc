// SPDX-License-Identifier: Apache-2.0
#include "report/pango.h"

#include <dlfcn.h>

#include <optional>

namespace unhunch::report {
namespace {

template <class Function>
bool find(void* library, const char* name, Function& function) {
  // What POSIX promises of dlsym.  NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  function = reinterpret_cast<Function>(dlsym(library, name));
  return function != nullptr;
}

// Its dependencies are found through it. Stays loaded to the end, as its types expect.
std::optional<Pango> load() {
  void* library = dlopen("libpangocairo-1.0.so.0", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return std::nullopt;
  Pango pango{};
  bool whole = true;
#define UNHUNCH_FIND(name) whole = whole && find(library, #name, pango.name);
  UNHUNCH_PANGO_FUNCTIONS(UNHUNCH_FIND)
#undef UNHUNCH_FIND
  return whole ? std::optional{pango} : std::nullopt;
}

}  // namespace

Expected<const Pango*> load_pango() {
  static const std::optional<Pango> loaded = load();
  if (!loaded) {
    return fail("not_supported", "libpangocairo-1.0.so.0",
                "for a PDF its library is needed: libpangocairo-1.0-0; an .html can be printed as well");
  }
  return &*loaded;
}

}  // namespace unhunch::report
