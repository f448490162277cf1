// SPDX-License-Identifier: Apache-2.0
// One description of a type, three uses: strict reading from JSON, writing to JSON, and its JSON Schema.
//
// A struct is described with BOOST_DESCRIBE_STRUCT, an enum with BOOST_DESCRIBE_ENUM; the member names are the field
// names (one trailing underscore is dropped: do_ -> "do"). Reading refuses unknown fields, wrong types and values out
// of range, and names the path; nothing is thrown. In an input std::optional, vectors and maps may be absent; in an
// output everything but std::optional is there, and Nullable is null.
#pragma once

#include <algorithm>
#include <array>
#include <boost/describe.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11.hpp>
#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/date.h"
#include "core/error.h"

namespace unhunch::wire {

template <std::size_t N>
struct Literal {
  char text[N];
  // Implicit, so that a type can be written IdOf<"flag">.  NOLINTNEXTLINE(google-explicit-constructor)
  constexpr Literal(const char (&literal)[N]) { std::copy_n(literal, N, text); }
  constexpr std::string_view view() const { return {text, N - 1}; }
};

// The id of an item of one kind of the regimen, or one of several kinds.
template <Literal Kind>
struct IdOf {
  std::string id;
};

// A whole number in a range; both ends belong to it.
template <int Least, int Most>
struct Whole {
  int number = 0;
};

// Free text of a person, at most Most bytes of UTF-8.
template <int Most>
struct FreeText {
  std::string text;
};

struct IsoDate {
  core::Date date;
};

// Any JSON at all.
struct AnyJson {
  boost::json::value value;
};

// Always written; null when there is none.
template <class T>
struct Nullable {
  std::optional<T> value;
};

namespace mapping {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_nullable = false;
template <class T>
inline constexpr bool is_nullable<Nullable<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_map = false;
template <class K, class T>
inline constexpr bool is_map<std::map<K, T>> = true;

template <class T>
inline constexpr bool may_be_absent = is_optional<T> || is_vector<T> || is_map<T>;

constexpr std::string_view field_name(std::string_view member) {
  if (member.ends_with('_')) member.remove_suffix(1);
  return member;
}

// Where something stands in a document. It points at what it was made from, so that only an error makes a text of it:
// "sessions.3.date".
class Path {
 public:
  template <std::convertible_to<std::string_view> Text>
  // Implicit, so that a text can begin a path.  NOLINTNEXTLINE(google-explicit-constructor)
  Path(const Text& start) : name_(start) {}
  Path(const Path& parent, std::string_view name) : parent_(&parent), name_(name) {}
  Path(const Path& parent, std::size_t index) : parent_(&parent), index_(index) {}

  std::string text() const;

 private:
  const Path* parent_ = nullptr;
  std::string_view name_;
  std::optional<std::size_t> index_;
};

// The parts that are the same for every type stand in json_mapping.cc, once.
using Words = std::span<const std::string_view>;

std::string join(const std::string& where, std::string_view field);
tl::unexpected<Error> wrong_type(const Path& where, std::string_view wanted);
Expected<int> read_whole(const boost::json::value&, const Path& where, int least, int most);
Expected<std::string> read_text(const boost::json::value&, const Path& where, std::string_view wanted,
                                std::size_t most);
Expected<core::Date> read_date(const boost::json::value&, const Path& where);
Expected<std::size_t> read_word(const boost::json::value&, const Path& where, Words words);

// The object, if it is one and has no field that is not in `names`.
Expected<const boost::json::object*> read_members(const boost::json::value&, const Path& where, Words names);

// The error of a field that is needed and not there.
Error missing_field(const Path& where, std::string_view name);

template <class T>
struct Mapper;

template <class T>
Expected<T> read(const boost::json::value& value, const Path& where) {
  return Mapper<T>::read(value, where);
}

template <class T>
boost::json::value write(const T& value) {
  return Mapper<T>::write(value);
}

template <class T>
boost::json::value schema(bool output) {
  return Mapper<T>::schema(output);
}

inline boost::json::value type_schema(std::string_view type) { return boost::json::object{{"type", type}}; }

template <>
struct Mapper<bool> {
  static Expected<bool> read(const boost::json::value& value, const Path& where) {
    if (!value.is_bool()) return wrong_type(where, "true or false");
    return value.get_bool();
  }
  static boost::json::value write(bool value) { return value; }
  static boost::json::value schema(bool) { return type_schema("boolean"); }
};

template <>
struct Mapper<int> {
  static boost::json::value write(int value) { return value; }
  static boost::json::value schema(bool) { return type_schema("integer"); }
};

template <>
struct Mapper<double> {
  static Expected<double> read(const boost::json::value& value, const Path& where) {
    if (!value.is_number()) return wrong_type(where, "a number");
    return value.to_number<double>();
  }
  static boost::json::value write(double number) { return number; }
  static boost::json::value schema(bool) { return type_schema("number"); }
};

template <>
struct Mapper<std::string> {
  static boost::json::value write(const std::string& value) { return boost::json::value(value); }
  static boost::json::value schema(bool) { return type_schema("string"); }
};

template <>
struct Mapper<std::string_view> {
  static boost::json::value write(std::string_view value) { return boost::json::value(value); }
  static boost::json::value schema(bool) { return type_schema("string"); }
};

template <>
struct Mapper<AnyJson> {
  static Expected<AnyJson> read(const boost::json::value& value, const Path&) { return AnyJson{value}; }
  static boost::json::value write(const AnyJson& any) { return any.value; }
  static boost::json::value schema(bool) { return boost::json::object{}; }
};

template <int Least, int Most>
struct Mapper<Whole<Least, Most>> {
  static Expected<Whole<Least, Most>> read(const boost::json::value& value, const Path& where) {
    return read_whole(value, where, Least, Most).map([](int number) { return Whole<Least, Most>{number}; });
  }
  static boost::json::value write(Whole<Least, Most> value) { return value.number; }
  static boost::json::value schema(bool) {
    return boost::json::object{{"type", "integer"}, {"minimum", Least}, {"maximum", Most}};
  }
};

template <int Most>
struct Mapper<FreeText<Most>> {
  static Expected<FreeText<Most>> read(const boost::json::value& value, const Path& where) {
    auto text = read_text(value, where, "a text", Most);
    if (!text) return tl::unexpected<Error>(std::move(text.error()));
    return FreeText<Most>{std::move(*text)};
  }
  static boost::json::value write(const FreeText<Most>& value) { return boost::json::value(value.text); }
  static boost::json::value schema(bool) { return boost::json::object{{"type", "string"}, {"maxLength", Most}}; }
};

template <>
struct Mapper<IsoDate> {
  static Expected<IsoDate> read(const boost::json::value& value, const Path& where) {
    return read_date(value, where).map([](core::Date date) { return IsoDate{date}; });
  }
  static boost::json::value write(IsoDate value) { return boost::json::value(core::to_iso(value.date)); }
  static boost::json::value schema(bool) { return boost::json::object{{"type", "string"}, {"format", "date"}}; }
};

template <Literal Kind>
struct Mapper<IdOf<Kind>> {
  static Expected<IdOf<Kind>> read(const boost::json::value& value, const Path& where) {
    auto id = read_text(value, where, Kind.view(), 100);
    if (!id) return tl::unexpected<Error>(std::move(id.error()));
    return IdOf<Kind>{std::move(*id)};
  }
  static boost::json::value write(const IdOf<Kind>& value) { return boost::json::value(value.id); }
  static boost::json::value schema(bool) {
    return boost::json::object{{"type", "string"}, {"pattern", "^[a-z0-9_]*$"}, {"x-kind", Kind.view()}};
  }
};

template <class T>
struct Mapper<std::optional<T>> {
  static Expected<std::optional<T>> read(const boost::json::value& value, const Path& where) {
    auto inner = mapping::read<T>(value, where);
    if (!inner) return tl::unexpected<Error>(std::move(inner.error()));
    return std::optional<T>(std::move(*inner));
  }
  static boost::json::value schema(bool output) { return mapping::schema<T>(output); }
};

template <class T>
struct Mapper<Nullable<T>> {
  static boost::json::value write(const Nullable<T>& value) {
    return value.value ? mapping::write(*value.value) : boost::json::value(nullptr);
  }
  static boost::json::value schema(bool output) {
    return boost::json::object{{"anyOf", boost::json::array{mapping::schema<T>(output), type_schema("null")}}};
  }
};

template <class T>
struct Mapper<std::vector<T>> {
  static Expected<std::vector<T>> read(const boost::json::value& value, const Path& where) {
    const boost::json::array* list = value.if_array();
    if (list == nullptr) return wrong_type(where, "a list");
    std::vector<T> result;
    for (std::size_t i = 0; i < list->size(); ++i) {
      auto each = mapping::read<T>((*list)[i], Path{where, i});
      if (!each) return tl::unexpected<Error>(std::move(each.error()));
      result.push_back(std::move(*each));
    }
    return result;
  }
  static boost::json::value write(const std::vector<T>& values) {
    boost::json::array list;
    for (const T& each : values) list.push_back(mapping::write(each));
    return list;
  }
  static boost::json::value schema(bool output) {
    return boost::json::object{{"type", "array"}, {"items", mapping::schema<T>(output)}};
  }
};

template <class T>
struct Mapper<std::map<std::string, T>> {
  static Expected<std::map<std::string, T>> read(const boost::json::value& value, const Path& where) {
    const boost::json::object* members = value.if_object();
    if (members == nullptr) return wrong_type(where, "an object");
    std::map<std::string, T> result;
    for (const auto& member : *members) {
      auto each = mapping::read<T>(member.value(), Path{where, std::string_view(member.key())});
      if (!each) return tl::unexpected<Error>(std::move(each.error()));
      result.emplace(std::string(member.key()), std::move(*each));
    }
    return result;
  }
  static boost::json::value write(const std::map<std::string, T>& values) {
    boost::json::object members;
    for (const auto& [name, value] : values) members.emplace(name, mapping::write(value));
    return members;
  }
  static boost::json::value schema(bool output) {
    return boost::json::object{{"type", "object"}, {"additionalProperties", mapping::schema<T>(output)}};
  }
};

template <class T>
requires boost::describe::has_describe_enumerators<T>::value struct Mapper<T> {
  using Enumerators = boost::describe::describe_enumerators<T>;
  static constexpr std::size_t count = boost::mp11::mp_size<Enumerators>::value;

  static constexpr std::array<std::string_view, count> words() {
    std::array<std::string_view, count> all{};
    std::size_t i = 0;
    boost::mp11::mp_for_each<Enumerators>([&](auto enumerator) { all[i++] = field_name(enumerator.name); });
    return all;
  }

  // The enumerators are numbered from zero in their order.
  static Expected<T> read(const boost::json::value& value, const Path& where) {
    static constexpr auto all = words();
    return read_word(value, where, all).map([](std::size_t index) { return static_cast<T>(index); });
  }
  static boost::json::value schema(bool) {
    boost::json::array all;
    for (const std::string_view word : words()) all.push_back(boost::json::value(word));
    return boost::json::object{{"type", "string"}, {"enum", all}};
  }
};

template <class T>
requires boost::describe::has_describe_members<T>::value struct Mapper<T> {
  using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

  template <class Member>
  using TypeOf = std::remove_cvref_t<decltype(std::declval<T>().*Member::pointer)>;

  static constexpr std::size_t count = boost::mp11::mp_size<Members>::value;

  static constexpr std::array<std::string_view, count> names() {
    std::array<std::string_view, count> all{};
    std::size_t i = 0;
    boost::mp11::mp_for_each<Members>([&](auto member) { all[i++] = field_name(member.name); });
    return all;
  }

  static Expected<T> read(const boost::json::value& value, const Path& where) {
    static constexpr auto all = names();
    const auto members = read_members(value, where, all);
    if (!members) return tl::unexpected<Error>(members.error());
    T result{};
    std::optional<Error> fault;
    boost::mp11::mp_for_each<Members>([&](auto member) {
      if (!fault)
        read_member<TypeOf<decltype(member)>>(**members, field_name(member.name), where, result.*member.pointer, fault);
    });
    if (fault) return tl::unexpected<Error>(std::move(*fault));
    return result;
  }

  static boost::json::value write(const T& value) {
    boost::json::object members;
    boost::mp11::mp_for_each<Members>([&](auto member) {
      using Type = TypeOf<decltype(member)>;
      const std::string_view name = field_name(member.name);
      const Type& field = value.*member.pointer;
      if constexpr (is_optional<Type>) {
        if (field) members.emplace(name, mapping::write(*field));
      } else {
        members.emplace(name, mapping::write(field));
      }
    });
    return members;
  }

  static boost::json::value schema(bool output) {
    boost::json::object properties;
    boost::json::array required;
    boost::mp11::mp_for_each<Members>([&](auto member) {
      using Type = TypeOf<decltype(member)>;
      const std::string_view name = field_name(member.name);
      properties.emplace(name, mapping::schema<Type>(output));
      const bool needed = output ? !is_optional<Type> : !may_be_absent<Type>;
      if (needed) required.push_back(boost::json::value(name));
    });
    boost::json::object schema{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
    if (!required.empty()) schema.emplace("required", required);
    return schema;
  }

 private:
  template <class Type>
  static void read_member(const boost::json::object& members, std::string_view name, const Path& where, Type& field,
                          std::optional<Error>& fault) {
    const boost::json::value* found = members.if_contains(name);
    if (found == nullptr) {
      if (!may_be_absent<Type>) fault = missing_field(where, name);
      return;
    }
    auto inner = mapping::read<Type>(*found, Path{where, name});
    if (inner) {
      field = std::move(*inner);
    } else {
      fault = std::move(inner.error());
    }
  }
};

}  // namespace mapping
}  // namespace unhunch::wire
