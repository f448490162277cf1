// SPDX-License-Identifier: Apache-2.0

#include "wire/regimen_toml.h"

namespace {
// Thrown where the parser's own assertions fail, which some wrong files bring about; never leaves this file.
struct ParserGaveUp {};
[[noreturn]] void give_up() { throw ParserGaveUp(); }
}  // namespace

// The parser as a header, its faults as values and its assertions always on, whatever the build was told.
#undef TOML_HEADER_ONLY
#undef TOML_SHARED_LIB
#undef TOML_EXCEPTIONS
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ASSERT(expression) ((expression) ? static_cast<void>(0) : give_up())
#pragma push_macro("NDEBUG")
#undef NDEBUG
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")

#include <algorithm>
#include <exception>
#include <fstream>
#include <iterator>
#include <map>
#include <system_error>
#include <tuple>
#include <utility>

#include "wire/regimen_check_view.h"

namespace unhunch::wire {

using namespace view;

namespace {

struct Place {
  std::string file;
  int line = 0;
};

// Everything that was read: the items, the sentences, and where each key stands.
struct Joined {
  json::object items;
  json::object texts;
  std::map<std::string, Place> places;
  Faults faults;
};

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7f;
}

// Where the string that begins at `at` ends: behind its closing quotes, or where it breaks off.
std::size_t string_end(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const bool long_form = text.substr(at, 3) == std::string(3, quote);
  const auto closing = long_form ? text.substr(at, 3) : text.substr(at, 1);
  for (auto i = at + closing.size(); i < text.size(); ++i) {
    if (text.substr(i, closing.size()) == closing) {
      // Three quotes close a long string; one or two more in front of them still belong to it.
      while (long_form && text.substr(i + 1, closing.size()) == closing) ++i;
      return i + closing.size();
    }
    if (text[i] == '\n' && !long_form) return i;
    if (text[i] == '\\' && quote == '"') ++i;
  }
  return text.size();
}

// The line, from 1, of the first control character, or of the first character beyond ASCII outside of quotes and
// comments; 0 when there is none. The parser expects neither.
int find_stray_line(std::string_view text) {
  const auto line_of = [&](std::size_t at) {
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  };
  const auto control = std::find_if(text.begin(), text.end(), is_control);
  if (control != text.end()) return line_of(static_cast<std::size_t>(control - text.begin()));
  const std::string_view byte_order_mark = "\xEF\xBB\xBF";
  for (std::size_t i = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0; i < text.size();) {
    if (text[i] == '#') {
      i = std::min(text.find('\n', i), text.size());
    } else if (text[i] == '"' || text[i] == '\'') {
      i = string_end(text, i);
    } else if (static_cast<unsigned char>(text[i]) >= 0x80) {
      return line_of(i);
    } else {
      ++i;
    }
  }
  return 0;
}

// One file, added to what was read before.
class Reader {
 public:
  Reader(const RegimenFile& file, Joined& joined) : file_(file), joined_(joined) {}

  void read() {
    if (const auto line = find_stray_line(file_.text)) {
      return fault(line, "", "not_toml", "holds a character that stands outside of quotes and comments", "valid TOML");
    }
    try {
      read_tables();
    } catch (const ParserGaveUp&) {
      fault(0, "", "not_toml", "cannot be understood", "valid TOML");
    } catch (const std::exception& error) {
      fault(0, "", "not_toml", error.what(), "a file that fits into memory");
    }
  }

 private:
  const RegimenFile& file_;
  Joined& joined_;

  void read_tables() {
    const auto parsed = toml::parse(std::string_view(file_.text), std::string_view(file_.path));
    if (!parsed) {
      const auto& error = parsed.error();
      return fault(static_cast<int>(error.source().begin.line), "", "not_toml", std::string(error.description()),
                   "valid TOML");
    }
    const auto language = text_language();
    auto& kinds = language.empty() ? joined_.items : member(joined_.texts, language);
    const auto before = language.empty() ? std::string() : path("text", language);
    for (const auto& [kind, items] : parsed.table()) read_kind(before, kind, items, kinds);
  }

  // Two letters when the file holds sentences, else empty.
  std::string text_language() const {
    const std::filesystem::path path(file_.path);
    const auto stem = path.stem().string();
    return path.parent_path().filename() == "text" ? stem.substr(0, 2) : std::string();
  }

  static json::object& member(json::object& object, std::string_view name) {
    return *object.emplace(json::string_view(name.data(), name.size()), json::object()).first->value().if_object();
  }

  void fault(int line, std::string key, std::string_view code, std::string message, std::string expected) {
    joined_.faults.push_back(
        {file_.path, line, std::move(key), std::string(code), std::move(message), std::move(expected)});
  }

  void place(const std::string& key, const toml::source_region& region) {
    joined_.places.emplace(key, Place{file_.path, static_cast<int>(region.begin.line)});
  }

  void read_kind(const std::string& before, const toml::key& kind, const toml::node& items, json::object& kinds) {
    const auto key = before.empty() ? std::string(kind.str()) : path(before, kind.str());
    place(key, kind.source());
    const auto* table = items.as_table();
    if (!table) {
      return fault(static_cast<int>(kind.source().begin.line), key, "wrong_type", "stands outside of any table",
                   "only tables [kind.id]");
    }
    auto& known = member(kinds, kind.str());
    for (const auto& [id, fields] : *table) read_item(path(key, id.str()), id, fields, known);
  }

  void read_item(const std::string& key, const toml::key& id, const toml::node& fields, json::object& known) {
    const auto line = static_cast<int>(id.source().begin.line);
    const auto id_view = json::string_view(id.str().data(), id.str().size());
    if (known.contains(id_view)) {
      const auto& first = joined_.places[key];
      return fault(line, key, "duplicate_id", "is already defined in " + first.file + ":" + std::to_string(first.line),
                   "every id only once");
    }
    place(key, id.source());
    known.emplace(id_view, to_json(key, fields));
  }

  json::value to_json(const std::string& key, const toml::node& node) {
    switch (node.type()) {
      case toml::node_type::table: {
        json::object out;
        for (const auto& [name, value] : *node.as_table()) {
          const auto inner = path(key, name.str());
          place(inner, name.source());
          out.emplace(json::string_view(name.str().data(), name.str().size()), to_json(inner, value));
        }
        return out;
      }
      case toml::node_type::array: {
        json::array out;
        std::size_t index = 0;
        for (const auto& element : *node.as_array()) {
          const auto inner = path_at(key, index++);
          place(inner, element.source());
          out.push_back(to_json(inner, element));
        }
        return out;
      }
      case toml::node_type::string: return json::value(json::string(node.as_string()->get()));
      case toml::node_type::integer: return json::value(node.as_integer()->get());
      case toml::node_type::floating_point: return json::value(node.as_floating_point()->get());
      case toml::node_type::boolean: return json::value(node.as_boolean()->get());
      default:
        fault(static_cast<int>(node.source().begin.line), key, "wrong_type", "is a date or a time",
              "a text in quotes, a number, true or false, a list or a table");
        return nullptr;
    }
  }
};

Joined join(const RegimenSource& source) {
  std::vector<const RegimenFile*> files;
  for (const auto& file : source.files) files.push_back(&file);
  std::stable_sort(files.begin(), files.end(), [](const auto* a, const auto* b) { return a->path < b->path; });
  Joined joined;
  for (const auto* file : files) Reader(*file, joined).read();
  return joined;
}

// The place of the key, or of the nearest table around it.
Place find_place(const std::map<std::string, Place>& places, std::string key) {
  while (!key.empty()) {
    const auto found = places.find(key);
    if (found != places.end()) return found->second;
    const auto dot = key.rfind('.');
    key.resize(dot == std::string::npos ? 0 : dot);
  }
  return {};
}

// A sentence that is missing is looked for where its item stands.
Place find_place_of_text(const std::map<std::string, Place>& places, const std::string& key) {
  const auto place = find_place(places, key);
  const std::string_view in_text = "text.en.";  // any language: two letters
  const bool is_text = key.rfind("text.", 0) == 0 && key.size() > in_text.size();
  const bool is_item = is_text && places.contains(key.substr(0, key.find('.', key.find('.', in_text.size()) + 1)));
  return is_text && !is_item ? find_place(places, key.substr(in_text.size())) : place;
}

void add_placed(Faults& faults, const std::map<std::string, Place>& places, Faults more) {
  for (auto& fault : more) {
    const auto place = find_place_of_text(places, fault.key);
    fault.file = place.file;
    fault.line = place.line;
    faults.push_back(std::move(fault));
  }
}

void sort_by_place(Faults& faults) {
  std::stable_sort(faults.begin(), faults.end(),
                   [](const Fault& a, const Fault& b) { return std::tie(a.file, a.line) < std::tie(b.file, b.line); });
}

void read_file(const std::filesystem::path& path, const std::string& name, ReadRegimen& out) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) {
    out.faults.push_back({name, 0, "", "unreadable", "cannot be read", ""});
    return;
  }
  out.source.files.push_back({name, std::move(text)});
}

}  // namespace

ReadRegimen read_regimen_folder(const std::filesystem::path& folder) {
  ReadRegimen out;
  std::error_code ec;
  std::vector<std::filesystem::path> paths;
  std::filesystem::recursive_directory_iterator entry(folder, ec);
  for (; !ec && entry != std::filesystem::recursive_directory_iterator(); entry.increment(ec)) {
    if (entry->path().extension() == ".toml") paths.push_back(entry->path());
  }
  if (ec)
    out.faults.push_back({folder.generic_string(), 0, "", "unreadable", "cannot be read: " + ec.message(), "a folder"});
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) read_file(path, path.generic_string(), out);
  return out;
}

CompiledRegimen compile_regimen(const RegimenSource& source) {
  auto joined = join(source);
  CompiledRegimen out{{}, std::move(joined.faults)};
  add_placed(out.faults, joined.places, check_nothing_derived(joined.items));
  add_placed(out.faults, joined.places, check_knowledge(joined.items));
  add_placed(out.faults, joined.places, check_texts(joined.items, joined.texts));
  sort_by_place(out.faults);
  if (out.faults.empty()) out.document = finish_regimen(joined.items, joined.texts);
  return out;
}

std::vector<std::string> find_own(const RegimenSource& source, std::string_view kind) {
  const auto joined = join(source);
  const auto ids = ids_of(joined.items, kind);
  return {ids.begin(), ids.end()};
}

void locate(const RegimenSource& source, Faults& faults) {
  const auto joined = join(source);
  Faults placed;
  add_placed(placed, joined.places, std::move(faults));
  sort_by_place(placed);
  faults = std::move(placed);
}

CompiledRegimen compile_pack(const json::object& base, const RegimenSource& pack) {
  auto joined = join(pack);
  CompiledRegimen out{base, std::move(joined.faults)};
  auto checked = check_pack(base, joined.items, joined.texts);
  add_placed(out.faults, joined.places, std::move(checked.faults));
  sort_by_place(out.faults);
  if (out.faults.empty()) out.document = std::move(checked.merged);
  return out;
}

}  // namespace unhunch::wire
