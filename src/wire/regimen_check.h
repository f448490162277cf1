// SPDX-License-Identifier: Apache-2.0
//
// The checks that stand between a regimen and a person's back. They read the JSON document and know nothing of TOML, so
// that the same checks run while building, on the command line and in the browser.
//
// A check is a pure function from a document to faults. A fault names the place as a dotted path and says what would
// have been right. An empty list of faults means: every id exists, every value is inside its limits, every exercise has
// its row of the matrix, every routine adds up, every sentence keeps the rules of language. The rules themselves are
// figures of the regimen (rule.hold_global ...); only the floor rules for packs stand in code.
//
// No function throws. Cost: linear in the size of the document, a few milliseconds for the whole regimen.

#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace unhunch::wire {

struct Fault {
  std::string file;  // empty and 0 where the document has no files
  int line = 0;
  std::string key;   // exercise.cat_cow.dose.cycle_s, text.en.exercise.cat_cow.steps.0
  std::string code;  // unknown_key, missing_key, bad_range ...
  std::string message;
  std::string expected;
};

using Faults = std::vector<Fault>;

// `file:line: key: message; expected …`
std::string describe(const Fault& fault);

// What the compiler derives may not be written by hand: id and grade of an item, and the kinds text and version.
Faults check_nothing_derived(const boost::json::object& document);

// Whether the program finds everything it reads: an item of every kind, and every rule whose figures it uses. For the
// regimen that is built into the program; a part of one is complete in its own way.
Faults check_complete(const boost::json::object& document);

// All checks of the knowledge: {kind: {id: item}}. A member `text` or `version` is passed over.
Faults check_knowledge(const boost::json::object& document);

// All checks of the sentences as their authors wrote them, placeholders still open: {language: {kind: {id: {...}}}}.
// Every item of `document` needs its sentences in every language, unless it is in `already_written`.
Faults check_texts(const boost::json::object& document, const boost::json::object& texts,
                   const boost::json::object& already_written = {});

// Puts kinds in the order of the format and items in the order of n and id, gives each item its id and grade, and fills
// the placeholders of the sentences. To be used on a document without faults.
boost::json::object finish_regimen(const boost::json::object& document, const boost::json::object& texts);

// A pack adds exercises, their variants and matrix rows, routines, sources and the sentences of these, and nothing
// else. `base` is a finished document, `pack` and `texts` are as read. The merged document is finished; it is `base`
// itself when there are faults.
struct CheckedPack {
  boost::json::object merged;
  Faults faults;
};
CheckedPack check_pack(const boost::json::object& base, const boost::json::object& pack,
                       const boost::json::object& texts);

// The single checks of the knowledge. Each assumes nothing: what it cannot read it leaves to check_shape.
void check_shape(const boost::json::object& document, Faults& faults);
void check_order(const boost::json::object& document, Faults& faults);
void check_rule_figures(const boost::json::object& document, Faults& faults);
void check_atoms(const boost::json::object& document, Faults& faults);
void check_serious_flags(const boost::json::object& document, Faults& faults);
void check_variants_fit(const boost::json::object& document, Faults& faults);
void check_easier_way(const boost::json::object& document, Faults& faults);
void check_replacements_end(const boost::json::object& document, Faults& faults);
void check_parts(const boost::json::object& document, Faults& faults);
void check_shown(const boost::json::object& document, Faults& faults);
void check_dose_limits(const boost::json::object& document, Faults& faults);
void check_durations(const boost::json::object& document, Faults& faults);
void check_equal_sides(const boost::json::object& document, Faults& faults);
void check_matrix_rows(const boost::json::object& document, Faults& faults);
void check_matrix_cells(const boost::json::object& document, Faults& faults);
void check_routine_slots(const boost::json::object& document, Faults& faults);
void check_routine_sums(const boost::json::object& document, Faults& faults);
void check_routine_timing(const boost::json::object& document, Faults& faults);
void check_routine_warm_up(const boost::json::object& document, Faults& faults);

// The single checks of a pack, as it was read.
void check_pack_adds_only(const boost::json::object& base, const boost::json::object& pack,
                          const boost::json::object& texts, Faults& faults);
void check_pack_rows_whole(const boost::json::object& base, const boost::json::object& pack, Faults& faults);
void check_pack_floor(const boost::json::object& base, const boost::json::object& pack, Faults& faults);
void check_pack_classes(const boost::json::object& base, const boost::json::object& pack, Faults& faults);

}  // namespace unhunch::wire
