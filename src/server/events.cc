// SPDX-License-Identifier: Apache-2.0
// The record over HTTP: append a batch, read on from a cursor, hear of news, erase everything.
#include <algorithm>
#include <boost/json/object.hpp>
#include <charconv>

#include "server/handlers.h"
#include "wire/json_text.h"

namespace unhunch::server {
namespace {

constexpr std::size_t most_events = 10'000;
constexpr std::size_t usual_events = 1'000;
constexpr std::size_t most_answer_bytes = 4u * 1024u * 1024u;
constexpr std::string_view erase_word = "delete-everything";

Response refuse_input(unsigned status, const Error& error) {
  return json_failure(status, error.code, error.where, error.message);
}

// The record cannot be reached now; the same request may succeed later.
Response store_failure(const Error& error) {
  Response response = json_failure(503, error.code, error.where, error.message);
  response.headers.push_back({"Retry-After", "2"});
  return response;
}

Expected<void> check_bodies(const Site& site, const std::vector<wire::EventText>& events) {
  if (!site.check_event) return {};
  for (std::size_t i = 0; i < events.size(); ++i) {
    auto checked = site.check_event(events[i], "events." + std::to_string(i));
    if (!checked) return checked;
  }
  return {};
}

// A whole number of the query from `least` to `most`; `usual` when it is not there.
Expected<std::int64_t> read_number(const Request& request, std::string_view name, std::int64_t usual,
                                   std::int64_t least, std::int64_t most) {
  const auto text = find_parameter(request.query, name);
  if (!text) return usual;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error == std::errc{} && end == text->data() + text->size() && number >= least && number <= most) return number;
  return fail(
      "out_of_range", std::string{name},
      std::string{name} + " has to be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
}

// {"events": [{"cursor": 1, "id": ...}], "cursor": 1, "more": false}
class EventPage {
 public:
  explicit EventPage(std::size_t most) : most_(most) {
    constexpr std::size_t usual_bytes = 200, usual_most = 500;
    text_.reserve(std::min(most, usual_most) * usual_bytes);
    text_ = "{\"events\":[";
  }

  void take(const store::Stored& stored) {
    more_ = more_ || count_ == most_ || text_.size() >= most_answer_bytes;
    if (more_) return;
    if (count_ > 0) text_ += ',';
    text_ += "{\"cursor\":";
    text_ += std::to_string(stored.cursor);
    text_ += ',';
    wire::write_event_members(stored.event, text_);
    text_ += '}';
    cursor_ = stored.cursor;
    ++count_;
  }

  bool empty() const { return count_ == 0; }

  // `last` is the cursor of a page without an event.
  std::string finish(std::int64_t last = 0) {
    text_ += "],\"cursor\":" + std::to_string(empty() ? last : cursor_) + ",\"more\":" + (more_ ? "true}" : "false}");
    return std::move(text_);
  }

 private:
  std::size_t most_, count_ = 0;
  std::int64_t cursor_ = 0;
  bool more_ = false;
  std::string text_;
};

Response read_page(store::EventLog& log, std::int64_t after, std::size_t most) {
  EventPage page{most};
  const auto read = log.read_after(after, most + 1, [&page](const store::Stored& stored) { page.take(stored); });
  if (!read) return store_failure(read.error());
  if (!page.empty()) return json_response(page.finish());
  const auto last = log.last_cursor();
  return last ? json_response(page.finish(*last)) : store_failure(last.error());
}

}  // namespace

void append_events(Site& site, const Request& request, const Reply& reply) {
  auto events = wire::read_events(request.body);
  if (!events) return reply(refuse_input(422, events.error()));
  if (const auto checked = check_bodies(site, *events); !checked) return reply(refuse_input(422, checked.error()));
  site.writes.submit(std::move(*events), [&site, reply](const Expected<store::Appended>& appended) {
    if (!appended) return reply(store_failure(appended.error()));
    site.news.appended(appended->cursor);
    const boost::json::object answer{{"added", appended->added}, {"cursor", appended->cursor}};
    reply(json_response(wire::write_json(answer)));
  });
}

void read_events(Site& site, const Request& request, const Reply& reply) {
  const auto after = read_number(request, "after", 0, 0, INT64_MAX);
  if (!after) return reply(refuse_input(400, after.error()));
  const auto most = read_number(request, "most", usual_events, 1, most_events);
  if (!most) return reply(refuse_input(400, most.error()));
  site.store.run([after = *after, most = static_cast<std::size_t>(*most), reply](store::EventLog& log) {
    reply(read_page(log, after, most));
  });
}

// A page that was cut off says what it saw last; a page that asks for the first time says it in the query.
void stream_news(Site&, const Request& request, const Reply& reply) {
  Request wish;
  wish.query = request.last_event_id.empty() ? request.query : "after=" + request.last_event_id;
  const auto after = read_number(wish, "after", 0, 0, INT64_MAX);
  if (!after) return reply(refuse_input(400, after.error()));
  Response response;
  response.type = "text/event-stream";
  response.headers.push_back({"Cache-Control", "no-store"});
  response.stream_after = *after;
  reply(std::move(response));
}

void erase_events(Site& site, const Request& request, const Reply& reply) {
  if (request.confirm != erase_word) {
    return reply(json_failure(400, "not_confirmed", "X-Unhunch-Confirm",
                              "Everything is deleted only when this header says delete-everything."));
  }
  site.store.run([&site, reply](store::EventLog& log) {
    if (const auto erased = log.erase(); !erased) return reply(store_failure(erased.error()));
    site.news.erased();
    reply(json_response(R"({"erased":true})"));
  });
}

}  // namespace unhunch::server
