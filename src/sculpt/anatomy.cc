// SPDX-License-Identifier: Apache-2.0
#include "sculpt/anatomy.h"

namespace unhunch::sculpt {

Group make_figure() {
  Group figure = make_trunk();
  Group arm = make_arm();
  arm.children.push_back(make_hand());
  Group leg = make_leg();
  leg.children.push_back(make_foot());
  figure.children.push_back(make_head());
  figure.children.push_back(std::move(arm));
  figure.children.push_back(std::move(leg));
  return figure;
}

}  // namespace unhunch::sculpt
