// SPDX-License-Identifier: Apache-2.0
#include "main/insight.h"

#include <fmt/format.h>

#include <algorithm>

#include "main/check.h"
#include "main/exit_status.h"
#include "main/phrases.h"
#include "main/result.h"
#include "main/screen.h"
#include "main/text_layout.h"
#include "wire/json_text.h"

namespace unhunch::app {
namespace {

using boost::json::value;

constexpr int exercises_shown = 5;

std::string_view text_of(const value& text) { return {text.get_string().data(), text.get_string().size()}; }

template <std::size_t N>
std::string_view words_for(const std::array<std::pair<phrases::Text, phrases::Text>, N>& words, const value& id) {
  for (const auto& [known, says] : words) {
    if (known == text_of(id)) return says;
  }
  return text_of(id);
}

std::string number_of(const value& number) { return fmt::format("{:.3g}", number.to_number<double>()); }

std::string capital(std::string_view words) {
  std::string text{words};
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 32);
  return text;
}

template <class... Args>
std::string fill(phrases::Text text, Args&&... args) {
  return fmt::format(fmt::runtime(text), std::forward<Args>(args)...);
}

class InsightView {
 public:
  InsightView(const Context& context, const value& insight)
      : knowledge_(context.knowledge), insight_(insight), width_(text_width(context)) {}

  Frame run() {
    frame_.emplace_back(Look::strong, std::string{phrases::insight_title});
    if (insight_.at("episode").is_null()) {
      say(phrases::insight_empty);
      return std::move(frame_);
    }
    const value& episode = insight_.at("episode");
    say(fill(phrases::insight_episode, fmt::arg("start", text_of(episode.at("start"))),
             fmt::arg("day", episode.at("day").as_int64())));
    for (const value& prompt : insight_.at("prompts").as_array()) add_prompt(prompt);
    for (const value& change : insight_.at("changes").as_array()) add_change(change);
    add_exercises();
    add_pairs();
    add_milestones();
    return std::move(frame_);
  }

 private:
  void say(std::string_view words, Look look = Look::plain) { append(frame_, paragraph(words, width_, look)); }

  void begin(std::string_view title) {
    frame_.emplace_back();
    frame_.emplace_back(Look::strong, std::string{title});
  }

  void add_prompt(const value& prompt) {
    if (!prompt.at("due").as_bool()) return;
    const std::string_view id = text_of(prompt.at("prompt"));
    begin(knowledge_.text("prompt", id, "title"));
    say(knowledge_.text("prompt", id, prompt.at("asks").as_bool() ? "ask" : "says"), Look::accent);
  }

  void add_change(const value& change) {
    if (change.at("baseline").is_null()) return;
    const std::string_view outcome = text_of(change.at("outcome"));
    const std::string name = capital(knowledge_.text("outcome", outcome));
    const std::string from = number_of(change.at("baseline").at("value"));
    frame_.emplace_back();
    if (change.at("current").is_null()) {
      say(fill(phrases::insight_first, fmt::arg("name", name), fmt::arg("from", from)));
    } else {
      const std::string to = number_of(change.at("current").at("value"));
      say(fill(phrases::insight_raw, fmt::arg("name", name), fmt::arg("from", from), fmt::arg("to", to)));
    }
    std::string words{words_for(phrases::change_words, change.at("word"))};
    if (!change.at("change").is_null()) {
      const bool minutes = outcome == "stiffness_minutes";
      const std::string points = fmt::format("{:+.3g}", change.at("change").to_number<double>());
      words += " " + fill(minutes ? phrases::insight_minutes : phrases::insight_change, fmt::arg("change", points));
    }
    say(words, text_of(change.at("word")) == "worse" ? Look::alarm : Look::plain);
    say(fill(phrases::insight_entries, fmt::arg("entries", change.at("entries").as_int64()),
             fmt::arg("first", text_of(change.at("first"))), fmt::arg("last", text_of(change.at("last")))),
        Look::faint);
  }

  void add_exercises() {
    int shown = 0;
    for (const value& row : insight_.at("exercises").as_array()) {
      if (text_of(row.at("word")) == "too_few" || shown == exercises_shown) break;
      if (shown++ == 0) begin(phrases::insight_exercises);
      const value& counts = row.at("counts");
      const auto count = [&](const char* of) { return counts.at(of).as_int64(); };
      const std::string felt =
          fill(phrases::insight_exercise, fmt::arg("name", knowledge_.text("exercise", text_of(row.at("id")))),
               fmt::arg("eased", count("eased")), fmt::arg("same", count("same")), fmt::arg("worse", count("worse")),
               fmt::arg("sharp", count("sharp")));
      append(frame_,
             marked("• ", fmt::format("{} {}", felt, words_for(phrases::response_words, row.at("word"))), width_));
    }
  }

  void add_pairs() {
    begin(phrases::insight_pairs);
    for (const value& pair : insight_.at("pairs").as_array()) {
      append(frame_,
             marked("• ",
                    fill(phrases::insight_pair, fmt::arg("pair", words_for(phrases::pair_words, pair.at("pair"))),
                         fmt::arg("word", words_for(phrases::together_words, pair.at("word"))),
                         fmt::arg("days", pair.at("days").as_int64())),
                    width_));
    }
  }

  void add_milestones() {
    const auto& milestones = insight_.at("milestones").as_array();
    if (milestones.empty()) return;
    begin(phrases::insight_done);
    for (const value& each : milestones) {
      append(frame_, marked("• ",
                            fill(phrases::insight_milestone, fmt::arg("after", each.at("after_days").as_int64()),
                                 fmt::arg("sessions", each.at("sessions").as_int64()),
                                 fmt::arg("days", each.at("session_days").as_int64()),
                                 fmt::arg("entries", each.at("entries").as_int64())),
                            width_));
    }
  }

  const Knowledge& knowledge_;
  const value& insight_;
  int width_;
  Frame frame_;
};

}  // namespace

int run_insight(const Context& context, bool json) {
  const auto record = read_record(context);
  if (!record) return report(context, record.error());
  const boost::json::object input{{"date", core::to_iso(context.today())}};
  const wire::Reply reply = record->make_door().call("insight", wire::write_json(input));
  if (json || !reply.ok) {
    context.world.out << reply.json << '\n';
    return reply.ok ? status::fine : status::internal;
  }
  const auto insight = wire::parse_json(reply.json);
  if (!insight) return report(context, insight.error());
  context.world.terminal.print(framed(InsightView{context, *insight}.run()));
  return status::fine;
}

}  // namespace unhunch::app
