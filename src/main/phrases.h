// SPDX-License-Identifier: Apache-2.0
// What the terminal says beyond the sentences of the regimen: prompts, keys, headings. Kind, short, British. No figure
// stands here; a name in braces is filled while the program runs.
#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace unhunch::app::phrases {

using Text = std::string_view;

// ---- answers ----
inline constexpr Text yes = "Yes";
inline constexpr Text no = "No";
inline constexpr Text not_sure = "Not sure";
inline constexpr Text none_of_these = "None of these";
inline constexpr Text nothing_more = "That is all; the rest is no";
inline constexpr Text done_picking = "That is all";

// ---- the check ----
inline constexpr Text ask_age = "How old are you?";
inline constexpr Text ask_region = "Where do you live? This decides which numbers you see if you need help.";
inline constexpr Text ask_place = "Where will you mostly exercise?";
inline constexpr Text ask_equipment = "What do you have at hand?";
inline constexpr Text ask_pregnancy = "Are you pregnant?";
inline constexpr Text not_pregnant = "No";
inline constexpr Text pregnant_later = "Pregnant, {weeks} weeks or more";
inline constexpr Text ask_conditions = "Does any of this apply to you?";
inline constexpr Text ask_pain = "How strong is the pain in your upper back right now?";
inline constexpr Text pain_least = "none";
inline constexpr Text pain_most = "the worst you can imagine";
inline constexpr Text ask_signs = "What fits you?";
inline constexpr Text ask_anchors = "When would you like to move? Pick what suits your days.";
inline constexpr std::array<std::pair<Text, Text>, 6> anchors = {{{"daily", "Any time of the day"},
                                                                  {"morning", "In the morning"},
                                                                  {"midday", "In the middle of work"},
                                                                  {"evening", "In the evening"},
                                                                  {"night", "Before I sleep"},
                                                                  {"weekend", "A longer one at the weekend"}}};
inline constexpr Text ask_daily_cap = "How many minutes a day at most?";
inline constexpr Text minutes_range = "{least} to {most} minutes";
inline constexpr Text question_of = "Question {n} of {total}";
inline constexpr Text questions_of = "Questions {n} to {last} of {total}";
inline constexpr Text ask_start_again = "You have answered these questions before. What would you like to do?";
inline constexpr Text start_again = "Go through all questions again";
inline constexpr Text show_result = "See the present result";
inline constexpr Text ask_reason = "Last time an answer asked you to get help. What has changed?";
inline constexpr Text reason_mistake = "I answered by mistake";
inline constexpr Text reason_assessed = "A medical service has seen me and it is gone";
inline constexpr Text reason_nothing = "Nothing has changed";
inline constexpr Text half_done_kept = "Your answers so far are kept. `unhunch check` goes on from here.";

// ---- the figure ----
inline constexpr Text figure_unknown = "There is no figure for \"{id}\". `unhunch figure` lists them all.";
inline constexpr Text figure_bad_time =
    "That time is not in this motion. `unhunch figure --help` says how to write one; it lasts {seconds:.1f} seconds.";
inline constexpr Text figure_bad_folder = "The faults above come first; after that the figure can be shown.";
inline constexpr Text figure_endings = "The file must end in .png, .webp, .svg, .svgz or .glb.";
inline constexpr Text figure_not_written = "{file} could not be written. Is there such a folder, and room in it?";
inline constexpr Text figure_sheet_needs_file = "A sheet needs a file: add -o sheet.png.";
inline constexpr Text figure_no_terminal = "A moving figure needs a terminal. Without --play one picture is printed.";
inline constexpr Text figure_any_key = "any key ends it";

// ---- keys ----
inline constexpr Text keys_yes_no = "y yes   n no   ? not sure";
inline constexpr Text keys_choice = "↑↓ choose   enter take it";
inline constexpr Text keys_each = "↑↓ move   y yes   ? not sure   n no   0 none of these";
inline constexpr Text keys_pick = "↑↓ move   space pick   enter done";
inline constexpr Text keys_scale = "type a number or use ↑↓   enter take it";
inline constexpr Text key_back = "   ← back";
inline constexpr Text key_leave = "   q leave";
inline constexpr Text keys_minutes = "type a number or use ↑↓   enter take it   ? not sure";
inline constexpr Text keys_notice = "enter go on";
inline constexpr Text keys_session = "space pause   n next   b back   e easier   s stop, sharp   q quit";
inline constexpr Text keys_session_short = "space pause   n next   b back   e easy   s stop   q quit";
inline constexpr Text keys_responses = "↑↓ move   e eased   s same   w worse   enter done";
inline constexpr Text keys_check_before = "n none of these   ↑↓ y ? mark one   digits: pain   enter done   q leave";
inline constexpr Text any_key = "press any key";
inline constexpr Text keys_reading = "↑↓ read on   any other key: done";

// ---- the result ----
inline constexpr Text result_title = "Your result";
inline constexpr Text raised_title = "What you told us";
inline constexpr Text changes_title = "What changes for you";
inline constexpr Text left_out_title = "Left out for now";
inline constexpr Text needs_thing = "Needs: {name}";
inline constexpr Text not_here = "Not for this place: {name}";
inline constexpr Text pattern_title = "Your pattern";
inline constexpr Text likely = "likely";
inline constexpr Text possible = "possible";
inline constexpr Text speaks_for = "You said";
inline constexpr Text next_title = "What next";
inline constexpr Text changes_below = "see below";
inline constexpr Text after_visit =
    "After the visit, tell us about each point: unhunch check --done {flag} --on DATE --by ROLE --result RESULT";
inline constexpr Text settled_hint = "If the pain has gone: unhunch check --settled {flag}";
inline constexpr Text next_plan = "see your week";
inline constexpr Text next_session = "begin with this one";
inline constexpr Text next_check = "answer the safety questions";
inline constexpr Text long_gap = "It has been a while. Please go through the safety questions again first.";

// ---- check entries ----
inline constexpr Text confirm_entry = "Shall we keep this?";
inline constexpr Text entry_line = "{name}: {what}, {date}";
inline constexpr Text by_line = "seen by: {role}";
inline constexpr Text keep_it = "Yes, keep it";
inline constexpr Text drop_it = "No, leave it";
inline constexpr Text entry_kept = "Kept.";
inline constexpr Text entry_dropped = "Nothing was changed.";
inline constexpr Text no_such_flag = "There is no point called {flag}. Raised now: {raised}.";
inline constexpr Text not_raised = "{flag} is not raised, so there is nothing to record.";
inline constexpr Text emergency_needs_check =
    "This needs a whole new set of safety questions once you are well: unhunch check";
inline constexpr Text cannot_settle = "{flag} cannot be recorded as settled. After a visit use --done.";
inline constexpr Text bad_date = "{date} is not a day. Please write it like {example}.";
inline constexpr Text date_in_future = "{date} is still to come.";
inline constexpr Text date_before_flag = "{date} is before you told us about it ({raised}).";
inline constexpr Text entry_needs = "Please say who looked at it (--by) and what you were told (--result).";
inline constexpr Text nothing_raised = "nothing";
inline constexpr Text limit_unnamed = "the limits you were given";

// ---- today ----
inline constexpr Text hello = "Unhunch";
inline constexpr Text first_time =
    "A few safety questions come first. They take some minutes, and you can stop and go on whenever you like.";
inline constexpr Text half_way = "You have begun the safety questions. They go on where you stopped.";
inline constexpr Text today_title = "Today";
inline constexpr Text nothing_today = "Nothing is planned for today. Rest is part of it.";
inline constexpr Text done_today = "You have moved today. That is enough; more is welcome.";
inline constexpr Text break_line = "At the desk, every {minutes} minutes: {routine}";
inline constexpr Text more_help = "all commands";
inline constexpr Text no_more_today = "No more exercise today. Rest, and see how it is tomorrow.";

// ---- the plan ----
inline constexpr Text plan_title = "Your week";
inline constexpr Text your_limits = "Your limits: {limit}";
inline constexpr Text rest_day = "a free day";
inline constexpr Text start_with = "Good first steps";
inline constexpr Text strength_mark = "with strength";
inline constexpr std::array<Text, 7> weekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                 "Friday", "Saturday", "Sunday"};
inline constexpr std::array<std::pair<Text, Text>, 7> anchor_words = {{{"morning", "morning"},
                                                                       {"midday", "midday"},
                                                                       {"evening", "evening"},
                                                                       {"night", "night"},
                                                                       {"weekend", "weekend"},
                                                                       {"daily", "any time"},
                                                                       {"break", "break"}}};

// ---- what the entries show ----
inline constexpr Text insight_title = "What your entries show";
inline constexpr Text insight_empty = "There is nothing to show yet. A few words a day are enough.";
inline constexpr Text insight_episode = "Since {start}, day {day}.";
inline constexpr Text insight_raw = "{name}: {from} at the start, {to} now.";
inline constexpr Text insight_first = "{name}: {from} at the start.";
inline constexpr Text insight_entries = "Entries: {entries}, {first} to {last}.";
inline constexpr Text insight_change = "{change} points.";
inline constexpr Text insight_minutes = "{change} minutes.";
inline constexpr std::array<std::pair<Text, Text>, 5> change_words = {
    {{"too_few", "Too few entries, or none of late, to say anything about change."},
     {"none", "No change to speak of."},
     {"small", "A little better."},
     {"clear", "Clearly better."},
     {"worse", "Worse. Please get help."}}};
inline constexpr Text insight_exercises = "How exercises felt";
inline constexpr Text insight_exercise = "{name}: eased {eased}, same {same}, worse {worse}, sharp {sharp}.";
inline constexpr std::array<std::pair<Text, Text>, 4> response_words = {
    {{"too_few", ""},
     {"as_usual", "As usual for you."},
     {"more_often", "It eased more often than is usual for you."},
     {"less_often", "It eased less often than is usual for you."}}};
inline constexpr Text insight_pairs = "Side by side";
inline constexpr std::array<std::pair<Text, Text>, 3> pair_words = {{{"stress_and_pain", "Stress and pain"},
                                                                     {"breaks_and_pain", "Breaks and pain"},
                                                                     {"sleep_and_stiffness", "Sleep and stiffness"}}};
inline constexpr std::array<std::pair<Text, Text>, 4> together_words = {
    {{"too_few", "not enough days with both yet"},
     {"not_seen", "not seen together"},
     {"more", "seen together: more of one with more of the other"},
     {"less", "seen together: more of one with less of the other"}}};
inline constexpr Text insight_pair = "{pair}: {word} (days with both: {days}).";
inline constexpr Text insight_done = "What you did";
inline constexpr Text insight_milestone =
    "After {after} days: sessions {sessions}, days with a session {days}, days with an entry {entries}.";

// ---- a session ----
inline constexpr Text before_title = "Before you begin";
inline constexpr Text before_ask = "Is any of this true right now?";
inline constexpr Text pain_row = "Pain right now";
inline constexpr Text pain_missing = "type a number, {least} to {most}";
inline constexpr Text ask_again = "To be safe, once more:";
inline constexpr Text ask_after_last = "How was your back the day after your last session?";
inline constexpr Text after_settled = "As before, or better";
inline constexpr Text after_not_settled = "More sore than before";
inline constexpr Text after_not_known = "I cannot say";
inline constexpr Text ask_eaten = "Have you eaten in the last {hours} hours?";
inline constexpr Text head_turn_title = "A slow head turn";
inline constexpr Text head_turn_start = "Start";
inline constexpr Text head_turn_skip = "Skip it today";
inline constexpr Text head_turn_left = "Any pain when you turned to the left?";
inline constexpr Text head_turn_right = "Any pain when you turned to the right?";
inline constexpr Text keys_timer = "enter I am done   s stop, it does not feel right";
inline constexpr Text ready_line = "{name}, {time}";
inline constexpr Text keys_ready = "enter begin   q leave";
inline constexpr Text no_such_routine = "There is no routine called {routine}.";
inline constexpr Text session_empty = "There is no session for you right now.";
inline constexpr Text paused = "paused";
inline constexpr Text next_is = "next: {name}";
inline constexpr Text last_one = "this is the last one";
inline constexpr Text breath_in = "In";
inline constexpr Text breath_hold = "Pause";
inline constexpr Text breath_out = "Out";
inline constexpr Text repetition_of = "{n} of {total}";
inline constexpr Text set_of = "set {n} of {total}";
inline constexpr Text breath_of = "breath {n} of {total}";
inline constexpr Text right_side = "right side";
inline constexpr Text left_side = "left side";
inline constexpr Text you_feel = "You feel";
inline constexpr Text rest_now = "Rest";
inline constexpr Text change_now = "Change over";
inline constexpr Text change_place = "Take your time to change place.";
inline constexpr Text rest_words = "Let go and breathe as you like.";
inline constexpr Text get_ready = "Get into position";
inline constexpr Text come_out = "Come out slowly";
inline constexpr Text easier_now = "Easier form: {name}";
inline constexpr Text no_easier = "There is no easier form here. Make it smaller, or press n to go on.";
inline constexpr Text warm_up_skipped = "This is your warm-up. Press n again if you really want to leave it out.";
inline constexpr Text all_time = "{done} of {total}";
inline constexpr Text stop_menu_title = "Stopped. What is it?";
inline constexpr Text stop_other = "Nothing of this; go on";
inline constexpr Text ask_pain_value = "How strong is it?";
inline constexpr Text after_sharp = "How would you like to go on?";
inline constexpr Text go_on_easier = "With the easier form: {name}";
inline constexpr Text go_on_next = "Leave it out and go on";
inline constexpr Text end_session = "End here for today";
inline constexpr Text rest_of_day = "That is all the exercise for today.";
inline constexpr Text after_title = "Well done. How was it?";
inline constexpr Text pain_after = "Pain now";
inline constexpr Text eased = "eased";
inline constexpr Text same = "same";
inline constexpr Text worse = "worse";
inline constexpr Text sharp = "sharp";
inline constexpr Text form_good = "clean form";
inline constexpr Text keys_form = "f clean form";
inline constexpr Text kept = "Kept. See you next time.";
inline constexpr Text preview_note =
    "A preview, not a guided session. Before you move: answer the short check, and stop when anything feels wrong.";

// ---- other commands ----
inline constexpr Text setup_title = "How to set up";
inline constexpr Text steps_title = "What to do";
inline constexpr Text felt_title = "What you feel";
inline constexpr Text breathing_title = "Breathing";
inline constexpr Text mistakes_title = "If it goes wrong";
inline constexpr Text variants_title = "Other forms";
inline constexpr Text easier_kind = "easier";
inline constexpr Text harder_kind = "harder";
inline constexpr Text option_kind = "option";
inline constexpr Text sources_title = "Where it comes from";
inline constexpr Text no_such_exercise = "There is no exercise called {exercise}. `unhunch exercises` lists them all.";
inline constexpr Text about_title = "About Unhunch";
inline constexpr Text ours_title = "Our own rules, not yet reviewed by a clinician";
inline constexpr Text ours_line =
    "{count} of {total} rules and {exercises} of {all} exercises rest on our own proposal alone.";
inline constexpr Text ours_rules = "The rules that are ours alone:";
inline constexpr Text sources_all_title = "Sources";
inline constexpr Text licence_title = "Licences";
inline constexpr Text licence_line =
    "Unhunch is free software under the Apache License 2.0. It is built with Boost.JSON (Boost Software License), fmt "
    "(MIT), CLI11 (BSD) and tl::expected (CC0); checking a pack uses toml++ (MIT).";
inline constexpr std::array<std::pair<Text, Text>, 7> grades = {{{"guideline", "guideline"},
                                                                 {"article", "article"},
                                                                 {"weak", "weak source"},
                                                                 {"owner", "decision of the owner"},
                                                                 {"ours", "our own proposal"},
                                                                 {"e", "guideline"},
                                                                 {"w", "weak source"}}};
inline constexpr Text data_title = "Your data";
inline constexpr Text data_nowhere = "Nothing is stored yet.";
inline constexpr Text data_private = "Only you can read these files. Nothing leaves this computer.";
inline constexpr Text delete_ask =
    "This removes all your answers and your history. There is no way back. Type {word} to go on:";
inline constexpr Text delete_word = "delete";
inline constexpr Text deleted = "Everything is gone.";
inline constexpr Text not_deleted = "Nothing was removed.";
inline constexpr Text pack_fine = "No faults.";

// ---- the app in the browser ----
inline constexpr Text serve_opened =
    "Unhunch opens in your browser. It runs until you press Ctrl+C here. If no page opens, go to this address:";
inline constexpr Text serve_opened_again = "Unhunch is running already and opens in your browser:";
inline constexpr Text serve_open_yourself = "Unhunch is running. Please go to this address in your browser:";

// ---- breaks at the desk ----
// Others may see a notification and the tray: nothing in them speaks of health.
inline constexpr Text break_title = "Time to move";
inline constexpr Text break_body = "{seconds} seconds, right where you are.";
inline constexpr Text break_after_hold = "You were busy when it was time. {seconds} seconds now?";
inline constexpr Text break_start = "Start";
inline constexpr Text break_snooze = "In {minutes} minutes";
inline constexpr Text break_skip = "Skip";
inline constexpr Text longer_title = "A longer interval?";
inline constexpr Text longer_body = "The last ones came at a bad time. Would every {minutes} minutes suit you better?";
inline constexpr Text longer_yes = "Every {minutes} minutes";
inline constexpr Text longer_no = "Keep it as it is";
inline constexpr Text tray_title = "Unhunch";
inline constexpr Text tray_paused = "Unhunch: breaks are paused";
inline constexpr Text tray_open = "Open Unhunch";
inline constexpr Text tray_break = "Move now";
inline constexpr Text tray_pause = "Pause for an hour";
inline constexpr Text tray_tomorrow = "Pause until tomorrow";
inline constexpr Text tray_resume = "Go on";
inline constexpr Text tray_quit = "Quit";
inline constexpr Text desk_minutes = "expected whole minutes, at least one and at most {most}";
inline constexpr Text desk_no_object = "expected a JSON object such as {\"do\": \"status\"}";
inline constexpr Text desk_unknown = "this is not known here; docs/server.md lists what can be asked for";
inline constexpr Text desk_not_running =
    "Nobody looks after your breaks right now. Start it with `unhunch`, or with `unhunch desk` for the breaks alone.";
inline constexpr Text desk_runs = "Unhunch looks after your breaks until you press Ctrl+C here.";
inline constexpr Text desk_bad_time =
    "How long? Minutes or hours (`unhunch pause --help` shows how), or tomorrow, or meeting.";
inline constexpr Text desk_off = "Breaks are switched off.";
inline constexpr Text desk_not_allowed = "No breaks before the safety check is done: `unhunch check`.";
inline constexpr Text desk_in_session = "You are in a session. Breaks wait.";
inline constexpr Text desk_on_break = "You are on a break.";
inline constexpr Text desk_off_today = "No more breaks today.";
inline constexpr Text desk_paused = "Breaks are paused for {minutes} more minutes.";
inline constexpr Text desk_quiet = "These are your quiet hours.";
inline constexpr Text desk_outside = "This is outside your working hours.";
inline constexpr Text desk_away = "You are away from the desk.";
inline constexpr Text desk_sitting = "The next break is in {minutes} minutes. You have been sitting for {sitting}.";
inline constexpr Text desk_snoozed = "The break comes again in {minutes} minutes.";
inline constexpr Text desk_held = "A break is due. It waits: {because}.";
inline constexpr Text desk_waiting = "A break is due.";
inline constexpr std::array<std::pair<Text, Text>, 6> desk_holds = {{{"do_not_disturb", "do not disturb is on"},
                                                                     {"microphone", "the microphone is in use"},
                                                                     {"camera", "the camera is in use"},
                                                                     {"screen_shared", "the screen is shared"},
                                                                     {"fullscreen", "a window fills the screen"},
                                                                     {"meeting", "you are in a meeting"}}};
inline constexpr Text autostart_on = "Breaks start with your desktop from now on: {file}";
inline constexpr Text autostart_off = "Breaks no longer start with your desktop.";
inline constexpr Text autostart_is_on = "Breaks start with your desktop: {file}";
inline constexpr Text autostart_is_off = "Breaks do not start with your desktop. `unhunch autostart on` changes that.";

// ---- the log ----
inline constexpr Text backed_up = "Everything that is kept is now in {file}, too. Only you can read it.";
inline constexpr Text restored = "Everything from the backup is there again.";
inline constexpr Text restored_over =
    "Everything from the backup is there again. What was there before is kept: {file}";
inline constexpr Text log_elsewhere = "Backups of PostgreSQL are made with pg_dump, and put back with pg_restore.";
inline constexpr Text doctor_good = "fine";
inline constexpr Text doctor_bad = "look";
inline constexpr Text doctor_folder = "{folder}, only for you (mode {mode})";
inline constexpr Text doctor_no_folder = "{folder} is not there yet. It is made when something is kept.";
inline constexpr Text doctor_folder_open =
    "{folder} is open to others (mode {mode}). Close it to them with: chmod u=rwx,go= {folder}";
inline constexpr Text doctor_folder_shut =
    "{folder} cannot be written (mode {mode}). Make it yours again with: chmod u=rwx,go= {folder}";
inline constexpr Text doctor_events = "Events: {count}";
inline constexpr Text doctor_sound = "Everything is sound.";
inline constexpr Text doctor_not_sound = "If you have a backup, keep it safe; `unhunch restore FILE` puts it back.";
inline constexpr Text doctor_room = "{size} free";
inline constexpr Text doctor_autostart_on = "on, by {by}: {file}";
inline constexpr Text doctor_autostart_off = "off: `unhunch autostart on` has breaks start with your desktop";
inline constexpr Text doctor_not_there = "not there";
inline constexpr Text doctor_no_room = "Only {size} free. Please make some room, so that everything can be kept.";

// ---- what leaves the program ----
inline constexpr Text no_calendar =
    "There is no plan to put into a calendar right now: {why}. `unhunch check` says more.";
inline constexpr Text calendar_kept =
    "Your week is in {file}. Open it with your calendar; when you make it again, the calendar takes over what changed.";

// ---- trouble ----
inline constexpr Text moved_aside =
    "{file} could not be understood, so it was moved aside and kept as {folder}/{aside}. Please go through `unhunch "
    "check` again.";
inline constexpr Text trouble_in_use =
    "Unhunch is already open in another window, or runs for your browser. Please close it there first (Ctrl+C in the "
    "window where it was started).";
inline constexpr Text trouble_write = "This could not be saved: {where}: {message}.";
inline constexpr Text trouble_read = "This could not be read: {where}: {message}.";
inline constexpr Text needs_terminal = "This needs a screen and a keyboard. Please start it in a terminal.";
inline constexpr Text trouble_start = "Unhunch could not start: {where}: {message}. Nothing that was saved is lost.";
inline constexpr Text trouble_internal = "Something went wrong inside: {message}.";

}  // namespace unhunch::app::phrases
