// SPDX-License-Identifier: Apache-2.0
// A finished session against the invariants of sequences and doses, worked out from its steps alone. The figures are
// those of the specification, written a second time; nothing of the builder or of its own last check is used.
#pragma once

#include <string>
#include <vector>

#include "testing.h"

namespace unhunch::testing {

// What one exercise or form is, read from the document.
struct Traits {
  std::string id, kind, exercise_class;
  std::vector<std::uint64_t> equipment;  // one of each is needed
  std::uint64_t places = ~std::uint64_t{0};
  bool neck = false;
  bool light = false;
  bool off_by_default = false;
  int level = -1;
};

class SessionCheck {
 public:
  SessionCheck();

  // Invariants that are broken, each with what was seen; empty when the session may be shown. `forms` is what the
  // oracle allows the person.
  std::vector<std::string> run(const core::Person&, const oracle::Forms& forms, const core::SessionRequest&,
                               const core::Session&);

  const Traits& of(core::ExerciseId id) const { return exercises_[id.index]; }

 private:
  void expect(bool holds, const char* invariant, const std::string& seen = {});
  void check_times(const core::Session&);
  void check_forms(const core::Person&, const oracle::Forms&, const core::Session&);
  void check_warm_up(const core::Session&);
  void check_holds(const core::Person&, const core::Session&);
  void check_sides(const core::Session&);
  void check_breath(const core::Person&, const core::Session&);
  void check_pain(const core::Person&, const core::Session&);
  void check_length(const core::Person&, const core::SessionRequest&, const core::Session&);

  std::vector<Traits> exercises_, variants_;
  std::vector<std::string> broken_;
};

}  // namespace unhunch::testing
