// SPDX-License-Identifier: Apache-2.0
// What is kept about one person, and how it is read and written:
//
//   answers.json   the answers of the door; what every other command works with
//   history.json   the history of the door
//   state.json     where a half-finished check stands, and what holds for today only
//   events.jsonl   what happened, one line each, only ever added to: stops, finished checks, check entries
//
// A file that cannot be understood is moved aside with a note, never removed. A check that is not finished counts as
// not passed; one that begins in the emergency state leaves that state only when it is finished.
#pragma once

#include <string>
#include <vector>

#include "core/history.h"
#include "main/answer_sheet.h"
#include "main/clock.h"
#include "main/storage.h"

namespace unhunch::app {

class Record {
 public:
  // Notes for the person about what was moved aside are added to `notes`.
  static Expected<Record> read(const Knowledge&, const Storage&, const Clock&, std::vector<std::string>& notes);

  const AnswerSheet& sheet() const { return sheet_; }
  AnswerSheet& sheet() { return sheet_; }
  const AnswerSheet& state() const { return state_; }
  AnswerSheet& state() { return state_; }
  bool is_empty() const { return sheet_.json().empty() && state_.json().empty(); }

  core::Answers answers() const { return sheet_.to_core(knowledge_->regimen()); }
  core::History history() const;
  const boost::json::object& history_json() const { return history_; }

  void start_history(core::Date today);
  void add_session(boost::json::object session);
  // Writes how the day after went into the last session.
  void set_after_effect(std::string_view effect);

  Expected<void> write_answers();
  Expected<void> write_history();
  Expected<void> write_state();
  Expected<void> add_event(std::string_view what, boost::json::object details);

 private:
  Record(const Knowledge& knowledge, Storage storage, const Clock& clock)
      : knowledge_(&knowledge), storage_(std::move(storage)), clock_(&clock) {}

  void forget_yesterday();

  const Knowledge* knowledge_;
  Storage storage_;
  const Clock* clock_;
  AnswerSheet sheet_;
  AnswerSheet state_;
  boost::json::object history_;
};

}  // namespace unhunch::app
