// SPDX-License-Identifier: Apache-2.0
// The functions of libxcb and libxcb-sync that display.cc and x_idle.cc call, found when the program runs. Xlib would
// cost three times the memory.
#pragma once

#include <xcb/sync.h>
#include <xcb/xcb.h>

namespace unhunch::desk {

// NAME stands for xcb_NAME.
// clang-format off
#define UNHUNCH_XCB_FUNCTIONS(X) \
  X(connect) X(connection_has_error) X(disconnect) X(get_file_descriptor) X(get_setup) X(setup_roots_iterator) \
  X(poll_for_event) X(flush) X(generate_id) X(get_extension_data) X(query_extension) X(query_extension_reply) \
  X(intern_atom) X(intern_atom_reply) X(get_property) X(get_property_reply) X(get_property_value) \
  X(get_property_value_length) X(change_window_attributes)
#define UNHUNCH_XCB_SYNC_FUNCTIONS(X) \
  X(sync_initialize) X(sync_initialize_reply) X(sync_list_system_counters) X(sync_list_system_counters_reply) \
  X(sync_list_system_counters_counters_iterator) X(sync_systemcounter_next) X(sync_query_counter) \
  X(sync_query_counter_reply) X(sync_create_alarm) X(sync_destroy_alarm)
// clang-format on

struct XLibrary {
#define UNHUNCH_XCB_FUNCTION(name) decltype(::xcb_##name)* name;
  UNHUNCH_XCB_FUNCTIONS(UNHUNCH_XCB_FUNCTION)
  UNHUNCH_XCB_SYNC_FUNCTIONS(UNHUNCH_XCB_FUNCTION)
#undef UNHUNCH_XCB_FUNCTION
  xcb_extension_t* sync_id;
};

// Null when the libraries are not there.
const XLibrary* find_x_library();

}  // namespace unhunch::desk
