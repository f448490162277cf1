// SPDX-License-Identifier: Apache-2.0
#include "main/week.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/plan.h"
#include "main/check.h"
#include "main/exit_status.h"
#include "main/guide.h"
#include "main/phrases.h"
#include "main/result.h"
#include "main/screen.h"
#include "main/text_layout.h"
#include "wire/json_text.h"

namespace unhunch::app {
namespace {

constexpr int day_width = 11;
constexpr int anchor_width = 10;
constexpr int name_width = 24;
constexpr int time_width = 7;

std::string_view words_of_anchor(std::string_view anchor) {
  for (const auto& [id, words] : phrases::anchor_words) {
    if (id == anchor) return words;
  }
  return anchor;
}

std::string_view words_of(core::Weekday day) { return phrases::weekdays[static_cast<std::size_t>(day)]; }

class Week {
 public:
  Week(const Context& context, const core::Person& person, const core::Plan& plan)
      : knowledge_(context.knowledge),
        person_(person),
        plan_(plan),
        today_(context.today()),
        width_(text_width(context)) {}

  Frame run(const std::vector<std::string>& limits) {
    frame_.emplace_back(Look::strong, std::string{phrases::plan_title});
    add_why();
    for (const std::string& limit : limits) {
      append(frame_, paragraph(fmt::format(fmt::runtime(phrases::your_limits), fmt::arg("limit", limit)), width_));
    }
    frame_.emplace_back();
    for (const core::PlanDay& day : plan_.days) add_day(day);
    add_breaks();
    add_notices();
    frame_.emplace_back();
    append(frame_, describe_stop_rules(knowledge_, width_));
    return std::move(frame_);
  }

 private:
  std::string_view name(core::RoutineId id) const { return knowledge_.text("routine", knowledge_.regimen()[id].id); }

  // What shaped the week, in a line or two.
  void add_why() {
    append(frame_, paragraph(fmt::format("{} {}", icon_of(person_.triage.tier),
                                         knowledge_.text("tier", core::slug(person_.triage.tier))),
                             width_, Look::accent));
    if (!person_.patterns.ranked.empty() && !person_.triage.gentle) {
      std::string names;
      for (const core::RankedPattern& ranked : person_.patterns.ranked) {
        names += (names.empty() ? "" : ", ") +
                 std::string{knowledge_.text("pattern", knowledge_.regimen()[ranked.pattern].id)};
      }
      append(frame_, paragraph(fmt::format("{}: {}", phrases::pattern_title, names), width_, Look::faint));
    }
    for (const core::Slug rule : person_.triage.rules) {
      append(frame_, paragraph(knowledge_.words(rule), width_, Look::faint));
    }
  }

  void add_day(const core::PlanDay& day) {
    bool first = true;
    const bool now = day.date == today_;
    if (day.items.empty()) {
      Line line{now ? Look::chosen : Look::plain, pad(words_of(weekday(day.date)), day_width)};
      line.add(Look::faint, std::string{phrases::rest_day});
      frame_.push_back(std::move(line));
    }
    for (const core::PlanItem& item : day.items) {
      Line line{now ? Look::chosen : Look::plain, pad(first ? words_of(weekday(day.date)) : "", day_width)};
      line.add(Look::faint, pad(words_of_anchor(item.anchor), anchor_width));
      line.add(Look::plain,
               pad(name(item.routine), std::min(name_width, width_ - day_width - anchor_width - time_width)));
      line.add(Look::accent, pad_left(to_minutes(std::chrono::seconds{item.time.count}), time_width));
      const int used = day_width + anchor_width + name_width + time_width;
      const std::string mark = "  " + std::string{phrases::strength_mark};
      if (item.strength && used + display_width(mark) <= width_) line.add(Look::faint, mark);
      frame_.push_back(std::move(line));
      first = false;
    }
  }

  void add_breaks() {
    if (!plan_.breaks) return;
    frame_.emplace_back();
    append(frame_,
           paragraph(fmt::format(fmt::runtime(phrases::break_line), fmt::arg("minutes", plan_.breaks->every.count),
                                 fmt::arg("routine", name(plan_.breaks->content))),
                     width_));
    if (plan_.start_with.empty()) return;
    std::string names;
    for (const core::ExerciseId id : plan_.start_with) {
      names += (names.empty() ? "" : ", ") + std::string{knowledge_.text("exercise", knowledge_.regimen()[id].id)};
    }
    append(frame_, paragraph(fmt::format("{}: {}", phrases::start_with, names), width_));
  }

  void add_notices() {
    for (const core::Slug notice : person_.triage.notices) {
      frame_.emplace_back();
      frame_.emplace_back(Look::strong, std::string{knowledge_.text("message", notice, "title")});
      for (std::size_t n = 0; n < knowledge_.texts().count("message", notice, "lines"); ++n) {
        append(frame_, paragraph(knowledge_.texts().find("message", notice, "lines", n), width_));
      }
    }
  }

  const Knowledge& knowledge_;
  const core::Person& person_;
  const core::Plan& plan_;
  core::Date today_;
  int width_;
  Frame frame_;
};

int print_refusal(const Context& context, const Record& record, const core::Person& person) {
  const std::string region = record.sheet().find("", "region");
  context.world.terminal.print(framed(describe_refusal(context.knowledge, person, region, text_width(context))));
  return status_of(person);
}

// The exit status of a plan that is there: fine, whatever the tier below urgent.
int print_json(const Context& context, const Record& record, core::Date date, const core::Person& person) {
  const boost::json::object input{{"date", core::to_iso(date)}};
  const wire::Reply reply = record.make_door().call("plan", wire::write_json(input));
  context.world.out << reply.json << '\n';
  if (!reply.ok) return status::internal;
  return person.may_exercise() ? status::fine : status_of(person);
}

// ---- unhunch alone --------------------------------------------------------------------------------------------------

Frame greet(const Context& context, std::string_view words) {
  Frame frame;
  frame.emplace_back(Look::strong, std::string{phrases::hello});
  frame.emplace_back();
  append(frame, paragraph(words, text_width(context)));
  frame.emplace_back();
  frame.push_back(command_line("unhunch check", phrases::next_check));
  frame.push_back(command_line("unhunch help", phrases::more_help));
  return frame;
}

Frame suggest(const Context& context, const core::Person& person) {
  const core::Date today = context.today();
  const core::Plan plan = core::make_plan(person, today);
  const core::Regimen& regimen = context.knowledge.regimen();
  Frame frame;
  frame.emplace_back(Look::strong, fmt::format("{}, {}", phrases::today_title, words_of(weekday(today))));
  frame.emplace_back();
  const bool rest = person.history.rest_on == today;
  const bool done = !person.history.sessions.empty() && person.history.sessions.back().date == today;
  const bool nothing = plan.days.empty() || plan.days.front().items.empty();
  if (rest || done || nothing) {
    const std::string_view words = rest ? phrases::no_more_today : done ? phrases::done_today : phrases::nothing_today;
    append(frame, paragraph(words, text_width(context)));
  }
  if (!rest && !nothing) {
    for (const core::PlanItem& item : plan.days.front().items) {
      const std::string& id = regimen[item.routine].id;
      Line line{Look::plain, pad(context.knowledge.text("routine", id), name_width)};
      line.add(Look::accent, pad_left(to_minutes(std::chrono::seconds{item.time.count}), time_width));
      line.add(Look::faint, "   unhunch session " + id);
      frame.push_back(std::move(line));
    }
  }
  frame.emplace_back();
  frame.push_back(command_line("unhunch plan", phrases::next_plan));
  frame.push_back(command_line("unhunch help", phrases::more_help));
  frame.emplace_back();
  append(frame, describe_stop_rules(context.knowledge, text_width(context)));
  return frame;
}

}  // namespace

int run_plan(const Context& context, const PlanOptions& options) {
  core::Date date = context.today();
  if (!options.date.empty()) {
    const auto wanted = core::find_date(options.date);
    if (!wanted) {
      context.world.err << fmt::format(fmt::runtime(phrases::bad_date), fmt::arg("date", options.date),
                                       fmt::arg("example", core::to_iso(context.today())))
                        << '\n';
      return status::wrong_usage;
    }
    date = *wanted;
  }
  auto record = read_record(context);
  if (!record) return report(context, record.error());
  const core::Answers answers = record->answers();
  const core::History& history = record->history();
  const core::Person person{context.knowledge.regimen(), answers, history, context.today()};
  if (options.json) return print_json(context, *record, date, person);
  if (!person.may_exercise()) return print_refusal(context, *record, person);
  const core::Plan plan = core::make_plan(person, date);
  context.world.terminal.print(framed(Week{context, person, plan}.run(record->sheet().find_limits())));
  return status::fine;
}

int run_today(const Context& context) {
  auto record = read_record(context);
  if (!record) return report(context, record.error());
  const core::Answers answers = record->answers();
  const core::History& history = record->history();
  const core::Person person{context.knowledge.regimen(), answers, history, context.today()};
  if (record->is_empty()) {
    context.world.terminal.print(framed(greet(context, phrases::first_time)));
    return status::fine;
  }
  const bool half_way = record->state().json().if_contains("draft") != nullptr;
  if (half_way && person.triage.tier < core::Tier::urgent) {
    context.world.terminal.print(framed(greet(context, phrases::half_way)));
    return status::no_plan;
  }
  if (!person.may_exercise()) return print_refusal(context, *record, person);
  context.world.terminal.print(framed(suggest(context, person)));
  return status::fine;
}

}  // namespace unhunch::app
