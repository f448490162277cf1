// SPDX-License-Identifier: Apache-2.0
// The files of the app: found in the program, compressed already, sent without a copy.
#include "server/handlers.h"
#include "server/pages.h"

namespace unhunch::server {
namespace {

constexpr std::string_view app_page = "/index.html";
constexpr std::array<std::string_view, encodings> encoding_names = {"identity", "gzip", "br"};

std::string_view trim(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// One entry of a list such as "gzip;q=0.5, br" names this and does not refuse it with a weight of nought.
bool accepts(std::string_view list, std::string_view name) {
  while (!list.empty()) {
    const std::size_t end = list.find(',');
    const std::string_view entry = list.substr(0, end);
    const std::size_t semicolon = entry.find(';');
    if (trim(entry.substr(0, semicolon)) == name) {
      if (semicolon == std::string_view::npos) return true;
      const std::string_view weight = trim(entry.substr(semicolon + 1));
      return weight.find_first_not_of("q=0.") != std::string_view::npos;
    }
    if (end == std::string_view::npos) break;
    list.remove_prefix(end + 1);
  }
  return false;
}

Encoding choose_encoding(const Asset& asset, std::string_view accepted) {
  for (const Encoding encoding : {Encoding::br, Encoding::gzip}) {
    if (asset.has(encoding) && accepts(accepted, encoding_names[static_cast<std::size_t>(encoding)])) return encoding;
  }
  return Encoding::plain;
}

// Each variant is a representation of its own.
std::string entity_tag(const Asset& asset, Encoding encoding) {
  std::string tag = "\"" + std::string{asset.hash};
  if (encoding != Encoding::plain) tag += "-" + std::string{encoding_names[static_cast<std::size_t>(encoding)]};
  return tag + "\"";
}

bool has_tag(std::string_view list, std::string_view tag) {
  while (!list.empty()) {
    const std::size_t end = list.find(',');
    std::string_view entry = trim(list.substr(0, end));
    if (entry.starts_with("W/")) entry.remove_prefix(2);
    if (entry == tag || entry == "*") return true;
    if (end == std::string_view::npos) break;
    list.remove_prefix(end + 1);
  }
  return false;
}

Response asset_response(const Asset& asset, const Request& request) {
  const Encoding encoding = choose_encoding(asset, request.accept_encoding);
  std::string tag = entity_tag(asset, encoding);
  Response response;
  response.type = asset.type;
  response.headers.push_back(
      {"Cache-Control", asset.immutable ? "private, max-age=31536000, immutable" : "private, no-cache"});
  response.headers.push_back({"Vary", "Accept-Encoding"});
  if (has_tag(request.if_none_match, tag)) {
    response.status = 304;
  } else {
    response.fixed = asset.variant(encoding);
    if (encoding != Encoding::plain) {
      response.headers.push_back({"Content-Encoding", std::string{encoding_names[static_cast<std::size_t>(encoding)]}});
    }
  }
  response.headers.push_back({"ETag", std::move(tag)});
  return response;
}

// The app itself shows what is not a file: its pages are addresses, too.
bool is_app_page(const Request& request) { return is_navigation(request) && !request.path.starts_with("/assets/"); }

const Asset* find_asset(const Assets& assets, const Request& request) {
  if (request.path == "/") return assets.find(app_page);
  if (const Asset* asset = assets.find(request.path)) return asset;
  return is_app_page(request) ? assets.find(app_page) : nullptr;
}

}  // namespace

void file(Site& site, const Request& request, const Reply& reply) {
  const Asset* asset = find_asset(site.assets, request);
  if (asset != nullptr) return reply(asset_response(*asset, request));
  if (is_app_page(request)) return reply(page_response(200, phrases::no_app));  // there is none to show it
  reply(failure(request, 404, "not_found", phrases::no_such_page));
}

}  // namespace unhunch::server
