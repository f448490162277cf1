// SPDX-License-Identifier: Apache-2.0
#include "pose/beads.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace unhunch::pose {
namespace {

using Place = std::array<float, 3>;

constexpr std::size_t tried = 3000;      // vertices that get a ball
constexpr float largest = 0.13F;         // radius, metres
constexpr float smallest = 0.004F;       // thinner flesh has no beads: the edge of an ear
constexpr float under_skin = 0.010F;     // what has to be held lies this deep
constexpr float clearly_behind = 0.34F;  // sine of 20 degrees; what is less behind is the neighbourhood itself
constexpr float around = 0.012F;         // skin this near to a bead moves it

Place sum(const Place& a, const Place& b, float factor) {
  return {a[0] + b[0] * factor, a[1] + b[1] * factor, a[2] + b[2] * factor};
}
float dot(const Place& a, const Place& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }
float calc_distance(const Place& a, const Place& b) {
  const Place way = sum(a, b, -1);
  return std::sqrt(dot(way, way));
}

// The skin in the bind pose, without what is worn over it.
std::vector<body::Vertex> find_skin(const body::Body& body, const PartVertices& parts) {
  std::vector<body::Vertex> skin;
  for (const auto& vertices : parts) {
    for (const std::uint32_t v : vertices) skin.push_back(body.vertices[v]);
  }
  return skin;
}

// A ball inside the body that touches the skin at `from`, and the place under the skin that it answers for.
struct Candidate {
  Ball ball;
  Place answers_for{};
};

Candidate blow_up(const std::vector<body::Vertex>& skin, const body::Vertex& from) {
  float radius = largest;
  for (const body::Vertex& other : skin) {
    const Place way = sum(from.position, other.position, -1);
    const float behind = dot(from.normal, way);
    const float square = dot(way, way);
    if (behind <= 0 || behind * behind < clearly_behind * clearly_behind * square) continue;
    radius = std::min(radius, square / (2 * behind));
  }
  const Place middle = sum(from.position, from.normal, -radius);
  float free = radius;
  for (const body::Vertex& other : skin) free = std::min(free, calc_distance(middle, other.position));
  return {{middle, free}, sum(from.position, from.normal, -std::min(under_skin, radius))};
}

Candidate mirrored(const Candidate& candidate) {
  Candidate out = candidate;
  out.ball.at[0] = -out.ball.at[0];
  out.answers_for[0] = -out.answers_for[0];
  return out;
}

// Those of the left half, each followed by its mirror: a body is as deep in itself when it moves the other way round.
std::vector<Candidate> make_candidates(const std::vector<body::Vertex>& skin) {
  std::vector<Candidate> candidates;
  const std::size_t step = std::max<std::size_t>(1, skin.size() / tried);
  std::size_t nth = 0;
  for (const body::Vertex& vertex : skin) {
    if (vertex.position[0] < 0 || nth++ % step != 0) continue;
    const Candidate candidate = blow_up(skin, vertex);
    if (candidate.ball.radius < smallest) continue;
    candidates.push_back(candidate);
    candidates.push_back(mirrored(candidate));
  }
  return candidates;
}

// Which balls hold which places; both ways, since a chosen ball makes others worth less.
struct Holds {
  std::vector<std::vector<std::uint32_t>> places, balls;
};

Holds find_holds(const std::vector<Candidate>& candidates) {
  Holds holds;
  holds.places.resize(candidates.size());
  holds.balls.resize(candidates.size());
  for (std::uint32_t b = 0; b < candidates.size(); ++b) {
    for (std::uint32_t p = 0; p < candidates.size(); ++p) {
      if (calc_distance(candidates[b].ball.at, candidates[p].answers_for) > candidates[b].ball.radius) continue;
      holds.places[b].push_back(p);
      holds.balls[p].push_back(b);
    }
  }
  return holds;
}

// Always the ball that holds the most places that none holds yet, and its mirror.
std::vector<Ball> choose_balls(const std::vector<Candidate>& candidates) {
  const Holds holds = find_holds(candidates);
  std::vector<std::size_t> worth(candidates.size());
  for (std::size_t b = 0; b < candidates.size(); ++b) worth[b] = holds.places[b].size();
  std::vector<bool> held(candidates.size());
  std::vector<Ball> chosen;
  const auto choose = [&](std::size_t b) {
    chosen.push_back(candidates[b].ball);
    for (const std::uint32_t p : holds.places[b]) {
      if (held[p]) continue;
      held[p] = true;
      for (const std::uint32_t other : holds.balls[p]) --worth[other];
    }
  };
  while (true) {
    const auto best = std::max_element(worth.begin(), worth.end());
    if (best == worth.end() || *best == 0) return chosen;
    const auto b = static_cast<std::size_t>(best - worth.begin());
    choose(b);
    choose(b ^ 1);
  }
}

// How much each joint moves the skin around the ball.
using Pull = std::array<float, core::joint_count>;
Pull calc_pull(const std::vector<body::Vertex>& skin, const Ball& ball) {
  Pull pull{};
  for (const body::Vertex& vertex : skin) {
    const float near = ball.radius + around - calc_distance(ball.at, vertex.position);
    if (near <= 0) continue;
    for (std::size_t i = 0; i < 4; ++i) pull[vertex.joints[i]] += near * static_cast<float>(vertex.weights[i]);
  }
  return pull;
}

// Evenly chosen from those that are hardly farther away than the ball is wide.
std::vector<std::uint32_t> find_touching(const body::Body& body, const PartVertices& parts, const Ball& ball) {
  constexpr float near = 0.004F;
  constexpr std::size_t most = 40;
  std::vector<std::uint32_t> touching;
  for (const auto& vertices : parts) {
    for (const std::uint32_t v : vertices)
      if (calc_distance(ball.at, body.vertices[v].position) < ball.radius + near) touching.push_back(v);
  }
  const std::size_t step = (touching.size() + most - 1) / most;
  std::vector<std::uint32_t> chosen;
  for (std::size_t i = 0; i < touching.size(); i += step) chosen.push_back(touching[i]);
  return chosen;
}

Bead make_bead(const Ball& ball, const Pull& pull) {
  std::array<std::uint8_t, core::joint_count> order{};
  std::iota(order.begin(), order.end(), std::uint8_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return pull[a] > pull[b]; });
  Bead bead{ball, {}, {}, {}};
  float whole = 0;
  for (std::size_t i = 0; i < 4; ++i) whole += pull[order[i]];
  for (std::size_t i = 0; i < 4; ++i) {
    bead.joints[i] = order[i];
    bead.weights[i] = pull[order[i]] / whole;
  }
  return bead;
}

Part strongest_part(const Pull& pull) {
  std::array<float, part_count> by_part{};
  for (std::size_t i = 0; i < pull.size(); ++i) by_part[index(part_of(static_cast<core::Joint>(i)))] += pull[i];
  return static_cast<Part>(std::max_element(by_part.begin(), by_part.end()) - by_part.begin());
}

}  // namespace

Beads make_beads(const body::Body& body, const PartVertices& parts) {
  const std::vector<body::Vertex> skin = find_skin(body, parts);
  Beads beads;
  for (const Ball& ball : choose_balls(make_candidates(skin))) {
    const Pull pull = calc_pull(skin, ball);
    Bead bead = make_bead(ball, pull);
    bead.skin = find_touching(body, parts, ball);
    beads[index(strongest_part(pull))].push_back(std::move(bead));
  }
  return beads;
}

Ball calc_ball(const body::JointMatrices& matrices, const Bead& bead, const std::vector<Place>& skin) {
  Ball out{{}, bead.ball.radius};
  const auto [x, y, z] = bead.ball.at;
  for (std::size_t i = 0; i < 4; ++i) {
    const auto& m = matrices[bead.joints[i]];
    for (std::size_t row = 0; row < 3; ++row)
      out.at[row] += bead.weights[i] * (m[row * 4] * x + m[row * 4 + 1] * y + m[row * 4 + 2] * z + m[row * 4 + 3]);
  }
  for (const std::uint32_t v : bead.skin) out.radius = std::min(out.radius, calc_distance(out.at, skin[v]));
  return out;
}

}  // namespace unhunch::pose
