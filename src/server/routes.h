// SPDX-License-Identifier: Apache-2.0
// What the server answers to what. Every route is one function of a Site and a Request; the table says who may call it.
// Before a route runs, the gate looks at the request, so that a route need not think of security.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "server/message.h"
#include "server/site.h"

namespace unhunch::server {

enum class Access : std::uint8_t {
  anyone,   // whoever reaches the port
  session,  // a browser that was let in
  secret,   // a second start by the same user
};

struct Route {
  Method method;
  std::string_view path;  // "/*" stands for every path that has no route of its own and does not begin with /api/
  Access access;
  void (*run)(Site&, const Request&, const Reply&);
};

std::span<const Route> routes();

// The route of a request, or why there is none: 404, or 405 with the methods there are. Who may ask for an address may
// also hear that it does not know the method.
struct Found {
  const Route* route = nullptr;
  Access access = Access::session;
  Response refusal;
};
Found find_route(const Request& request);

// Why the request must not go on; looks at the head alone, so that a body is read only for who is let in.
std::optional<Response> refuse(const Site& site, const Request& request);

// Gate and route. `reply` is called exactly once, now or later.
void answer(Site& site, const Request& request, const Reply& reply);

}  // namespace unhunch::server
