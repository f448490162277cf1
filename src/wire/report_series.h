// SPDX-License-Identifier: Apache-2.0
// What a period of the log comes to, counted: the parts of the report that are figures of days. Corrected entries count
// once, as they stand; two entries of one day are one, and of each value the later holds.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/person.h"
#include "wire/log.h"
#include "wire/report_types.h"

namespace unhunch::wire {

class ReportSeries {
 public:
  ReportSeries(const Log& log, const core::Person& person, core::Date from, core::Date to)
      : log_(log), person_(person), from_(from), to_(to) {}

  void run(const std::vector<core::Fact>& facts);

  int entries = 0;  // daily ones
  door::ReportPattern pattern;
  door::ReportResponse response;
  door::ReportFunction function;
  std::vector<door::ReportMeasure> measures;
  door::ReportDoing doing;
  std::vector<door::ReportMedicine> medicines;

 private:
  // Values of one outcome by day.
  using Values = std::map<core::Date, double>;

  struct Session {
    core::Date day;
    core::AfterEffect after = core::AfterEffect::not_known;
    std::vector<core::ExerciseId> exercises;
  };

  bool is_inside(core::Date day) const { return day >= from_ && day <= to_; }
  door::ReportDay& find_day(core::Date day);
  void add(const core::Fact&);
  void add_to_session(const core::Fact&);
  void add_daily(const core::Fact&, const core::DailyEntry&);
  void add_words(core::Date day, const boost::json::object& body);
  void add_session(const core::Fact&, const core::SessionEntry&);
  void add_response(const core::ExerciseResponse&);
  void add_symptom(const core::Fact&);
  void add_measure(const core::Fact&);
  void finish();
  void finish_responses();

  const Log& log_;
  const core::Person& person_;
  core::Date from_, to_;
  std::map<core::Date, door::ReportDay> days_;
  std::map<std::string, Values> values_;
  std::map<std::string, std::vector<double>> items_;  // of the last entry of a measure
  std::map<std::pair<std::string, std::string>, int> sites_;
  std::map<core::Date, boost::json::object> words_;  // the texts of a day, each the later one
  std::map<core::EventId, Session> sessions_;
  std::map<std::uint16_t, door::ReportExercise> exercises_;
  std::vector<std::pair<std::string, std::pair<double, double>>> activities_;
};

}  // namespace unhunch::wire
