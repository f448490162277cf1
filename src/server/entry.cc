// SPDX-License-Identifier: Apache-2.0
// The ways in, and what a page asks first.
#include <boost/json/object.hpp>

#include "server/handlers.h"
#include "server/pages.h"
#include "wire/json_text.h"

namespace unhunch::server {
namespace {

Response redirect_to_app() {
  Response response;
  response.status = 303;
  response.headers.push_back({"Location", "/"});
  response.headers.push_back({"Cache-Control", "no-store"});
  return response;
}

Response json_object(const boost::json::object& object) { return json_response(wire::write_json(object)); }

}  // namespace

void health(Site& site, const Request&, const Reply& reply) {
  reply(json_object({{"status", "ok"}, {"version", site.version}}));
}

// A page that is loaded again has its cookie already.
void start(Site& site, const Request& request, const Reply& reply) {
  const bool fresh = site.keys.use_token(find_parameter(request.query, "token").value_or(""));
  if (!fresh && !site.keys.holds_session(request.cookie)) return reply(page_response(401, phrases::token_used));
  Response response = redirect_to_app();
  if (fresh) response.headers.push_back({"Set-Cookie", site.keys.session_cookie()});
  reply(std::move(response));
}

void make_start(Site& site, const Request&, const Reply& reply) {
  const auto token = site.keys.make_token();
  if (!token) return reply(json_failure(503, token.error().code, {}, token.error().message));
  reply(json_object({{"path", "/start?token=" + *token}}));
}

void style(Site&, const Request&, const Reply& reply) { reply(style_response()); }

void session(Site&, const Request&, const Reply& reply) { reply(json_object({{"session", true}})); }

void about(Site& site, const Request&, const Reply& reply) {
  reply(json_object({{"version", site.version}, {"data_folder", site.data_folder}, {"database", site.database}}));
}

}  // namespace unhunch::server
