// SPDX-License-Identifier: Apache-2.0
// The program waits most of its life beside somebody's work, and should then be small.
#pragma once

namespace unhunch::app {

// Before anything else: freed memory goes back to the system soon, and threads share one heap.
void keep_small();

// Gives back what only the last work needed: freed memory, and the pages of files (the program's own and those of its
// libraries) that are in memory as they are on disk; the ones that are needed again come back by themselves. Takes some
// milliseconds.
void give_back_memory();

}  // namespace unhunch::app
