// SPDX-License-Identifier: Apache-2.0
#include <rapidcheck.h>

#include "core/growth.h"
#include "core/regimen_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;

struct Use {
  Date date;
  Seconds contact;
};

Seconds longest_until(const std::vector<Use>& uses, Date date) {
  Seconds longest;
  for (const Use& use : uses) {
    if (use.date <= date) longest = std::max(longest, use.contact);
  }
  return longest;
}

}  // namespace

TEST_CASE("inv_roller_growth: whoever follows the advice grows by fifteen seconds in any seven days at most") {
  fix_seed();
  CHECK(rc::check([] {
    const char* roller = *rc::gen::element("thoracic_extension_roller");
    Script script;
    std::vector<Use> uses;
    Date today = day(0);
    for (int n = 0; n < 60; ++n) {
      const Seconds advice = calc_contact_most(regimen(), exercise(roller), script.history, today);
      if (uses.empty()) RC_ASSERT(advice == 30_s);
      RC_ASSERT(advice <= 120_s);
      RC_ASSERT(advice >= 30_s || !uses.empty());
      if (!uses.empty() && today - uses.back().date > 28_days) {
        const bool sharp = script.last().response == Response::sharp;  // then not above the last use either
        RC_ASSERT(advice == (sharp ? std::min(30_s, uses.back().contact) : 30_s));
        uses.clear();
      }
      if (uses.size() < 3) RC_ASSERT(advice <= 30_s);
      const int less = *rc::gen::weightedElement<int>({{5, 0}, {1, 5}, {1, 15}});
      script.rolled((today - day(0)).count, roller, std::max(10_s, advice - Seconds{less}));
      if (*rc::gen::inRange(0, 25) == 0) script.last().response = Response::sharp;
      uses.push_back({today, *script.last().contact});
      for (int back = 0; back <= 7; ++back) {
        const Seconds earlier = longest_until(uses, today - Days{back});
        RC_ASSERT(uses.back().contact <= std::max(30_s, earlier + 15_s));
      }
      const Days gap{*rc::gen::weightedElement<int>({{20, 1}, {20, 2}, {20, 3}, {10, 7}, {2, 28}, {1, 29}, {5, 0}})};
      today = today + gap;
    }
  }));
}

TEST_CASE("a roller that is used often reaches two minutes, not sooner than after six weeks") {
  Script script;
  int reached = -1;
  for (int n = 0; n < 100 && reached < 0; ++n) {
    const Seconds advice = calc_contact_most(regimen(), exercise("thoracic_extension_roller"), script.history, day(n));
    script.rolled(n, "thoracic_extension_roller", advice);
    if (advice == 120_s) reached = n;
  }
  CHECK(reached == 42);
}

TEST_CASE("a hold never leaves its range and never grows by more than five seconds from one week to the next") {
  fix_seed();
  CHECK(rc::check([] {
    const char* slug = *rc::gen::element("childs_pose", "neck_side_bend", "wall_chest_stretch", "knees_to_chest");
    const Dose& dose = regimen()[exercise(slug)].dose;
    History history;
    history.started_on = day(0);
    const int on = *rc::gen::inRange(0, 400);
    const Seconds now = calc_hold_most(regimen(), dose, exercise(slug), history, day(on));
    const Seconds later = calc_hold_most(regimen(), dose, exercise(slug), history, day(on + 7));
    RC_ASSERT(now >= dose.hold->least && now <= dose.hold->most);
    RC_ASSERT(later >= now && later - now <= 5_s);
  }));
}

}  // namespace unhunch::core
