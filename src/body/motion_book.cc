// SPDX-License-Identifier: Apache-2.0
#include "body/motion_book.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <type_traits>

namespace unhunch::body {
namespace {

static_assert(std::endian::native == std::endian::little);

constexpr std::string_view magic = "UNHMOT01";

// One description of the format serves both ways: `Writer` appends what it is shown, `Reader` fills it in.
class Writer {
 public:
  static constexpr bool reading = false;
  std::string bytes{magic};

  void put(const void* data, std::size_t size) { bytes.append(static_cast<const char*>(data), size); }
  void number(double& value) {
    const auto small = static_cast<float>(value);
    put(&small, sizeof small);
  }
  template <class T>
  void small(T& value) {
    const auto byte = static_cast<std::uint8_t>(value);
    put(&byte, 1);
  }
  std::size_t count(std::size_t size) {
    const auto small = static_cast<std::uint16_t>(size);
    put(&small, sizeof small);
    return size;
  }
  void text(std::string& value) {
    count(value.size());
    put(value.data(), value.size());
  }
  bool good() const { return true; }
};

class Reader {
 public:
  static constexpr bool reading = true;
  explicit Reader(std::string_view bytes) : left_(bytes) {}

  void number(double& value) {
    float small = 0;
    take(&small, sizeof small);
    if (!(std::abs(small) < 1e6F)) good_ = false;  // not a number is refused as well
    value = static_cast<double>(small);
  }
  template <class T>
  void small(T& value) {
    std::uint8_t byte = 0;
    take(&byte, 1);
    if (byte > largest_of(T{})) good_ = false, byte = 0;
    value = static_cast<T>(byte);
  }
  // A count that the bytes left cannot hold is nonsense.
  std::size_t count(std::size_t) {
    std::uint16_t size = 0;
    take(&size, sizeof size);
    if (size > left_.size()) good_ = false, size = 0;
    return size;
  }
  void text(std::string& value) {
    const std::size_t size = count(0);
    value.assign(left_.substr(0, size));
    left_.remove_prefix(std::min(size, left_.size()));
  }
  bool good() const { return good_; }
  bool at_end() const { return left_.empty(); }

 private:
  std::string_view left_;
  bool good_ = true;

  void take(void* to, std::size_t size) {
    if (left_.size() < size) return void(good_ = false);
    std::memcpy(to, left_.data(), size);
    left_.remove_prefix(size);
  }
  static constexpr int largest_of(bool) { return 1; }
  static constexpr int largest_of(core::Joint) { return static_cast<int>(core::joint_count) - 1; }
  static constexpr int largest_of(core::Ease) { return 1; }
  static constexpr int largest_of(core::Side) { return 1; }
  static constexpr int largest_of(core::Finish) { return static_cast<int>(core::finish_count) - 1; }
  static constexpr int largest_of(core::Solid::Shape) { return 2; }
};

template <class Io, class T, class Each>
void list(Io& io, std::vector<T>& items, Each each) {
  const std::size_t size = io.count(items.size());
  if (Io::reading) items.clear();
  for (std::size_t i = 0; i < size && io.good(); ++i) {
    if (Io::reading) items.emplace_back();
    each(items[i]);
  }
}

template <class Io>
void vector(Io& io, core::Vector& v) {
  for (double* each : {&v.x, &v.y, &v.z}) io.number(*each);
}

template <class Io>
void frame(Io& io, core::Frame& f) {
  vector(io, f.at);
  for (double* each : {&f.turn.w, &f.turn.x, &f.turn.y, &f.turn.z}) io.number(*each);
  if (Io::reading) f.turn = core::unit(core::dot(f.turn, f.turn) > 0.5 ? f.turn : core::Rotation{});
}

template <class Io>
void holder(Io& io, core::Holder& h) {
  io.small(h.world);
  io.small(h.joint);
}

template <class Io>
void solid(Io& io, core::Solid& s) {
  io.small(s.shape);
  frame(io, s.at);
  vector(io, s.half);
  io.number(s.rounding);
  io.small(s.finish);
}

template <class Io>
void key(Io& io, core::Key& k, std::size_t props) {
  io.text(k.pose);
  io.number(k.at);
  io.small(k.ease);
  vector(io, k.root.at);
  for (double* each : {&k.root.lean, &k.root.turn, &k.root.roll, &k.angles.breath}) io.number(*each);
  for (double& each : k.angles.trunk) io.number(each);
  for (auto& side : k.angles.limbs) {
    for (double& each : side) io.number(each);
  }
  io.small(k.anchor.held);
  if (k.anchor.held) {
    io.small(k.anchor.first);
    io.small(k.anchor.second);
    vector(io, k.anchor.at);
  }
  for (core::Pin& pin : k.pins) {
    io.small(pin.held);
    if (!pin.held) continue;
    holder(io, pin.holder);
    frame(io, pin.end);
    io.small(pin.turned);
    vector(io, pin.pole);
  }
  if (Io::reading) k.props.resize(props);
  for (core::Frame& prop : k.props) frame(io, prop);
}

template <class Io>
void motion(Io& io, core::Motion& m) {
  io.text(m.id);
  io.number(m.length);
  io.small(m.loops);
  io.small(m.blanket);
  bool sided = m.side.has_value();
  core::Side side = m.side.value_or(core::Side::left);
  io.small(sided);
  io.small(side);
  m.side = sided ? std::optional(side) : std::nullopt;
  list(io, m.props, [&](core::Prop& prop) {
    io.text(prop.id);
    io.number(prop.give);
    list(io, prop.solids, [&](core::Solid& each) { solid(io, each); });
  });
  list(io, m.keys, [&](core::Key& each) { key(io, each, m.props.size()); });
  list(io, m.parts, [&](core::MotionPart& part) {
    io.text(part.id);
    io.number(part.from);
    io.number(part.to);
    io.small(part.loops);
  });
  list(io, m.links, [&](core::Link& link) {
    for (core::Link::End* end : {&link.from, &link.to}) {
      holder(io, end->holder);
      vector(io, end->at);
    }
    io.number(link.radius);
    io.small(link.finish);
  });
  for (double* each : {&m.camera.turn, &m.camera.height, &m.camera.distance, &m.camera.opening}) io.number(*each);
  vector(io, m.camera.target);
  list(io, m.muscles, [&](std::string& muscle) { io.text(muscle); });
}

// What the player takes for granted.
bool is_sound(const core::Motion& motion) {
  if (motion.keys.empty() || motion.length <= 0) return false;
  for (std::size_t i = 1; i < motion.keys.size(); ++i) {
    if (motion.keys[i].at <= motion.keys[i - 1].at) return false;
  }
  return motion.keys.front().at == 0 && motion.keys.back().at <= motion.length;
}

}  // namespace

const core::Motion* MotionBook::find(std::string_view id) const {
  const auto found = std::lower_bound(motions.begin(), motions.end(), id,
                                      [](const core::Motion& motion, std::string_view key) { return motion.id < key; });
  return found == motions.end() || found->id != id ? nullptr : &*found;
}

std::string write_motion_book(const MotionBook& book) {
  Writer io;
  MotionBook copy = book;
  list(io, copy.motions, [&](core::Motion& each) { motion(io, each); });
  return std::move(io.bytes);
}

Expected<MotionBook> read_motion_book(std::string_view bytes) {
  const auto refuse = [](std::string why) {
    return fail("bad_motion_book", "", "the file of motions " + std::move(why) + "; compile the regimen again");
  };
  if (!bytes.starts_with(magic)) return refuse("does not begin as one of this version does");
  Reader io(bytes.substr(magic.size()));
  MotionBook book;
  list(io, book.motions, [&](core::Motion& each) { motion(io, each); });
  if (!io.good() || !io.at_end()) return refuse("is damaged");
  if (!std::all_of(book.motions.begin(), book.motions.end(), is_sound)) return refuse("holds a motion without keys");
  const auto by_id = [](const core::Motion& a, const core::Motion& b) { return a.id < b.id; };
  std::sort(book.motions.begin(), book.motions.end(), by_id);
  return book;
}

}  // namespace unhunch::body
