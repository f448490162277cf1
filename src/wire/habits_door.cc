// SPDX-License-Identifier: Apache-2.0
// The door `habits`: the workspace, sleep, load and heat; what a person's pattern brings up, what they are changing.
// What they told is the setting `habits` (docs/data-format.md); what of it makes no sense counts as not told. Names
// point into the document and the record.
#include <algorithm>

#include "core/heat.h"
#include "wire/answers_json.h"
#include "wire/door_room.h"
#include "wire/door_write.h"
#include "wire/find_id.h"

namespace unhunch::wire {
namespace {

using boost::json::object;
using boost::json::value;

constexpr std::string_view setting_name = "habits";
constexpr std::string_view told_words[] = {"yes", "no", "not_relevant"};

const object& find_object(const object& from, std::string_view name) {
  static const object nothing;
  const value* found = from.if_contains(name);
  return found != nullptr && found->is_object() ? found->get_object() : nothing;
}

std::string_view find_text(const object& from, std::string_view name) {
  const value* found = from.if_contains(name);
  return found != nullptr && found->is_string() ? std::string_view{found->get_string()} : std::string_view{};
}

std::vector<std::string_view> read_texts(const object& from, std::string_view name) {
  std::vector<std::string_view> texts;
  const value* found = from.if_contains(name);
  if (found == nullptr || !found->is_array()) return texts;
  for (const value& each : found->get_array()) {
    if (each.is_string()) texts.emplace_back(each.get_string());
  }
  return texts;
}

int read_whole(const object& from, std::string_view name) {
  const value* found = from.if_contains(name);
  return found != nullptr && found->is_int64() ? static_cast<int>(found->get_int64()) : 0;
}

bool holds(const door::Names& names, std::string_view wanted) {
  return std::find(names.begin(), names.end(), wanted) != names.end();
}

class Habits {
 public:
  Habits(const Room& room, const object& settings, const core::Person& person)
      : document_(room.document), told_(find_object(settings, setting_name)), person_(person) {}

  door::HabitsOut run(core::Date date) {
    const object& small = find_object(find_object(document_, "habit"), "small_changes");
    out_.date = IsoDate{date};
    out_.choose_most = read_whole(small, "changes_at_most");
    out_.workspace = list("workspace_item");
    out_.sleep = list("sleep_item");
    out_.others = list("habit");
    tell_changes();
    tell_causes();
    tell_heat(date);
    return std::move(out_);
  }

 private:
  // In the order of the regimen, without what is hidden for this person.
  std::vector<door::HabitItem> list(std::string_view kind) const {
    std::vector<std::pair<int, door::HabitItem>> found;
    const object& answers = find_object(told_, "answers");
    for (const auto& [id, item] : find_object(document_, kind)) {
      if (is_hidden(item.get_object())) continue;
      const std::string_view answer = find_text(answers, id);
      const bool known = std::find(std::begin(told_words), std::end(told_words), answer) != std::end(told_words);
      door::HabitItem each{id, {}};
      if (known) each.answer.value = answer;
      found.emplace_back(read_whole(item.get_object(), "n"), each);
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<door::HabitItem> items;
    for (const auto& [n, item] : found) items.push_back(item);
    return items;
  }

  bool is_hidden(const object& item) const {
    const core::ConditionSet present = core::present_conditions(person_.answers);
    for (const std::string_view name : read_texts(item, "hidden_with")) {
      const auto condition = find_id<core::ConditionId>(person_.regimen.conditions, name);
      if (condition && present.contains(condition)) return true;
    }
    return false;
  }

  const door::HabitItem* find(std::string_view id) const {
    for (const auto* items : {&out_.workspace, &out_.sleep, &out_.others}) {
      for (const door::HabitItem& each : *items) {
        if (each.item == id) return &each;
      }
    }
    return nullptr;
  }

  bool is_fine(std::string_view id) const {
    const door::HabitItem* item = find(id);
    return item != nullptr && item->answer.value && *item->answer.value != "no";
  }

  void tell_changes() {
    const auto most = static_cast<std::size_t>(out_.choose_most);
    for (const std::string_view id : read_texts(told_, "chosen")) {
      if (out_.chosen.size() < most && find(id) != nullptr && !holds(out_.chosen, id)) out_.chosen.emplace_back(id);
    }
    for (const door::HabitItem& item : out_.workspace) {
      const bool is_no = item.answer.value && *item.answer.value == "no";
      if (is_no && out_.suggested.size() < most) out_.suggested.push_back(item.item);
    }
    if (const auto day = core::find_date(find_text(told_, "checked_on"))) out_.checked_on.value = IsoDate{*day};
  }

  void tell_causes() {
    for (const core::RankedPattern& ranked : person_.patterns.ranked) {
      const object& pattern = find_object(find_object(document_, "pattern"), person_.regimen[ranked.pattern].id);
      const std::string_view cause = find_text(pattern, "cause");
      out_.causes.emplace_back(cause);
      for (const std::string_view id : read_texts(find_object(find_object(document_, "cause"), cause), "habits")) {
        const bool is_item = find(id) != nullptr || find_object(document_, "rule").contains(id);
        if (is_item && !is_fine(id) && !holds(out_.brought_up, id)) out_.brought_up.emplace_back(id);
      }
    }
  }

  void tell_heat(core::Date date) {
    const core::Heat heat = core::calc_heat(person_.regimen, person_.answers, person_.triage, date);
    out_.heat.offered = heat.offered;
    out_.heat.because = heat.because;
    out_.heat.limits = heat.limits;
    out_.heat.usual_min = heat.usual.count;
    out_.heat.most_min = heat.most.count;
    out_.heat.stop_min = heat.stop.count;
  }

  const object& document_;
  const object& told_;
  const core::Person& person_;
  door::HabitsOut out_;
};

}  // namespace

Answered call_habits(const Room& room, const value& input) {
  auto in = mapping::read<door::HabitsIn>(input, "");
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  const auto log = find_log(room, in->events);
  if (!log) return tl::unexpected<Error>(log.error());
  const core::Date date = in->date.date;
  const Record record = (*log)->fold((*log)->facts(), date);
  const core::Person person{room.regimen, record.told, record.history, date};
  return mapping::write(Habits{room, record.settings, person}.run(date));
}

}  // namespace unhunch::wire
