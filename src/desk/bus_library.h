// SPDX-License-Identifier: Apache-2.0
// The functions of libsystemd that bus.cc calls, found when the program runs. Types come from its header alone.
#pragma once

#include <systemd/sd-bus.h>

namespace unhunch::desk {

// NAME stands for sd_bus_NAME.
// clang-format off
#define UNHUNCH_BUS_FUNCTIONS(X) \
  X(open_user) X(open_system) X(flush_close_unref) X(get_fd) X(get_events) X(get_timeout) X(process) X(call) \
  X(call_async) X(send) X(add_match_async) X(add_object) X(slot_unref) X(error_free) X(message_new_method_call) \
  X(message_new_signal) X(message_new_method_return) X(message_new_method_errorf) X(message_append) \
  X(message_append_array) X(message_open_container) X(message_close_container) X(message_read) \
  X(message_enter_container) X(message_exit_container) X(message_skip) X(message_peek_type) X(message_at_end) \
  X(message_ref) X(message_unref) X(message_get_path) X(message_get_interface) X(message_get_member) \
  X(message_get_sender) X(message_is_method_error) X(message_get_error)
// clang-format on

struct BusLibrary {
#define UNHUNCH_BUS_FUNCTION(name) decltype(::sd_bus_##name)* name;
  UNHUNCH_BUS_FUNCTIONS(UNHUNCH_BUS_FUNCTION)
#undef UNHUNCH_BUS_FUNCTION
};

// Null when libsystemd is not there.
const BusLibrary* find_bus_library();

}  // namespace unhunch::desk
