// SPDX-License-Identifier: Apache-2.0
#include "pose/motion_reader.h"

#include <algorithm>
#include <map>

#include "wire/regimen_check_view.h"

namespace unhunch::pose {
namespace {

namespace json = boost::json;
using namespace wire::view;
using core::Frame;
using core::Vector;
using wire::Faults;

// ---- small values ---------------------------------------------------------------------------------------------------

double number_of(const json::value& value) {
  if (const auto* whole = value.if_int64()) return static_cast<double>(*whole);
  const auto* decimal = value.if_double();
  return decimal ? *decimal : 0;
}
double number_at(const json::object& object, std::string_view key, double otherwise) {
  const auto* value = find(object, key);
  return value ? number_of(*value) : otherwise;
}
Vector vector_of(const json::value& value) {
  const auto* list = value.if_array();
  if (!list || list->size() != 3) return {};
  return {number_of((*list)[0]), number_of((*list)[1]), number_of((*list)[2])};
}
Vector vector_at(const json::object& object, std::string_view key, Vector otherwise = {}) {
  const auto* value = find(object, key);
  return value ? vector_of(*value) : otherwise;
}
bool flag_at_or(const json::object& object, std::string_view key, bool otherwise) {
  return find(object, key) ? flag_at(object, key) : otherwise;
}
Vector flip(Vector v) { return {-v.x, v.y, v.z}; }

std::optional<core::Joint> find_joint(std::string_view name) {
  for (std::size_t i = 0; i < core::joint_count; ++i) {
    if (core::name(static_cast<core::Joint>(i)) == name) return static_cast<core::Joint>(i);
  }
  return {};
}

core::Finish find_finish(std::string_view name) {
  for (std::size_t i = 0; i < core::finish_count; ++i) {
    if (core::name(static_cast<core::Finish>(i)) == name) return static_cast<core::Finish>(i);
  }
  return {};
}

// What `over` says, over what `under` says; tables member by member.
json::object merge(const json::object& under, const json::object& over) {
  json::object out = under;
  for (const auto& member : over) {
    auto* mine = out.if_contains(member.key());
    const auto* theirs = member.value().if_object();
    if (mine && mine->is_object() && theirs) {
      *mine = merge(mine->get_object(), *theirs);
    } else {
      out.insert_or_assign(member.key(), member.value());
    }
  }
  return out;
}

// ---- props ----------------------------------------------------------------------------------------------------------

core::Solid to_solid(const json::object& fields) {
  core::Solid solid;
  const auto shape = text_at(fields, "shape");
  if (shape == "box") {
    solid.shape = core::Solid::Shape::box;
    solid.half = vector_at(fields, "size") * 0.5;
  } else {
    solid.shape = shape == "cylinder" ? core::Solid::Shape::cylinder : core::Solid::Shape::capsule;
    const double radius = number_at(fields, "radius", 0);
    solid.half = {radius, number_at(fields, "length", 0) / 2, radius};
  }
  solid.at = {vector_at(fields, "at"), core::turn_by(vector_at(fields, "turn"))};
  solid.rounding = number_at(fields, "rounding", 0);
  solid.finish = find_finish(text_at(fields, "finish"));
  return solid;
}

core::Prop to_prop(const json::object& document, std::string_view id) {
  core::Prop prop;
  prop.id = id;
  const auto& fields = item(document, "prop", id);
  for (const auto& solid : array_at(fields, "solids")) {
    if (solid.is_object()) prop.solids.push_back(to_solid(solid.get_object()));
  }
  prop.give = number_at(fields, "give_mm", 0) / 1000;
  return prop;
}

Frame to_frame(const json::object& placement) {
  return {vector_at(placement, "at"), core::turn_by(vector_at(placement, "turn"))};
}

// ---- one motion -----------------------------------------------------------------------------------------------------

class MotionReader {
 public:
  MotionReader(const json::object& document, std::string_view id, Faults& faults)
      : document_(document), id_(id), faults_(faults) {}

  MotionDraft read() {
    fields_ = follow_likeness(id_, 0);
    MotionDraft out;
    out.motion.id = id_;
    out.motion.loops = flag_at_or(fields_, "loops", true);
    out.motion.blanket = flag_at(fields_, "blanket");
    if (const auto side = text_at(fields_, "side"); !side.empty())
      out.motion.side = side == "left" ? core::Side::left : core::Side::right;
    // The range belongs to the motion that names it, not to those that are like it.
    out.range_percent = static_cast<int>(number_at(fields_, "range_percent", 100));
    read_muscles(out.motion);
    read_camera(out);
    const std::vector<json::object> poses = find_poses();
    collect_props(poses, out.motion);
    read_keys(poses, out);
    read_links(out.motion);
    read_parts(out);
    return out;
  }

 private:
  const json::object& document_;
  std::string id_;
  Faults& faults_;
  json::object fields_;
  std::vector<std::string> prop_names_;

  void fault(std::string key, std::string_view code, std::string message, std::string expected) {
    report(faults_, std::move(key), code, std::move(message), std::move(expected));
  }

  json::object follow_likeness(std::string_view id, int depth) {
    const auto& own = item(document_, "motion", id);
    const auto like = text_at(own, "like");
    constexpr int deepest = 8;
    if (like.empty()) return own;
    if (depth == deepest) {
      fault(path("motion", id_, "like"), "endless_likeness", "never comes to an end", "a motion that stands by itself");
      return own;
    }
    return merge(follow_likeness(like, depth + 1), own);
  }

  // The pose with its bases under it.
  json::object follow_base(std::string_view name, const std::string& key, int depth) {
    const auto& own = object_at(object_at(fields_, "poses"), name);
    const auto& pose = own.empty() ? item(document_, "pose", name) : own;
    constexpr int deepest = 16;
    if (pose.empty() && !find(object_at(fields_, "poses"), name) && !has_item(document_, "pose", name)) {
      fault(key, "unknown_id", quote(name) + " does not exist", "a pose of this motion, or an id of pose");
      return {};
    }
    const auto base = text_at(pose, "base");
    if (base.empty()) return pose;
    if (depth == deepest) {
      fault(key, "endless_base", "builds on itself", "a base that stands by itself");
      return pose;
    }
    return merge(follow_base(base, path(pose_path(name), "base"), depth + 1), pose);
  }

  std::string pose_path(std::string_view name) const {
    if (find(object_at(fields_, "poses"), name)) return path("motion", id_, "poses", name);
    return path("pose", name);
  }

  void read_muscles(core::Motion& motion) {
    const auto* own = find(fields_, "muscles");
    auto exercise = text_at(item(document_, "exercise_variant", id_), "exercise");
    if (exercise.empty()) exercise = id_;
    const auto& usual = array_at(item(document_, "exercise", exercise), "muscles");
    for (const auto& muscle : own && own->is_array() ? own->get_array() : usual) {
      motion.muscles.emplace_back(text_of(muscle));
    }
  }

  void read_camera(MotionDraft& out) {
    const auto& camera = object_at(fields_, "camera");
    out.motion.camera.turn = number_at(camera, "turn", 35);
    out.motion.camera.height = number_at(camera, "height", 8);
    out.closer = number_at(camera, "closer", 1);
    out.target_given = find(camera, "target") != nullptr;
    out.motion.camera.target = vector_at(camera, "target");
  }

  std::vector<json::object> find_poses() {
    std::vector<json::object> poses;
    std::size_t index = 0;
    for (const auto& key : array_at(fields_, "keys")) {
      const auto where = path_at(path("motion", id_, "keys"), index++) + ".pose";
      poses.push_back(key.is_object() ? follow_base(text_at(key.get_object(), "pose"), where, 0) : json::object());
    }
    if (poses.empty()) fault(path("motion", id_, "keys"), "missing_key", "is missing", "at least one key");
    return poses;
  }

  // Every name with a prop, from the motion and from its poses.
  void collect_props(const std::vector<json::object>& poses, core::Motion& motion) {
    const auto collect = [&](const json::object& props) {
      for (const auto& member : props) {
        const auto* placement = member.value().if_object();
        const auto name = std::string(to_view(member.key()));
        const auto prop = placement ? text_at(*placement, "prop") : std::string_view();
        if (prop.empty() || std::find(prop_names_.begin(), prop_names_.end(), name) != prop_names_.end()) continue;
        prop_names_.push_back(name);
        motion.props.push_back(to_prop(document_, prop));
      }
    };
    collect(object_at(fields_, "props"));
    for (const auto& pose : poses) collect(object_at(pose, "props"));
  }

  std::vector<Frame> place_props(const std::vector<json::object>& poses, const json::object& pose) {
    std::vector<Frame> frames;
    for (const auto& name : prop_names_) {
      // A pose that does not speak of the prop leaves it where the first one that does has put it.
      json::object placement = object_at(object_at(fields_, "props"), name);
      if (const auto& own = object_at(object_at(pose, "props"), name); !own.empty()) {
        placement = merge(placement, own);
      } else {
        const auto speaks = std::find_if(poses.begin(), poses.end(), [&](const auto& other) {
          return !object_at(object_at(other, "props"), name).empty();
        });
        if (speaks != poses.end()) placement = merge(placement, object_at(object_at(*speaks, "props"), name));
      }
      frames.push_back(to_frame(placement));
    }
    return frames;
  }

  int find_prop(std::string_view name) const {
    const auto found = std::find(prop_names_.begin(), prop_names_.end(), name);
    return found == prop_names_.end() ? -1 : static_cast<int>(found - prop_names_.begin());
  }

  void read_keys(const std::vector<json::object>& poses, MotionDraft& out) {
    const auto& keys = array_at(fields_, "keys");
    double at = 0;
    for (std::size_t i = 0; i < keys.size() && i < poses.size(); ++i) {
      if (!keys[i].is_object()) continue;
      const auto& fields = keys[i].get_object();
      KeyDraft key;
      key.path = pose_path(text_at(fields, "pose"));
      key.pose = to_draft(poses[i], key.path);
      key.pose.name = text_at(fields, "pose");
      key.pose.props = place_props(poses, poses[i]);
      key.pose.angles.breath = number_at(fields, "breath", key.pose.angles.breath);
      key.ease = text_at(fields, "ease") == "linear" ? core::Ease::linear : core::Ease::smooth;
      key.at = at;
      const double lasts = number_at(fields, "s", 0);
      if (lasts <= 0) {
        fault(path_at(path("motion", id_, "keys"), i) + ".s", "out_of_range", "is not above 0",
              "seconds to the next key");
      }
      at += std::max(lasts, 0.01);
      out.keys.push_back(std::move(key));
    }
    out.motion.length = at;
  }

  core::Holder to_holder(std::string_view on, int& prop, const std::string& key) {
    prop = find_prop(on);
    if (on.empty() || on == "world" || on == "floor" || prop >= 0) return {};
    if (const auto joint = find_joint(on)) return {false, *joint};
    fault(key + ".on", "unknown_id", quote(on) + " does not exist", "world, a joint, or a prop of this pose");
    return {};
  }

  void read_links(core::Motion& motion) {
    std::size_t index = 0;
    for (const auto& value : array_at(fields_, "links")) {
      const auto key = path_at(path("motion", id_, "links"), index++);
      const auto* fields = value.if_object();
      if (!fields) continue;
      core::Link link;
      for (const auto& [name, end] : {std::pair{"from", &link.from}, std::pair{"to", &link.to}}) {
        const auto& place = object_at(*fields, name);
        int prop = -1;
        end->holder = to_holder(text_at(place, "on"), prop, path(key, name));
        end->at = vector_at(place, "at");
      }
      link.radius = number_at(*fields, "radius", 0.004);
      link.finish = find_finish(text_at(*fields, "finish"));
      motion.links.push_back(link);
    }
  }

  void read_parts(MotionDraft& out) {
    std::size_t index = 0;
    for (const auto& value : array_at(fields_, "parts")) {
      const auto key = path_at(path("motion", id_, "parts"), index++);
      const auto* fields = value.if_object();
      if (!fields) continue;
      const auto time_of = [&](std::string_view name) {
        const auto at = static_cast<std::size_t>(whole_at(*fields, name).value_or(0));
        if (at > out.keys.size()) {
          fault(path(key, name), "out_of_range", "is " + std::to_string(at),
                "the index of a key, or their number " + std::to_string(out.keys.size()) + " for the end");
          return 0.0;
        }
        return at == out.keys.size() ? out.motion.length : out.keys[at].at;
      };
      out.motion.parts.push_back(
          {std::string(text_at(*fields, "id")), time_of("from"), time_of("to"), flag_at(*fields, "loops")});
    }
  }

  // ---- one pose

  PoseDraft to_draft(const json::object& fields, const std::string& key) {
    PoseDraft out;
    const auto& root = object_at(fields, "root");
    out.root = {{number_at(root, "x", 0), number_at(root, "y", 0.9374), number_at(root, "z", 0)},
                number_at(root, "lean", 0),
                number_at(root, "turn", 0),
                number_at(root, "roll", 0)};
    read_angles(object_at(fields, "angles"), {core::Side::left, core::Side::right}, out.angles, path(key, "angles"));
    read_angles(object_at(fields, "left"), {core::Side::left}, out.angles, path(key, "left"));
    read_angles(object_at(fields, "right"), {core::Side::right}, out.angles, path(key, "right"));
    out.angles.breath = number_at(fields, "breath", 0);
    read_anchor(object_at(fields, "anchor"), out.anchor);
    read_pins(object_at(fields, "pins"), out, path(key, "pins"));
    read_rests(array_at(fields, "rests"), out, path(key, "rests"));
    for (const auto& member : object_at(fields, "free")) {
      const auto* limits = member.value().if_array();
      if (limits && limits->size() == 2)
        out.free.push_back({std::string(to_view(member.key())), number_of((*limits)[0]), number_of((*limits)[1])});
    }
    read_wishes(array_at(fields, "wishes"), out);
    return out;
  }

  void read_angles(const json::object& fields, const std::vector<core::Side>& sides, core::Angles& angles,
                   const std::string& key) {
    for (const auto& member : fields) {
      const auto name = to_view(member.key());
      const double degrees = number_of(member.value());
      bool known = false;
      for (std::size_t i = 0; i < core::trunk_angle_count && sides.size() == 2; ++i) {
        if (core::name(static_cast<core::TrunkAngle>(i)) != name) continue;
        angles.trunk[i] = degrees;
        known = true;
      }
      for (std::size_t i = 0; i < core::limb_angle_count; ++i) {
        if (core::name(static_cast<core::LimbAngle>(i)) != name) continue;
        for (const core::Side side : sides) angles.at(side, static_cast<core::LimbAngle>(i)) = degrees;
        known = true;
      }
      if (!known) fault(path(key, name), "unknown_id", "is no angle of this side", "an angle of the limbs");
    }
  }

  static void read_anchor(const json::object& fields, core::Anchor& anchor) {
    const auto& joints = array_at(fields, "joints");
    if (joints.empty()) return;
    const auto first = find_joint(text_of(joints[0]));
    const auto second = joints.size() > 1 ? find_joint(text_of(joints[1])) : first;
    if (first && second) anchor = {true, *first, *second, vector_at(fields, "at")};
  }

  void read_pins(const json::object& fields, PoseDraft& out, const std::string& key) {
    for (const core::Limb limb : core::limbs) {
      const bool hand = core::is_hand(limb);
      const bool left = core::side_of(limb) == core::Side::left;
      const std::string_view both = hand ? "hands" : "feet";
      const std::string own = std::string(left ? "left_" : "right_") + (hand ? "hand" : "foot");
      // What is said of both is said of the left one; the right one is its mirror.
      json::object shared = object_at(fields, both);
      if (!left && !shared.empty()) shared = mirror_pin(shared);
      const json::object merged = merge(shared, object_at(fields, own));
      if (merged.empty() || !flag_at_or(merged, "held", true)) continue;
      out.pins[static_cast<std::size_t>(limb)] = to_pin(merged, limb, path(key, own));
    }
  }

  static json::object mirror_pin(const json::object& fields) {
    json::object out = fields;
    for (const auto* name : {"at", "facing", "pointing", "pole"}) {
      const auto* value = find(fields, name);
      if (!value) continue;
      const Vector v = flip(vector_of(*value));
      out[name] = json::array{v.x, v.y, v.z};
    }
    if (const auto joint = find_joint(text_at(fields, "on"))) {
      const auto name = core::name(core::mirrored(*joint));
      out["on"] = json::string_view(name.data(), name.size());
    }
    return out;
  }

  PinDraft to_pin(const json::object& fields, core::Limb limb, const std::string& key) {
    const bool hand = core::is_hand(limb);
    const double s = core::outward(core::side_of(limb));
    PinDraft pin;
    pin.point = find_contact_point(text_at(fields, "point")).value_or(hand ? ContactPoint::palm : ContactPoint::sole);
    if (is_of_hand(pin.point) != hand) {
      fault(key + ".point", "unknown_word", "does not belong to this limb",
            hand ? "a point of the hand" : "of the foot");
    }
    pin.holder = to_holder(text_at(fields, "on"), pin.prop, key);
    pin.at = vector_at(fields, "at");
    if (flag_at_or(fields, "turned", true)) {
      pin.facing = vector_at(fields, "facing", {0, -1, 0});
      pin.pointing = vector_at(fields, "pointing", {0, 0, 1});
    }
    pin.pole = vector_at(fields, "pole", hand ? Vector{s * .6, -.5, -.6} : Vector{s * .1, 0, 1});
    return pin;
  }

  void read_rests(const json::array& list, PoseDraft& out, const std::string& key) {
    std::size_t index = 0;
    for (const auto& value : list) {
      const auto where = path_at(key, index++);
      const auto* fields = value.if_object();
      if (!fields) continue;
      Rest rest;
      const auto part = text_at(*fields, "part");
      bool known = false;
      for (std::size_t i = 0; i < part_count; ++i) {
        if (name(static_cast<Part>(i)) != part) continue;
        rest.part = static_cast<Part>(i);
        known = true;
      }
      if (!known)
        fault(where + ".part", "unknown_word", quote(part) + " is no part of the body", "head, chest, pelvis ...");
      const auto on = text_at(*fields, "on");
      rest.prop = find_prop(on);
      if (rest.prop < 0 && !on.empty() && on != "floor")
        fault(where + ".on", "unknown_id", quote(on) + " does not exist", "floor, or a prop of this pose");
      rest.depth = number_at(*fields, "depth_mm", 3) / 1000;
      out.rests.push_back(rest);
    }
  }

  static void read_wishes(const json::array& list, PoseDraft& out) {
    for (const auto& value : list) {
      const auto* fields = value.if_object();
      if (!fields) continue;
      constexpr double far = 1e6;
      Wish wish;
      wish.measure = text_at(*fields, "measure");
      wish.side = text_at(*fields, "side") == "right" ? core::Side::right : core::Side::left;
      const auto* exact = find(*fields, "is");
      wish.least = exact ? number_of(*exact) : number_at(*fields, "min", -far);
      wish.most = exact ? number_of(*exact) : number_at(*fields, "max", far);
      wish.weight = number_at(*fields, "weight", 1);
      out.wishes.push_back(std::move(wish));
    }
  }
};

}  // namespace

MotionDraft read_motion(const json::object& document, std::string_view id, Faults& faults) {
  return MotionReader(document, id, faults).read();
}

}  // namespace unhunch::pose
