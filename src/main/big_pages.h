// SPDX-License-Identifier: Apache-2.0
// Memory for what is large and soon filled, in the big pages of the processor where the system has some: thousands of
// small ones take longer to be had than to be filled.
#pragma once

#include <memory_resource>

namespace unhunch::app {

// Gives what is smaller than a big page as new does. For any thread.
std::pmr::memory_resource* big_pages();

}  // namespace unhunch::app
