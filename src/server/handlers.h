// SPDX-License-Identifier: Apache-2.0
// The functions of the table in routes.cc. Each replies exactly once.
#pragma once

#include "server/message.h"
#include "server/site.h"

namespace unhunch::server {

// entry.cc
void health(Site&, const Request&, const Reply&);
void start(Site&, const Request&, const Reply&);       // a token opens the app
void make_start(Site&, const Request&, const Reply&);  // a new token, for a second start
void style(Site&, const Request&, const Reply&);       // of the pages that need no session
void session(Site&, const Request&, const Reply&);     // reaching it is the answer
void about(Site&, const Request&, const Reply&);

// events.cc
void append_events(Site&, const Request&, const Reply&);
void read_events(Site&, const Request&, const Reply&);
void stream_news(Site&, const Request&, const Reply&);
void erase_events(Site&, const Request&, const Reply&);

// breaks.cc
void read_desk(Site&, const Request&, const Reply&);
void ask_desk(Site&, const Request&, const Reply&);

// report.cc
void make_report(Site&, const Request&, const Reply&);

// files.cc
void file(Site&, const Request&, const Reply&);

}  // namespace unhunch::server
