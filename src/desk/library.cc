// SPDX-License-Identifier: Apache-2.0
#include "desk/library.h"

#include <dlfcn.h>

namespace unhunch::desk {

// Lazily, because what is bound is memory of our own: of the hundreds of functions of these libraries few are called.
Library::Library(const char* name) : handle_(dlopen(name, RTLD_LAZY | RTLD_LOCAL)) {}

void* Library::find_symbol(const char* name) {
  void* symbol = handle_ == nullptr ? nullptr : dlsym(handle_, name);
  if (symbol == nullptr) missing_ = true;
  return symbol;
}

}  // namespace unhunch::desk
