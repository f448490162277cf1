// SPDX-License-Identifier: Apache-2.0
#include "picture/gltf.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <cmath>
#include <map>

#include "body/solid_mesh.h"
#include "picture/glb_file.h"
#include "picture/motion_samples.h"

namespace unhunch::picture {
namespace {

using body::Float3;
namespace json = boost::json;

constexpr float position_range = 32764;  // steps of four: finer than 0.2 mm, and it packs better
constexpr float position_step = 4;

constexpr double still = 2e-5;  // metres, or of a quaternion: what changes less does not move

json::array to_json(core::Vector v) { return {v.x, v.y, v.z}; }
json::array to_json(core::Rotation r) { return {r.x, r.y, r.z, r.w}; }
void append(std::vector<float>& out, Float3 v) { out.insert(out.end(), {v.x, v.y, v.z}); }

// Where the quantised positions of the body lie: place = middle + scale * stored.
struct Box {
  core::Vector middle;
  double scale = 1;
};

Box calc_box(const body::Body& body) {
  std::array<float, 3> low{1e9F, 1e9F, 1e9F};
  std::array<float, 3> high{-1e9F, -1e9F, -1e9F};
  for (const body::Vertex& vertex : body.vertices) {
    for (std::size_t i = 0; i < 3; ++i) {
      low[i] = std::min(low[i], vertex.position[i]);
      high[i] = std::max(high[i], vertex.position[i]);
    }
  }
  Box box;
  box.middle = core::Vector{low[0] + high[0], low[1] + high[1], low[2] + high[2]} * 0.5;
  box.scale = std::max({high[0] - low[0], high[1] - low[1], high[2] - low[2], 0.01F}) / 2 * 1.001;
  return box;
}

class Exporter {
 public:
  Exporter(const body::Body& body, const core::Motion& motion, const body::Look& look, std::span<const float> tints)
      : body_(body), motion_(motion), look_(look), tints_(tints), box_(calc_box(body)) {}

  std::string run() {
    file_.require("KHR_mesh_quantization");
    samples_ = calc_samples(body_.skeleton, motion_);
    add_joints();
    add_body();
    for (std::size_t i = 0; i < motion_.props.size(); ++i) add_prop(i);
    for (std::size_t i = 0; i < motion_.links.size(); ++i) add_link(i);
    if (samples_.times.size() > 1) add_animation();
    return file_.write(motion_.id, roots_);
  }

 private:
  json::object make_node(std::string_view name, std::size_t row) const {
    const NodePose& pose = samples_.rows.front()[row];
    return {{"name", name}, {"translation", to_json(pose.at.at)}, {"rotation", to_json(pose.at.turn)}};
  }

  // The nodes of the joints come first, so that a joint's number is its node's.
  void add_joints() {
    for (std::size_t i = 0; i < core::joint_count; ++i) {
      const auto joint = static_cast<core::Joint>(i);
      file_.add("nodes", make_node(core::name(joint), i));
      if (joint == core::parent(joint)) {
        roots_.emplace_back(i);
        continue;
      }
      json::object& above = file_.entry("nodes", static_cast<int>(core::index(core::parent(joint))));
      if (!above.contains("children")) above["children"] = json::array();
      above["children"].as_array().emplace_back(i);
    }
  }

  int add_skin() {
    std::vector<float> matrices;
    json::array joints;
    for (std::size_t i = 0; i < core::joint_count; ++i) {
      joints.emplace_back(i);
      const core::Frame& bind = body_.bind[i];
      const core::Rotation back = core::inverse(bind.turn);
      for (const core::Vector axis : {core::Vector{1, 0, 0}, core::Vector{0, 1, 0}, core::Vector{0, 0, 1}}) {
        append(matrices, body::to_float(back * axis * box_.scale));
        matrices.push_back(0);
      }
      append(matrices, body::to_float(bind.to_local(box_.middle)));
      matrices.push_back(1);
    }
    const int accessor = file_.add_numbers({Component::real, 16}, matrices);
    return file_.add("skins", {{"name", "skeleton"}, {"inverseBindMatrices", accessor}, {"joints", joints}});
  }

  void add_body() {
    json::array primitives;
    for (const body::Surface& surface : body_.surfaces) {
      if (surface.count == 0 || (surface.material == body::Material::blanket && !motion_.blanket)) continue;
      primitives.emplace_back(make_primitive(surface));
    }
    if (primitives.empty()) return;
    const int mesh = file_.add("meshes", {{"name", "body"}, {"primitives", primitives}});
    roots_.emplace_back(file_.add("nodes", {{"name", "body"}, {"mesh", mesh}, {"skin", add_skin()}}));
  }

  json::object make_primitive(const body::Surface& surface) {
    // The vertices of this surface alone, in the order in which its triangles name them.
    std::map<std::uint32_t, std::uint32_t> numbers;
    std::vector<std::uint32_t> kept;
    std::vector<float> indices;
    for (std::uint32_t i = surface.first; i < surface.first + surface.count; ++i) {
      const auto [place, is_new] = numbers.try_emplace(body_.indices[i], static_cast<std::uint32_t>(kept.size()));
      if (is_new) kept.push_back(body_.indices[i]);
      indices.push_back(static_cast<float>(place->second));
    }
    const bool takes_tint = surface.material == body::Material::skin || surface.material == body::Material::shirt ||
                            surface.material == body::Material::trousers;
    const bool tinted =
        takes_tint && !tints_.empty() && std::ranges::any_of(kept, [&](auto i) { return tints_[i] > 0; });
    json::object attributes = add_vertices(kept);
    if (tinted) attributes["COLOR_0"] = add_colours(surface.material, kept);
    const body::Colour colour = look_.of(surface.material);
    const bool is_open = surface.material == body::Material::blanket || surface.material == body::Material::dark;
    return {{"attributes", attributes},
            {"indices", file_.add_numbers({Component::unsigned_short, 1, false, Target::indices}, indices)},
            {"material",
             add_material(body::name(surface.material), tinted ? body::Colour{255, 255, 255} : colour, is_open, 1)}};
  }

  json::object add_vertices(std::span<const std::uint32_t> kept) {
    std::vector<float> positions;
    std::vector<float> normals;
    std::vector<float> joints;
    std::vector<float> weights;
    for (const std::uint32_t i : kept) {
      const body::Vertex& vertex = body_.vertices[i];
      const core::Vector place = (body::to_double(body::to_float(vertex.position)) - box_.middle) * (1 / box_.scale);
      const auto stored = [](double value) {
        return std::round(static_cast<float>(value) * position_range / position_step) * position_step;
      };
      positions.insert(positions.end(), {stored(place.x), stored(place.y), stored(place.z)});
      append(normals, body::unit(body::to_float(vertex.normal)) * 127);
      for (std::size_t k = 0; k < 4; ++k) {
        joints.push_back(vertex.weights[k] == 0 ? 0 : static_cast<float>(vertex.joints[k]));
        weights.push_back(static_cast<float>(vertex.weights[k]));
      }
    }
    constexpr Target vertices = Target::vertices;
    return {{"POSITION", file_.add_numbers({Component::short_int, 3, true, vertices, true}, positions)},
            {"NORMAL", file_.add_numbers({Component::byte, 3, true, vertices}, normals)},
            {"JOINTS_0", file_.add_numbers({Component::unsigned_byte, 4, false, vertices}, joints)},
            {"WEIGHTS_0", file_.add_numbers({Component::unsigned_byte, 4, true, vertices}, weights)}};
  }

  int add_colours(body::Material material, std::span<const std::uint32_t> kept) {
    const Float3 plain = body::to_linear(look_.of(material));
    const Float3 tint = body::to_linear(look_.tint);
    std::vector<float> colours;
    for (const std::uint32_t i : kept) {
      const Float3 colour = body::mix(plain, tint, tints_[i] * body::tint_share);
      append(colours, colour * 255);
    }
    return file_.add_numbers({Component::unsigned_byte, 3, true, Target::vertices}, colours);
  }

  int add_material(std::string_view name, body::Colour colour, bool two_sided, double opacity) {
    const Float3 linear = body::to_linear(colour);
    const json::array factor{double{linear.x}, double{linear.y}, double{linear.z}, opacity};
    json::object material{
        {"name", name},
        {"pbrMetallicRoughness", {{"baseColorFactor", factor}, {"metallicFactor", 0.0}, {"roughnessFactor", 0.85}}}};
    if (two_sided) material["doubleSided"] = true;
    if (opacity < 1) material["alphaMode"] = "BLEND";
    return file_.add("materials", std::move(material));
  }

  int add_finish(core::Finish finish) {
    const auto [place, is_new] = finishes_.try_emplace(finish, 0);
    // A wall must not hide the figure, from wherever it is looked at.
    if (is_new) {
      place->second =
          add_material(core::name(finish), look_.of(finish), false, finish == core::Finish::wall ? 0.35 : 1);
    }
    return place->second;
  }

  json::object make_solid(const body::SolidMesh& mesh, core::Finish finish) {
    std::vector<float> positions;
    std::vector<float> normals;
    for (const Float3& position : mesh.positions) append(positions, position);
    for (const Float3& normal : mesh.normals) append(normals, normal * 127);
    const std::vector<float> indices(mesh.indices.begin(), mesh.indices.end());
    return {{"attributes",
             {{"POSITION", file_.add_numbers({Component::real, 3, false, Target::vertices, true}, positions)},
              {"NORMAL", file_.add_numbers({Component::byte, 3, true, Target::vertices}, normals)}}},
            {"indices", file_.add_numbers({Component::unsigned_short, 1, false, Target::indices}, indices)},
            {"material", add_finish(finish)}};
  }

  void add_prop(std::size_t number) {
    const core::Prop& prop = motion_.props[number];
    // All solids of one finish are one piece.
    std::map<core::Finish, body::SolidMesh> pieces;
    for (const core::Solid& solid : prop.solids) {
      const body::SolidMesh mesh = body::make_solid_mesh(solid);
      body::SolidMesh& piece = pieces[solid.finish];
      const auto first = static_cast<std::uint32_t>(piece.positions.size());
      piece.positions.insert(piece.positions.end(), mesh.positions.begin(), mesh.positions.end());
      piece.normals.insert(piece.normals.end(), mesh.normals.begin(), mesh.normals.end());
      for (const std::uint32_t index : mesh.indices) piece.indices.push_back(first + index);
    }
    json::object node = make_node(prop.id, core::joint_count + number);
    json::array primitives;
    for (const auto& [finish, mesh] : pieces) primitives.emplace_back(make_solid(mesh, finish));
    if (!primitives.empty()) node["mesh"] = file_.add("meshes", {{"name", prop.id}, {"primitives", primitives}});
    add_root(std::move(node), core::joint_count + number);
  }

  void add_link(std::size_t number) {
    const core::Link& link = motion_.links[number];
    core::Solid bar;
    bar.shape = core::Solid::Shape::cylinder;
    bar.half = {link.radius, 0.5, 0};
    const std::size_t row = core::joint_count + motion_.props.size() + number;
    json::object node = make_node("link", row);
    node["scale"] = json::array{1.0, samples_.rows.front()[row].stretch, 1.0};
    const json::array primitives{make_solid(body::make_solid_mesh(bar), link.finish)};
    node["mesh"] = file_.add("meshes", {{"name", "link"}, {"primitives", primitives}});
    add_root(std::move(node), row);
  }

  void add_root(json::object node, std::size_t row) {
    const int number = file_.add("nodes", std::move(node));
    roots_.emplace_back(number);
    nodes_of_rows_[row] = number;
  }

  // ---- the motion ----

  void add_animation() {
    std::vector<float> times;
    for (const double time : samples_.times) times.push_back(static_cast<float>(time));
    const int input = file_.add_numbers({Component::real, 1, false, Target::none, true}, times);
    json::array channels;
    json::array samplers;
    const auto add_channel = [&](std::size_t row, std::string_view path, int output) {
      const auto place = nodes_of_rows_.find(row);
      const int node = place == nodes_of_rows_.end() ? static_cast<int>(row) : place->second;
      channels.emplace_back(json::object{{"sampler", samplers.size()}, {"target", {{"node", node}, {"path", path}}}});
      samplers.emplace_back(json::object{{"input", input}, {"output", output}, {"interpolation", "LINEAR"}});
    };
    for (std::size_t row = 0; row < samples_.rows.front().size(); ++row) {
      if (moves(row)) add_channel(row, "translation", add_places(row));
      if (turns(row)) add_channel(row, "rotation", add_turns(row));
      if (stretches(row)) add_channel(row, "scale", add_stretches(row));
    }
    if (channels.empty()) return;
    file_.add("animations", {{"name", motion_.id}, {"channels", channels}, {"samplers", samplers}});
  }

  bool moves(std::size_t row) const {
    const core::Vector first = samples_.rows.front()[row].at.at;
    return std::ranges::any_of(samples_.rows, [&](const NodeRow& r) { return length(r[row].at.at - first) > still; });
  }
  bool turns(std::size_t row) const {
    const core::Rotation back = core::inverse(samples_.rows.front()[row].at.turn);
    return std::ranges::any_of(samples_.rows,
                               [&](const NodeRow& r) { return length((back * r[row].at.turn).axis_part()) > still; });
  }
  bool stretches(std::size_t row) const {
    const double first = samples_.rows.front()[row].stretch;
    return std::ranges::any_of(samples_.rows,
                               [&](const NodeRow& r) { return std::abs(r[row].stretch - first) > still; });
  }

  int add_places(std::size_t row) {
    std::vector<float> values;
    for (const NodeRow& r : samples_.rows) append(values, body::to_float(r[row].at.at));
    return file_.add_numbers({Component::real, 3}, values);
  }
  // Neighbours on the same side of the sphere, so that a straight mix takes the short way.
  int add_turns(std::size_t row) {
    std::vector<float> values;
    core::Rotation before = samples_.rows.front()[row].at.turn;
    for (const NodeRow& r : samples_.rows) {
      core::Rotation turn = r[row].at.turn;
      if (core::dot(before, turn) < 0) turn = {-turn.w, -turn.x, -turn.y, -turn.z};
      before = turn;
      for (const double part : {turn.x, turn.y, turn.z, turn.w}) values.push_back(static_cast<float>(part * 32767));
    }
    return file_.add_numbers({Component::short_int, 4, true}, values);
  }
  int add_stretches(std::size_t row) {
    std::vector<float> values;
    for (const NodeRow& r : samples_.rows) {
      append(values, {1, static_cast<float>(r[row].stretch), 1});
    }
    return file_.add_numbers({Component::real, 3}, values);
  }

  const body::Body& body_;
  const core::Motion& motion_;
  const body::Look& look_;
  std::span<const float> tints_;
  Box box_;
  MotionSamples samples_;
  GlbFile file_;
  json::array roots_;
  std::map<std::size_t, int> nodes_of_rows_;  // of props and links
  std::map<core::Finish, int> finishes_;
};

}  // namespace

std::string write_glb(const body::Body& body, const core::Motion& motion, const body::Look& look,
                      std::span<const float> tints) {
  return Exporter(body, motion, look, tints).run();
}

}  // namespace unhunch::picture
