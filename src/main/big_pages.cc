// SPDX-License-Identifier: Apache-2.0
#include "main/big_pages.h"

#include <sys/mman.h>

#include <new>

namespace unhunch::app {
namespace {

constexpr std::size_t big_page = std::size_t{2} << 20U;

class BigPages : public std::pmr::memory_resource {
  void* do_allocate(std::size_t bytes, std::size_t alignment) override {
    if (bytes < big_page) return ::operator new (bytes, std::align_val_t{alignment});
    void* const memory = ::operator new (bytes, std::align_val_t{big_page});
    madvise(memory, bytes, MADV_HUGEPAGE);  // where it cannot be had, small pages do as well
    return memory;
  }

  void do_deallocate(void* memory, std::size_t bytes, std::size_t alignment) override {
    ::operator delete (memory, std::align_val_t{bytes < big_page ? alignment : big_page});
  }

  bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override { return this == &other; }
};

}  // namespace

std::pmr::memory_resource* big_pages() {
  static BigPages pages;
  return &pages;
}

}  // namespace unhunch::app
