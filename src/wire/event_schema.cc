// SPDX-License-Identifier: Apache-2.0
#include "wire/event_schema.h"

#include <string_view>

#include "wire/event_types.h"

namespace unhunch::wire {
namespace {

struct Shape {
  std::string_view kind;
  boost::json::value (*schema)(bool output);
};

constexpr Shape shapes[] = {
    {"answers", mapping::schema<AnyJson>},
    {"check_record", mapping::schema<door::Check>},
    {"daily_entry", mapping::schema<event::DailyEntry>},
    {"session_entry", mapping::schema<event::SessionEntry>},
    {"exercise_response", mapping::schema<event::ExerciseResponse>},
    {"after_effect_24h", mapping::schema<event::AfterEffect24h>},
    {"symptom_event", mapping::schema<event::SymptomEvent>},
    {"break_event", mapping::schema<event::BreakEvent>},
    {"measure_entry", mapping::schema<event::MeasureEntry>},
    {"prompt_shown", mapping::schema<event::PromptShown>},
    {"habit_audit", mapping::schema<event::HabitAudit>},
    {"free_note", mapping::schema<event::FreeNote>},
    {"setting", mapping::schema<event::Setting>},
    {"taken_back", mapping::schema<door::Nothing>},
};

}  // namespace

boost::json::object make_event_schemas() {
  boost::json::object schemas;
  for (const Shape& shape : shapes) schemas.emplace(shape.kind, shape.schema(false));
  return schemas;
}

}  // namespace unhunch::wire
