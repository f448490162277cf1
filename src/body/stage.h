// SPDX-License-Identifier: Apache-2.0
// What a motion needs to be drawn, made ready once: the body, its tinted muscles, the meshes of its props, the colours.
//
// A Scene is the stage at one time: all triangles in the world. The body must outlive the stage. Making a stage costs
// some milliseconds, a scene about one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "body/body.h"
#include "body/look.h"
#include "body/muscles.h"
#include "body/solid_mesh.h"
#include "core/figure/motion.h"

namespace unhunch::body {

enum class Kind : std::uint8_t { skin, cloth, hair, glossy, matt, wall };

// A part of the scene with one colour.
struct Patch {
  Kind kind{};
  Float3 colour;           // linear
  std::uint8_t label = 0;  // Material, or material_count + Finish
  bool two_sided = false;
  bool on_floor = false;  // a mat: so low that it casts no shade of its own on the floor
};
constexpr std::uint8_t label_of(Material material) { return static_cast<std::uint8_t>(material); }
constexpr std::uint8_t label_of(core::Finish finish) {
  return static_cast<std::uint8_t>(material_count + static_cast<std::size_t>(finish));
}

inline constexpr std::uint8_t no_label = 255;

struct Triangle {
  std::uint32_t a = 0, b = 0, c = 0;
  std::uint16_t patch = 0;
  bool takes_tint = false;  // somewhere on it
};

// Points first of the body, in its order, then of props and links.
struct Scene {
  std::vector<Float3> positions, normals;
  std::vector<Triangle> triangles;  // without those of walls
  std::vector<Triangle> walls;
  Float3 middle;  // of the body
};

class Stage {
 public:
  // The muscles of the motion are tinted; where it names none, `tints` may hold 0 to 1 for each vertex of the body.
  Stage(const Body& body, const core::Motion& motion, const Look& look, std::vector<float> tints = {});

  // Links are drawn with a radius of at least `least_radius` metres, so that they do not vanish in a small picture.
  void calc_scene(const core::Shot& shot, float least_radius, Scene& out) const;

  const Body& body() const { return *body_; }
  const Look& look() const { return look_; }
  const std::vector<Patch>& patches() const { return patches_; }
  // Of a place on a triangle of a scene that takes tint, given the shares of its corners: looked up where it lies in
  // the bind pose.
  float calc_tint(const Triangle& triangle, const std::array<float, 3>& share) const;

  // A thin or large upright panel that may stand between the eye and the figure.
  struct Wall {
    std::size_t prop = 0;
    core::Solid solid;
    std::uint16_t patch = 0;
  };
  const std::vector<Wall>& walls() const { return walls_; }

 private:
  struct Piece {
    std::size_t prop = 0;
    std::uint16_t patch = 0;
    SolidMesh mesh;
  };
  std::uint16_t add_patch(const Patch& patch);
  bool is_tinted(const Triangle& triangle) const;
  void add_prop(std::size_t prop, const core::Prop& what);

  const Body* body_;
  Look look_;
  std::vector<float> tints_;
  std::optional<TintMap> tint_map_;
  std::vector<Patch> patches_;
  std::vector<Triangle> skin_;  // triangles of the body that are drawn
  std::vector<Piece> pieces_;
  std::vector<Wall> walls_;
  std::vector<std::uint16_t> link_patches_;
  std::vector<SolidMesh> link_meshes_;  // of radius one and length two along Y, to be stretched
  std::vector<float> link_radii_;
  mutable Skinned skinned_;
};

}  // namespace unhunch::body
