// SPDX-License-Identifier: Apache-2.0
// What is kept about one person, and how it is read and written:
//
//   unhunch.db   the log of events (docs/data-format.md), which the app in the browser shares
//   state.json   of this terminal: where a half-finished check stands, and what holds for today only
//
// Answers and history are what the log comes to on this day. They are read once, and anew after every write, so that
// what others have told meanwhile counts. Only what was changed here is written, and nothing when nothing was.
// A check that is not finished counts as not passed; one that begins in the emergency state leaves that state only when
// it is finished.
#pragma once

#include <string>
#include <vector>

#include "core/history.h"
#include "main/answer_sheet.h"
#include "main/event_maker.h"
#include "main/kept_log.h"

namespace unhunch::app {

class Record {
 public:
  // Notes for the person about what was moved aside are added to `notes`. Codes as of KeptLog::open. The context
  // outlives the record.
  static Expected<Record> read(const Context&, std::vector<std::string>& notes);

  const AnswerSheet& sheet() const { return sheet_; }
  AnswerSheet& sheet() { return sheet_; }
  const AnswerSheet& state() const { return state_; }
  AnswerSheet& state() { return state_; }
  const wire::Log& log() const { return *log_.log(); }
  bool is_empty() const { return sheet_.json().empty() && state_.json().empty(); }

  core::Answers answers() const { return sheet_.to_core(context_->knowledge.regimen()); }
  const core::History& history() const { return history_; }

  // A door that answers from this record.
  wire::Door make_door() const;

  // So that a fault of the disk is known before anybody is asked. Code: cannot_write.
  Expected<void> prepare() { return log_.prepare(); }

  // All of these: code cannot_write.
  Expected<void> write_answers();
  Expected<void> write_state();
  Expected<void> add_event(std::string_view kind, const boost::json::object& body);

  // The name of a session that begins now.
  std::string draw_session() const { return core::to_text(maker_.make_id()); }

  // Keeps a session of that name that has ended, with a response for each exercise, in one step.
  Expected<void> add_session(const std::string& name, const boost::json::object& session,
                             std::vector<boost::json::object> responses);

  // Keeps how the day after the last session went.
  Expected<void> set_after_effect(std::string_view effect);

 private:
  Record(const Context& context, KeptLog log) : context_(&context), maker_(context.world.clock), log_(std::move(log)) {}

  void fold();
  Expected<void> append(const std::vector<wire::EventText>& events);

  const Context* context_;
  EventMaker maker_;
  KeptLog log_;
  boost::json::object folded_;  // the answers as the log has them
  AnswerSheet sheet_;           // and as they are being changed
  AnswerSheet state_;
  core::History history_;
  core::EventId last_session_;  // that of the last day
};

}  // namespace unhunch::app
