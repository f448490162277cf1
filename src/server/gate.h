// SPDX-License-Identifier: Apache-2.0
// Three questions to every request, each answered by a refusal or by nothing:
//
//   Was it meant for us?    A page elsewhere can give its own name this machine's address (DNS rebinding), but its
//                           browser then sends that name as Host: 421.
//   May it come in?         The session's cookie, or the secret of a second start: 401.
//   Did our page send it?   What changes something must come from our own origin, and nothing under /api/ may come from
//                           another site: 403.
#pragma once

#include <optional>
#include <span>

#include "server/message.h"
#include "server/routes.h"

namespace unhunch::server {

std::optional<Response> refuse_host(const Site&, const Request&);
std::optional<Response> refuse_access(const Site&, const Request&, Access);
std::optional<Response> refuse_origin(const Site&, const Request&);

// Stands on every answer.
std::span<const Header> security_headers();

}  // namespace unhunch::server
