// SPDX-License-Identifier: Apache-2.0
#include "main/answer_patch.h"

#include <doctest/doctest.h>

#include "main/testing.h"

namespace unhunch::app {
namespace {

namespace json = boost::json;

TEST_CASE("a patch holds what changed, and applied it makes the one of the other") {
  const json::object from{{"age_band", "age_20_44"},
                          {"place", "floor"},
                          {"equipment", {"chair_sturdy"}},
                          {"flags", {{"chest_pain", "no"}, {"arm_numbness", "no"}}}};
  const json::object to{{"age_band", "age_20_44"},
                        {"equipment", {"chair_sturdy", "cushion"}},
                        {"flags", {{"chest_pain", "no"}, {"breathlessness", "yes"}}},
                        {"details", {{"first_spine_pain_ever", "no"}}}};
  const json::object patch = make_patch(from, to);
  CHECK(patch == json::object{{"place", nullptr},
                              {"equipment", {"chair_sturdy", "cushion"}},
                              {"flags", {{"arm_numbness", nullptr}, {"breathlessness", "yes"}}},
                              {"details", {{"first_spine_pain_ever", "no"}}}});
  json::object changed = from;
  apply_patch(changed, patch);
  CHECK(changed == to);
  CHECK(make_patch(to, to).empty());
  CHECK(make_patch(changed, from) != patch);
}

TEST_CASE("a removal holds only what is gone") {
  const json::object from{{"pain_now", 1}, {"place", "floor"}, {"flags", {{"chest_pain", "no"}, {"fever", "no"}}}};
  json::object kept = from;
  apply_patch(kept, make_removal(from, {{"pain_now", 2}, {"flags", {{"chest_pain", "yes"}, {"other", "no"}}}}));
  CHECK(kept == json::object{{"pain_now", 1}, {"flags", {{"chest_pain", "no"}}}});
}

TEST_CASE("a flag is told again by its own answer, else by what it follows from") {
  const core::Regimen& regimen = testing::the_door().regimen();
  const auto flag = [&](std::string_view id) { return find_id<core::FlagId>(regimen.flags, id); };
  const json::object answers{{"flags", {{"arm_numbness", "unsure"}, {"chest_pain", "no"}}},
                             {"details", {{"minor_fall_or_strain", "yes"}, {"first_spine_pain_ever", "no"}}},
                             {"pain_between_blades", "new_not_checked"}};
  CHECK(tell_again(regimen, answers, flag("arm_numbness")) == json::object{{"flags", {{"arm_numbness", "unsure"}}}});
  CHECK(tell_again(regimen, answers, flag("minor_injury_fragile_bone")) ==
        json::object{{"details", {{"minor_fall_or_strain", "yes"}}}});
  CHECK(tell_again(regimen, answers, flag("new_unassessed_pain")) ==
        json::object{{"pain_between_blades", "new_not_checked"}});
  CHECK(tell_again(regimen, answers, flag("chest_pain")).empty());
  CHECK(tell_again(regimen, answers, flag("first_pain_at_unusual_age")).empty());
}

}  // namespace
}  // namespace unhunch::app
