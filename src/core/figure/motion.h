// SPDX-License-Identifier: Apache-2.0
// A motion: solved key poses in time, and the body between them.
//
// The keys are solved when the regimen is compiled (body/fit.h); between two keys the angles are mixed, the body is put
// back on its anchor, and hands and feet that are held at both keys are brought to their place again. So a planted foot
// stays planted in every frame. One frame costs some ten microseconds and allocates nothing once `Shot` has grown.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/figure/limb.h"
#include "core/figure/prop.h"

namespace unhunch::core {

// What a place is fixed to: the world, or a joint of the figure itself (a hand on the own head).
struct Holder {
  bool world = true;
  Joint joint{};
  bool operator==(const Holder&) const = default;
};

// A hand or foot that is held in place.
struct Pin {
  bool held = false;
  Holder holder;
  Frame end;           // of the wrist or ankle, in the holder's frame
  bool turned = true;  // the turn of the hand or foot is held as well
  Vector pole;         // where elbow or knee points: in the frame of thorax3 (arms) or of the pelvis (legs)
};

// Two joints (or one, twice) whose middle stays at a place of the world while the body turns about it.
struct Anchor {
  bool held = false;
  Joint first{}, second{};
  Vector at;
};

enum class Ease : std::uint8_t { smooth, linear };

struct Key {
  std::string pose;  // its name in the regimen, for pictures and tests
  double at = 0;     // seconds from the start of the motion
  Ease ease{};       // of the way to the next key
  Root root;
  Angles angles;
  Anchor anchor;
  std::array<Pin, 4> pins;   // by Limb
  std::vector<Frame> props;  // by Motion::props
};

// A stretch of the motion that the player repeats or shows once: "enter", "hold", "circles_forward", "leave".
struct MotionPart {
  std::string id;
  double from = 0, to = 0;  // seconds
  bool loops = false;
};

// A bar between two places that move: a band, a towel between the hands.
struct Link {
  struct End {
    Holder holder;
    Vector at;  // in the holder's frame
  };
  End from, to;
  double radius = 0.004;
  Finish finish{};
};

struct Camera {
  double turn = 30;     // degrees around the figure: 0 in front of it, 90 at its left, 180 behind
  double height = 10;   // degrees above the horizon
  double distance = 4;  // metres
  Vector target;        // what it looks at
  double opening = 24;  // vertical field of view, degrees
};

struct Motion {
  std::string id;         // of the exercise, variant or scene
  std::vector<Key> keys;  // at least one; times rise
  double length = 0;      // seconds; from the last key back to the first when it loops
  bool loops = true;
  std::vector<MotionPart> parts;
  std::vector<Prop> props;
  std::vector<Link> links;
  std::optional<Side> side;  // the side that it shows, where left and right differ
  bool blanket = false;      // the blanket of the body's mesh is worn
  Camera camera;
  std::vector<std::string> muscles;  // to be tinted
};

// The whole picture at one time.
struct Shot {
  Root root;
  Angles angles;
  Frames frames;
  std::vector<Frame> props;
  struct Bar {
    Vector from, to;
  };
  std::vector<Bar> links;
  double short_by = 0;  // metres by which the worst pin was missed
};

// `at` seconds; wraps around when the motion loops, else stays within it. The skeleton is the one it was solved with.
void calc_shot(const Skeleton& skeleton, const Motion& motion, double at, Shot& out);

// The same for one key, exactly as it was solved.
void calc_key_shot(const Skeleton& skeleton, const Motion& motion, std::size_t key, Shot& out);

// The motion for the other side of the body, props and camera included.
Motion mirrored(const Motion& motion);

}  // namespace unhunch::core
