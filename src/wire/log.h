// SPDX-License-Identifier: Apache-2.0
// The log in memory, and what it comes to on one day: the record.
//
// The set of events decides, not the order they arrived in. Answers and settings are documents; they are folded here,
// the journal in core/journal.h.
#pragma once

#include <boost/json/object.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "core/answers.h"
#include "core/journal.h"
#include "wire/event_text.h"

namespace unhunch::wire {

struct Record {
  boost::json::object answers;  // as the doors take them
  boost::json::object settings;
  core::Answers told;
  core::History history;
};

class Log {
 public:
  // All three outlive the log.
  Log(const boost::json::object& document, const core::Regimen& regimen,
      std::pmr::memory_resource* memory = std::pmr::get_default_resource())
      : document_(&document), regimen_(&regimen), memory_(memory) {}

  Log(Log&&) = default;
  Log& operator=(Log&&) = default;
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;
  ~Log() = default;

  // Another of the same regimen and memory.
  Log make_empty() const { return Log{*document_, *regimen_, memory_}; }

  // What `read` hands over, all of it, or none when it returns false. Events that are there already are left out.
  bool add(const std::function<bool(const TakeEvent&)>& read);
  void add(const std::vector<EventText>& events);
  void add(Log&& other);  // of the same regimen and memory

  // Room for the first events: with a guess that fits, a log of years takes half the memory while it is read.
  void reserve(std::size_t count);

  std::size_t size() const { return events_.size(); }
  std::size_t count_unknown() const;

  // What counts, in order. Valid until the next add().
  std::vector<core::Fact> facts() const { return core::find_facts(events_); }

  // The body of a fact as it stands.
  boost::json::object read_body(const core::Fact&) const;

  // The same of answers, checks, symptoms and settings, which are kept parsed for every fold; empty where it is nothing
  // but the pain of the moment.
  const boost::json::object& find_document(const core::Fact&) const;

  // Answers that belong to one day only (the head-turn test, the last meal) count on that day. What the regimen no
  // longer has is left out, which makes it unanswered.
  Record fold(const std::vector<core::Fact>& facts, core::Date date) const;

 private:
  // A body as it came, and parsed where a fold needs it so.
  struct Body {
    std::string_view text;
    const boost::json::object* document = nullptr;
  };

  void parse_last(const EventText&, const SeenBody&);
  void settle();
  const Body& find_body(const core::Fact&) const;

  const boost::json::object* document_;
  const core::Regimen* regimen_;
  std::pmr::memory_resource* memory_;
  std::pmr::vector<core::Event> events_{memory_};                            // in the order of the log
  std::pmr::vector<Body> bodies_{memory_};                                   // as many; what they point to follows
  std::vector<std::unique_ptr<std::pmr::monotonic_buffer_resource>> texts_;  // the last one takes what comes
  std::vector<std::unique_ptr<const boost::json::object>> documents_;
};

}  // namespace unhunch::wire
