#!/usr/bin/env bash
# The program in a real terminal: tmux is the screen and the keyboard. What only a real terminal can show is tested here;
# everything else stands in the unit tests beside the code.
#
#   tests/terminal/terminal_test.bash [PROGRAM]     (build/release/unhunch)
#
# Prints `ok name`, `not ok name` or `skip name (why)` for each test; the exit status is 1 when one failed.
# SPDX-License-Identifier: Apache-2.0
# shellcheck disable=SC2317,SC2181  # the tests are called by name, and their status is what they are about
set -uo pipefail

program=$(realpath -- "${1:-build/release/unhunch}")
if ! command -v tmux >/dev/null; then
  echo "skip the program in a terminal (tmux is not installed)"
  exit 0
fi

home=$(mktemp -d)
export TMUX_TMPDIR=$home
failed=0
tm() { tmux -L unhunch-test -f /dev/null "$@"; }
finish() {
  tm kill-server 2>/dev/null
  umount "$home/small" 2>/dev/null
  rm -rf -- "$home"
}
trap finish EXIT

# ---- a terminal to look at ------------------------------------------------------------------------------------------

# open_terminal COLUMNS ROWS [VARIABLE=VALUE...]: a shell with an empty data folder, and Unhunch as `u`.
open_terminal() {
  local columns=$1 rows=$2
  shift 2
  tm kill-server 2>/dev/null
  for _ in {1..50}; do
    tm list-sessions >/dev/null 2>&1 || break
    sleep 0.05
  done
  data=$(mktemp -d "$home/data.XXXX")
  # A server that is just ending may still answer, and take the new session with it.
  for _ in {1..5}; do
    tm new-session -d -x "$columns" -y "$rows" -s t \
      env LC_ALL=C.UTF-8 XDG_DATA_HOME="$data" PS1='$ ' "$@" bash --norc --noprofile && break
    sleep 0.5
  done
  type_line "u() { $program \"\$@\"; echo \"status \$?\"; }; clear"
  wait_for '^\$ ?$'
}
type_keys() { tm send-keys -t t "$@"; }
type_line() { tm send-keys -t t -l "$1"; tm send-keys -t t Enter; }
screen() { tm capture-pane -p -t t; }
# wait_for PATTERN: until a line of the screen matches.
wait_for() {
  for _ in {1..100}; do
    screen | grep -qE -- "$1" && return 0
    sleep 0.05
  done
  return 1
}
# The process that runs in the terminal.
running() { pgrep -P "$(tm display-message -p -t t '#{pane_pid}')"; }
# What the log of the data folder ($data) comes to today.
folded() { echo "{\"date\":\"$(date +%F)\"}" | "$program" --data "$data/unhunch" call fold; }
answer() { # KEY PATTERN: the next screen has to come before the next key
  type_keys "$1" && wait_for "$2"
}

skipped=77 # what a test returns that cannot run here
check() {
  local name=$1 status=0
  shift
  "$@" || status=$?
  if ((status == 0)); then
    echo "ok $name"
  elif ((status == skipped)); then
    echo "skip $name (it needs to mount a small disk)"
  else
    echo "not ok $name"
    screen 2>/dev/null | sed 's/^/# /'
    failed=1
  fi
}

begin_check() {
  type_line "clear; u check"
  wait_for 'enter go on' && answer Enter 'How old' && answer 3 'Where do you live' && answer 1 'Where will you' &&
    answer 3 'at hand' && answer Space '.x. A firm chair' && answer Enter 'Question 5 '
}

# The whole check, everything answered no.
pass_check() {
  local n
  begin_check || return 1
  for n in {6..34}; do answer n "Question $n " || return 1; done
  type_keys 0 Enter && wait_for 'without any' && answer n 'describes the pain' && answer 1 'daily life' &&
    answer n 'pregnant' && answer 1 'Questions 39 ' || return 1
  for n in 44 50 55; do answer 0 "Questions $n " || return 1; done
  answer 0 'Question 61 ' && type_keys 2 Enter && wait_for 'Questions 62 ' || return 1
  for n in 66 71 76; do answer 0 "Questions $n " || return 1; done
  answer 0 'like to move' && answer Enter 'minutes a day' && type_keys 2 0 Enter && wait_for 'read on' &&
    type_keys x && wait_for 'status 0'
}

# ---- the tests ------------------------------------------------------------------------------------------------------

killed_in_the_middle() {
  open_terminal 80 24
  begin_check && answer n 'Question 6 ' && answer n 'Question 7 ' || return 1
  kill -9 "$(running)"
  wait_for 'status 137' || return 1
  type_line "stty sane; clear; u check"
  wait_for 'Question 7 '
}

emergency_comes_first() {
  open_terminal 80 24
  begin_check && answer y 'Call now: 999' || return 1
  screen | sed -n 1p | grep -q '999' || return 1
  ! screen | grep -q 'Question' || return 1
  type_keys x
  wait_for 'status 4'
}

suspended_and_continued() {
  open_terminal 80 24
  begin_check || return 1
  type_keys C-z
  wait_for 'Stopped' || return 1
  type_line fg
  wait_for 'Question 5 ' && answer n 'Question 6 '
}

interrupted() {
  open_terminal 80 24
  begin_check || return 1
  type_keys C-c
  wait_for '^\$ ?$' || return 1
  type_line 'stty -a | grep -o " echo " | tr -d " "; echo done'
  wait_for '^echo$'
}

window_changes() {
  open_terminal 100 40
  begin_check || return 1
  tm resize-window -t t -x 60 -y 20
  wait_for 'y yes' || return 1
  tm resize-window -t t -x 40 -y 12
  wait_for 'y yes' || return 1
  tm resize-window -t t -x 120 -y 50
  wait_for 'y yes' && answer n 'Question 6 '
}

session_runs_to_its_end() {
  open_terminal 60 20
  pass_check || return 1
  type_line "clear; u --fast session office_reset"
  wait_for 'Is any of this true' && answer n 'Pain right now' && type_keys 2 && type_keys Enter &&
    wait_for 'shooting' && type_keys n && wait_for 'dizziness' && type_keys n &&
    wait_for 'Skip it today' && type_keys 1 && wait_for 'I am done' && type_keys Enter &&
    wait_for 'shooting' && type_keys n && wait_for 'dizziness' && type_keys n &&
    wait_for 'to the left' && type_keys 0 Enter && wait_for 'to the right' && type_keys 0 Enter &&
    wait_for 'enter begin' && type_keys Enter && wait_for 'of 1:30' && wait_for 'How was it' &&
    type_keys 1 Enter && sleep 0.2 && type_keys Up Up && type_keys q && wait_for 'status 0' &&
    folded | grep -q '"routine":"office_reset"'
}

without_colour() {
  open_terminal 80 24 NO_COLOR=1
  begin_check || return 1
  ! tm capture-pane -p -e -t t | grep -qE $'\x1b\\[[0-9;]*3[0-8]'
}

dumb_terminal() {
  open_terminal 80 24 TERM=dumb
  begin_check || return 1
  answer n 'Question 6 ' && type_keys q && wait_for 'status 65' && ! screen | grep -q '\[?1049'
}

other_locale() {
  open_terminal 80 24 LC_ALL=C
  begin_check || return 1
  ! screen | LC_ALL=C grep -q '[^ -~]'
}

closed_input() {
  data=$(mktemp -d "$home/data.XXXX")
  XDG_DATA_HOME=$data timeout 10 "$program" check <&- >/dev/null 2>&1
  [[ $? -eq 69 ]] || return 1
  XDG_DATA_HOME=$data timeout 10 "$program" session office_reset <&- >/dev/null 2>&1
  [[ $? -eq 65 ]] || return 1
  timeout 10 "$program" about 2>/dev/null >&-
  echo '{"answers":{}}' | timeout 10 "$program" call triage >/dev/full 2>/dev/null
  [[ $? -eq 67 ]]
}

two_at_once() {
  open_terminal 80 24
  begin_check || return 1
  local said
  said=$(XDG_DATA_HOME=$data "$program" delete --yes 2>&1)
  [[ $? -eq 68 && $said == *'another window'* && -f $data/unhunch/unhunch.db ]]
}

# A second terminal beside the first, which goes on and loses nothing.
two_terminals() {
  open_terminal 80 24
  begin_check || return 1
  tm new-window -t t -n second env LC_ALL=C.UTF-8 XDG_DATA_HOME="$data" bash --norc --noprofile
  type_line "$program check; echo \"status \$?\""
  wait_for 'Question 5 ' && answer n 'Question 6 ' && type_keys q && wait_for 'status 65' || return 1
  type_line exit
  tm select-window -t t:0
  wait_for 'Question 5 ' && answer n 'Question 6 ' && answer n 'Question 7 ' && type_keys q && wait_for 'status 65' &&
    [[ $(folded | grep -o '"[a-z_]*":"no"' | wc -l) -ge 2 ]]
}

# The server in the background and a check in the terminal, both with the same log.
beside_the_server() {
  open_terminal 80 24
  local address
  XDG_DATA_HOME=$data "$program" --no-open --port 0 >"$home/address" 2>/dev/null &
  local server=$!
  for _ in {1..100}; do
    [[ -s $home/address ]] && break
    sleep 0.05
  done
  address=$(<"$home/address")
  [[ $address == http* ]] && begin_check && answer n 'Question 6 ' && type_keys q && wait_for 'status 65' &&
    folded | grep -q '"age_band":"age_20_44"'
  local result=$? said
  said=$(XDG_DATA_HOME=$data "$program" delete --yes 2>&1)
  [[ $? -eq 68 && $said == *'browser'* ]] || result=1
  kill "$server"
  wait "$server" 2>/dev/null
  return "$result"
}

damaged_log() {
  open_terminal 80 24
  mkdir -p "$data/unhunch"
  head -c 20000 /dev/zero | tr '\0' x >"$data/unhunch/unhunch.db"
  type_line 'clear; u check'
  wait_for 'status 66' && screen | tr -d '\n' | grep -q 'unhunch restore' && [[ $(stat -c %s "$data/unhunch/unhunch.db") -eq 20000 ]]
}

read_only_folder() {
  ((EUID == 0)) && { mount -t tmpfs -o size=64k tmpfs "$home/small" 2>/dev/null || return "$skipped"; }
  open_terminal 80 24
  data=$home/small
  if ((EUID == 0)); then
    mount -o remount,ro "$home/small"
  else
    chmod 500 "$home/small"
  fi
  type_line "clear; XDG_DATA_HOME=$home/small u check"
  wait_for 'status 67' && screen | grep -q 'could not be saved'
  local result=$?
  ((EUID == 0)) && umount "$home/small"
  return "$result"
}

full_disk() {
  ((EUID == 0)) && mount -t tmpfs -o size=512k tmpfs "$home/small" 2>/dev/null || return "$skipped"
  open_terminal 80 24
  type_line "export XDG_DATA_HOME=$home/small; clear"
  begin_check || return 1
  data=$home/small
  folded >"$home/before.json"
  dd if=/dev/zero of="$home/small/fill" bs=4k count=1000 2>/dev/null
  type_keys n
  wait_for 'status 67' && screen | grep -q 'could not be saved' || return 1
  rm "$home/small/fill"
  folded | cmp -s "$home/before.json" -
}

# Help does not wait for the disk.
full_disk_in_an_emergency() {
  umount "$home/small" 2>/dev/null
  ((EUID == 0)) && mount -t tmpfs -o size=512k tmpfs "$home/small" 2>/dev/null || return "$skipped"
  open_terminal 80 24
  type_line "export XDG_DATA_HOME=$home/small; clear"
  begin_check || return 1
  dd if=/dev/zero of="$home/small/fill" bs=4k count=1000 2>/dev/null
  answer y 'Call now: 999' && type_keys x && wait_for 'status 4' && screen | grep -q 'could not be saved'
}

no_core_dump() {
  open_terminal 80 24
  begin_check || return 1
  grep -q '^Max core file size  *0  *0 ' "/proc/$(running)/limits"
}

mkdir -p "$home/small"

check "killed in the middle of the check, it goes on at the same question" killed_in_the_middle
check "the emergency message is the first line of the screen" emergency_comes_first
check "suspended and continued, the question is there again" suspended_and_continued
check "interrupted, the terminal is as it was" interrupted
check "a window may change its size at any time" window_changes
check "a session runs to its end in a small window and is kept" session_runs_to_its_end
check "NO_COLOR means no colour" without_colour
check "a dumb terminal gets lines and no escape sequences" dumb_terminal
check "outside UTF-8 everything is ASCII" other_locale
check "closed input and output are no trouble" closed_input
check "a second one at the same time changes nothing" two_at_once
check "two terminals at once both keep what is answered" two_terminals
check "beside the server a check goes on, and nothing is deleted" beside_the_server
check "a damaged log is said so with a remedy, and kept" damaged_log
check "a folder that cannot be written is said so" read_only_folder
check "a full disk is said so, and keeps what was there" full_disk
check "a full disk does not keep back the emergency message" full_disk_in_an_emergency
check "no core dumps" no_core_dump
exit "$failed"
