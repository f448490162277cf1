// SPDX-License-Identifier: Apache-2.0
//
// Triage for every single answer, every pair of answers, every triple that a combination rule can see, and the whole
// cube of the items of those rules: the core against the oracle, and the invariants of the tier by themselves.

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <functional>

#include "testing.h"

namespace unhunch {
namespace {

using oracle::Answers;
using testing::Comparison;
using testing::document;
using testing::healthy;
using testing::ids_of;
using testing::index;
using testing::regimen;
using testing::the_day;

using Change = std::function<void(Answers&)>;

// One thing that is asked, with a change for each of its answers; "no answer" is one of them.
struct Question {
  std::string name;
  std::vector<Change> answers;
};

void give(std::map<std::string, std::string>& to, const std::string& id, const std::string& answer) {
  if (answer.empty())
    to.erase(id);
  else
    to[id] = answer;
}

Question ask(const std::string& name, std::map<std::string, std::string> Answers::*where,
             const std::vector<std::string>& values) {
  Question question{name, {}};
  for (const std::string& value : values)
    question.answers.push_back([=](Answers& answers) { give(answers.*where, name, value); });
  return question;
}

const std::vector<std::string> yes_no_unsure{"", "no", "unsure", "yes"};

Question ask_flag(const std::string& id) { return ask(id, &Answers::flags, yes_no_unsure); }
Question ask_detail(const std::string& id) { return ask(id, &Answers::details, yes_no_unsure); }
Question ask_condition(const std::string& id) { return ask(id, &Answers::conditions, yes_no_unsure); }

Question ask_minutes(const std::vector<int>& values) {
  Question question{"morning_stiffness_minutes", {[](Answers& answers) { answers.minutes.clear(); }}};
  for (const int value : values)
    question.answers.push_back([=](Answers& answers) { answers.minutes["morning_stiffness_minutes"] = value; });
  return question;
}

Question ask_pain(const std::vector<int>& values) {
  Question question{"pain_now", {[](Answers& answers) { answers.pain_now.reset(); }}};
  for (const int value : values) question.answers.push_back([=](Answers& answers) { answers.pain_now = value; });
  return question;
}

Question ask_age() {
  Question question{"age_band", {[](Answers& answers) { answers.age_band.reset(); }}};
  for (const std::string& id : ids_of("age_band"))
    question.answers.push_back([=](Answers& answers) { answers.age_band = id; });
  return question;
}

Question ask_choice() {
  Question question{"pain_between_blades", {[](Answers& answers) { answers.pain_between_blades.reset(); }}};
  for (const std::string& id : ids_of("choice"))
    question.answers.push_back([=](Answers& answers) { answers.pain_between_blades = id; });
  return question;
}

std::vector<Question> all_questions() {
  std::vector<Question> all{ask_age(), ask_choice(), ask_pain({0, 1, 4, 5, 6, 7, 8, 9, 10}),
                            ask_minutes({0, 1, 30, 31, 600})};
  for (const std::string& id : ids_of("flag")) all.push_back(ask_flag(id));
  for (const std::string& id : ids_of("sub_question")) {
    if (id != "morning_stiffness_minutes") all.push_back(ask_detail(id));
  }
  for (const std::string& id : ids_of("condition")) all.push_back(ask_condition(id));
  return all;
}

int rank_of(const std::string& tier) {
  return static_cast<int>(document().at("tier").at(tier).at("rank").to_number<std::int64_t>());
}

std::string tier_of(const std::string& flag) {
  return std::string(document().at("flag").at(flag).at("tier").as_string());
}

std::vector<std::string> flags_of(const std::string& tier) {
  std::vector<std::string> out;
  for (const std::string& id : ids_of("flag")) {
    if (tier_of(id) == tier) out.push_back(id);
  }
  return out;
}

core::FlagId flag(const std::string& id) { return index().find<core::FlagId>("flag", id); }

core::Triage triage_of(const Answers& answers) {
  return core::calc_triage(regimen(), index().to_core(answers), index().today());
}

// A plan, a session and a list of exercises for this person, all through the core.
struct Offer {
  core::Answers answers;
  core::History history;
  core::Person person;
  explicit Offer(const Answers& from)
      : answers(index().to_core(from)), person(regimen(), answers, history, index().today()) {}
  Offer(const Offer&) = delete;

  bool is_empty() const {
    const core::Plan plan = core::make_plan(person, index().today());
    if (!person.allowed.exercises.empty() || !plan.days.empty() || plan.breaks || !plan.start_with.empty())
      return false;
    for (std::size_t i = 0; i < regimen().routines.size(); ++i) {
      core::SessionRequest request;
      request.routine = core::RoutineId{static_cast<std::uint16_t>(i)};
      request.date = index().today();
      const core::Session session = core::make_session(person, request);
      if (!session.steps.empty() || !session.items.empty() || session.total != core::Seconds{}) return false;
    }
    return true;
  }
};

bool offers_nothing(const Answers& answers) { return Offer{answers}.is_empty(); }

}  // namespace

TEST_CASE("Triage of every single answer is that of the oracle") {
  Comparison compared{"single answers"};
  for (const Question& question : all_questions()) {
    for (const Change& change : question.answers) {
      Answers answers = healthy();
      change(answers);
      compared.expect_same_triage(answers);
      Answers almost_empty;
      change(almost_empty);
      compared.expect_same_triage(almost_empty);
    }
  }
}

TEST_CASE("inv_tier_is_max: a pair of answers has at least the tier of each, and the tier of the oracle") {
  Comparison compared{"pairs of answers"};
  const Answers base = healthy();
  const std::vector<Question> questions = all_questions();
  std::vector<std::vector<core::Tier>> alone;
  for (const Question& question : questions) {
    std::vector<core::Tier> tiers;
    for (const Change& change : question.answers) {
      Answers answers = base;
      change(answers);
      tiers.push_back(triage_of(answers).tier);
    }
    alone.push_back(tiers);
  }
  Answers answers = base;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    for (std::size_t a = 0; a < questions[i].answers.size(); ++a) {
      for (std::size_t j = i + 1; j < questions.size(); ++j) {
        for (std::size_t b = 0; b < questions[j].answers.size(); ++b) {
          answers = base;
          questions[i].answers[a](answers);
          questions[j].answers[b](answers);
          const core::Triage both = compared.expect_same_triage(answers);
          // Only a question that the first answer left open may be closed by the second.
          const bool open = questions[i].name == "age_band" || questions[i].name == "pain_between_blades";
          compared.expect(both.tier >= std::max(alone[i][a], alone[j][b]) || (open && a == 0),
                          questions[i].name + " and " + questions[j].name + " together have a lower tier than alone",
                          answers);
        }
      }
    }
  }
}

TEST_CASE("Triage of every triple of the items of composite and combination rules is that of the oracle") {
  Comparison compared{"triples"};
  const std::vector<Question> questions{ask_age(),
                                        ask_choice(),
                                        ask_pain({0, 5, 6, 7, 8}),
                                        ask_minutes({0, 1, 30, 31}),
                                        ask_detail("minor_fall_or_strain"),
                                        ask_detail("pain_began_before_45"),
                                        ask_detail("pain_longer_than_3_months"),
                                        ask_detail("first_spine_pain_ever"),
                                        ask_flag("fever_or_infection"),
                                        ask_flag("fever_with_severe_illness"),
                                        ask_flag("no_improvement_self_care"),
                                        ask_flag("daily_life_limited"),
                                        ask_flag("severe_or_fast_worsening_pain"),
                                        ask_flag("new_unassessed_pain"),
                                        ask_flag("long_morning_stiffness"),
                                        ask_condition("osteoporosis")};
  const Answers base = healthy();
  Answers answers = base;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    for (std::size_t j = i + 1; j < questions.size(); ++j) {
      for (std::size_t k = j + 1; k < questions.size(); ++k) {
        for (const Change& first : questions[i].answers) {
          for (const Change& second : questions[j].answers) {
            for (const Change& third : questions[k].answers) {
              answers = base;
              first(answers);
              second(answers);
              third(answers);
              compared.expect_same_triage(answers);
            }
          }
        }
      }
    }
  }
}

TEST_CASE("Triage of the cube of the items of combination rules, with every age and choice, is that of the oracle") {
  Comparison compared{"cube"};
  const auto three = [](const std::string& id) { return ask(id, &Answers::flags, {"no", "unsure", "yes"}); };
  Question stiffness = ask_minutes({0, 31});
  Question pain{"pain_now", {}};
  for (const int value : {0, 6, 8}) pain.answers.push_back([=](Answers& answers) { answers.pain_now = value; });
  const std::vector<Question> questions{three("fever_or_infection"),
                                        three("fever_with_severe_illness"),
                                        three("no_improvement_self_care"),
                                        three("daily_life_limited"),
                                        stiffness,
                                        ask("first_spine_pain_ever", &Answers::details, {"no", "unsure", "yes"}),
                                        ask("falls_risk", &Answers::conditions, {"no", "unsure", "yes"}),
                                        pain};
  std::size_t count = 1;
  for (const Question& question : questions) count *= question.answers.size();
  const std::size_t stride = testing::is_sanitized ? 29 : 1;
  const Answers base = healthy();
  std::size_t n = 0;
  for (const Change& age : ask_age().answers) {
    for (const Change& choice : ask_choice().answers) {
      for (std::size_t code = 0; code < count; ++code) {
        if (n++ % stride != 0) continue;
        Answers answers = base;
        std::size_t rest = code;
        for (const Question& question : questions) {
          question.answers[rest % question.answers.size()](answers);
          rest /= question.answers.size();
        }
        age(answers);
        choice(answers);
        compared.expect_same_triage(answers);
      }
    }
  }
}

TEST_CASE("inv_emergency_no_plan: in an emergency nothing can be started") {
  Comparison compared{"emergency answers"};
  for (const std::string& id : flags_of("emergency")) {
    for (const char* given : {"yes", "unsure"}) {
      for (const bool complete : {true, false}) {
        Answers answers = complete ? healthy() : Answers{};
        answers.flags[id] = given;
        compared.expect(triage_of(answers).tier == core::Tier::emergency, id + " is no emergency", answers);
        compared.expect(offers_nothing(answers), id + " leaves something to start", answers);
        answers.checks = {{"clearance_entry", id, the_day, "exercise_ok"}, {"check_done_ok", id, the_day, ""}};
        answers.raised_on[id] = "2024-05-01";
        compared.expect(triage_of(answers).tier == core::Tier::emergency && offers_nothing(answers),
                        id + " is lowered by an entry", answers);
      }
    }
  }
}

TEST_CASE("inv_emergency_first: the emergency message stands first and alone") {
  Comparison compared{"emergency messages"};
  for (const std::string& id : flags_of("emergency")) {
    for (const Question& question : all_questions()) {
      for (const Change& change : question.answers) {
        Answers answers = healthy();
        change(answers);
        answers.flags[id] = "unsure";
        const core::Triage triage = triage_of(answers);
        compared.expect(triage.messages == std::vector<core::Slug>{"msg_emergency"} && triage.notices.empty(),
                        "something else is said beside the emergency message", answers);
      }
    }
  }
}

TEST_CASE("inv_urgent_until_cleared: an urgent flag keeps the plan empty until a valid clearance of its own") {
  Comparison compared{"clearances"};
  const std::vector<std::string> urgent = flags_of("urgent");
  for (const std::string& id : urgent) {
    const std::string other = id == urgent.front() ? urgent.back() : urgent.front();
    const auto with = [&](const std::vector<oracle::Check>& checks) {
      Answers answers = healthy();
      answers.flags[id] = "yes";
      answers.raised_on[id] = "2024-05-10";
      answers.raised_on[other] = "2024-05-10";
      answers.checks = checks;
      return answers;
    };
    const auto stays = [&](const std::string& why, const Answers& answers) {
      const core::Triage triage = compared.expect_same_triage(answers);
      compared.expect(triage.tier == core::Tier::urgent && offers_nothing(answers), id + " is lowered: " + why,
                      answers);
    };
    const auto lowered = [&](const std::string& why, const Answers& answers, bool gentle) {
      const core::Triage triage = compared.expect_same_triage(answers);
      compared.expect(triage.tier == core::Tier::caution && triage.exercise_allowed() && triage.gentle == gentle &&
                          !offers_nothing(answers),
                      id + " is not lowered: " + why, answers);
    };
    stays("no entry", with({}));
    lowered("valid entry", with({{"clearance_entry", id, "2024-05-12", "exercise_ok"}}), false);
    lowered("entry of the same day", with({{"clearance_entry", id, "2024-05-10", "exercise_ok"}}), false);
    lowered("limits", with({{"clearance_entry", id, "2024-05-12", "exercise_with_limits"}}), true);
    stays("entry before the flag", with({{"clearance_entry", id, "2024-05-09", "exercise_ok"}}));
    stays("entry in the future", with({{"clearance_entry", id, "2024-05-16", "exercise_ok"}}));
    stays("entry without a result", with({{"clearance_entry", id, "2024-05-12", ""}}));
    stays("no exercise", with({{"clearance_entry", id, "2024-05-12", "no_exercise"}}));
    stays("entry of another flag", with({{"clearance_entry", other, "2024-05-12", "exercise_ok"}}));
    stays("entry for see_soon flags", with({{"check_done_ok", id, "2024-05-12", ""}}));
    stays("entry that it settled", with({{"pain_settled", id, "2024-05-12", ""}}));

    Answers no_flag_date = with({{"clearance_entry", id, "2024-05-12", "exercise_ok"}});
    no_flag_date.raised_on.erase(id);
    stays("day of the flag not known", no_flag_date);
    compared.expect(
        core::calc_triage(regimen(), index().to_core(with({{"clearance_entry", id, "2024-05-12", "exercise_ok"}})), {})
                .tier == core::Tier::urgent,
        id + " is lowered without knowing the day", with({}));

    Answers second = with({{"clearance_entry", id, "2024-05-12", "exercise_ok"}});
    second.flags[other] = "unsure";
    stays("a second flag without an entry", second);

    // Advice against exercise holds whatever else was entered on that day or before.
    Answers told = with(
        {{"clearance_entry", id, "2024-05-12", "exercise_ok"}, {"clearance_entry", id, "2024-05-12", "no_exercise"}});
    compared.expect_same_triage(told);
    compared.expect(offers_nothing(told), id + ": advice against exercise is ignored", told);
    lowered("a later entry takes the advice back",
            with({{"clearance_entry", id, "2024-05-12", "no_exercise"},
                  {"clearance_entry", id, "2024-05-14", "exercise_ok"}}),
            false);

    // Pain of now is above every clearance.
    Answers pain = with({{"clearance_entry", id, "2024-05-12", "exercise_ok"},
                         {"clearance_entry", "severe_or_fast_worsening_pain", "2024-05-12", "exercise_ok"}});
    pain.raised_on["severe_or_fast_worsening_pain"] = "2024-05-10";
    pain.pain_now = 8;
    stays("pain of now", pain);

    // Without a date there is no entry at all.
    const auto answered = testing::door().call(
        "triage",
        boost::json::serialize(boost::json::object{
            {"answers", testing::to_json(with({{"clearance_entry", id, "", "exercise_ok"}}))}, {"date", the_day}}));
    compared.expect(!answered.ok, id + ": an entry without a date is taken", with({}));
  }
}

TEST_CASE("inv_missing_is_unsafe: an open safety question leaves nothing to start, and unsure counts as yes") {
  Comparison compared{"open questions"};
  for (const std::string& tier : {std::string("emergency"), std::string("urgent")}) {
    for (const std::string& id : flags_of(tier)) {
      const std::string kind{document().at("flag").at(id).at("answers").as_string()};
      const bool depends = document().at("flag").at(id).as_object().contains("asked_after");
      if (kind == "yes_no_unsure") {
        Answers open = healthy();
        open.flags.erase(id);
        if (depends) {
          compared.expect(triage_of(open).exercise_allowed(), id + " is asked although it need not be", open);
          open.flags["fever_or_infection"] = "yes";
        }
        const core::Triage triage = compared.expect_same_triage(open);
        compared.expect(triage.plan_state == core::PlanState::screen_incomplete && offers_nothing(open),
                        id + " may stay open", open);
      }
      Answers unsure = healthy(), yes = healthy();
      unsure.flags[id] = "unsure";
      yes.flags[id] = "yes";
      compared.expect(
          triage_of(unsure).tier == triage_of(yes).tier && rank_of(tier) == static_cast<int>(triage_of(yes).tier),
          id + ": unsure is not yes", unsure);
    }
  }
  for (const char* open : {"minor_fall_or_strain"}) {  // the one part of a serious flag that is asked on its own
    Answers answers = healthy();
    answers.conditions["osteoporosis"] = "yes";
    answers.details.erase(open);
    compared.expect(offers_nothing(answers), std::string(open) + " may stay open", answers);
  }
  compared.expect(offers_nothing(Answers{}), "nothing answered at all", Answers{});
}

TEST_CASE("inv_flags_complete: every flag has tier, source and sentences, and a raised one is always named") {
  const auto& text = document().at("text").at("en").at("flag").as_object();
  Comparison compared{"flags"};
  for (const std::string& id : ids_of("flag")) {
    const auto& item = document().at("flag").at(id);
    CAPTURE(id);
    CHECK(document().at("tier").as_object().contains(item.at("tier").as_string()));
    CHECK_FALSE(item.at("source").as_array().empty());
    const bool asked = item.at("answers").as_string() == "yes_no_unsure";  // the others have questions of their own
    for (const char* sentence : {"name", "do"}) CHECK_FALSE(text.at(id).at(sentence).as_string().empty());
    if (asked) CHECK_FALSE(text.at(id).at("ask").as_string().empty());
    CHECK(document().at("message").as_object().contains("msg_" + tier_of(id)));
    Answers answers = healthy();
    answers.flags[id] = "yes";
    const core::Triage triage = triage_of(answers);
    compared.expect(triage.find(flag(id)) != nullptr && !triage.find(flag(id))->because.empty(), id + " is not named",
                    answers);
  }
}

TEST_CASE("inv_under_18: nothing can be started under eighteen, or before the age is known") {
  Comparison compared{"ages"};
  for (const Question& question : all_questions()) {
    if (question.name == "age_band") continue;
    for (const Change& change : question.answers) {
      Answers answers = healthy();
      change(answers);
      answers.age_band = "age_under_18";
      compared.expect(triage_of(answers).plan_state == core::PlanState::blocked_under_18 && offers_nothing(answers),
                      "under eighteen", answers);
      answers.age_band.reset();
      compared.expect(triage_of(answers).plan_state == core::PlanState::age_missing && offers_nothing(answers),
                      "age not known", answers);
    }
  }
}

TEST_CASE("inv_pain_now_gate: strong pain leaves gentle movement, very strong pain leaves nothing") {
  Comparison compared{"pain"};
  for (const Question& question : all_questions()) {
    if (question.name == "pain_now") continue;
    for (const Change& change : question.answers) {
      for (const int pain : {-1, 6, 7, 8, 9, 10}) {
        Answers answers = healthy();
        change(answers);
        if (pain < 0)
          answers.pain_now.reset();
        else
          answers.pain_now = pain;
        const Offer offer{answers};
        if (pain >= 8) {
          compared.expect(offer.person.triage.tier >= core::Tier::urgent && offer.is_empty(), "pain of 8 or more",
                          answers);
          continue;
        }
        for (const core::AllowedExercise& each : offer.person.allowed.exercises) {
          const core::ExerciseClass kind = regimen()[each.exercise].exercise_class;
          compared.expect(kind != core::ExerciseClass::static_hold && kind != core::ExerciseClass::roller &&
                              kind != core::ExerciseClass::strength,
                          "a hold, a roller or strength on a sore day", answers);
        }
      }
    }
  }
}

TEST_CASE("inv_stress_morning_gates: stress and morning are not assigned while their questions are open or raised") {
  Comparison compared{"pattern gates"};
  const std::vector<std::string> gates{"chest_pain", "breathlessness", "spreading_pain_with_sweat_or_sickness",
                                       "sudden_tearing_pain", "coughing_blood_or_clot_sign"};
  const auto has = [](const Answers& answers, const std::string& pattern) {
    const core::Answers mine = index().to_core(answers);
    const core::Triage triage = core::calc_triage(regimen(), mine, index().today());
    const core::Patterns patterns = core::calc_patterns(regimen(), mine, triage);
    return std::any_of(patterns.ranked.begin(), patterns.ranked.end(),
                       [&](const core::RankedPattern& each) { return regimen()[each.pattern].id == pattern; });
  };
  Answers all_signs = healthy();
  for (auto& [id, given] : all_signs.signs) given = "yes";
  compared.expect(has(all_signs, "stress") && has(all_signs, "morning") && has(all_signs, "desk"), "all three",
                  all_signs);
  for (const std::string& gate : gates) {
    for (const char* given : {"", "unsure", "yes"}) {
      Answers answers = all_signs;
      give(answers.flags, gate, given);
      compared.expect(!has(answers, "stress"), "stress in spite of " + gate, answers);
    }
  }
  for (const int minutes : {31, 60, 600}) {
    Answers answers = all_signs;
    answers.minutes["morning_stiffness_minutes"] = minutes;
    compared.expect(!has(answers, "morning"), "morning in spite of long stiffness", answers);
  }
  for (const char* given : {"yes", "unsure"}) {
    Answers answers = all_signs;
    answers.minutes["morning_stiffness_minutes"] = 1;
    answers.details["pain_began_before_45"] = "yes";
    answers.details["pain_longer_than_3_months"] = given;
    compared.expect(!has(answers, "morning"), "morning in spite of early and long pain", answers);
  }
  Answers short_stiffness = all_signs;
  short_stiffness.minutes["morning_stiffness_minutes"] = 30;
  compared.expect(has(short_stiffness, "morning"), "thirty minutes are not too long", short_stiffness);
}

}  // namespace unhunch
