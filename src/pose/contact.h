// SPDX-License-Identifier: Apache-2.0
// The places of hands and feet that touch things. A contact offset belongs to the mesh: it is measured on the skin, so
// that a flat hand lies on the floor whatever the body's build.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "body/body.h"
#include "core/figure/limb.h"
#include "pose/parts.h"

namespace unhunch::pose {

// palm: middle of the flat hand; fist: the knuckles of a closed hand; back_of_hand; fingertips: their pads; wrist: the
// joint itself. sole: under the ankle, heel to ball on the floor; ball: a foot that stands on its toes and ball, which
// lie flat while the heel rises; instep: the top of a foot that lies on it (kneeling); heel: of a leg that lies;
// ankle: the joint itself.
enum class ContactPoint : std::uint8_t {
  palm,
  fist,
  back_of_hand,
  fingertips,
  wrist,
  sole,
  ball,
  instep,
  heel,
  ankle,
};
std::string_view name(ContactPoint point);
std::optional<ContactPoint> find_contact_point(std::string_view name);
constexpr bool is_of_hand(ContactPoint point) { return point <= ContactPoint::wrist; }

// Where the point is in the frame of the wrist or ankle, with the two directions that orient it: `facing` leaves the
// body there (out of the palm, down from the sole), `pointing` goes to the fingers or toes.
struct Contact {
  core::Vector at, facing, pointing;
};

// The contacts of one body, which has to stay where it is. A tenth of a millisecond each.
class Contacts {
 public:
  explicit Contacts(const body::Body& body) : body_(body), parts_(find_parts(body)) {}

  // Measured on the hand or foot as it is bent: curl and spread of the fingers, thumb, toes.
  Contact find(core::Limb limb, ContactPoint point, const core::Angles& bent) const;

  // As hands and feet are usually bent for this contact: a fist is closed, toes that lie on the floor are pointed.
  Contact find(core::Limb limb, ContactPoint point) const;

 private:
  const body::Body& body_;
  PartVertices parts_;
};

}  // namespace unhunch::pose
