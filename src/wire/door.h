// SPDX-License-Identifier: Apache-2.0
// The door: everything the core can do has one name, one JSON input and one JSON output, the same from the command
// line, from the browser and in the golden tests.
//
// Deterministic: equal inputs give equal bytes. Nothing is thrown, whatever the bytes are; a bad input answers
// {"error": {"code", "path", "message"}}.
#pragma once

#include <array>
#include <boost/json/value.hpp>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "body/motion_book.h"
#include "core/error.h"
#include "core/regimen.h"

namespace unhunch::wire {

struct Reply {
  std::string json;
  bool ok = true;  // false: json holds an error
};

// {"error": {"code", "path", "message"}}
Reply to_reply(const Error&);

class Log;
struct Room;

// One door: its name, and what answers.
struct DoorOf {
  std::string_view name;
  Expected<boost::json::value> (*call)(const Room&, const boost::json::value& input);
};

class Door {
 public:
  // Opens the door on a compiled regimen: the JSON text that the regimen compiler writes. About 10 milliseconds.
  static Expected<Door> open(std::string_view regimen_json);
  static Expected<Door> open(boost::json::value document);

  // The same with these doors alone, so that nobody carries what answers at the others.
  static Expected<Door> open(std::string_view regimen_json, std::span<const DoorOf> doors);

  // Opens the door `figure` as well, which is closed before.
  void show(body::MotionBook motions);

  // Opens the door `check_regimen` as well; a program that never calls this does not carry the checks.
  void check_regimens();

  // Opens the doors that are asked now and then as well (ladder, habits, insight), likewise.
  void look_back();

  // Opens the doors of another row as well; the list lives as long as the program.
  void open_also(std::span<const DoorOf> doors) { open_[further] = doors; }

  // Adds events to the log that doors work from when they are given no answers; what is there already is not added
  // twice. {"events": [...]} or a bare list; with a fault nothing is added.
  Expected<void> remember(std::string_view json);
  void forget();

  // Doors work from this log from now on; it was made with the document and the regimen of this door.
  void work_from(std::shared_ptr<Log> log) { log_ = std::move(log); }

  // Answers one call. Unknown names are errors too.
  Reply call(std::string_view name, std::string_view input) const;

  // Those of this row.
  static const std::vector<std::string_view>& names();

  const boost::json::object& document() const { return document_->get_object(); }
  const core::Regimen& regimen() const { return *regimen_; }

 private:
  Door(std::shared_ptr<const boost::json::value> document, std::shared_ptr<const core::Regimen> regimen)
      : document_(std::move(document)), regimen_(std::move(regimen)) {}

  static Expected<Door> open(boost::json::value document, std::span<const DoorOf> doors);

  const DoorOf* find_open(std::string_view name) const;

  std::shared_ptr<const boost::json::value> document_;
  std::shared_ptr<const core::Regimen> regimen_;
  std::shared_ptr<Log> log_;
  std::shared_ptr<const body::MotionBook> motions_;
  // Set when they are opened, so that a program that never does so does not carry what answers.
  enum Kind : unsigned char { usual, seldom, checks, figure, further, kinds };
  std::array<std::span<const DoorOf>, kinds> open_;
};

}  // namespace unhunch::wire
