// SPDX-License-Identifier: Apache-2.0
#include "sculpt/make_body.h"

#include "sculpt/anatomy.h"
#include "sculpt/assemble.h"
#include "sculpt/cut.h"
#include "sculpt/neutral.h"
#include "sculpt/outfit.h"
#include "sculpt/simplify.h"

namespace unhunch::sculpt {
namespace {

constexpr double cell = .0030;  // metres
constexpr std::size_t half_triangles = 11'900;

Mesh make_half(const Field& field, const Posture& posture) {
  return simplify(make_half_mesh(field, cell), field, posture, half_triangles);
}

}  // namespace

Mesh make_bare_half() {
  const Posture posture = make_bind_posture();
  return make_half(Field(make_figure(), posture.skeleton, posture.bind), posture);
}

body::Body make_body() {
  const Posture posture = make_bind_posture();
  const Field field(make_figure(), posture.skeleton, posture.bind);
  LayeredMesh body{make_half(field, posture), {}};
  body.layer.assign(body.mesh.triangles.size(), 0);
  const LayeredMesh bare = body;
  for (std::uint8_t layer = 1; layer < layers().size(); ++layer) cut(body, layer, field, posture);
  return assemble(body, bare, field, posture);
}

}  // namespace unhunch::sculpt
