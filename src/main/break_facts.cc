// SPDX-License-Identifier: Apache-2.0
#include "main/break_facts.h"

#include <algorithm>
#include <array>

#include "core/person.h"
#include "main/read_log.h"
#include "wire/break_rhythm_json.h"
#include "wire/json_text.h"
#include "wire/log.h"
#include "wire/regimen_reader.h"

namespace unhunch::app {
namespace {

// A session or a break changes neither the answers nor the settings.
constexpr std::array<std::string_view, 4> without_meaning = {"break_event", "exercise_response", "after_effect_24h",
                                                             "free_note"};

// Whether anything behind `cursor` may change the facts; `cursor` moves to the last event.
Expected<bool> read_on(store::EventLog& log, std::int64_t& cursor) {
  bool matters = false;
  const auto read = log.read_after(cursor, SIZE_MAX, [&](const store::Stored& stored) {
    cursor = stored.cursor;
    const bool is_plain =
        std::find(without_meaning.begin(), without_meaning.end(), stored.event.kind) != without_meaning.end();
    matters = matters || !is_plain;
  });
  if (!read) return tl::unexpected<Error>(read.error());
  return matters;
}

}  // namespace

Expected<BreakFacts> find_break_facts(std::string_view regimen_json, store::EventLog& log, core::Date day,
                                      const BreakFacts& known) {
  BreakFacts facts = known;
  const auto last = log.last_cursor();
  if (!last) return tl::unexpected<Error>(last.error());
  const bool is_known = known.cursor >= 0 && known.cursor <= *last && known.day == day;
  if (is_known) {
    const auto matters = read_on(log, facts.cursor);
    if (!matters) return tl::unexpected<Error>(matters.error());
    if (!*matters) return facts;
  }
  const auto document = wire::parse_json(regimen_json);
  if (!document) return tl::unexpected<Error>(document.error());
  const auto regimen = wire::read_regimen_document(*document);
  if (!regimen) return tl::unexpected<Error>(regimen.error());
  wire::Log whole{document->get_object(), *regimen};
  const auto read = read_log(log, 0, whole);
  if (!read) return tl::unexpected<Error>(read.error());
  facts.cursor = std::max(*last, *read);
  const wire::Record record = whole.fold(whole.facts(), day);
  facts.allowed = core::Person{*regimen, record.told, record.history, day}.may_exercise_on(day);
  facts.rhythm = wire::find_break_rhythm(*regimen, record.settings, record.told.preferences);
  facts.brief = (*regimen)[regimen->break_content].id;
  facts.full = (*regimen)[regimen->long_break_content].id;
  facts.day = day;
  return facts;
}

}  // namespace unhunch::app
