// SPDX-License-Identifier: Apache-2.0
//
// The format of poses, motions and props: what docs/figure.md says, as a table.

#include "core/figure/joints.h"
#include "core/figure/prop.h"
#include "wire/regimen_schema_types.h"

namespace unhunch::wire {

using namespace schema;

namespace {

Type place() { return list_of(number(), 3); }

Type finish() {
  Words words;
  for (std::size_t i = 0; i < core::finish_count; ++i) words.push_back(core::name(static_cast<core::Finish>(i)));
  return word(std::move(words));
}

Type joint() {
  Words words;
  for (std::size_t i = 0; i < core::joint_count; ++i) words.push_back(core::name(static_cast<core::Joint>(i)));
  return word(std::move(words));
}

// Sizes in metres, turns as rotation vectors in degrees.
Type solid() {
  return table({must("shape", word({"box", "cylinder", "capsule"})), may("size", place()), may("radius", number()),
                may("length", number()), may("at", place()), may("turn", place()), may("rounding", number()),
                must("finish", finish())});
}

Type pin() {
  return table({may("held", flag()), may("on", string()), may("at", place()),
                may("point", word({"palm", "fist", "back_of_hand", "fingertips", "wrist", "sole", "ball", "instep",
                                   "heel", "ankle"})),
                may("facing", place()), may("pointing", place()), may("pole", place()), may("turned", flag())});
}

Type props() { return map({}, table({may("prop", id({"prop"})), may("at", place()), may("turn", place())})); }

Fields pose_fields() {
  const Type angles = map({"angle"}, number());
  return {
      may("base", string()),
      may("root", table({may("x", number()), may("y", number()), may("z", number()), may("lean", number()),
                         may("turn", number()), may("roll", number())})),
      may("angles", angles),
      may("left", angles),
      may("right", angles),
      may("breath", number()),
      may("anchor", table({must("joints", list(joint())), may("at", place())})),
      may("pins", table({may("hands", pin()), may("feet", pin()), may("left_hand", pin()), may("right_hand", pin()),
                         may("left_foot", pin()), may("right_foot", pin())})),
      may("rests", list(table({must("part", string()), may("on", string()), may("depth_mm", number())}))),
      may("free", map({}, list_of(number(), 2))),
      may("wishes", list(table({must("measure", string()), may("side", word({"left", "right"})), may("is", number()),
                                may("min", number()), may("max", number()), may("weight", number())}))),
      may("props", props()),
  };
}

Fields motion_fields() {
  const Type end = table({may("on", string()), must("at", place())});
  const Type key = table(
      {must("pose", string()), must("s", number()), may("breath", number()), may("ease", word({"smooth", "linear"}))});
  return {
      may("like", id({"motion"})),
      may("range_percent", whole(1, 100)),
      may("poses", map({}, table(pose_fields()))),
      may("keys", list(key, 1)),
      may("loops", flag()),
      may("side", word({"left", "right"})),
      may("parts",
          list(table({must("id", string()), must("from", whole()), must("to", whole()), may("loops", flag())}))),
      may("props", props()),
      may("links",
          list(table({must("from", end), must("to", end), may("radius", number()), must("finish", finish())}))),
      may("blanket", flag()),
      may("camera",
          table({may("turn", number()), may("height", number()), may("closer", number()), may("target", place())})),
      may("muscles", ids({"muscle"})),
      may("shows", map({"form_criterion"}, list(string(), 1))),
  };
}

Kind shape_only(std::string_view name, Fields fields) { return {name, std::move(fields), {}, {}, false, false}; }

}  // namespace

std::vector<Kind> figure_kinds() {
  return {
      {"angle", {must("min", number()), must("max", number())}, {}},
      shape_only("prop", {must("solids", list(solid(), 1)), may("give_mm", number())}),
      shape_only("pose", pose_fields()),
      {"motion", motion_fields(), {}, {}, false, true},
  };
}

}  // namespace unhunch::wire
