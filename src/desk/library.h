// SPDX-License-Identifier: Apache-2.0
// A library of the system that is looked for when the program runs, so that its absence is a fact and not a failure.
// What is found stays loaded to the end, as such libraries expect.
#pragma once

namespace unhunch::desk {

class Library {
 public:
  // A library that is not there finds nothing.
  explicit Library(const char* name);

  bool found() const { return handle_ != nullptr; }
  bool whole() const { return found() && !missing_; }

  template <class Function>
  void find(const char* name, Function*& function) {
    // What POSIX promises of dlsym.
    function = reinterpret_cast<Function*>(find_symbol(name));
  }

 private:
  void* find_symbol(const char* name);

  void* handle_;
  bool missing_ = false;
};

}  // namespace unhunch::desk
