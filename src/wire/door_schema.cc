// SPDX-License-Identifier: Apache-2.0
#include "wire/door_schema.h"

#include "wire/door_types.h"

namespace unhunch::wire {
namespace {

constexpr DoorShapes shapes[] = {
    {"regimen", mapping::schema<door::Nothing>, mapping::schema<AnyJson>},
    {"triage", mapping::schema<door::AboutPerson>, mapping::schema<door::TriageOut>},
    {"patterns", mapping::schema<door::AboutPerson>, mapping::schema<door::PatternsOut>},
    {"allowed", mapping::schema<door::AboutPerson>, mapping::schema<door::AllowedOut>},
    {"plan", mapping::schema<door::PlanIn>, mapping::schema<door::PlanOut>},
    {"session", mapping::schema<door::SessionIn>, mapping::schema<door::SessionOut>},
    {"ladder", mapping::schema<door::LadderIn>, mapping::schema<door::LadderOut>},
    {"today", mapping::schema<door::TodayIn>, mapping::schema<door::TodayOut>},
    {"breaks", mapping::schema<door::BreaksIn>, mapping::schema<door::BreaksOut>},
    {"habits", mapping::schema<door::HabitsIn>, mapping::schema<door::HabitsOut>},
    {"fold", mapping::schema<door::FoldIn>, mapping::schema<door::FoldOut>},
    {"insight", mapping::schema<door::InsightIn>, mapping::schema<door::InsightOut>},
    {"check_regimen", mapping::schema<door::CheckRegimenIn>, mapping::schema<door::CheckRegimenOut>},
    {"figure", mapping::schema<door::FigureIn>, mapping::schema<door::FigureOut>},
};

}  // namespace

boost::json::value make_schema(const DoorShapes& door) {
  return boost::json::object{
      {"$schema", "https://json-schema.org/draft/2020-12/schema"},
      {"title", door.name},
      {"$defs", boost::json::object{{"input", door.input(false)}, {"output", door.output(true)}}}};
}

boost::json::value make_door_schema(std::string_view name) {
  for (const DoorShapes& door : shapes) {
    if (door.name == name) return make_schema(door);
  }
  return nullptr;
}

}  // namespace unhunch::wire
