// SPDX-License-Identifier: Apache-2.0
// What stands in the files that leave the program, beyond the sentences of the regimen. Kind, short, British. No figure
// stands here; a name in braces is filled while the file is made.
#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace unhunch::report::words {

using Text = std::string_view;
template <std::size_t N>
using Names = std::array<std::pair<Text, Text>, N>;

// ---- the calendar ----
// Calendars are shared: nothing in them speaks of health.
inline constexpr Text move_break = "Move break";
inline constexpr Text move_break_long = "Longer move break";
inline constexpr Text break_says = "Change position and move a little, right where you are.";
inline constexpr Text move_session = "Time to move";
inline constexpr Text session_says = "About {minutes} minutes. Open Unhunch and start.";

// ---- the report ----
inline constexpr Text title = "Movement report";
inline constexpr Text period = "{from} to {to}";
inline constexpr Text name = "Name";
inline constexpr Text no_name = "not given";
inline constexpr Text age = "Age";
inline constexpr Text region = "Region";
inline constexpr Text printed = "Made on";
inline constexpr Text made_by = "Made by";
inline constexpr Text entries = "Daily entries";
inline constexpr Text left_out = "Left out by the person";
inline constexpr Text left_out_some = "some of: {part}";
inline constexpr Text all_struck = "The person left out what would stand here.";
inline constexpr Text page_of = "Page {n} of {total}";

inline constexpr Text tier = "Readiness today";
inline constexpr Text flags = "What the safety questions raised";
inline constexpr Text no_flags = "Nothing is raised now, and nothing was in this period.";
inline constexpr std::array<Text, 5> flag_columns = {"Point", "Answer", "Since", "Last told", "How it stands"};
inline constexpr Text flag_follows = "follows from other answers";
inline constexpr Text flag_ended = "answered no on {date}";
inline constexpr Text flag_stands = "counts now as: {tier}";
inline constexpr Text flag_open = "not raised any more";
inline constexpr Text checks = "Looked at";
inline constexpr Text answered =
    "Questions of the check answered: {answered} of {all}. FHIR and JSON hold each answer.";
inline constexpr Text conditions = "Conditions that the plan takes into account";
inline constexpr Text no_conditions = "None was told.";
inline constexpr std::array<Text, 3> condition_columns = {"Condition", "Answer", "What was changed"};
inline constexpr Text not_offered = "Not offered: {names}.";
inline constexpr Text pattern = "Pain: course and place";
inline constexpr Text situation = "Situation that the answers fit";
inline constexpr Text reasons = "Signs told";
inline constexpr Text seen_on_days = "Seen by the person";
inline constexpr Text sites = "Where it was felt, in days";
inline constexpr Text no_sites = "No place was marked.";
inline constexpr Text days_of = "{name}: {days} days";
inline constexpr Text day_of = "{name}: {days} day";
inline constexpr Text chart = "Pain from day to day, with what was done";
inline constexpr Text chart_says =
    "Chart of pain from {from} to {to}: {days} days with a value, average pain from {least} to {most}. The table of "
    "days "
    "below holds every value.";
inline constexpr Text chart_empty = "No pain was entered in this period.";
inline constexpr Text key_average = "average of the day";
inline constexpr Text key_worst = "worst of the day";
inline constexpr Text key_now = "at the time of the entry";
inline constexpr Text lane_sessions = "Sessions";
inline constexpr Text lane_strength = "Strength";
inline constexpr Text lane_breaks = "Breaks";
inline constexpr Text map_says = "The back of a body. Darker places were marked on more days: {places}.";
inline constexpr Text seen_from_behind = "seen from behind";
inline constexpr Text map_left = "left";
inline constexpr Text map_right = "right";
inline constexpr Text days = "Day by day";
inline constexpr std::array<Text, 9> day_columns = {"Day",   "Now",    "Average", "Worst", "Stiff",
                                                    "Sleep", "Stress", "Moved",   "Breaks"};
inline constexpr Text days_key =
    "Pain, sleep and stress on scales of {least} to {most}; sleep: more is better. Stiff: minutes after waking. Moved: "
    "minutes of guided sessions, S with strength.";
inline constexpr Text strength_sign = "S";
inline constexpr Text response = "Response to exercises";
inline constexpr Text no_response = "No response was recorded.";
inline constexpr std::array<Text, 8> response_columns = {"Exercise", "Sessions", "Eased", "Same",
                                                         "Worse",    "Sharp",    "Stops", "Settled a day later"};
inline constexpr Text settled_of = "{settled} of {known}";
inline constexpr Text after_24h =
    "A day later: settled after {settled} sessions, more sore after {not_settled}, not told after {not_known}.";
inline constexpr Text stops = "Stopped";
inline constexpr Text function = "Daily life";
inline constexpr Text measures = "Outcomes";
inline constexpr std::array<Text, 6> measure_columns = {"Measure",       "First",   "Last",
                                                        "Least to most", "Entries", "Since the start"};
inline constexpr Text since_start = "{from} to {to}: {word}";
inline constexpr Names<5> changes = {{{"too_few", "too few entries to say"},
                                      {"none", "no change"},
                                      {"small", "small change for the better"},
                                      {"clear", "clear change for the better"},
                                      {"worse", "worse"}}};
inline constexpr Text prompts = "Prompts to get help, and when they came";
inline constexpr Text no_prompts = "None came.";
inline constexpr Text value_on = "{value} ({date})";
inline constexpr Text range = "{least} to {most}";
inline constexpr Text no_measures = "None was entered.";
inline constexpr Text activity = "Own activity: {name}";
inline constexpr Text refreshed = "Woke refreshed on {yes} days, not on {no}.";
inline constexpr Text sleep = "Slept";
inline constexpr Text doing = "What was done";
inline constexpr Text sessions_done = "Guided sessions: {sessions} on {days} days, {minutes} minutes in all.";
inline constexpr Text breaks_done =
    "Breaks: {due} fell due, {done} taken, {natural} came by themselves, {skipped} left out.";
inline constexpr Text strength_done = "Strength: on {days} days. Present level: {level}, {sets} sets of {reps}.";
inline constexpr Text no_strength = "Strength: on {days} days. No level is open at present.";
inline constexpr Text plan_line = "Planned: {names}.";
inline constexpr Text planned = "{name}, {minutes} minutes ({days})";
inline constexpr Text habit_taken = "Habit taken up on {date}: {name}";
inline constexpr Text habit_settled = "It settled on {date}.";
inline constexpr Text habit_let_go = "It was let go on {date}.";
inline constexpr Text audit = "Habits looked at";
inline constexpr Text audit_done = "Habits looked at on {date}: {names}.";
inline constexpr Text chosen_change = "Change chosen";
inline constexpr Names<3> audited = {{{"desk", "the desk"},
                                      {"getting_up", "how often the person gets up"},
                                      {"sleep_position", "how the person sleeps"}}};
inline constexpr Text medicines = "Medicines, as typed";
inline constexpr Text no_medicines = "None was typed.";
inline constexpr Text measures_source =
    "PEG: Krebs and others, J Gen Intern Med. PSFS: Stratford and others, Physiother Can.";

inline constexpr std::array<Text, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
inline constexpr std::array<Text, 7> weekdays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
inline constexpr Names<3> answers = {{{"yes", "yes"}, {"unsure", "not sure"}, {"no", "no"}}};
inline constexpr Names<8> places = {{{"between_blades", "between the shoulder blades"},
                                     {"below_blades", "below the shoulder blades"},
                                     {"neck_shoulder_junction", "where neck and shoulder meet"},
                                     {"neck", "neck"},
                                     {"whole_upper_back", "all over the upper back"},
                                     {"shoulder_front", "front of the shoulder"},
                                     {"chest_front", "front of the chest"},
                                     {"arm", "arm or hand"}}};
inline constexpr Names<3> sides = {{{"left", "left"}, {"right", "right"}, {"both", "both sides"}}};
inline constexpr Names<4> positions = {
    {{"back", "on the back"}, {"side", "on the side"}, {"stomach", "on the stomach"}, {"mixed", "mixed"}}};
inline constexpr Text no_pattern = "none of them";
inline constexpr Names<13> outcomes = {{{"pain_now", "Pain at the time of the entry"},
                                        {"pain_average", "Average pain of the day"},
                                        {"pain_worst", "Worst pain of the day"},
                                        {"peg_score", "PEG: pain, enjoyment, general activity"},
                                        {"psfs_score", "PSFS: own activities"},
                                        {"groc_score", "Change since the start, in the person's own judgement"},
                                        {"stiffness_minutes", "Stiffness after waking, minutes"},
                                        {"stress_level", "Stress"},
                                        {"sleep_quality", "Sleep (more is better)"},
                                        {"activity_level", "How active the day was"},
                                        {"head_turn_ease", "Looking over the shoulder (more is easier)"},
                                        {"high_shelf_reach", "Reaching a high shelf (more is easier)"},
                                        {"ndi_imported_score", "NDI total, typed in from elsewhere"}}};
inline constexpr Names<9> parts = {{{"flags", "what the safety questions raised"},
                                    {"conditions", "conditions"},
                                    {"pattern", "pain: course and place"},
                                    {"response", "response to exercises"},
                                    {"function", "daily life"},
                                    {"measures", "outcomes"},
                                    {"doing", "what was done"},
                                    {"prompts", "prompts to get help"},
                                    {"medicines", "medicines"}}};

// ---- what FHIR alone names ----
inline constexpr Text check = "The check: questions and answers";
inline constexpr Text person = "About the person";
inline constexpr Text details = "More about it";
inline constexpr Names<4> asked = {{{"age_band", "Age"},
                                    {"region", "Region"},
                                    {"pain_now", "Pain right now"},
                                    {"pain_between_blades", "Pain between the shoulder blades"}}};
inline constexpr Text plan = "The person's own plan";
inline constexpr Text plan_kind = "Exercise and habits, planned by the person";
inline constexpr Text program = "Routines of the week";
inline constexpr Text goal = "Less pain in daily life";
inline constexpr std::array<Text, 3> peg_items = {"Average pain in the past week", "Pain in the way of enjoying life",
                                                  "Pain in the way of general activity"};
inline constexpr Text peg_mean = "PEG: mean";

// ---- saving it ----
inline constexpr Text ask_save = "This is what {file} will hold. Save it? Type {word} to go on:";
inline constexpr Text save_word = "yes";
inline constexpr Text not_saved = "Nothing was saved.";
inline constexpr Text saved = "Saved as {file}. Only you can read it. Who you give it to is up to you.";
inline constexpr Text bad_ending = "{file}: the name has to end with .pdf, .html, .fhir.json or .json.";
inline constexpr Text parts_title = "Parts";
inline constexpr Text exported = "Everything that is kept is now in {folder}, and only you can read it:";
inline constexpr Text imported = "Read: {events} events. New among them: {fresh}.";

template <std::size_t N>
constexpr Text find(const Names<N>& names, Text id) {
  for (const auto& [key, says] : names) {
    if (key == id) return says;
  }
  return id;
}

}  // namespace unhunch::report::words
