// SPDX-License-Identifier: Apache-2.0
//
// From the TOML files of a regimen to one checked JSON document. Used while building, and to check a pack; the browser
// never sees TOML.
//
// Files are joined: a table [kind.id] may stand in any of them, but only once. Sentences are [kind.id] in a file of a
// folder named text, whose first two letters name the language: text/en.toml. Every fault
// carries the file and the line of the key it speaks of, or of the nearest table around it. The document does not
// depend on the order in which the files are given.
//
// No function throws. Cost: linear in the size of the files.

#pragma once

#include <boost/json/object.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "wire/regimen_check.h"

namespace unhunch::wire {

struct RegimenFile {
  std::string path;  // as it is shown in a fault; decides whether the file holds sentences
  std::string text;
};

struct RegimenSource {
  std::vector<RegimenFile> files;
};

struct ReadRegimen {
  RegimenSource source;
  Faults faults;  // folders and files that cannot be read
};

struct CompiledRegimen {
  boost::json::object document;  // only to be used when there are no faults
  Faults faults;
};

// All *.toml below the folder, in the order of their paths.
ReadRegimen read_regimen_folder(const std::filesystem::path& folder);

CompiledRegimen compile_regimen(const RegimenSource& source);

// The ids of a kind that the files themselves define.
std::vector<std::string> find_own(const RegimenSource& source, std::string_view kind);

// Adds file and line to faults that were found later in the document of this source, and sorts them.
void locate(const RegimenSource& source, Faults& faults);

// The document of `base` with the pack added, or `base` itself and the faults of the pack.
CompiledRegimen compile_pack(const boost::json::object& base, const RegimenSource& pack);

}  // namespace unhunch::wire
