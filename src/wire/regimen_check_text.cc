// SPDX-License-Identifier: Apache-2.0
//
// Checks of the sentences, and the filling of their placeholders.

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "wire/json_text.h"
#include "wire/regimen_check.h"
#include "wire/regimen_check_view.h"
#include "wire/regimen_schema.h"

namespace unhunch::wire {

using namespace view;

namespace {

constexpr std::size_t longest_step_words = 25;

constexpr std::array number_words{
    "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",     "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    "thirty", "forty",  "fifty",    "sixty",    "seventy", "eighty",  "ninety",    "hundred",  "thousand"};

constexpr std::array units{"second", "minute", "hour",       "day",    "week",       "month", "breath",
                           "time",   "cycle",  "repetition", "degree", "centimetre", "metre"};

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) || byte >= 0x80;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (auto& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// Lower case, one space between words.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : lower(text)) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

// The words of a text, with an empty one where more than a space or a hyphen stands between two.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : lower(text) + " ") {
    if (is_word_byte(c)) {
      word += c;
      continue;
    }
    if (!word.empty()) words.push_back(std::exchange(word, {}));
    if (c != ' ' && c != '-' && c != '\n') words.emplace_back();
  }
  return words;
}

bool is_unit(std::string_view word) {
  return std::any_of(units.begin(), units.end(), [&](std::string_view unit) {
    return word == unit ||
           (word.starts_with(unit) && (word.substr(unit.size()) == "s" || word.substr(unit.size()) == "es"));
  });
}

bool is_number_word(std::string_view word) {
  return std::find(number_words.begin(), number_words.end(), word) != number_words.end();
}

// One piece of a sentence: plain text, or what stands between braces.
struct Piece {
  std::string_view text;
  bool placeholder = false;
};

// Empty when the braces do not match.
std::vector<Piece> pieces_of(std::string_view sentence) {
  std::vector<Piece> pieces;
  while (!sentence.empty()) {
    const auto open = sentence.find_first_of("{}");
    if (open == std::string_view::npos) {
      pieces.push_back({sentence, false});
      break;
    }
    const auto close = sentence.find_first_of("{}", open + 1);
    if (sentence[open] == '}' || close == std::string_view::npos || sentence[close] == '{') return {};
    if (open > 0) pieces.push_back({sentence.substr(0, open), false});
    pieces.push_back({sentence.substr(open + 1, close - open - 1), true});
    sentence.remove_prefix(close + 1);
  }
  return pieces;
}

// The value at a dotted path; null where there is none.
const json::value* find_path(const json::object& document, std::string_view dotted) {
  const json::object* here = &document;
  while (here) {
    const auto dot = dotted.find('.');
    const auto* value = find(*here, dotted.substr(0, dot));
    if (!value || dot == std::string_view::npos) return value;
    dotted.remove_prefix(dot + 1);
    here = value->if_object();
  }
  return nullptr;
}

// The scalar as a person reads it; empty where the path leads to none.
std::string figure_text(const json::object& document, std::string_view dotted) {
  const auto* value = find_path(document, dotted);
  if (!value) return {};
  if (value->is_string()) return std::string(text_of(*value));
  if (value->is_int64()) return write_json(*value);
  if (!value->is_double()) return {};
  auto text = write_json(*value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

std::string fill(const json::object& document, std::string_view sentence) {
  std::string out;
  for (const auto& [text, placeholder] : pieces_of(sentence)) {
    const auto figure = placeholder ? figure_text(document, text) : std::string();
    if (placeholder && figure.empty()) {
      out += "{" + std::string(text) + "}";
    } else {
      out += placeholder ? std::string_view(figure) : text;
    }
  }
  return out;
}

json::value fill_value(const json::object& document, const json::value& value) {
  if (value.is_string()) return json::value(json::string(fill(document, text_of(value))));
  if (const auto* array = value.if_array()) {
    json::array out;
    for (const auto& element : *array) out.push_back(fill_value(document, element));
    return out;
  }
  if (const auto* table = value.if_object()) {
    json::object out;
    for (const auto& member : *table) out.emplace(member.key(), fill_value(document, member.value()));
    return out;
  }
  return value;
}

// A pattern at a place of a text: it begins where a word begins, and ends where one ends unless it ends with *.
bool matches(std::string_view text, std::string_view pattern) {
  const bool any_ending = pattern.ends_with('*');
  if (any_ending) pattern.remove_suffix(1);
  if (pattern.empty()) return false;
  for (auto at = text.find(pattern); at != std::string_view::npos; at = text.find(pattern, at + 1)) {
    const auto end = at + pattern.size();
    const bool begins = at == 0 || !is_word_byte(text[at - 1]) || !is_word_byte(pattern.front());
    const bool ends = any_ending || end == text.size() || !is_word_byte(text[end]) || !is_word_byte(pattern.back());
    if (begins && ends) return true;
  }
  return false;
}

class Sentences {
 public:
  Sentences(const json::object& document, Faults& faults) : document_(document), faults_(faults) {}

  void check_item(const Kind& kind, std::string_view id, const std::string& key, const json::object& texts) {
    const auto& fields = item(document_, kind.name, id);
    for (const auto& field : kind.texts) {
      const auto* value = find(texts, field.name);
      const auto inner = path(key, field.name);
      if (!value) {
        if (is_needed(field, fields)) report(faults_, inner, "missing_text", "is missing", expected(field));
      } else if (field.form == TextField::Form::sentence) {
        check_sentence(kind, inner, *value);
      } else {
        check_sentences(kind, field, inner, *value, count_of(fields, field.count));
      }
    }
    for (const auto& member : texts) check_name(kind, key, to_view(member.key()));
  }

 private:
  const json::object& document_;
  Faults& faults_;

  static bool is_needed(const TextField& field, const json::object& fields) {
    if (field.needed == TextField::Needed::when_asked) return text_at(fields, "answers") != "derived";
    return field.needed == TextField::Needed::always;
  }

  static std::string expected(const TextField& field) {
    if (field.form == TextField::Form::sentence) return "a sentence";
    if (field.form == TextField::Form::sentences) return "a list of sentences, as many as " + std::string(field.count);
    return "a list of { wrong, right }, as many as " + std::string(field.count);
  }

  static std::size_t count_of(const json::object& fields, std::string_view count) {
    const auto number = whole_at(fields, count);
    return number ? static_cast<std::size_t>(std::max<std::int64_t>(*number, 0)) : array_at(fields, count).size();
  }

  void check_name(const Kind& kind, const std::string& key, std::string_view name) {
    std::vector<std::string_view> known;
    for (const auto& field : kind.texts) known.push_back(field.name);
    if (std::find(known.begin(), known.end(), name) != known.end()) return;
    const auto nearest = find_nearest(name, known);
    std::string names;
    for (const auto one : known) names += (names.empty() ? "" : ", ") + std::string(one);
    report(faults_, path(key, name), "unknown_key",
           "is not a sentence of " + std::string(kind.name) +
               (nearest.empty() ? "" : ", perhaps " + quote(nearest) + " is meant"),
           "one of " + names);
  }

  void check_sentences(const Kind& kind, const TextField& field, const std::string& key, const json::value& value,
                       std::size_t count) {
    const auto* list = value.if_array();
    if (!list) return report(faults_, key, "wrong_type", "is no list", expected(field));
    if (list->size() != count) {
      report(faults_, key, "wrong_count", "has " + std::to_string(list->size()) + " entries",
             std::to_string(count) + ", as many as " + std::string(field.count));
    }
    std::size_t index = 0;
    for (const auto& element : *list) {
      const auto inner = path_at(key, index++);
      if (field.form == TextField::Form::pairs) {
        check_pair(kind, inner, element);
      } else {
        check_sentence(kind, inner, element);
        if (field.name == "steps") check_length(inner, text_of(element));
      }
    }
  }

  void check_pair(const Kind& kind, const std::string& key, const json::value& value) {
    const auto* pair = value.if_object();
    if (!pair || pair->size() != 2 || !find(*pair, "wrong") || !find(*pair, "right")) {
      return report(faults_, key, "wrong_type", "is no pair", "{ wrong, right }");
    }
    for (const auto* name : {"wrong", "right"}) check_sentence(kind, path(key, name), *find(*pair, name));
  }

  void check_sentence(const Kind& kind, const std::string& key, const json::value& value) {
    const auto sentence = text_of(value);
    if (plain(sentence).empty() || plain(sentence) == " ") {
      return report(faults_, key, value.is_string() ? "empty_text" : "wrong_type", "says nothing", "a sentence");
    }
    const auto pieces = pieces_of(sentence);
    if (pieces.empty())
      return report(faults_, key, "bad_placeholder", "has braces that do not match", "{path.of.a.value}");
    std::string without_figures;
    for (const auto& piece : pieces) {
      if (piece.placeholder) check_placeholder(kind, key, piece.text);
      without_figures += piece.placeholder ? std::string_view(",") : piece.text;
    }
    check_no_figures(kind, key, without_figures);
    check_language(kind, key, plain(fill(document_, sentence)));
  }

  void check_placeholder(const Kind& kind, const std::string& key, std::string_view name) {
    const bool run_time = name.find('.') == std::string_view::npos;
    const bool allowed = run_time && std::find(kind.run_time.begin(), kind.run_time.end(), name) != kind.run_time.end();
    if (allowed || (!run_time && !figure_text(document_, name).empty())) return;
    report(faults_, key, "bad_placeholder", "{" + std::string(name) + "} leads to no value",
           run_time ? "a path with dots; only some kinds are filled while the program runs"
                    : "the path of a number or a text");
  }

  // A source is cited by its name, which may hold a year.
  void check_no_figures(const Kind& kind, const std::string& key, std::string_view text) {
    if (kind.name != "source" && std::any_of(text.begin(), text.end(), is_digit)) {
      report(faults_, key, "figure_in_text", "holds a digit", "a placeholder such as {rule.heat_time.stop_min}");
    }
    const auto words = words_of(text);
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (!is_unit(words[i]) || !is_number_word(words[i - 1])) continue;
      report(faults_, key, "figure_in_text", "says " + quote(words[i - 1] + " " + words[i]),
             "a placeholder for the number");
    }
  }

  void check_language(const Kind& kind, const std::string& key, std::string_view text) {
    for (const auto id : ids_of(document_, "lint")) {
      const auto& lint = item(document_, "lint", id);
      const auto& only = array_at(lint, "only");
      const bool exempt = kind.name == "statement" || contains_text(array_at(lint, "but_not"), kind.name) ||
                          (!only.empty() && !contains_text(only, kind.name));
      if (exempt) continue;
      for (const auto& pattern : array_at(lint, "patterns")) {
        if (!matches(text, plain(text_of(pattern)))) continue;
        report(faults_, key, "forbidden_words", "says " + quote(text_of(pattern)),
               "other words (" + path("lint", id) + ")");
      }
    }
  }

  void check_length(const std::string& key, std::string_view text) {
    std::size_t from = 0;
    while (from < text.size()) {
      auto to = text.find_first_of(".!?", from);
      // A dot inside a placeholder or a number ends no sentence.
      while (to != std::string_view::npos && to + 1 < text.size() && is_word_byte(text[to + 1])) {
        to = text.find_first_of(".!?", to + 1);
      }
      const auto end = to == std::string_view::npos ? text.size() : to;
      const auto count = spaced_words(text.substr(from, end - from));
      if (count > longest_step_words) {
        report(faults_, key, "long_sentence", "has a sentence of " + std::to_string(count) + " words",
               "at most " + std::to_string(longest_step_words));
      }
      from = end + 1;
    }
  }

  static std::size_t spaced_words(std::string_view text) {
    std::size_t count = 0;
    bool inside = false;
    for (const char c : text) {
      const bool space = c == ' ' || c == '\n' || c == '\t';
      if (!space && !inside) ++count;
      inside = !space;
    }
    return count;
  }
};

void check_known_items(const json::object& document, const std::string& key, const json::object& texts,
                       Faults& faults) {
  for (const auto& by_kind : texts) {
    const auto name = to_view(by_kind.key());
    const auto* kind = find_kind(name);
    if (!kind || kind->texts.empty()) {
      report(faults, path(key, name), "unknown_kind", "is no kind with sentences", "a kind of docs/regimen.md");
      continue;
    }
    const auto* entries = by_kind.value().if_object();
    if (!entries) continue;
    for (const auto& entry : *entries) {
      if (has_item(document, name, to_view(entry.key()))) continue;
      const auto nearest = find_nearest(to_view(entry.key()), ids_of(document, name));
      report(faults, path(key, name, to_view(entry.key())), "unknown_id",
             "is the text of nothing" + (nearest.empty() ? "" : ", perhaps " + quote(nearest) + " is meant"),
             "an id of " + std::string(name));
    }
  }
}

std::string_view grade_of(const json::object& document, const json::object& fields) {
  static constexpr std::array<std::string_view, 5> best_first{"guideline", "weak", "article", "owner", "ours"};
  auto best = best_first.size() - 1;
  for (const auto& source : array_at(fields, "source")) {
    auto grade = text_at(item(document, "source", text_of(source)), "grade");
    if (grade == "e" || grade == "r") grade = "guideline";
    if (grade == "w" || grade == "m") grade = "weak";
    const auto place = std::find(best_first.begin(), best_first.end(), grade) - best_first.begin();
    best = std::min(best, static_cast<std::size_t>(place));
  }
  return best_first[best];
}

json::string to_json_string(std::string_view text) { return json::string(text.data(), text.size()); }

json::object finish_item(const json::object& document, const Kind& kind, std::string_view id,
                         const json::object& fields) {
  json::object out;
  out.emplace("id", to_json_string(id));
  for (const auto& member : fields) out.emplace(member.key(), member.value());
  if (kind.sourced && !out.contains("grade")) out.emplace("grade", to_json_string(grade_of(document, fields)));
  return out;
}

std::vector<std::string_view> ordered_ids(const json::object& items) {
  std::vector<std::pair<std::int64_t, std::string_view>> order;
  for (const auto& member : items) {
    const auto* fields = member.value().if_object();
    order.emplace_back(fields ? whole_at(*fields, "n").value_or(0) : 0, to_view(member.key()));
  }
  std::sort(order.begin(), order.end());
  std::vector<std::string_view> ids;
  for (const auto& [n, id] : order) ids.push_back(id);
  return ids;
}

json::string_view name_of(std::string_view text) { return {text.data(), text.size()}; }

json::object finish_texts(const json::object& document, const json::object& texts) {
  json::object out;
  for (const auto& kind : regimen_kinds()) {
    const auto& entries = object_at(texts, kind.name);
    if (entries.empty()) continue;
    json::object kept;
    for (const auto id : ordered_ids(items(document, kind.name))) {
      if (const auto* entry = find(entries, id)) kept.emplace(name_of(id), fill_value(document, *entry));
    }
    out.emplace(name_of(kind.name), std::move(kept));
  }
  return out;
}

// The version of the format and, after the dot, a fingerprint (FNV-1a) of everything the document says.
std::string version_of(const json::object& document) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : write_json(document)) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3u;
  }
  static constexpr char hex[] = "0123456789abcdef";
  std::string out = "1.";
  for (int shift = 60; shift >= 0; shift -= 4) out += hex[(hash >> shift) & 15];
  return out;
}

}  // namespace

Faults check_texts(const json::object& document, const json::object& texts, const json::object& already_written) {
  Faults faults;
  Sentences sentences(document, faults);
  std::set<std::string_view> languages{"en"};
  for (const auto& member : texts) languages.insert(to_view(member.key()));
  for (const auto language : languages) {
    const auto key = path("text", language);
    const auto& by_kind = object_at(texts, language);
    check_known_items(document, key, by_kind, faults);
    for (const auto& kind : regimen_kinds()) {
      if (kind.texts.empty()) continue;
      for (const auto id : ids_of(document, kind.name)) {
        const auto& entry = item(by_kind, kind.name, id);
        if (entry.empty() && has_item(already_written, kind.name, id)) continue;
        sentences.check_item(kind, id, path(key, kind.name, id), entry);
      }
    }
  }
  return faults;
}

json::object finish_regimen(const json::object& document, const json::object& texts) {
  json::object kinds;
  for (const auto& kind : regimen_kinds()) {
    const auto& entries = items(document, kind.name);
    json::object kept;
    for (const auto id : ordered_ids(entries)) {
      kept.emplace(name_of(id), finish_item(document, kind, id, object_at(entries, id)));
    }
    if (!kept.empty()) kinds.emplace(name_of(kind.name), std::move(kept));
  }
  json::object by_language;
  std::vector<std::string_view> languages;
  for (const auto& member : texts) languages.push_back(to_view(member.key()));
  std::sort(languages.begin(), languages.end());
  for (const auto language : languages) {
    by_language.emplace(name_of(language), finish_texts(document, object_at(texts, language)));
  }
  kinds.emplace("text", std::move(by_language));
  json::object out;
  out.emplace("version", json::string(version_of(kinds)));
  for (auto& member : kinds) out.emplace(member.key(), std::move(member.value()));
  return out;
}

}  // namespace unhunch::wire
