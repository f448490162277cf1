// SPDX-License-Identifier: Apache-2.0
#include "wire/break_state.h"

#include <array>
#include <boost/describe.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/mp11.hpp>
#include <optional>
#include <type_traits>
#include <utility>

#include "wire/json_text.h"

namespace unhunch::core {

BOOST_DESCRIBE_STRUCT(Date, (), (since_1970))
BOOST_DESCRIBE_STRUCT(Moment, (), (at_ms, offset_min))
BOOST_DESCRIBE_STRUCT(DeskTime, (), (boot, boot_ms, monotonic_ms, wall))
BOOST_DESCRIBE_STRUCT(DaySpan, (), (from, to))
BOOST_DESCRIBE_STRUCT(DaySpans, (), (spans, count))
BOOST_DESCRIBE_STRUCT(Sitting, (), (total, towards, towards_full))
BOOST_DESCRIBE_STRUCT(BreakRhythm, (),
                      (on, natural_pauses, every, least, most, long_every, content, long_content, hours, quiet, snooze))
BOOST_DESCRIBE_STRUCT(BreakState, (),
                      (begun, last, t, rhythm, allowed, open_hours, has_idle_source, watching, locked, idle_since,
                       away_since, here_at, sat, idle_from, holds, unheld_at, meeting_until, session_since, break_since,
                       break_kind, notified_at, notified_kind, snoozed_until, paused_until, off_on, waited, due_told,
                       held_told, misses, interval_offered_at))

}  // namespace unhunch::core

namespace unhunch::wire {
namespace {

using boost::json::object;
using boost::json::value;

constexpr int version = 1;

template <class T>
concept Described = boost::describe::has_describe_members<T>::value;
template <Described T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_public>;

// ---- writing ------------------------------------------------------------------------------------------------------

template <class T>
requires std::is_integral_v<T> value to_json(T number) { return number; }
template <class T>
requires std::is_enum_v<T> value to_json(T word) { return static_cast<int>(word); }
template <class Unit>
value to_json(core::Quantity<Unit> quantity) {
  return quantity.count;
}
template <Described T>
value to_json(const T& from);
template <class T>
value to_json(const std::optional<T>& maybe) {
  return maybe ? to_json(*maybe) : value{};
}
template <class T, std::size_t N>
value to_json(const std::array<T, N>& all) {
  boost::json::array list;
  for (const T& each : all) list.push_back(to_json(each));
  return list;
}
template <Described T>
value to_json(const T& from) {
  object members;
  boost::mp11::mp_for_each<MembersOf<T>>(
      [&](auto member) { members.emplace(member.name, to_json(from.*member.pointer)); });
  return members;
}

// ---- reading; false where something else stands there than was written --------------------------------------------

bool take(const value& json, bool& truth) {
  if (const bool* found = json.if_bool()) return truth = *found, true;
  return false;
}
template <class T>
requires std::is_integral_v<T>
bool take(const value& json, T& number) {
  const auto put = [&](auto found) {
    if (!std::in_range<T>(found)) return false;
    return number = static_cast<T>(found), true;
  };
  if (const std::int64_t* found = json.if_int64()) return put(*found);
  if (const std::uint64_t* found = json.if_uint64()) return put(*found);
  return false;
}
template <class T>
requires std::is_enum_v<T>
bool take(const value& json, T& word) {
  std::underlying_type_t<T> number{};
  if (!take(json, number)) return false;
  return word = static_cast<T>(number), true;
}
template <class Unit>
bool take(const value& json, core::Quantity<Unit>& quantity) {
  return take(json, quantity.count);
}
template <Described T>
bool take(const value& json, T& into);
template <class T>
bool take(const value& json, std::optional<T>& maybe) {
  if (json.is_null()) return maybe.reset(), true;
  return take(json, maybe.emplace());
}
template <class T, std::size_t N>
bool take(const value& json, std::array<T, N>& all) {
  const boost::json::array* list = json.if_array();
  if (list == nullptr || list->size() != N) return false;
  for (std::size_t i = 0; i < N; ++i) {
    if (!take((*list)[i], all[i])) return false;
  }
  return true;
}
template <Described T>
bool take(const value& json, T& into) {
  const object* members = json.if_object();
  if (members == nullptr || members->size() != boost::mp11::mp_size<MembersOf<T>>::value) return false;
  bool good = true;
  boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
    const value* found = members->if_contains(member.name);
    good = good && found != nullptr && take(*found, into.*member.pointer);
  });
  return good;
}

}  // namespace

std::string write_break_state(const core::BreakState& state) {
  return write_json(object{{"v", version}, {"breaks", to_json(state)}});
}

Expected<core::BreakState> read_break_state(std::string_view json) {
  const auto not_ours = [] {
    return fail("bad_state", "breaks", "this is not a state of the break rhythm; it begins anew");
  };
  const auto parsed = parse_json(json);
  const object* file = parsed ? parsed->if_object() : nullptr;
  int found_version = 0;
  core::BreakState state;
  if (file == nullptr || !file->contains("v") || !file->contains("breaks")) return not_ours();
  if (!take(file->at("v"), found_version) || found_version != version) return not_ours();
  if (!take(file->at("breaks"), state) || !core::is_sound(state)) return not_ours();
  return state;
}

}  // namespace unhunch::wire
