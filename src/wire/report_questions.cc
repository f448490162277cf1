// SPDX-License-Identifier: Apache-2.0
#include "wire/report_questions.h"

#include <algorithm>

namespace unhunch::wire {
namespace {

using door::ReportPart;

door::Names yes_no_unsure() { return {"yes", "no", "unsure"}; }

Nullable<door::Name> to_answer(core::Answer answer) {
  switch (answer) {
    case core::Answer::yes: return {door::Name{"yes"}};
    case core::Answer::no: return {door::Name{"no"}};
    case core::Answer::unsure: return {door::Name{"unsure"}};
    case core::Answer::unanswered: break;
  }
  return {};
}

template <class Item>
door::ReportQuestion pick_one(door::Name kind, door::Name question, const std::vector<Item>& items,
                              std::optional<std::size_t> chosen) {
  door::ReportQuestion made{kind, question, {}, {}, {}};
  for (const Item& item : items) made.choices.emplace_back(item.id);
  if (chosen) made.answer = {made.choices[*chosen]};
  return made;
}

class Questions {
 public:
  Questions(const core::Regimen& regimen, const core::Answers& answers) : regimen_(regimen), answers_(answers) {}

  void add_person() {
    const auto age = answers_.age ? std::optional<std::size_t>{answers_.age->index} : std::nullopt;
    const auto region = answers_.region ? std::optional<std::size_t>{answers_.region.index} : std::nullopt;
    list.push_back(pick_one("age_band", "age_band", regimen_.age_bands, age));
    list.push_back(pick_one("region", "region", regimen_.regions, region));
  }

  void add_pain() {
    door::ReportQuestion pain{{}, "pain_now", {}, {}, {}};
    if (answers_.pain_now) pain.number = {answers_.pain_now->count};
    list.push_back(std::move(pain));
    const auto& chosen = answers_.pain_between_blades;
    list.push_back(pick_one("choice", "pain_between_blades", regimen_.choices,
                            chosen ? std::optional<std::size_t>{chosen->index} : std::nullopt));
  }

  // Flags that follow from other answers are not asked.
  void add_flags() {
    for (std::size_t i = 0; i < regimen_.flags.size(); ++i) {
      if (regimen_.flags[i].asked == core::Asked::derived) continue;
      list.push_back({"flag", regimen_.flags[i].id, yes_no_unsure(), to_answer(answers_.flags[i]), {}});
    }
  }

  template <class Item>
  void add_all(door::Name kind, const std::vector<Item>& items, const std::vector<core::Answer>& answers) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      list.push_back({kind, items[i].id, yes_no_unsure(), to_answer(answers[i]), {}});
    }
  }

  void add_details() {
    const std::size_t first = list.size();
    add_all("sub_question", regimen_.sub_questions, answers_.details);
    for (std::size_t i = 0; i < regimen_.sub_questions.size(); ++i) {
      if (!regimen_.sub_questions[i].minutes) continue;
      door::ReportQuestion& question = list[first + i];
      question.choices.clear();
      question.answer = {};
      if (answers_.minutes[i]) question.number = {answers_.minutes[i]->count};
    }
  }

  std::vector<door::ReportQuestion> list;

 private:
  const core::Regimen& regimen_;
  const core::Answers& answers_;
};

}  // namespace

std::vector<door::ReportQuestion> find_questions(const core::Regimen& regimen, const core::Answers& answers,
                                                 const std::vector<ReportPart>& without) {
  const auto has = [&](ReportPart part) { return std::find(without.begin(), without.end(), part) == without.end(); };
  Questions questions{regimen, answers};
  questions.add_person();
  if (has(ReportPart::pattern)) questions.add_pain();
  if (has(ReportPart::flags)) {
    questions.add_flags();
    questions.add_details();
  }
  if (has(ReportPart::conditions)) questions.add_all("condition", regimen.conditions, answers.conditions);
  if (has(ReportPart::pattern)) questions.add_all("sign", regimen.signs, answers.signs);
  return std::move(questions.list);
}

}  // namespace unhunch::wire
