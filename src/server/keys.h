// SPDX-License-Identifier: Apache-2.0
// Who may come in. Other users of the machine reach the same loopback address, so being here proves nothing; three
// secrets of 256 bits do:
//
//   session   the cookie of the person's browser; kept over restarts, so that an open page goes on
//   secret    in a file that only this user can read (server.json): a second start shows it to ask for a token
//   tokens    each opens one page once, and gives it the session
//
// Secrets are compared in constant time. Used by one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace unhunch::server {

// 64 hexadecimal digits from the system's source of chance. Code: no_chance.
Expected<std::string> draw_secret();

bool is_secret(std::string_view text);  // has the form of one

class Keys {
 public:
  Keys(std::string session, std::string secret, int port);

  bool holds_session(std::string_view cookie_header) const;
  bool knows_secret(std::string_view secret) const;

  // Keeps the last few that nobody has used. Code: no_chance.
  Expected<std::string> make_token();
  bool use_token(std::string_view token);

  std::string session_cookie() const;  // the value of Set-Cookie

 private:
  std::string session_, secret_, cookie_name_;
  std::vector<std::string> tokens_;
};

}  // namespace unhunch::server
