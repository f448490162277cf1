// SPDX-License-Identifier: Apache-2.0
// A page has no console that C could write to. Without these three the C library would ask the page for files (the
// imports fd_write, fd_seek and fd_close), only to print the last words of a program that stops. They keep the module
// free of imports: it can touch nothing but its own memory. For the same reason libc++ may not print before it stops.

#include <sys/types.h>
#include <cstddef>
#include <cstdio>

#include <__verbose_abort>

extern "C" {

std::size_t __stdio_write(FILE*, const unsigned char*, std::size_t) { return 0; }
off_t __stdio_seek(FILE*, off_t, int) { return -1; }
int __stdio_close(FILE*) { return 0; }

}  // extern "C"

_LIBCPP_BEGIN_NAMESPACE_STD
void __libcpp_verbose_abort(const char*, ...) noexcept { __builtin_trap(); }
_LIBCPP_END_NAMESPACE_STD
