// SPDX-License-Identifier: Apache-2.0
#include "wire/door.h"

#include <algorithm>
#include <array>
#include <span>

#include "core/plan.h"
#include "core/session.h"
#include "wire/door_room.h"
#include "wire/door_write.h"
#include "wire/figure_door.h"
#include "wire/find_id.h"
#include "wire/json_text.h"
#include "wire/plain_events.h"
#include "wire/regimen_reader.h"

namespace unhunch::wire {
namespace {

using boost::json::object;
using boost::json::value;

// ---- the doors ----------------------------------------------------------------------------------------------------

std::optional<core::Date> to_date(const std::optional<IsoDate>& date) {
  return date ? std::optional<core::Date>(date->date) : std::nullopt;
}

// Reads the input type of a door, or the error.
template <class In>
Expected<In> read_input(const value& input) {
  return mapping::read<In>(input, "");
}

template <class In, class Answer>
Answered with_person(const Room& room, const In& in, const std::optional<door::History>& history,
                     std::optional<core::Date> date, Answer answer) {
  auto told = find_told(room, in.answers, history, in.events, date);
  if (!told) return tl::unexpected<Error>(std::move(told.error()));
  return answer(core::Person{room.regimen, told->answers, told->history, date});
}

Answered call_regimen(const Room& room, const value& input) {
  auto in = read_input<door::Nothing>(input);
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  return value(room.document);
}

Answered call_triage(const Room& room, const value& input) {
  auto in = read_input<door::AboutPerson>(input);
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  auto told = find_told(room, in->answers, {}, in->events, to_date(in->date));
  if (!told) return tl::unexpected<Error>(std::move(told.error()));
  return mapping::write(to_door(room.regimen, core::calc_triage(room.regimen, told->answers, to_date(in->date))));
}

Answered call_patterns(const Room& room, const value& input) {
  auto in = read_input<door::AboutPerson>(input);
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  return with_person(room, *in, {}, to_date(in->date), [&](const core::Person& person) {
    return mapping::write(to_door(room.regimen, person.patterns));
  });
}

Answered call_allowed(const Room& room, const value& input) {
  auto in = read_input<door::AboutPerson>(input);
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  return with_person(room, *in, {}, to_date(in->date),
                     [&](const core::Person& person) { return mapping::write(to_door(room.regimen, person.allowed)); });
}

Answered call_session(const Room& room, const value& input) {
  auto in = read_input<door::SessionIn>(input);
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  core::SessionRequest request;
  request.routine = find_id<core::RoutineId>(room.regimen.routines, in->routine.id);
  if (!request.routine) {
    return fail("unknown_id", "routine", "there is no \"" + in->routine.id + "\" in the regimen");
  }
  if (in->minutes) request.minutes = core::Minutes{in->minutes->number};
  if (in->seed) request.seed = static_cast<std::uint64_t>(in->seed->number);
  request.date = to_date(in->date);
  return with_person(room, *in, in->history, request.date, [&](const core::Person& person) {
    return mapping::write(to_door(room.regimen, core::make_session(person, request)));
  });
}

Answered call_plan(const Room& room, const value& input) {
  auto in = read_input<door::PlanIn>(input);
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  return with_person(room, *in, in->history, in->date.date, [&](const core::Person& person) {
    return mapping::write(to_door(person, core::make_plan(person, in->date.date)));
  });
}

Answered call_ladder(const Room& room, const value& input) {
  auto in = read_input<door::LadderIn>(input);
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  return with_person(room, *in, in->history, to_date(in->date),
                     [&](const core::Person& person) { return mapping::write(to_door(room.regimen, person.ladder)); });
}

constexpr std::array doors = {
    DoorOf{"regimen", call_regimen}, DoorOf{"triage", call_triage}, DoorOf{"patterns", call_patterns},
    DoorOf{"allowed", call_allowed}, DoorOf{"plan", call_plan},     DoorOf{"session", call_session},
    DoorOf{"today", call_today},     DoorOf{"fold", call_fold},     DoorOf{"breaks", call_breaks},
};

// Those that are asked now and then.
constexpr std::array seldom_doors = {
    DoorOf{"ladder", call_ladder},
    DoorOf{"habits", call_habits},
    DoorOf{"insight", call_insight},
};

constexpr std::array check_doors = {DoorOf{"check_regimen", call_check_regimen}};

constexpr std::array figure_doors = {
    DoorOf{"figure", [](const Room& room, const value& input) { return call_figure(*room.motions, input); }},
};

}  // namespace

Expected<Door> Door::open(std::string_view regimen_json) { return open(regimen_json, doors); }

Expected<Door> Door::open(value document) { return open(std::move(document), doors); }

Expected<Door> Door::open(std::string_view regimen_json, std::span<const DoorOf> doors) {
  auto parsed = parse_json(regimen_json);
  if (!parsed) return tl::unexpected<Error>(std::move(parsed.error()));
  return open(std::move(*parsed), doors);
}

Expected<Door> Door::open(value document, std::span<const DoorOf> doors) {
  if (!document.is_object()) return fail("wrong_type", "regimen", "expected an object");
  auto regimen = read_regimen_document(document);
  if (!regimen) return tl::unexpected<Error>(std::move(regimen.error()));
  Door door{std::make_shared<const value>(std::move(document)),
            std::make_shared<const core::Regimen>(std::move(*regimen))};
  door.open_[usual] = doors;
  return door;
}

void Door::show(body::MotionBook motions) {
  motions_ = std::make_shared<const body::MotionBook>(std::move(motions));
  open_[figure] = figure_doors;
}

void Door::check_regimens() { open_[checks] = check_doors; }

void Door::look_back() { open_[seldom] = seldom_doors; }

Expected<void> Door::remember(std::string_view json) {
  constexpr std::size_t usual_bytes = 180;  // of one event
  if (!log_) log_ = std::make_shared<Log>(document(), regimen());
  log_->reserve(json.size() / usual_bytes);
  if (log_->add([&](const TakeEvent& take) { return scan_events(json, take); })) return {};
  const auto events = read_events(json);
  if (!events) return tl::unexpected<Error>(events.error());
  log_->add(*events);
  return {};
}

void Door::forget() { log_.reset(); }

const DoorOf* Door::find_open(std::string_view name) const {
  for (const std::span<const DoorOf> open : open_) {
    for (const DoorOf& door : open) {
      if (door.name == name) return &door;
    }
  }
  return nullptr;
}

Reply Door::call(std::string_view name, std::string_view input) const {
  const DoorOf* door = find_open(name);
  if (door == nullptr) {
    return to_reply({"unknown_door", "", "there is no door called \"" + std::string(name.substr(0, 64)) + "\""});
  }
  const auto parsed = parse_json(input);
  if (!parsed) return to_reply(parsed.error());
  const Answered answered = door->call({document(), regimen(), log_.get(), motions_.get()}, *parsed);
  return answered ? Reply{write_json(*answered), true} : to_reply(answered.error());
}

Reply to_reply(const Error& error) {
  const object fault{{"code", error.code}, {"path", error.where}, {"message", error.message}};
  return {write_json(object{{"error", fault}}), false};
}

const std::vector<std::string_view>& Door::names() {
  static const std::vector<std::string_view> all = [] {
    std::vector<std::string_view> names;
    for (const DoorOf& door : doors) names.push_back(door.name);
    for (const DoorOf& door : seldom_doors) names.push_back(door.name);
    names.insert(names.end(), {"check_regimen", "figure"});
    return names;
  }();
  return all;
}

}  // namespace unhunch::wire
