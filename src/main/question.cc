// SPDX-License-Identifier: Apache-2.0
#include "main/question.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/triage.h"
#include "main/phrases.h"

namespace unhunch::app {
namespace {

constexpr std::size_t items_on_a_screen = 6;
constexpr std::string_view early = "pregnant_under_16_weeks";
constexpr std::string_view late = "pregnant_16_weeks_or_more";

// ---- the list -------------------------------------------------------------------------------------------------------

class Listing {
 public:
  Listing(const Knowledge& knowledge, const AnswerSheet& sheet)
      : knowledge_(knowledge), regimen_(knowledge.regimen()), answers_(sheet.to_core(regimen_)) {}

  std::vector<Question> run() {
    add_notice();
    add_choice("step_age", "age_band", phrases::ask_age, "age_band");
    add_choice("step_notice", "region", phrases::ask_region, "region");
    if (answers_.age == regimen_.known.under_18) return std::move(questions_);
    add_choice("step_notice", "place", phrases::ask_place, "place");
    add_equipment();
    add_flags("step_emergency_questions", core::Tier::emergency, core::Tier::emergency);
    add_flags("step_urgent_questions", core::Tier::urgent, core::Tier::urgent);
    add_flags("step_see_soon_questions", core::Tier::clear, core::Tier::see_soon);
    add_conditions();
    questions_.push_back(make_pain_question(knowledge_));
    add_signs();
    add_preferences();
    return std::move(questions_);
  }

 private:
  std::string step(std::string_view id) const { return std::string{knowledge_.text("screening_step", id)}; }

  Question& add(Question::Kind kind, std::string_view step_id, std::string_view group, std::string_view id,
                std::string_view ask) {
    Question question;
    question.kind = kind;
    question.step = step(step_id);
    question.group = group;
    question.id = id;
    question.ask = ask;
    questions_.push_back(std::move(question));
    return questions_.back();
  }

  void add_notice() {
    Question& question = add(Question::Kind::notice, "step_notice", "", "notice", "");
    for (const std::string_view id : {"intended_use", "first_run_notice", "screen_is_readiness"}) {
      question.options.push_back({"", std::string{knowledge_.text("statement", id, "says")}, ""});
    }
  }

  void add_choice(std::string_view step_id, std::string_view kind, std::string_view ask, std::string_view id) {
    Question& question = add(Question::Kind::choice, step_id, "", id, ask);
    for (const std::string_view each : knowledge_.ids(kind)) {
      question.options.push_back({std::string{each}, std::string{knowledge_.text(kind, each)}, ""});
    }
  }

  void add_equipment() {
    Question& question = add(Question::Kind::pick, "step_notice", "", "equipment", phrases::ask_equipment);
    for (const std::string_view each : knowledge_.ids("equipment")) {
      question.options.push_back({std::string{each}, std::string{knowledge_.text("equipment", each)}, ""});
    }
  }

  // Flags of these tiers; one that belongs to another follows right behind that.
  void add_flags(std::string_view step_id, core::Tier from, core::Tier to) {
    for (const core::Flag& flag : regimen_.flags) {
      if (flag.tier >= from && flag.tier <= to && !flag.asked_after) add_flag(step_id, flag);
    }
  }

  void add_flag(std::string_view step_id, const core::Flag& flag) {
    const core::FlagId id = find_id<core::FlagId>(regimen_.flags, flag.id);
    switch (flag.asked) {
      case core::Asked::choice: {
        add_choice(step_id, "choice", knowledge_.text("flag", flag.id, "ask"), "pain_between_blades");
        break;
      }
      case core::Asked::derived: add_details(step_id, id); break;
      case core::Asked::yes_no_unsure: {
        questions_.push_back(make_flag_question(knowledge_, flag.id));
        questions_.back().step = step(step_id);
        break;
      }
    }
    if (!core::is_yes_or_unsure(answers_[id])) return;
    for (const core::Flag& next : regimen_.flags) {
      if (next.asked_after == id) add_flag(step_id, next);
    }
  }

  void add_details(std::string_view step_id, core::FlagId raised) {
    for (std::size_t i = 0; i < regimen_.sub_questions.size(); ++i) {
      const core::SubQuestionId question{static_cast<std::uint16_t>(i)};
      if (!core::may_matter(regimen_, answers_, raised, question)) continue;
      questions_.push_back(make_detail_question(knowledge_, regimen_.sub_questions[i].id));
      questions_.back().step = step(step_id);
    }
  }

  void add_each(std::string_view step_id, std::string_view group, std::string_view ask, std::vector<Option> all) {
    const std::size_t screens = (all.size() + items_on_a_screen - 1) / items_on_a_screen;
    for (std::size_t n = 0; n < screens; ++n) {
      Question& question = add(Question::Kind::each, step_id, group, "", ask);
      const auto first = all.begin() + static_cast<std::ptrdiff_t>(n * all.size() / screens);
      const auto last = all.begin() + static_cast<std::ptrdiff_t>((n + 1) * all.size() / screens);
      question.options.assign(first, last);
    }
  }

  // Pregnancy is one question with its own answers; both conditions are kept from it.
  void add_conditions() {
    std::vector<Option> all;
    for (const core::Condition& condition : regimen_.conditions) {
      if (condition.id == early || condition.id == late) continue;
      all.push_back({condition.id, std::string{knowledge_.text("condition", condition.id)}, ""});
    }
    Question& question = add(Question::Kind::choice, "step_conditions", "", "pregnancy", phrases::ask_pregnancy);
    question.options = {{"no", std::string{phrases::not_pregnant}, ""},
                        {std::string{early}, std::string{knowledge_.text("condition", early)}, ""},
                        {std::string{late},
                         fmt::format(fmt::runtime(phrases::pregnant_later),
                                     fmt::arg("weeks", knowledge_.figure("condition", late, "weeks"))),
                         ""},
                        {"unsure", std::string{phrases::not_sure}, ""}};
    add_each("step_conditions", "conditions", phrases::ask_conditions, std::move(all));
  }

  void add_signs() {
    std::vector<Option> all;
    for (const core::Sign& sign : regimen_.signs) {
      const bool open = std::all_of(sign.counts_when_no.begin(), sign.counts_when_no.end(),
                                    [&](core::FlagId flag) { return answers_[flag] == core::Answer::no; });
      if (open) all.push_back({sign.id, std::string{knowledge_.text("sign", sign.id, "ask")}, ""});
    }
    add_each("step_pattern", "signs", phrases::ask_signs, std::move(all));
  }

  void add_preferences() {
    Question& anchors = add(Question::Kind::pick, "step_plan", "preferences", "anchors", phrases::ask_anchors);
    for (const auto& [value, words] : phrases::anchors)
      anchors.options.push_back({std::string{value}, std::string{words}, ""});
    Question& minutes =
        add(Question::Kind::minutes, "step_plan", "preferences", "daily_cap_min", phrases::ask_daily_cap);
    minutes.least = regimen_.figures.daily_cap.least.count;
    minutes.most = regimen_.figures.daily_cap.most.count;
  }

  const Knowledge& knowledge_;
  const core::Regimen& regimen_;
  core::Answers answers_;
  std::vector<Question> questions_;
};

}  // namespace

std::vector<Question> make_questions(const Knowledge& knowledge, const AnswerSheet& sheet) {
  return Listing{knowledge, sheet}.run();
}

std::vector<Option> make_yes_no_unsure() {
  return {{"no", std::string{phrases::no}, ""},
          {"yes", std::string{phrases::yes}, ""},
          {"unsure", std::string{phrases::not_sure}, ""}};
}

Question make_flag_question(const Knowledge& knowledge, std::string_view flag) {
  const core::FlagId id = find_id<core::FlagId>(knowledge.regimen().flags, flag);
  Question question;
  question.kind = Question::Kind::yes_no_unsure;
  question.group = "flags";
  question.id = flag;
  question.ask = knowledge.text("flag", flag, "ask");
  question.options = make_yes_no_unsure();
  question.emergency = id && knowledge.regimen()[id].tier == core::Tier::emergency;
  return question;
}

Question make_detail_question(const Knowledge& knowledge, std::string_view sub_question) {
  Question question;
  question.group = "details";
  question.id = sub_question;
  question.ask = knowledge.text("sub_question", sub_question, "ask");
  const bool minutes = knowledge.field("sub_question", sub_question, "answers") == "minutes";
  question.kind = minutes ? Question::Kind::minutes : Question::Kind::yes_no_unsure;
  if (minutes) {
    question.least = knowledge.number("answer_type", "answer_minutes", "min", 0);
    question.most = knowledge.number("answer_type", "answer_minutes", "max", 0);
  } else {
    question.options = make_yes_no_unsure();
  }
  return question;
}

Question make_pain_question(const Knowledge& knowledge) {
  Question question;
  question.kind = Question::Kind::scale;
  question.step = knowledge.text("screening_step", "step_pain_now");
  question.id = "pain_now";
  question.ask = phrases::ask_pain;
  question.least = knowledge.number("answer_type", "answer_scale_0_10", "min", 0);
  question.most = knowledge.number("answer_type", "answer_scale_0_10", "max", 0);
  return question;
}

bool is_answered(const Question& question, const AnswerSheet& sheet) {
  switch (question.kind) {
    case Question::Kind::notice: return !sheet.find("", "age_band").empty();
    case Question::Kind::each:
      return std::all_of(question.options.begin(), question.options.end(),
                         [&](const Option& option) { return !sheet.find(question.group, option.value).empty(); });
    case Question::Kind::pick: {
      const auto& json = sheet.json();
      const auto* group = question.group.empty() ? nullptr : json.if_contains(question.group);
      const auto* object = question.group.empty() ? &json : group == nullptr ? nullptr : group->if_object();
      return object != nullptr && object->if_contains(question.id) != nullptr;
    }
    default:
      if (question.id == "pregnancy") {
        return !sheet.find("conditions", early).empty() && !sheet.find("conditions", late).empty();
      }
      return !sheet.find(question.group, question.id).empty();
  }
}

}  // namespace unhunch::app
