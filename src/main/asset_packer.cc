// SPDX-License-Identifier: Apache-2.0
// Packs the files of the web app for the program (server/assets.h), while building:
//
//   asset_packer -o assets.pack [--dist web/dist] [--depfile FILE] regimen.json body.bin motions.bin
//
// The last three are in the program already, so that only their compressed form is packed. Where the folder has `x.br`
// beside `x`, that is its variant; gzip is made here.
#include <zlib.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "server/assets.h"

namespace {

namespace fs = std::filesystem;
using unhunch::server::Encoding;
using unhunch::server::PackedFile;

constexpr std::string_view br_ending = ".br";
constexpr std::string_view unknown_type = "application/octet-stream";
constexpr std::array<std::pair<std::string_view, std::string_view>, 18> types = {{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".txt", "text/plain; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".mp3", "audio/mpeg"},
    {".ogg", "audio/ogg"},
    {".wav", "audio/wav"},
    {".bin", unknown_type},
}};

std::string_view type_of(const fs::path& file) {
  const std::string ending = file.extension().string();
  const auto* found = std::find_if(types.begin(), types.end(), [&](const auto& type) { return type.first == ending; });
  return found == types.end() ? unknown_type : found->second;
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  if (!file) throw std::runtime_error(path.string() + " cannot be read");
  return std::move(bytes).str();
}

// FNV-1a: tells two versions of one file apart, no more.
std::string hash_of(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
  std::array<char, 17> text{};
  std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(hash));
  return text.data();
}

// Nothing when it saves less than a tenth. The same bytes every time: the head holds no time.
std::optional<std::string> gzip(std::string_view bytes) {
  constexpr int gzip_window = 15 + 16;
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzip_window, 9, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("gzip cannot begin");
  }
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (!whole) throw std::runtime_error("gzip did not end");
  if (packed.size() > bytes.size() * 9 / 10) return std::nullopt;
  return packed;
}

PackedFile pack(std::string path, const fs::path& file) {
  std::string bytes = read_file(file);
  PackedFile packed{std::move(path), std::string{type_of(file)}, hash_of(bytes), false, {}};
  packed.immutable = packed.path.starts_with("/assets/");
  packed.variants[static_cast<std::size_t>(Encoding::gzip)] = gzip(bytes);
  const fs::path br = file.string() + std::string{br_ending};
  if (fs::exists(br)) packed.variants[static_cast<std::size_t>(Encoding::br)] = read_file(br);
  packed.variants[static_cast<std::size_t>(Encoding::plain)] = std::move(bytes);
  return packed;
}

struct Packer {
  std::vector<PackedFile> files;
  std::vector<fs::path> read;

  // One that the program holds anyway.
  void add_embedded(const fs::path& file) {
    PackedFile packed = pack("/" + file.filename().string(), file);
    packed.variants[static_cast<std::size_t>(Encoding::plain)].reset();
    files.push_back(std::move(packed));
  }

  // A folder that is not there yet may come: then the one around it changes.
  void add_folder(const fs::path& dist) {
    if (!fs::exists(dist)) return read.push_back(dist.parent_path());
    read.push_back(dist);
    for (const auto& entry : fs::recursive_directory_iterator(dist)) {
      read.push_back(entry.path());  // folders as well: a file that is added changes them
      if (!entry.is_regular_file() || entry.path().extension() == br_ending) continue;
      std::string path = "/" + fs::relative(entry.path(), dist).generic_string();
      const bool known = std::any_of(files.begin(), files.end(), [&](const auto& file) { return file.path == path; });
      if (!known) files.push_back(pack(std::move(path), entry.path()));
    }
  }
};

void write_file(const fs::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  if (!file) throw std::runtime_error(path.string() + " cannot be written");
}

std::string depfile(const std::string& output, const std::vector<fs::path>& read) {
  std::string text = output + ":";
  for (const fs::path& path : read) text += " \\\n  " + path.string();
  return text + "\n";
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Packs the files of the web app for the program"};
  std::string output, dist, dependencies;
  std::vector<std::string> embedded;
  app.add_option("-o", output, "The pack")->required();
  app.add_option("--dist", dist, "The built web app");
  app.add_option("--depfile", dependencies, "Where to name what was read, for ninja");
  app.add_option("embedded", embedded, "Files that the program holds anyway");
  CLI11_PARSE(app, argc, argv);
  try {
    Packer packer;
    for (const std::string& file : embedded) packer.add_embedded(file);
    if (!dist.empty()) packer.add_folder(fs::absolute(dist));
    if (!dependencies.empty()) write_file(dependencies, depfile(output, packer.read));
    write_file(output, unhunch::server::write_pack(std::move(packer.files)));
  } catch (const std::exception& error) {
    std::cerr << "asset_packer: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
