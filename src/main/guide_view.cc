// SPDX-License-Identifier: Apache-2.0
#include "main/guide_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "main/big_digits.h"
#include "main/phrases.h"
#include "main/screen.h"
#include "main/text_layout.h"

namespace unhunch::app {
namespace {

constexpr int low_screen = 22;
constexpr int word_width = 7;

std::string repeat(std::string_view piece, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += piece;
  return all;
}

void add_part(std::string& line, std::string_view part) {
  if (part.empty()) return;
  if (!line.empty()) line += "  ·  ";
  line += part;
}

std::string_view phase_words(const GuideStep& step) {
  if (step.phase == core::Phase::rest) return phrases::rest_now;
  if (step.phase == core::Phase::change) return phrases::change_now;
  if (step.phase == core::Phase::enter) return phrases::get_ready;
  return step.phase == core::Phase::leave ? phrases::come_out : std::string_view{};
}

// Phase, side, set, repetition: whatever there is.
std::string make_status(const Guide& guide) {
  const GuideStep& step = guide.step();
  std::string line;
  if (guide.is_paused()) add_part(line, phrases::paused);
  add_part(line, phase_words(step));
  add_part(line, step.side);
  if (step.sets > 1) {
    add_part(line, fmt::format(fmt::runtime(phrases::set_of), fmt::arg("n", step.set), fmt::arg("total", step.sets)));
  }
  if (const int n = guide.repetition(); n > 0) {
    add_part(line, fmt::format(fmt::runtime(phrases::repetition_of), fmt::arg("n", n), fmt::arg("total", step.reps)));
  }
  if (step.breath) {
    const BreathNow now = find_breath(*step.breath, guide.elapsed());
    add_part(line, fmt::format(fmt::runtime(phrases::breath_of), fmt::arg("n", now.cycle),
                               fmt::arg("total", step.breath->cycles)));
  }
  return line;
}

// A bar that grows on the way in and shrinks on the way out.
Line make_pacer(const core::Breath& breath, Milliseconds elapsed, int width) {
  const BreathNow now = find_breath(breath, elapsed);
  const std::string_view word = now.part == BreathNow::Part::in      ? phrases::breath_in
                                : now.part == BreathNow::Part::pause ? phrases::breath_hold
                                                                     : phrases::breath_out;
  const int room = std::max(4, std::min(width, 60) - word_width);
  const int filled = static_cast<int>(std::lround(now.fullness * room));
  Line line{Look::chosen, pad(word, word_width)};
  line.add(Look::accent, repeat("█", filled));
  line.add(Look::faint, repeat("░", room - filled));
  return line;
}

std::string make_countdown(Milliseconds remaining) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(remaining).count();
  return seconds < 60 ? std::to_string(seconds) : to_minutes(remaining);
}

void space(Frame& frame) { frame.emplace_back(); }

Frame make_body(const Guide& guide, const GuideNote& note, int width, bool low) {
  const GuideStep& step = guide.step();
  Frame frame;
  frame.emplace_back(guide.is_paused() ? Look::chosen : Look::faint, make_status(guide));
  append(frame, paragraph(guide.words(), width, Look::strong));
  space(frame);
  append(frame, big_text(make_countdown(guide.remaining()), guide.is_paused() ? Look::faint : Look::accent));
  space(frame);
  if (step.breath) {
    frame.push_back(make_pacer(*step.breath, guide.elapsed(), width));
    if (!low) space(frame);
  }
  if (!note.words.empty()) append(frame, paragraph(note.words, width, Look::chosen));
  for (const std::string& change : step.changes) append(frame, marked("• ", change, width, Look::accent, Look::plain));
  if (!step.felt.empty()) {
    append(frame, paragraph(fmt::format("{}: {}", phrases::you_feel, step.felt), width, Look::faint));
  }
  append(frame, paragraph(step.next.empty() ? std::string{phrases::last_one}
                                            : fmt::format(fmt::runtime(phrases::next_is), fmt::arg("name", step.next)),
                          width, Look::faint));
  return frame;
}

std::string make_progress(const Guide& guide) {
  return fmt::format(fmt::runtime(phrases::all_time), fmt::arg("done", to_minutes(guide.done())),
                     fmt::arg("total", to_minutes(guide.total())));
}

}  // namespace

Frame draw_guide(const Guide& guide, const GuideNote& note, Size size) {
  const Layout layout{size};
  const bool low = size.rows < low_screen;
  Screen screen;
  screen.title = guide.step().title;
  screen.progress = make_progress(guide);
  screen.share = static_cast<double>(guide.done().count()) / static_cast<double>(guide.total().count());
  screen.body = make_body(guide, note, layout.width, low);
  screen.keys = layout.width < 72 ? phrases::keys_session_short : phrases::keys_session;
  return compose(screen, size);
}

Frame draw_guide_line(const Guide& guide, const GuideNote& note, int width) {
  constexpr std::string_view margin = "      ";
  const GuideStep& step = guide.step();
  Frame frame;
  std::string title = fmt::format("{:<6}{}", to_minutes(step.start), step.title);
  add_part(title, phase_words(step));
  add_part(title, step.side);
  if (guide.is_paused()) add_part(title, phrases::paused);
  frame.emplace_back(Look::strong, std::move(title));
  std::vector<std::string_view> told;
  const auto tell = [&](std::string_view words) {
    if (words.empty() || std::find(told.begin(), told.end(), words) != told.end()) return;
    told.push_back(words);
    append(frame, marked(margin, words, width));
  };
  for (const Said& said : step.said) tell(said.words);
  const bool first = guide.index() == 0 || guide.steps()[guide.index() - 1].item != step.item;
  for (const std::string& change : step.changes) tell(first ? std::string_view{change} : std::string_view{});
  tell(note.words);
  return frame;
}

}  // namespace unhunch::app
