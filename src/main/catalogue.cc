// SPDX-License-Identifier: Apache-2.0
#include "main/catalogue.h"

#include <fmt/format.h>

#include <algorithm>

#include "main/check.h"
#include "main/exit_status.h"
#include "main/guide.h"
#include "main/phrases.h"
#include "main/result.h"
#include "main/screen.h"
#include "main/text_layout.h"

namespace unhunch::app {
namespace {

constexpr int id_width = 26;

std::string_view words_of_grade(std::string_view grade) {
  for (const auto& [id, words] : phrases::grades) {
    if (id == grade) return words;
  }
  return grade;
}

class Page {
 public:
  explicit Page(const Context& context) : knowledge_(context.knowledge), width_(text_width(context)) {}

  const Knowledge& knowledge() const { return knowledge_; }
  Frame take() { return framed(std::move(frame_)); }

  void title(std::string_view words) { frame_.emplace_back(Look::strong, std::string{words}); }
  void heading(std::string_view words) {
    space();
    frame_.emplace_back(Look::strong, std::string{words});
  }
  void add(std::string_view words, Look look = Look::plain) { append(frame_, paragraph(words, width_, look)); }
  void item(std::string_view mark, std::string_view words, Look look = Look::plain) {
    append(frame_, marked(mark, words, width_, Look::accent, look));
  }
  void row(std::string_view id, std::string_view words) {
    append(frame_, marked(pad(id, id_width), words, width_, Look::accent));
  }
  void space() {
    if (!frame_.empty() && !frame_.back().spans.empty()) frame_.emplace_back();
  }

 private:
  const Knowledge& knowledge_;
  int width_;
  Frame frame_;
};

void add_lines(Page& page, std::string_view exercise, std::string_view field, std::string_view heading) {
  const std::size_t count = page.knowledge().texts().count("exercise", exercise, field);
  if (count == 0) return;
  page.heading(heading);
  for (std::size_t n = 0; n < count; ++n) {
    page.item(fmt::format("{}. ", n + 1), page.knowledge().texts().find("exercise", exercise, field, n));
  }
}

void add_mistakes(Page& page, std::string_view exercise) {
  const wire::Texts& texts = page.knowledge().texts();
  const std::size_t count = texts.count("exercise", exercise, "mistakes");
  if (count == 0) return;
  page.heading(phrases::mistakes_title);
  for (std::size_t n = 0; n < count; ++n) {
    page.item("• ", texts.find_pair("exercise", exercise, "mistakes", n, "wrong"), Look::faint);
    page.item("  → ", texts.find_pair("exercise", exercise, "mistakes", n, "right"));
  }
}

std::string_view words_of(core::VariantKindOf kind) {
  if (kind == core::VariantKindOf::easier) return phrases::easier_kind;
  return kind == core::VariantKindOf::harder ? phrases::harder_kind : phrases::option_kind;
}

void add_variants(Page& page, const core::Exercise& exercise) {
  if (exercise.variants.empty()) return;
  page.heading(phrases::variants_title);
  for (const core::VariantId id : exercise.variants) {
    const core::Variant& variant = page.knowledge().regimen()[id];
    page.item("• ",
              fmt::format("{} ({}): {}", page.knowledge().text("exercise_variant", variant.id), words_of(variant.kind),
                          page.knowledge().text("exercise_variant", variant.id, "change")));
  }
}

void add_sources(Page& page, std::string_view exercise) {
  page.heading(phrases::sources_title);
  for (const std::string_view source : page.knowledge().list("exercise", exercise, "source")) {
    page.item("• ", fmt::format("{} ({})", page.knowledge().text("source", source),
                                words_of_grade(page.knowledge().field("source", source, "grade"))));
  }
}

int list_exercises(const Context& context) {
  Page page{context};
  const core::Regimen& regimen = context.knowledge.regimen();
  for (const std::string_view family : context.knowledge.ids("exercise_family")) {
    page.heading(context.knowledge.text("exercise_family", family));
    for (const core::Exercise& exercise : regimen.exercises) {
      if (exercise.family == family) page.row(exercise.id, context.knowledge.text("exercise", exercise.id));
    }
  }
  context.world.terminal.print(page.take());
  return status::fine;
}

// Items whose best source is our own proposal.
int count_ours(const Knowledge& knowledge, std::string_view kind) {
  const auto ids = knowledge.ids(kind);
  return static_cast<int>(std::count_if(
      ids.begin(), ids.end(), [&](std::string_view id) { return knowledge.field(kind, id, "grade") == "ours"; }));
}

}  // namespace

int run_exercises(const Context& context, const std::string& wanted) {
  if (wanted.empty()) return list_exercises(context);
  const core::Regimen& regimen = context.knowledge.regimen();
  const core::ExerciseId id = find_id<core::ExerciseId>(regimen.exercises, wanted);
  if (!id) {
    context.world.err << fmt::format(fmt::runtime(phrases::no_such_exercise), fmt::arg("exercise", wanted)) << '\n';
    return status::wrong_usage;
  }
  Page page{context};
  page.title(context.knowledge.text("exercise", wanted));
  page.add(context.knowledge.text("exercise", wanted, "about"), Look::faint);
  add_lines(page, wanted, "setup", phrases::setup_title);
  add_lines(page, wanted, "steps", phrases::steps_title);
  page.heading(phrases::felt_title);
  page.add(context.knowledge.text("exercise", wanted, "felt"));
  page.heading(phrases::breathing_title);
  page.add(context.knowledge.text("exercise", wanted, "breathing"));
  add_mistakes(page, wanted);
  add_variants(page, regimen[id]);
  add_sources(page, wanted);
  page.space();
  Frame frame = page.take();
  append(frame, indent(describe_stop_rules(context.knowledge, text_width(context)), 2));
  frame.emplace_back();
  context.world.terminal.print(frame);
  return status::fine;
}

int run_routines(const Context& context) {
  Page page{context};
  for (const core::Routine& routine : context.knowledge.regimen().routines) {
    page.row(routine.id, fmt::format("{}, {}", context.knowledge.text("routine", routine.id),
                                     to_minutes(std::chrono::seconds{routine.total.count})));
    page.row("", context.knowledge.text("routine", routine.id, "about"));
  }
  context.world.terminal.print(page.take());
  return status::fine;
}

int run_about(const Context& context) {
  const Knowledge& knowledge = context.knowledge;
  Page page{context};
  page.title(phrases::about_title);
  for (const std::string_view id : knowledge.ids("statement")) {
    page.space();
    page.add(knowledge.text("statement", id, "says"));
  }
  page.heading(phrases::ours_title);
  page.add(fmt::format(fmt::runtime(phrases::ours_line), fmt::arg("count", count_ours(knowledge, "rule")),
                       fmt::arg("total", knowledge.ids("rule").size()),
                       fmt::arg("exercises", count_ours(knowledge, "exercise")),
                       fmt::arg("all", knowledge.ids("exercise").size())));
  page.space();
  page.add(phrases::ours_rules);
  for (const std::string_view id : knowledge.ids("rule")) {
    if (knowledge.field("rule", id, "grade") == "ours")
      page.item("• ", knowledge.text("rule", id, "says"), Look::faint);
  }
  page.heading(phrases::sources_all_title);
  for (const std::string_view id : knowledge.ids("source")) {
    page.item("• ", fmt::format("{} ({})", knowledge.text("source", id),
                                words_of_grade(knowledge.field("source", id, "grade"))));
  }
  page.heading(phrases::licence_title);
  page.add(phrases::licence_line);
  context.world.terminal.print(page.take());
  return status::fine;
}

}  // namespace unhunch::app
