// SPDX-License-Identifier: Apache-2.0
#include "report/fhir.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "report/fhir_check.h"
#include "report/fhir_parts.h"
#include "report/fhir_plan.h"
#include "report/habit_words.h"
#include "report/words.h"

namespace unhunch::report {
namespace {

using namespace fhir;  // NOLINT(google-build-using-namespace): the pieces of this file
namespace door = wire::door;

// 64 bits of FNV-1a, twice with different beginnings.
std::uint64_t hash(std::string_view text, std::uint64_t value) {
  for (const char letter : text) value = (value ^ static_cast<unsigned char>(letter)) * 0x100000001b3ULL;
  return value;
}

class Document {
 public:
  Document(const door::ReportOut& report, const wire::Texts& texts, const FhirOf& about)
      : report_(report), texts_(texts), about_(about) {}

  object run() {
    person_ = url_of("patient");
    device_ = url_of("device");
    add_tier();
    add_flags();
    add_checks();
    add_answers();
    add_course();
    add_measures();
    add_responses();
    add_doing();
    add_plan();
    array entries;
    entries.push_back(entry(url_of("composition"), make_composition()));
    entries.push_back(entry(person_, make_person()));
    entries.push_back(entry(device_, make_device()));
    for (auto& each : entries_) entries.push_back(std::move(each));
    return {{"resourceType", "Bundle"},
            {"id", to_id("unhunch-report")},
            {"identifier", object{{"system", "urn:ietf:rfc:3986"}, {"value", url_of("bundle")}}},
            {"type", "document"},
            {"timestamp", to_instant(about_.stamp_ms)},
            {"entry", std::move(entries)}};
  }

 private:
  // Stable for the same record of the same person.
  std::string url_of(std::string_view record) const {
    return "urn:uuid:" + draw_uuid(about_.owner + " " + std::string{record});
  }

  std::string say(std::string_view kind, std::string_view id, std::string_view field = "name") const {
    const std::string_view found = texts_.find(kind, id, field);
    return std::string{found.empty() ? id : found};
  }

  static object entry(const std::string& url, object resource) {
    resource["id"] = url.substr(std::string_view{"urn:uuid:"}.size());
    return {{"fullUrl", url}, {"resource", std::move(resource)}};
  }

  std::string add(std::string_view record, object resource) {
    const std::string url = url_of(record);
    entries_.push_back(entry(url, std::move(resource)));
    return url;
  }

  // A section of the Composition that lists what it is about.
  void list(words::Text title, const std::vector<std::string>& urls) {
    if (urls.empty()) return;
    array references;
    for (const std::string& url : urls) references.push_back(reference(url));
    sections_.push_back(object{{"title", title}, {"entry", std::move(references)}});
  }

  object make_person() const {
    object person{{"resourceType", "Patient"}, {"active", true}};
    if (!report_.name.empty()) person["name"] = array{object{{"text", report_.name}}};
    return person;
  }

  object make_device() const {
    return {{"resourceType", "Device"},
            {"deviceName", array{object{{"name", "Unhunch"}, {"type", "user-friendly-name"}}}},
            {"version", array{object{{"value", about_.version}}}}};
  }

  object make_composition() {
    object composition{{"resourceType", "Composition"},
                       {"status", "final"},
                       {"language", "en-GB"},
                       {"type", concept_of(words::title, {})},
                       {"subject", reference(person_)},
                       {"date", to_instant(about_.stamp_ms)},
                       {"author", array{reference(person_), reference(device_)}},
                       {"title", words::title}};
    composition["text"] = object{{"status", "generated"}, {"div", about_.html}};
    composition["event"] = array{
        object{{"period", object{{"start", core::to_iso(report_.from.date)}, {"end", core::to_iso(report_.to.date)}}}}};
    if (!sections_.empty()) composition["section"] = std::move(sections_);
    return composition;
  }

  object observation(std::string_view category, object code, const std::string& date) const {
    return {{"resourceType", "Observation"},
            {"status", "final"},
            {"category", array{object{{"coding", array{coding({categories, category, {}})}}}}},
            {"code", std::move(code)},
            {"subject", reference(person_)},
            {"effectiveDateTime", date},
            {"performer", array{reference(person_)}}};
  }

  void add_tier() {
    object tier = observation("survey", own_concept("tier", words::tier), core::to_iso(report_.date.date));
    tier["valueCodeableConcept"] = own_concept(report_.tier.tier, say("tier", report_.tier.tier));
    if (report_.tier.plan_state.value) {
      object state{{"code", own_concept("plan_state", say("plan_state", *report_.tier.plan_state.value))}};
      state["valueCodeableConcept"] =
          own_concept(*report_.tier.plan_state.value, say("plan_state", *report_.tier.plan_state.value));
      tier["component"] = array{std::move(state)};
    }
    list(words::tier, {add("tier " + core::to_iso(report_.date.date), std::move(tier))});
  }

  void add_flags() {
    constexpr std::string_view flag_categories = "http://terminology.hl7.org/CodeSystem/flag-category";
    std::vector<std::string> urls;
    for (const door::ReportFlag& flag : report_.flags) {
      object made{{"resourceType", "Flag"}, {"status", flag.now ? "active" : "inactive"}};
      made["category"] = array{concept_of("Safety", {{flag_categories, "safety", "Safety"}})};
      made["code"] = own_concept(flag.flag, say("flag", flag.flag));
      made["subject"] = reference(person_);
      object period;
      if (flag.since.value) period["start"] = core::to_iso(flag.since.value->date);
      if (flag.ended_on.value) period["end"] = core::to_iso(flag.ended_on.value->date);
      if (!period.empty()) made["period"] = std::move(period);
      made["author"] = reference(device_);
      urls.push_back(add("flag " + std::string{flag.flag}, std::move(made)));
    }
    list(words::flags, urls);
  }

  static object component(std::string_view slug, std::string_view name, std::string_view value) {
    return {{"code", own_concept(slug, name)}, {"valueString", value}};
  }

  void add_checks() {
    std::vector<std::string> urls;
    for (const door::ReportCheck& check : report_.looked_at) {
      object made = observation("survey", own_concept(check.entry, say("check_entry", check.entry)),
                                core::to_iso(check.date.date));
      array components{component("flag", words::flags, check.flag)};
      if (!check.result.empty())
        components.push_back(component("result", say("check_result", check.result), check.result));
      if (!check.role.empty()) components.push_back(component("role", "role", check.role));
      if (!check.limit.empty()) components.push_back(component("limit", "limit", check.limit));
      made["component"] = std::move(components);
      urls.push_back(
          add("check " + check.flag + " " + check.entry + " " + core::to_iso(check.date.date), std::move(made)));
    }
    list(words::checks, urls);
  }

  void add_answers() {
    const std::string form = add("questionnaire", make_questionnaire(report_.questions, texts_, about_.version));
    list(words::check, {form, add("answers " + core::to_iso(report_.date.date),
                                  make_answers(report_, texts_, about_.version, person_))});
  }

  // One number of one day.
  void add_score(std::string_view slug, const std::string& date, double value, std::vector<std::string>& urls) {
    const bool pain = slug == "pain_now" || slug == "pain_average" || slug == "pain_worst";
    const bool minutes = slug == "stiffness_minutes";
    const std::string_view name = words::find(words::outcomes, slug);
    object code =
        pain ? concept_of(name, {pain_code, {own_system, slug, {}}}) : concept_of(name, {{own_system, slug, {}}});
    object made = observation("survey", std::move(code), date);
    if (slug == "groc_score") {
      made["valueInteger"] = static_cast<int>(value);
    } else {
      made["valueQuantity"] = minutes ? quantity(value, "min", "min") : quantity(value, "score", "1");
    }
    urls.push_back(add(std::string{slug} + " " + date, std::move(made)));
  }

  void add_course() {
    if (!report_.pattern) return;
    std::vector<std::string> urls, places;
    for (const door::ReportDay& day : report_.pattern->days) {
      const std::string date = core::to_iso(day.date.date);
      const std::array<std::pair<std::string_view, const wire::Nullable<int>*>, 6> values = {
          {{"pain_now", &day.pain_now},
           {"pain_average", &day.pain_average},
           {"pain_worst", &day.pain_worst},
           {"stiffness_minutes", &day.stiffness_minutes},
           {"sleep_quality", &day.sleep_quality},
           {"stress_level", &day.stress_level}}};
      for (const auto& [slug, value] : values) {
        if (value->value) add_score(slug, date, *value->value, urls);
      }
      add_movement(day, date, urls);
    }
    list(words::days, urls);
  }

  void add_movement(const door::ReportDay& day, const std::string& date, std::vector<std::string>& urls) {
    if (day.sessions == 0) return;
    constexpr double seconds_in_minute = 60;
    object length =
        observation("activity", concept_of("Exercise duration", {{loinc, "55411-3", "Exercise duration"}}), date);
    length["valueQuantity"] = quantity(std::round(day.seconds / seconds_in_minute), "min", "min");
    const std::string length_url = add("session length " + date, std::move(length));
    object kind =
        observation("activity", concept_of("Exercise activity", {{loinc, "73985-4", "Exercise activity"}}), date);
    kind["valueCodeableConcept"] =
        day.strength ? concept_of("Muscle strength exercise", {{snomed, "266741004", "Muscle strength exercise"}})
                     : concept_of("Stretching exercises", {{snomed, "229070002", "Stretching exercises"}});
    kind["hasMember"] = array{reference(length_url)};
    urls.push_back(add("session " + date, std::move(kind)));
  }

  void add_measures() {
    std::vector<std::string> urls;
    const auto add_all = [&](const std::vector<door::ReportMeasure>& measures) {
      for (const door::ReportMeasure& measure : measures) {
        const std::string date = core::to_iso(measure.last.date.date);
        if (measure.measure == "peg_score") {
          add_peg(measure, date, urls);
        } else if (measure.measure == "psfs_score") {
          add_psfs(measure, date, urls);
        } else if (!is_of_a_day(measure.measure)) {
          add_score(measure.measure, date, measure.last.value, urls);
        }
      }
    };
    add_all(report_.measures);
    if (report_.function) add_all(report_.function->measures);
    list(words::measures, urls);
  }

  // These stand with their day already, unless the days were left out.
  bool is_of_a_day(std::string_view slug) const {
    constexpr std::array<std::string_view, 6> daily = {"pain_now",          "pain_average",  "pain_worst",
                                                       "stiffness_minutes", "sleep_quality", "stress_level"};
    return report_.pattern && std::find(daily.begin(), daily.end(), slug) != daily.end();
  }

  // The three questions and their mean as members of one panel.
  void add_peg(const door::ReportMeasure& measure, const std::string& date, std::vector<std::string>& urls) {
    constexpr std::array<std::string_view, 3> codes = {"75893-8", "91145-3", "91146-1"};
    array members;
    const auto add_member = [&](std::string_view code, std::string_view name, double value) {
      object made = observation("survey", concept_of(name, {{loinc, code, {}}}), date);
      made["valueQuantity"] = quantity(value, "score", "1");
      members.push_back(reference(add("peg_score " + std::string{code} + " " + date, std::move(made))));
    };
    for (std::size_t i = 0; measure.items.size() == codes.size() && i < codes.size(); ++i) {
      add_member(codes[i], words::peg_items[i], measure.items[i]);
    }
    add_member("91147-9", words::peg_mean, measure.last.value);
    object panel = observation("survey", own_concept("peg_score", words::find(words::outcomes, "peg_score")), date);
    panel["hasMember"] = std::move(members);
    urls.push_back(add("peg_score " + date, std::move(panel)));
  }

  // The mean, and each activity as the person called it.
  void add_psfs(const door::ReportMeasure& measure, const std::string& date, std::vector<std::string>& urls) {
    object made =
        observation("survey", own_concept(measure.measure, words::find(words::outcomes, measure.measure)), date);
    made["valueQuantity"] = quantity(measure.last.value, "score", "1");
    array components;
    if (report_.function) {
      for (const door::ReportActivity& activity : report_.function->activities) {
        components.push_back(object{{"code", own_concept("psfs_activity", activity.name)},
                                    {"valueQuantity", quantity(activity.last, "score", "1")}});
      }
    }
    if (!components.empty()) made["component"] = std::move(components);
    urls.push_back(add(measure.measure + " " + date, std::move(made)));
  }

  void add_responses() {
    if (!report_.response) return;
    std::vector<std::string> urls;
    const std::string end = core::to_iso(report_.to.date);
    for (const door::ReportExercise& row : report_.response->exercises) {
      object made = observation("survey", own_concept(row.exercise, say("exercise", row.exercise)), end);
      made.erase("effectiveDateTime");
      made["effectivePeriod"] = object{{"start", core::to_iso(report_.from.date)}, {"end", end}};
      array components;
      const std::array<std::pair<std::string_view, int>, 6> counts = {{{"sessions", row.sessions},
                                                                       {"eased", row.eased},
                                                                       {"same", row.same},
                                                                       {"worse", row.worse},
                                                                       {"sharp", row.sharp},
                                                                       {"stops", row.stops}}};
      for (const auto& [slug, number] : counts) {
        components.push_back(object{{"code", own_concept(slug, slug)}, {"valueInteger", number}});
      }
      made["component"] = std::move(components);
      urls.push_back(add("response " + std::string{row.exercise} + " " + end, std::move(made)));
    }
    for (const door::ReportStop& stop : report_.response->stops) {
      object made =
          observation("survey", concept_of("Symptom", {{loinc, "75325-1", "Symptom"}}), core::to_iso(stop.date.date));
      made["valueCodeableConcept"] = own_concept(stop.trigger, say("stop_trigger", stop.trigger));
      urls.push_back(
          add("stop " + stop.trigger + " " + core::to_iso(stop.date.date) + " " + std::to_string(urls.size()),
              std::move(made)));
    }
    list(words::response, urls);
  }

  void add_doing() {
    if (!report_.doing) return;
    const int days = (report_.to.date - report_.from.date).count + 1;
    constexpr double days_in_week = 7, parts = 10;
    object made = observation("activity",
                              concept_of("Frequency of muscle-strengthening physical activity",
                                         {{loinc, "82291-6", "Frequency of muscle-strengthening physical activity"}}),
                              core::to_iso(report_.to.date));
    const double a_week = std::round(report_.doing->strength_days * days_in_week / days * parts) / parts;
    made["valueQuantity"] = quantity(a_week, "d/wk", "d/wk");
    std::vector<std::string> urls = {add("strength week " + core::to_iso(report_.to.date), std::move(made))};
    for (const door::ReportAudit& audit : report_.doing->audits) add_audit(audit, urls);
    list(words::doing, urls);
  }

  void add_audit(const door::ReportAudit& audit, std::vector<std::string>& urls) {
    const std::string date = core::to_iso(audit.date.date);
    object made = observation("survey", own_concept("habit_audit", words::audit), date);
    array components;
    for (const std::string& habit : audit.habits) {
      components.push_back(component("audited_habit", words::audit, words::find(words::audited, habit)));
    }
    for (const std::string& chosen : audit.chosen) {
      components.push_back(component("chosen_change", words::chosen_change, say_habit(texts_, chosen)));
    }
    if (!components.empty()) made["component"] = std::move(components);
    urls.push_back(add("habit_audit " + date + " " + std::to_string(urls.size()), std::move(made)));
  }

  void add_plan() {
    std::vector<std::string> urls;
    object goal = make_goal(report_, person_);
    const std::string goal_url = goal.empty() ? std::string{} : add("goal", std::move(goal));
    object plan = make_care_plan(report_, texts_, {person_, device_, goal_url, about_.version});
    if (!plan.empty()) urls.push_back(add("care plan " + core::to_iso(report_.date.date), std::move(plan)));
    if (!goal_url.empty()) urls.push_back(goal_url);
    for (object& definition : make_program(report_, texts_, about_.version)) {
      const std::string url{definition["url"].as_string()};
      urls.push_back(add(url, std::move(definition)));
    }
    list(words::plan, urls);
  }

  const door::ReportOut& report_;
  const wire::Texts& texts_;
  const FhirOf& about_;
  std::string person_, device_;
  std::vector<object> entries_;
  array sections_;
};

}  // namespace

object make_fhir(const door::ReportOut& report, const wire::Texts& texts, const FhirOf& about) {
  return Document{report, texts, about}.run();
}

std::string draw_uuid(std::string_view name) {
  constexpr std::string_view digits = "0123456789abcdef";
  const std::array<std::uint64_t, 2> halves = {hash(name, 0xcbf29ce484222325ULL), hash(name, 0x84222325cbf29ce4ULL)};
  std::string text;
  for (std::size_t i = 0; i < 32; ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) text += '-';
    auto nibble = static_cast<std::size_t>(halves[i / 16] >> (60 - 4 * (i % 16)) & 15U);
    if (i == 12) nibble = 8;                  // the version
    if (i == 16) nibble = 8 | (nibble & 3U);  // the variant
    text += digits[nibble];
  }
  return text;
}

}  // namespace unhunch::report
