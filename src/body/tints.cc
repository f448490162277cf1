// SPDX-License-Identifier: Apache-2.0
#include "body/tints.h"

#include "body/muscles.h"

namespace unhunch::body {

std::vector<float> calc_tints(const Body& body, const std::vector<std::string>& muscles) {
  if (muscles.empty()) return {};
  const std::vector<std::string_view> names(muscles.begin(), muscles.end());
  const TintMap map = make_tint_map(names);
  std::vector<float> tints;
  tints.reserve(body.vertices.size());
  for (const Vertex& vertex : body.vertices) tints.push_back(tint_at(map, vertex.position, vertex.normal));
  return tints;
}

}  // namespace unhunch::body
