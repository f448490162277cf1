// SPDX-License-Identifier: Apache-2.0
// cairo and pango, loaded when a PDF is made and not before: they bring two dozen libraries along, which would cost
// every start and stay in the memory of a program that waits all day. The functions are called by their own names
// through a table of their own types.
#pragma once

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "core/error.h"

// Every function that is used; a name that is missing makes the whole unusable.
#define UNHUNCH_PANGO_FUNCTIONS(each)                                                                                  \
  each(cairo_pdf_surface_create_for_stream) each(cairo_pdf_surface_set_metadata) each(cairo_surface_destroy)           \
      each(cairo_surface_finish) each(cairo_surface_status) each(cairo_status_to_string) each(cairo_create) each(      \
          cairo_destroy) each(cairo_show_page) each(cairo_tag_begin) each(cairo_tag_end) each(cairo_save)              \
          each(cairo_restore) each(cairo_translate) each(cairo_scale) each(cairo_move_to) each(cairo_line_to) each(    \
              cairo_curve_to) each(cairo_close_path) each(cairo_new_path) each(cairo_arc) each(cairo_rectangle)        \
              each(cairo_clip) each(cairo_fill) each(cairo_stroke) each(cairo_set_line_width) each(cairo_set_line_cap) \
                  each(cairo_set_line_join) each(cairo_set_dash) each(cairo_set_source_rgb) each(cairo_status)         \
                      each(cairo_get_current_point) each(cairo_font_options_create) each(cairo_font_options_destroy)   \
                          each(cairo_font_options_set_hint_style) each(cairo_font_options_set_hint_metrics)            \
                              each(pango_cairo_create_layout) each(pango_cairo_show_layout)                            \
                                  each(pango_cairo_context_set_resolution) each(pango_cairo_context_set_font_options)  \
                                      each(pango_context_set_round_glyph_positions) each(pango_layout_get_context)     \
                                          each(pango_layout_context_changed) each(pango_layout_set_markup)             \
                                              each(pango_layout_set_width) each(pango_layout_set_wrap) each(           \
                                                  pango_layout_set_alignment) each(pango_layout_set_font_description)  \
                                                  each(pango_layout_get_extents) each(pango_layout_get_baseline)       \
                                                      each(pango_font_description_from_string)                         \
                                                          each(pango_font_description_set_absolute_size)               \
                                                              each(pango_font_description_free) each(g_object_unref)   \
                                                                  each(pango_cairo_font_map_set_default)

namespace unhunch::report {

struct Pango {
#define UNHUNCH_MEMBER(name) decltype(&::name) name;
  UNHUNCH_PANGO_FUNCTIONS(UNHUNCH_MEMBER)
#undef UNHUNCH_MEMBER
};

// Code: not_supported, when it is not installed.
Expected<const Pango*> load_pango();

}  // namespace unhunch::report
