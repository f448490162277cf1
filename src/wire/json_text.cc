// SPDX-License-Identifier: Apache-2.0

#include "wire/json_text.h"

#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <system_error>
#include <utility>
#include <vector>

namespace unhunch::wire {

namespace json = boost::json;

namespace {

// What the parser calls for each thing it reads; it builds the value from the outside in.
class Builder {
 public:
  static constexpr std::size_t max_object_size = json_max_bytes;
  static constexpr std::size_t max_array_size = json_max_bytes;
  static constexpr std::size_t max_key_size = json_max_bytes;
  static constexpr std::size_t max_string_size = json_max_bytes;

  json::value result;
  bool duplicate_key = false;
  bool number_out_of_range = false;

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }

  bool on_object_begin(json::error_code&) { return open(json::value(json::object_kind)); }
  bool on_object_end(std::size_t, json::error_code& ec) { return close(ec); }
  bool on_array_begin(json::error_code&) { return open(json::value(json::array_kind)); }
  bool on_array_end(std::size_t, json::error_code& ec) { return close(ec); }

  bool on_key_part(json::string_view part, std::size_t, json::error_code&) { return keep(part); }
  bool on_key(json::string_view part, std::size_t, json::error_code&) {
    keep(part);
    open_.back().key.assign(text_);
    text_.clear();
    return true;
  }

  bool on_string_part(json::string_view part, std::size_t, json::error_code&) { return keep(part); }
  bool on_string(json::string_view part, std::size_t, json::error_code& ec) {
    json::value string(json::string_kind);
    string.if_string()->assign(text_);  // empty but for a text that came in parts
    string.if_string()->append(part);
    text_.clear();
    return put(std::move(string), ec);
  }

  bool on_number_part(json::string_view part, json::error_code&) { return keep(part); }
  bool on_int64(std::int64_t number, json::string_view, json::error_code& ec) {
    text_.clear();
    return put(number, ec);
  }
  bool on_uint64(std::uint64_t number, json::string_view, json::error_code& ec) {
    text_.clear();
    return put(number, ec);
  }
  bool on_double(double, json::string_view part, json::error_code& ec) {
    keep(part);
    double number = 0;
    const auto [end, fault] = std::from_chars(text_.data(), text_.data() + text_.size(), number);
    const bool whole = end == text_.data() + text_.size();
    text_.clear();
    if (fault != std::errc() || !whole || !std::isfinite(number)) {
      number_out_of_range = true;
      ec = json::error::syntax;
      return false;
    }
    return put(number, ec);
  }
  bool on_bool(bool flag, json::error_code& ec) { return put(flag, ec); }
  bool on_null(json::error_code& ec) { return put(nullptr, ec); }

  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }

 private:
  struct Open {
    json::value container;
    std::string key;
  };
  std::vector<Open> open_;
  std::string text_;

  bool keep(json::string_view part) {
    text_.append(part.data(), part.size());
    return true;
  }

  bool open(json::value container) {
    open_.push_back({std::move(container), {}});
    return true;
  }

  bool close(json::error_code& ec) {
    json::value done = std::move(open_.back().container);
    open_.pop_back();
    return put(std::move(done), ec);
  }

  bool put(json::value value, json::error_code& ec) {
    if (open_.empty()) {
      result = std::move(value);
      return true;
    }
    auto& [container, key] = open_.back();
    if (auto* array = container.if_array()) {
      array->push_back(std::move(value));
    } else {
      duplicate_key = !container.if_object()->emplace(key, std::move(value)).second;
      if (duplicate_key) ec = json::error::syntax;
    }
    return !duplicate_key;
  }
};

tl::unexpected<Error> fault_at(std::size_t byte, std::string code, std::string message) {
  return fail(std::move(code), "byte " + std::to_string(byte), std::move(message));
}

tl::unexpected<Error> name_fault(const json::error_code& ec, const Builder& builder, std::size_t byte) {
  if (builder.duplicate_key) return fault_at(byte, "duplicate_key", "the same name stands twice in one object");
  if (builder.number_out_of_range) return fault_at(byte, "number_range", "the number is too large");
  if (ec == json::error::too_deep) return fault_at(byte, "too_deep", "too many levels of arrays and objects");
  if (ec == json::error::incomplete) return fault_at(byte, "incomplete", "the text ends too early");
  if (ec == json::error::extra_data) return fault_at(byte, "syntax", "something follows the end of the value");
  return fault_at(byte, "syntax", "not valid JSON: " + ec.message());
}

void write_escape(char c, std::string& out) {
  static constexpr char hex[] = "0123456789abcdef";
  switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\b': out += "\\b"; break;
    case '\f': out += "\\f"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default:
      out += "\\u00";
      out += hex[static_cast<unsigned char>(c) >> 4];
      out += hex[c & 15];
  }
}

void write_string(json::string_view text, std::string& out) {
  out += '"';
  std::size_t written = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text.data() + written, i - written);
    write_escape(c, out);
    written = i + 1;
  }
  out.append(text.data() + written, text.size() - written);
  out += '"';
}

template <class Integer>
void write_integer(Integer number, std::string& out) {
  char text[24];
  const auto end = std::to_chars(text, text + sizeof text, number).ptr;
  out.append(text, end);
}

// "12345" with the point after the first digit and 10^exponent, without an exponent: "1234.5", "0.0012345",
// "12345000.0".
void write_plain(std::string_view digits, int exponent, std::string& out) {
  const int whole = exponent + 1;  // digits before the point
  if (whole <= 0) {
    out += "0.";
    out.append(static_cast<std::size_t>(-whole), '0');
    out += digits;
    return;
  }
  const auto count = static_cast<std::size_t>(whole);
  out += digits.substr(0, count);
  if (digits.size() < count) out.append(count - digits.size(), '0');
  out += '.';
  out += digits.size() > count ? digits.substr(count) : std::string_view("0");
}

// The shortest digits that read back to the same double, and the power of ten of the first.
struct Decimal {
  std::string digits;
  int exponent = 0;
};

// By trying: std::to_chars would find them at once, but brings tables of 130 kB into the browser, and the regimen holds
// only a few decimals.
Decimal find_shortest(double size) {
  Decimal decimal;
  for (int precision = 0; precision <= 16; ++precision) {
    char text[40];
    const int length = std::snprintf(text, sizeof text, "%.*e", precision, size);
    const std::string_view written(text, static_cast<std::size_t>(length));
    const std::size_t e = written.find('e');
    decimal.digits.clear();
    for (const char c : written.substr(0, e)) {
      if (c >= '0' && c <= '9') decimal.digits += c;  // whatever the point of the locale is
    }
    const std::string_view power = written.substr(e + (written[e + 1] == '+' ? 2 : 1));
    std::from_chars(power.data(), power.data() + power.size(), decimal.exponent);
    const std::string whole = decimal.digits + "e" + std::to_string(decimal.exponent - precision);
    double read = 0;
    std::from_chars(whole.data(), whole.data() + whole.size(), read);
    if (read == size) break;
  }
  return decimal;
}

// A double keeps a decimal point or an exponent, so that it is read back as a double and not as an integer.
void write_double(double number, std::string& out) {
  if (!std::isfinite(number)) {
    out += "null";
    return;
  }
  const double size = std::fabs(number);
  const Decimal decimal = find_shortest(size);
  if (std::signbit(number)) out += '-';
  if (size == 0 || (size >= 1e-5 && size < 1e15)) {
    write_plain(decimal.digits, size == 0 ? 0 : decimal.exponent, out);
  } else {
    out += decimal.digits.substr(0, 1);
    if (decimal.digits.size() > 1) out += "." + decimal.digits.substr(1);
    out += "e" + std::to_string(decimal.exponent);
  }
}

// Depth is bounded by what parse_json accepts or by what the program itself builds.
void write_value(const json::value& value, std::string& out) {
  switch (value.kind()) {
    case json::kind::null: out += "null"; break;
    case json::kind::bool_: out += *value.if_bool() ? "true" : "false"; break;
    case json::kind::int64: write_integer(*value.if_int64(), out); break;
    case json::kind::uint64: write_integer(*value.if_uint64(), out); break;
    case json::kind::double_: write_double(*value.if_double(), out); break;
    case json::kind::string: write_string(*value.if_string(), out); break;
    case json::kind::array: {
      char before = '[';
      for (const auto& element : *value.if_array()) {
        out += before;
        write_value(element, out);
        before = ',';
      }
      if (before == '[') out += '[';
      out += ']';
      break;
    }
    case json::kind::object: {
      char before = '{';
      for (const auto& member : *value.if_object()) {
        out += before;
        write_string(member.key(), out);
        out += ':';
        write_value(member.value(), out);
        before = ',';
      }
      if (before == '{') out += '{';
      out += '}';
      break;
    }
  }
}

}  // namespace

Expected<json::value> parse_json(std::string_view text) {
  if (text.size() > json_max_bytes) {
    return fault_at(json_max_bytes, "too_big", "the text is longer than the program accepts");
  }
  json::parse_options options;
  options.max_depth = json_max_depth;
  json::basic_parser<Builder> parser(options);
  json::error_code ec;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), ec);
  if (!ec && !parser.done()) ec = json::error::incomplete;
  if (!ec && read < text.size()) ec = json::error::extra_data;
  if (ec) return name_fault(ec, parser.handler(), read);
  return std::move(parser.handler().result);
}

std::string write_json(const json::value& value) {
  std::string out;
  write_value(value, out);
  return out;
}

}  // namespace unhunch::wire
