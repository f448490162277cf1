// SPDX-License-Identifier: Apache-2.0
#include "main/server_file.h"

#include "server/keys.h"
#include "wire/json_text.h"

namespace unhunch::app {
namespace {

constexpr std::string_view file_name = "server.json";

std::string find_secret(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (value == nullptr || !value->is_string()) return {};
  std::string text{value->get_string().data(), value->get_string().size()};
  return server::is_secret(text) ? text : std::string{};
}

int find_number(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_int64() ? static_cast<int>(value->get_int64()) : 0;
}

}  // namespace

std::optional<ServerFile> find_server_file(const Storage& storage) {
  const auto text = storage.read(file_name);
  if (!text || !*text) return std::nullopt;
  const auto json = wire::parse_json(**text);
  if (!json || !json->is_object()) return std::nullopt;
  const boost::json::object& object = json->get_object();
  ServerFile file{find_number(object, "port"), find_number(object, "pid"), find_secret(object, "secret"),
                  find_secret(object, "session")};
  const bool is_whole = file.port > 0 && file.port < 65536 && !file.secret.empty() && !file.session.empty();
  return is_whole ? std::optional{std::move(file)} : std::nullopt;
}

Expected<void> write_server_file(const Storage& storage, const ServerFile& file) {
  const boost::json::object object{
      {"port", file.port}, {"pid", file.pid}, {"secret", file.secret}, {"session", file.session}};
  return storage.write(file_name, wire::write_json(object));
}

}  // namespace unhunch::app
