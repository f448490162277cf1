// SPDX-License-Identifier: Apache-2.0
// For the tests of the commands: a person at a keyboard that is a script, a clock that is ticked by hand, and a folder
// of its own that is gone afterwards.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "core/triage.h"
#include "main/app.h"
#include "main/embedded.h"
#include "main/event_maker.h"
#include "main/log_place.h"
#include "main/memory_terminal.h"
#include "main/record.h"
#include "main/voice.h"
#include "store/event_log.h"
#include "wire/json_text.h"
#include "wire/log.h"

namespace unhunch::app::testing {

inline constexpr std::string_view some_day = "2026-11-20";

inline const wire::Door& the_door() {
  static const wire::Door door = [] {
    wire::Door opened = *wire::Door::open(embedded_regimen());
    opened.look_back();
    return opened;
  }();
  return door;
}

class Bench {
 public:
  explicit Bench(Size size = {}) : clock(*core::find_date(some_day)), terminal(clock, size) {
    std::string pattern = (std::filesystem::temp_directory_path() / "unhunch-test-XXXXXX").string();
    home_ = mkdtemp(pattern.data());
  }
  ~Bench() {
    std::error_code error;
    std::filesystem::remove_all(home_, error);
  }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  std::filesystem::path folder() const { return home_ / "unhunch"; }

  int run(std::vector<std::string> arguments) {
    World world{terminal, clock, voice, in, out, err};
    return app::run(std::move(arguments), world,
                    {embedded_regimen(), embedded_body(), embedded_motions(), embedded_assets(), "test", folder()});
  }

  std::string read(std::string_view name) const {
    std::ifstream file(folder() / name);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }
  void write(std::string_view name, std::string_view content) const {
    std::filesystem::create_directories(folder());
    std::ofstream(folder() / name) << content;
  }

  // All events of the log, in the order in which they were recorded.
  std::vector<wire::EventText> events(std::string_view kind = {}) const {
    std::vector<wire::EventText> found;
    if (!std::filesystem::exists(folder() / log_name)) return found;
    const auto log = store::open_sqlite(folder() / log_name);
    REQUIRE(log);
    REQUIRE((*log)->read_after(0, SIZE_MAX, [&](const store::Stored& stored) {
      if (kind.empty() || stored.event.kind == kind) found.push_back(stored.event);
    }));
    return found;
  }
  std::string text_of_events(std::string_view kind = {}) const {
    std::string text;
    for (const wire::EventText& event : events(kind)) text += event.kind + " " + event.body + "\n";
    return text;
  }

  // What the log comes to today: what the door `fold` answers, and the answers in it.
  boost::json::object record() const {
    wire::Door door = the_door();
    const auto log = std::make_shared<wire::Log>(door.document(), door.regimen());
    log->add(events());
    door.work_from(log);
    const boost::json::object input{{"date", core::to_iso(clock.today())}};
    return wire::parse_json(door.call("fold", wire::write_json(input)).json)->get_object();
  }
  boost::json::object answers() const { return record().at("answers").get_object(); }

  // Records an event as the app in the browser would.
  void add(std::string_view kind, const boost::json::object& body) {
    std::filesystem::create_directories(folder());
    const auto log = store::open_sqlite(folder() / log_name);
    REQUIRE(log);
    EventMaker maker{clock};
    for (const wire::EventText& event : events()) maker.stay_behind(event.at_ms);
    const wire::EventText event = maker.make(kind, body);
    REQUIRE((*log)->append({&event, 1}));
  }
  void change(const boost::json::object& answers) { add("answers", answers); }

  // The questions up to the emergency questions: notice, age, region, place, equipment.
  void press_beginning(std::u32string_view age = U"3", std::u32string_view region = U"1") {
    terminal.press(U"\n");
    terminal.press(age);
    terminal.press(region);
    terminal.press(U"3");
    terminal.press(U"  ");  // marks the first thing, and takes the mark away again
    terminal.press(U"\n");
  }

  // All safety questions answered no, no stiffness, the familiar ache.
  void press_all_clear() {
    press_beginning();
    terminal.press(std::u32string(emergency_questions + urgent_questions, U'n'));
    terminal.press(U"0\nn1n");   // stiffness, self-care, between the blades, daily life
    terminal.press(U"10000");    // not pregnant, four screens of conditions
    terminal.press(U"2\n");      // pain
    terminal.press(U"0000");     // signs
    terminal.press(U" \n20\n");  // any time of the day, twenty minutes
    terminal.press(U"x");        // the result was read
  }

  static constexpr std::size_t emergency_questions = 12;
  static constexpr std::size_t urgent_questions = 17;

  ManualClock clock;
  MemoryTerminal terminal;
  Silence voice;
  std::istringstream in;
  std::ostringstream out, err;

 private:
  std::filesystem::path home_;
};

// The inside of a command.
struct Inside : Bench {
  World world{terminal, clock, voice, in, out, err};
  Knowledge knowledge{the_door()};
  Context context{world, knowledge, Storage{folder()}, "", embedded_body(), embedded_motions()};

  Record read_record() const {
    std::vector<std::string> notes;
    auto record = Record::read(context, notes);
    REQUIRE_MESSAGE(record, (record ? "" : record.error().message));
    CHECK(notes.empty());
    return std::move(*record);
  }
  core::Tier tier(const Record& record) const {
    return core::calc_triage(knowledge.regimen(), record.answers(), clock.today()).tier;
  }
};

inline bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace unhunch::app::testing
