#!/usr/bin/env bash
# What it costs to have breaks looked after all day, side by side in one run: Unhunch with its server, its agent alone,
# and Workrave, Safe Eyes and RSIBreak from Debian, each on a desktop of its own (X server, window manager, buses,
# notifications), first with nobody there, then with somebody who types.
#
#   bench/desk/cost.bash [SECONDS]      (60 for each of the two; UNHUNCH_PROGRAM, or build/release/unhunch)
#
# The section [bench] of cmake/packages.txt names what it needs. PSS and wake-ups (voluntary context switches) are of the
# whole process tree, and what somebody else's program starts and ends in between (xprintidle) is not seen by them.
# Ready is, for Unhunch, until it answers (bench/desk/ready.mjs); for the others until the last moment in which they
# used the processor before half a second of rest.
# SPDX-License-Identifier: Apache-2.0
set -uo pipefail

here=$(dirname -- "$(realpath -- "${BASH_SOURCE[0]}")")
seconds=${1:-60}
program=$(realpath -- "${UNHUNCH_PROGRAM:-$here/../../build/release/unhunch}")
node=$here/../../node_modules/.bin/node
work=$(mktemp -d)
started=()
finish() {
  local i
  for ((i = ${#started[@]} - 1; i >= 0; --i)); do kill "${started[i]}" 2>/dev/null; done
  wait 2>/dev/null
  rm -rf -- "$work"
}
trap finish EXIT

tree() { # tree PID: it and its children
  local child
  echo "$1"
  for child in $(cat "/proc/$1"/task/*/children 2>/dev/null); do tree "$child"; done
}
pss() {
  local pid sum=0 one
  for pid in $(tree "$1"); do
    one=$(awk '/^Pss:/ { print $2 }' "/proc/$pid/smaps_rollup" 2>/dev/null)
    ((sum += ${one:-0}))
  done
  echo "$sum"
}
switches() {
  local pid
  for pid in $(tree "$1"); do cat "/proc/$pid"/task/*/status 2>/dev/null; done | awk '/^voluntary/ { sum += $2 } END { print sum + 0 }'
}
ticks() { # of processor, a hundred a second
  local pid
  for pid in $(tree "$1"); do cat "/proc/$pid/stat" 2>/dev/null; done |
    awk '{ sub(/.*\) /, ""); sum += $12 + $13 } END { print sum + 0 }'
}
# rested PID BEGIN: milliseconds from BEGIN to the last work before half a second without any.
rested() {
  local pid=$1 before=-1 now last=$2 quiet=0
  while ((quiet < 25)) && kill -0 "$pid" 2>/dev/null; do
    now=$(ticks "$pid")
    if ((now != before)); then
      before=$now last=$EPOCHREALTIME quiet=0
    else
      ((quiet += 1))
    fi
    sleep 0.02
  done
  awk -v a="$2" -v b="$last" 'BEGIN { printf "%.0f", (b - a) * 1000 }'
}
per_second() { awk -v a="$1" -v b="$2" -v s="$seconds" 'BEGIN { printf "%.2f", (b - a) / s }'; }

surround() {
  place=$(mktemp -d "$work/place.XXXX")
  mkdir -m 700 "$place/run"
  # Safe Eyes knows no other place for its settings than .config.
  export HOME=$place XDG_RUNTIME_DIR=$place/run XDG_CONFIG_HOME=$place/.config XDG_DATA_HOME=$place/.local/share
  mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME"
  unset WAYLAND_DISPLAY XDG_SESSION_TYPE
  cat >"$place/bus.conf" <<END
<busconfig><type>session</type><listen>unix:path=$place/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
END
  dbus-daemon --nofork --config-file="$place/bus.conf" >"$place/bus.log" 2>&1 &
  started+=("$!")
  export DBUS_SESSION_BUS_ADDRESS=unix:path=$place/bus DBUS_SYSTEM_BUS_ADDRESS=unix:path=$place/bus
  local number
  exec {number}<>"$place/display"
  Xvfb -displayfd "$number" -screen 0 1024x768x24 -nolisten tcp >"$place/x.log" 2>&1 &
  started+=("$!")
  until [[ -s $place/display ]]; do sleep 0.1; done
  DISPLAY=:$(<"$place/display")
  exec {number}>&-
  export DISPLAY
  openbox >"$place/openbox.log" 2>&1 &
  started+=("$!")
  dunst >"$place/dunst.log" 2>&1 &
  started+=("$!")
  sleep 1
}

# unhunch_ready COMMAND...: prints its milliseconds. Its log is there already, as on every day but the first.
unhunch_ready() { "$node" "$here/ready.mjs" "$XDG_DATA_HOME/unhunch" "$@"; }

tell() { printf '%-22s %s\n' "$1" "$2"; }

# measure NAME COMMAND...
first_pss=''
measure() {
  local name=$1 pid before after begin ready='' idle active memory
  shift
  command -v "$1" >/dev/null || { tell "$name" "not installed"; return; }
  surround
  if [[ $1 == "$program" ]]; then
    ready=$(unhunch_ready "$@") || { tell "$name" "did not answer: ${ready:-nothing}"; return; }
  fi
  begin=$EPOCHREALTIME
  "$@" >"$place/out.log" 2>&1 &
  pid=$!
  started+=("$pid")
  ready=${ready:-$(rested "$pid" "$begin")}
  sleep 8
  kill -0 "$pid" 2>/dev/null || { tell "$name" "ended by itself: $(tail -n 1 "$place/out.log")"; return; }
  before=$(switches "$pid")
  sleep "$seconds"
  after=$(switches "$pid")
  idle=$(per_second "$before" "$after")
  before=$after
  local end=$((SECONDS + seconds))
  while ((SECONDS < end)); do
    xdotool mousemove "$((RANDOM % 700))" "$((RANDOM % 500))" key a
    sleep 0.2
  done
  active=$(per_second "$before" "$(switches "$pid")")
  memory=$(pss "$pid")
  first_pss=${first_pss:-$memory}
  printf '%-22s %8.1f MB %6.1f x %8s idle %8s active %6s ms\n' "$name" "$(awk -v m="$memory" 'BEGIN { print m / 1024 }')" \
    "$(awk -v m="$memory" -v f="$first_pss" 'BEGIN { print m / f }')" "$idle" "$active" "$ready"
  kill "$pid" 2>/dev/null
  sleep 1
}

printf '%s seconds idle and active; memory (PSS) and its ratio to the first line, wake-ups a second, time until ready\n' "$seconds"
measure "unhunch" "$program" --no-open --port 0
measure "unhunch desk" "$program" desk
for other in workrave safeeyes rsibreak; do measure "$other" "$other"; done
