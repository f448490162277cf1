// SPDX-License-Identifier: Apache-2.0
#include "server/news.h"

#include <doctest/doctest.h>

namespace unhunch::server {
namespace {

TEST_CASE("a listener hears each news once, and only the last cursor") {
  News news{5};
  int rings = 0;
  news.on_change([&rings] { ++rings; });
  Listener listener{news, 5};
  CHECK(listener.tell().empty());
  news.appended(6);
  news.appended(8);
  CHECK(rings == 2);
  CHECK(listener.tell() == "id: 8\nevent: events\ndata: {\"cursor\": 8}\n\n");
  CHECK(listener.tell().empty());
  Listener late{news, 3};
  CHECK(late.tell() == "id: 8\nevent: events\ndata: {\"cursor\": 8}\n\n");
}

TEST_CASE("an acknowledgement that comes late or adds nothing is no news") {
  News news{5};
  int rings = 0;
  news.on_change([&rings] { ++rings; });
  news.appended(7);
  news.appended(6);
  news.appended(7);
  CHECK(news.cursor() == 7);
  CHECK(rings == 1);
}

TEST_CASE("who listens hears that everything was erased, and what came after") {
  News news{5};
  Listener listener{news, 5};
  news.erased();
  CHECK(listener.tell() == "id: 0\nevent: erased\ndata: {}\n\n");
  news.appended(6);
  CHECK(listener.tell() == "id: 6\nevent: events\ndata: {\"cursor\": 6}\n\n");
  news.erased();
  news.appended(7);
  CHECK(listener.tell() == "id: 0\nevent: erased\ndata: {}\n\nid: 7\nevent: events\ndata: {\"cursor\": 7}\n\n");
}

}  // namespace
}  // namespace unhunch::server
