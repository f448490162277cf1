// SPDX-License-Identifier: Apache-2.0
#include "report/fhir_check.h"

#include <algorithm>
#include <array>

#include "report/fhir_parts.h"
#include "report/words.h"

namespace unhunch::report::fhir {
namespace {

namespace door = wire::door;
using door::ReportQuestion;

constexpr std::string_view form_url = "https://unhunch.example/fhir/Questionnaire/check";

struct Group {
  std::string_view id, title;
};
constexpr std::array<Group, 5> groups = {{{"person", words::person},
                                          {"flag", words::flags},
                                          {"sub_question", words::details},
                                          {"condition", words::conditions},
                                          {"sign", words::reasons}}};

std::string_view group_of(const ReportQuestion& question) {
  const auto found =
      std::find_if(groups.begin(), groups.end(), [&](const Group& each) { return each.id == question.kind; });
  return found == groups.end() ? groups.front().id : found->id;
}

std::string_view find_text(const ReportQuestion& question, const wire::Texts& texts) {
  const std::string_view asked = texts.find(question.kind, question.question, "ask");
  return asked.empty() ? words::find(words::asked, question.question) : asked;
}

object code_answer(const ReportQuestion& question, std::string_view choice, const wire::Texts& texts) {
  if (choice == "yes") return coding({snomed, "373066001", "Yes"});
  if (choice == "no") return coding({snomed, "373067005", "No"});
  const std::string_view name = texts.find(question.kind, choice, "name");
  return coding({own_system, choice, name.empty() ? words::find(words::answers, choice) : name});
}

object make_item(const ReportQuestion& question, const wire::Texts& texts) {
  object item{{"linkId", question.question}, {"text", find_text(question, texts)}};
  if (question.choices.empty()) {
    item["type"] = "integer";
    return item;
  }
  item["type"] = "choice";
  array options;
  for (const std::string_view choice : question.choices) {
    options.push_back(object{{"valueCoding", code_answer(question, choice, texts)}});
  }
  item["answerOption"] = std::move(options);
  return item;
}

// The answer, or an empty object without one.
object make_answer(const ReportQuestion& question, const wire::Texts& texts) {
  object answer;
  if (question.number.value) answer["valueInteger"] = *question.number.value;
  if (question.answer.value) answer["valueCoding"] = code_answer(question, *question.answer.value, texts);
  if (answer.empty()) return {};
  return {{"linkId", question.question}, {"text", find_text(question, texts)}, {"answer", array{std::move(answer)}}};
}

// The groups with what `make` gives for their questions; those without anything are left out.
template <class Make>
array group(const std::vector<ReportQuestion>& questions, Make make) {
  array made;
  for (const Group& each : groups) {
    array items;
    for (const ReportQuestion& question : questions) {
      if (group_of(question) != each.id) continue;
      if (object item = make(question); !item.empty()) items.push_back(std::move(item));
    }
    if (items.empty()) continue;
    made.push_back(object{{"linkId", each.id}, {"text", each.title}, {"item", std::move(items)}});
  }
  return made;
}

}  // namespace

object make_questionnaire(const std::vector<ReportQuestion>& questions, const wire::Texts& texts,
                          std::string_view version) {
  array items = group(questions, [&](const ReportQuestion& question) { return make_item(question, texts); });
  for (auto& each : items) each.get_object()["type"] = "group";
  return {
      {"resourceType", "Questionnaire"}, {"url", form_url},    {"version", version},  {"name", "UnhunchCheck"},
      {"title", words::check},           {"status", "active"}, {"language", "en-GB"}, {"subjectType", array{"Patient"}},
      {"item", std::move(items)}};
}

object make_answers(const door::ReportOut& report, const wire::Texts& texts, std::string_view version,
                    const std::string& person) {
  const std::string_view state = report.tier.plan_state.value.value_or("");
  const bool open = state == "screen_incomplete" || state == "age_missing" || !report.tier.unanswered.empty();
  array items = group(report.questions, [&](const ReportQuestion& question) { return make_answer(question, texts); });
  object made{{"resourceType", "QuestionnaireResponse"},
              {"questionnaire", std::string{form_url} + "|" + std::string{version}},
              {"status", open ? "in-progress" : "completed"},
              {"subject", reference(person)},
              {"authored", core::to_iso(report.date.date)},
              {"author", reference(person)},
              {"source", reference(person)}};
  if (!items.empty()) made["item"] = std::move(items);
  return made;
}

}  // namespace unhunch::report::fhir
