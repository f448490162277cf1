// SPDX-License-Identifier: Apache-2.0
// HTTP/1.1 on the loopback addresses of this machine, and on no other. One thread serves all connections as coroutines;
// what takes long is done elsewhere (store_thread.h). http.cc alone knows the network library.
//
// A connection costs about 2 kB while it waits. What is slow, too long, too much or too fast is refused or cut off.
#pragma once

#include <cstddef>
#include <memory>

#include "core/error.h"
#include "server/site.h"

namespace unhunch::server {

struct Limits {
  int header_seconds = 10;  // from the first byte of a request, or from the connection, to the end of its head
  int idle_seconds = 60;    // between two requests
  int connections = 64;     // one more gets 503
  int requests_per_second = 200;
  std::size_t header_bytes = 8u * 1024u;
  std::size_t body_bytes = 8u * 1024u * 1024u;
};

inline constexpr int usual_port = 7743;

class HttpServer {
 public:
  // Takes `port`, or the next free one of a hundred; 0 takes any. Who connects waits until run(). Code: no_port.
  static Expected<std::unique_ptr<HttpServer>> listen(int port, const Limits& limits, bool verbose);

  virtual ~HttpServer() = default;
  virtual int port() const = 0;

  // Serves until SIGTERM, SIGINT or SIGHUP; then takes nothing new and finishes what was begun. A second signal, or
  // five seconds, end it at once.
  virtual void run(Site& site) = 0;
};

}  // namespace unhunch::server
