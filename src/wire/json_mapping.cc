// SPDX-License-Identifier: Apache-2.0
#include "wire/json_mapping.h"

namespace unhunch::wire::mapping {
namespace {

std::string list(Words words) {
  std::string all;
  for (const std::string_view word : words) {
    if (!all.empty()) all += ", ";
    all += word;
  }
  return all;
}

}  // namespace

std::string join(const std::string& where, std::string_view field) {
  return where.empty() ? std::string(field) : where + "." + std::string(field);
}

std::string Path::text() const {
  const std::string own = index_ ? std::to_string(*index_) : std::string(name_);
  return parent_ == nullptr ? own : join(parent_->text(), own);
}

tl::unexpected<Error> wrong_type(const Path& where, std::string_view wanted) {
  return fail("wrong_type", where.text(), "expected " + std::string(wanted));
}

Expected<int> read_whole(const boost::json::value& value, const Path& where, int least, int most) {
  const std::int64_t* number = value.if_int64();
  if (number != nullptr && *number >= least && *number <= most) return static_cast<int>(*number);
  const std::string range = "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
  if (number == nullptr && !value.is_uint64()) return wrong_type(where, range);
  return fail("out_of_range", where.text(), "expected " + range);
}

Expected<std::string> read_text(const boost::json::value& value, const Path& where, std::string_view wanted,
                                std::size_t most) {
  const boost::json::string* text = value.if_string();
  if (text == nullptr) return wrong_type(where, "a text: " + std::string(wanted));
  if (text->size() > most) return fail("too_long", where.text(), "expected at most " + std::to_string(most) + " bytes");
  return std::string(*text);
}

Expected<core::Date> read_date(const boost::json::value& value, const Path& where) {
  const boost::json::string* text = value.if_string();
  const auto date = text == nullptr ? std::nullopt : core::find_date({text->data(), text->size()});
  if (!date) return fail("bad_date", where.text(), "expected a day as \"2026-11-20\"");
  return *date;
}

Expected<std::size_t> read_word(const boost::json::value& value, const Path& where, Words words) {
  const boost::json::string* text = value.if_string();
  if (text == nullptr) return wrong_type(where, "one of: " + list(words));
  const auto found = std::find(words.begin(), words.end(), std::string_view(*text));
  if (found == words.end()) return fail("unknown_word", where.text(), "expected one of: " + list(words));
  return static_cast<std::size_t>(found - words.begin());
}

Expected<const boost::json::object*> read_members(const boost::json::value& value, const Path& where, Words names) {
  const boost::json::object* members = value.if_object();
  if (members == nullptr) return wrong_type(where, "an object");
  for (const auto& member : *members) {
    if (std::find(names.begin(), names.end(), std::string_view(member.key())) == names.end()) {
      return fail("unknown_field", Path{where, std::string_view(member.key())}.text(), "expected only: " + list(names));
    }
  }
  return members;
}

Error missing_field(const Path& where, std::string_view name) {
  return {"missing_field", Path{where, name}.text(), "this field is needed"};
}

}  // namespace unhunch::wire::mapping
