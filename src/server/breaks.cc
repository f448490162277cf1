// SPDX-License-Identifier: Apache-2.0
// Breaks at the desk over HTTP: how they stand, and what a page asks for.
#include "server/desk.h"

#include "server/handlers.h"

namespace unhunch::server {
namespace {

constexpr std::string_view nobody = R"({"running":false})";

}  // namespace

void read_desk(Site& site, const Request&, const Reply& reply) {
  reply(json_response(site.desk == nullptr ? std::string{nobody} : site.desk->status()));
}

void ask_desk(Site& site, const Request& request, const Reply& reply) {
  if (site.desk == nullptr) return reply(json_response(std::string{nobody}));
  auto status = site.desk->ask(request.body);
  if (!status) {
    return reply(json_failure(422, status.error().code, status.error().where, status.error().message));
  }
  reply(json_response(std::move(*status)));
}

}  // namespace unhunch::server
