// SPDX-License-Identifier: Apache-2.0
#include "report/csv.h"

#include <array>
#include <cstdio>

#include "wire/json_text.h"

namespace unhunch::report {
namespace {

using boost::json::object;
using boost::json::value;

constexpr std::array<std::string_view, 15> fields = {
    "pain_now",          "pain_average",     "pain_worst",     "pain_site",      "pattern_seen",
    "stiffness_minutes", "sleep_quality",    "sleep_position", "stress_level",   "activity_level",
    "head_turn_ease",    "high_shelf_reach", "woke_refreshed", "medicines_text", "note"};

// A spreadsheet would take a text that begins like this for a formula and reckon with it.
bool looks_like_formula(std::string_view text) {
  return !text.empty() && std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos;
}

std::string quote(std::string text) {
  if (looks_like_formula(text)) text.insert(0, "'");
  if (text.find_first_of("\",\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char letter : text) quoted += letter == '"' ? std::string{"\"\""} : std::string{letter};
  return quoted + "\"";
}

std::string text_of(const value& found) {
  return found.is_string() ? std::string{found.get_string()} : wire::write_json(found);
}

std::string sites_of(const value& found) {
  std::string sites;
  if (!found.is_array()) return sites;
  for (const value& site : found.get_array()) {
    if (!site.is_object()) continue;
    const value* place = site.get_object().if_contains("place");
    const value* side = site.get_object().if_contains("side");
    if (place == nullptr) continue;
    sites += (sites.empty() ? "" : " ") + text_of(*place) + (side == nullptr ? "" : ":" + text_of(*side));
  }
  return sites;
}

std::string clock_of(const core::Moment& moment) {
  constexpr int minutes_in_hour = 60;
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d", moment.minute() / minutes_in_hour % 24,
                moment.minute() % minutes_in_hour);
  return text.data();
}

}  // namespace

std::string write_csv(const wire::Log& log) {
  std::string csv = "date,time";
  for (const std::string_view field : fields) csv += "," + std::string{field};
  csv += "\r\n";
  for (const core::Fact& fact : log.facts()) {
    if (!fact.is<core::DailyEntry>()) continue;
    const object body = log.read_body(fact);
    csv += core::to_iso(fact.day()) + "," + clock_of(fact.moment());
    for (const std::string_view field : fields) {
      const value* found = body.if_contains(field);
      csv += ",";
      if (found != nullptr) csv += quote(field == "pain_site" ? sites_of(*found) : text_of(*found));
    }
    csv += "\r\n";
  }
  return csv;
}

}  // namespace unhunch::report
