// SPDX-License-Identifier: Apache-2.0
// One description of a type, three uses: strict reading from JSON, writing to JSON, and its JSON Schema.
//
// A struct is described with BOOST_DESCRIBE_STRUCT, an enum with BOOST_DESCRIBE_ENUM; the member names are the field
// names (one trailing underscore is dropped: do_ -> "do"). Reading refuses unknown fields, wrong types and values out
// of range, and names the path; nothing is thrown. In an input std::optional, vectors and maps may be absent; in an
// output everything but std::optional is there, and Nullable is null.
#pragma once

#include <algorithm>
#include <boost/describe.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11.hpp>
#include <cstdint>
#include <map>
#include <optional>
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

inline std::string join(const std::string& where, std::string_view field) {
  return where.empty() ? std::string(field) : where + "." + std::string(field);
}

// What the JSON must be, for the error message.
inline tl::unexpected<Error> wrong_type(const std::string& where, std::string_view wanted) {
  return fail("wrong_type", where, "expected " + std::string(wanted));
}

template <class T>
struct Mapper;

template <class T>
Expected<T> read(const boost::json::value& value, const std::string& where) {
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
  static Expected<bool> read(const boost::json::value& value, const std::string& where) {
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
  static Expected<AnyJson> read(const boost::json::value& value, const std::string&) { return AnyJson{value}; }
  static boost::json::value write(const AnyJson& any) { return any.value; }
  static boost::json::value schema(bool) { return boost::json::object{}; }
};

template <int Least, int Most>
struct Mapper<Whole<Least, Most>> {
  static Expected<Whole<Least, Most>> read(const boost::json::value& value, const std::string& where) {
    const std::string range = "a whole number from " + std::to_string(Least) + " to " + std::to_string(Most);
    if (value.is_uint64()) return fail("out_of_range", where, "expected " + range);
    if (!value.is_int64()) return wrong_type(where, range);
    const std::int64_t number = value.get_int64();
    if (number < Least || number > Most) return fail("out_of_range", where, "expected " + range);
    return Whole<Least, Most>{static_cast<int>(number)};
  }
  static boost::json::value write(Whole<Least, Most> value) { return value.number; }
  static boost::json::value schema(bool) {
    return boost::json::object{{"type", "integer"}, {"minimum", Least}, {"maximum", Most}};
  }
};

template <int Most>
struct Mapper<FreeText<Most>> {
  static Expected<FreeText<Most>> read(const boost::json::value& value, const std::string& where) {
    if (!value.is_string()) return wrong_type(where, "a text");
    const boost::json::string& text = value.get_string();
    if (text.size() > Most) return fail("too_long", where, "expected at most " + std::to_string(Most) + " bytes");
    return FreeText<Most>{std::string(text)};
  }
  static boost::json::value write(const FreeText<Most>& value) { return boost::json::value(value.text); }
  static boost::json::value schema(bool) { return boost::json::object{{"type", "string"}, {"maxLength", Most}}; }
};

template <>
struct Mapper<IsoDate> {
  static Expected<IsoDate> read(const boost::json::value& value, const std::string& where) {
    const auto date = value.is_string() ? core::find_date(std::string_view(value.get_string())) : std::nullopt;
    if (!date) return fail("bad_date", where, "expected a day as \"2026-11-20\"");
    return IsoDate{*date};
  }
  static boost::json::value write(IsoDate value) { return boost::json::value(core::to_iso(value.date)); }
  static boost::json::value schema(bool) { return boost::json::object{{"type", "string"}, {"format", "date"}}; }
};

template <Literal Kind>
struct Mapper<IdOf<Kind>> {
  static Expected<IdOf<Kind>> read(const boost::json::value& value, const std::string& where) {
    if (!value.is_string()) return wrong_type(where, "the id of: " + std::string(Kind.view()));
    return IdOf<Kind>{std::string(value.get_string())};
  }
  static boost::json::value write(const IdOf<Kind>& value) { return boost::json::value(value.id); }
  static boost::json::value schema(bool) {
    return boost::json::object{{"type", "string"}, {"pattern", "^[a-z0-9_]*$"}, {"x-kind", Kind.view()}};
  }
};

template <class T>
struct Mapper<std::optional<T>> {
  static Expected<std::optional<T>> read(const boost::json::value& value, const std::string& where) {
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
  static Expected<std::vector<T>> read(const boost::json::value& value, const std::string& where) {
    const boost::json::array* list = value.if_array();
    if (list == nullptr) return wrong_type(where, "a list");
    std::vector<T> result;
    for (std::size_t i = 0; i < list->size(); ++i) {
      auto each = mapping::read<T>((*list)[i], where + "." + std::to_string(i));
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
  static Expected<std::map<std::string, T>> read(const boost::json::value& value, const std::string& where) {
    const boost::json::object* members = value.if_object();
    if (members == nullptr) return wrong_type(where, "an object");
    std::map<std::string, T> result;
    for (const auto& member : *members) {
      auto each = mapping::read<T>(member.value(), join(where, member.key()));
      if (!each) return tl::unexpected<Error>(std::move(each.error()));
      result.emplace(std::string(member.key()), std::move(*each));
    }
    return result;
  }
  static boost::json::value schema(bool output) {
    return boost::json::object{{"type", "object"}, {"additionalProperties", mapping::schema<T>(output)}};
  }
};

template <class T>
  requires boost::describe::has_describe_enumerators<T>::value
struct Mapper<T> {
  static boost::json::array words() {
    boost::json::array all;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
        [&](auto enumerator) { all.push_back(boost::json::value(field_name(enumerator.name))); });
    return all;
  }
  static Expected<T> read(const boost::json::value& value, const std::string& where) {
    std::optional<T> found;
    std::string wanted;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto enumerator) {
      const std::string_view word = field_name(enumerator.name);
      if (value.is_string() && std::string_view(value.get_string()) == word) found = enumerator.value;
      wanted += (wanted.empty() ? "" : ", ") + std::string(word);
    });
    if (!value.is_string()) return wrong_type(where, "one of: " + wanted);
    if (!found) return fail("unknown_word", where, "expected one of: " + wanted);
    return *found;
  }
  static boost::json::value schema(bool) { return boost::json::object{{"type", "string"}, {"enum", words()}}; }
};

template <class T>
  requires boost::describe::has_describe_members<T>::value
struct Mapper<T> {
  using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

  template <class Member>
  using TypeOf = std::remove_cvref_t<decltype(std::declval<T>().*Member::pointer)>;

  static Expected<T> read(const boost::json::value& value, const std::string& where) {
    const boost::json::object* members = value.if_object();
    if (members == nullptr) return wrong_type(where, "an object");
    T result{};
    std::optional<Error> fault = find_unknown_field(*members, where);
    boost::mp11::mp_for_each<Members>([&](auto member) {
      if (fault) return;
      using Type = TypeOf<decltype(member)>;
      const std::string_view name = field_name(member.name);
      const boost::json::value* found = members->if_contains(name);
      if (found == nullptr) {
        if (!may_be_absent<Type>) fault = Error{"missing_field", join(where, name), "this field is needed"};
        return;
      }
      auto inner = mapping::read<Type>(*found, join(where, name));
      if (inner) {
        result.*member.pointer = std::move(*inner);
      } else {
        fault = std::move(inner.error());
      }
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
  static std::optional<Error> find_unknown_field(const boost::json::object& members, const std::string& where) {
    for (const auto& member : members) {
      bool known = false;
      boost::mp11::mp_for_each<Members>([&](auto each) { known = known || field_name(each.name) == member.key(); });
      if (!known) return Error{"unknown_field", join(where, member.key()), "there is no field of this name here"};
    }
    return std::nullopt;
  }
};

}  // namespace mapping
}  // namespace unhunch::wire
