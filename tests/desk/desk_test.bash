#!/usr/bin/env bash
# The desktop in real surroundings without a screen: X servers, compositors, notification services, buses and sound
# servers of the test's own, each in a folder of its own and ended again.
#
#   tests/desk/desk_test.bash [FOLDER]     (build/release, where desk_probe, stub_compositor and stub_window are)
#
# Prints `ok name`, `not ok name` or `skip name (why)` for each test; the exit status is 1 when one failed.
# SPDX-License-Identifier: Apache-2.0
# shellcheck disable=SC2317  # the tests are called by name
set -uo pipefail

here=$(dirname -- "$(realpath -- "${BASH_SOURCE[0]}")")
build=$(realpath -- "${1:-build/release}")
node=$here/../../node_modules/.bin/node
work=$(mktemp -d)
failed=0

# ---- surroundings ---------------------------------------------------------------------------------------------------

started=() # the processes of the running test
start() {  # start COMMAND...: in the background, its output in $place/COMMAND.log
  "$@" >"$place/${1##*/}.log" 2>&1 </dev/null 3>&- 4>&- &
  started+=("$!")
}
stop() { # stop PID
  kill "$1" 2>/dev/null
  wait "$1" 2>/dev/null || true
}
stop_all() {
  exec 3>&- 4>&-
  local i
  for ((i = ${#started[@]} - 1; i >= 0; --i)); do stop "${started[i]}"; done
  started=()
}
finish() {
  stop_all
  rm -rf -- "$work"
}
trap finish EXIT

# surround: a folder for everything, and no desktop at all.
surround() {
  place=$(mktemp -d "$work/place.XXXX")
  mkdir -m 700 "$place/run" "$place/home" "$place/config"
  unset DISPLAY WAYLAND_DISPLAY XDG_SESSION_ID XDG_SESSION_TYPE XDG_CURRENT_DESKTOP PIPEWIRE_REMOTE
  export HOME=$place/home XDG_RUNTIME_DIR=$place/run XDG_CONFIG_HOME=$place/config
  export DBUS_SESSION_BUS_ADDRESS=unix:path=$place/none DBUS_SYSTEM_BUS_ADDRESS=unix:path=$place/none
  cat >"$place/bus.conf" <<END
<busconfig><type>session</type><listen>unix:path=$place/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
END
}
wait_until() { # wait_until COMMAND...: ten seconds at most
  local _
  for _ in {1..200}; do
    "$@" >/dev/null 2>&1 && return 0
    sleep 0.05
  done
  return 1
}
start_bus() { # one bus serves as both, since nobody knows which one they talk to
  start dbus-daemon --nofork --config-file="$place/bus.conf"
  export DBUS_SESSION_BUS_ADDRESS=unix:path=$place/bus DBUS_SYSTEM_BUS_ADDRESS=unix:path=$place/bus
  wait_until test -S "$place/bus"
}
start_x() {
  local number
  exec {number}<>"$place/display"
  Xvfb -displayfd "$number" -screen 0 800x600x24 -nolisten tcp >"$place/xvfb.log" 2>&1 &
  started+=("$!")
  wait_until test -s "$place/display" || return 1
  DISPLAY=:$(<"$place/display")
  exec {number}>&-
  export DISPLAY
  start openbox
  wait_until xdotool get_num_desktops # which the window manager tells
}
start_dunst() {
  mkdir -p "$place/config/dunst"
  printf '#!/bin/sh\nexec grep -m 1 "%s"\n' "${chosen:-Skip}" >"$place/menu"
  chmod +x "$place/menu"
  printf '[global]\ndmenu = %s\nmouse_left_click = do_action\nmarkup = full\n' "$place/menu" >"$place/config/dunst/dunstrc"
  start dunst
  dunst_pid=${started[-1]}
  wait_until dunstctl is-paused
}

# ---- the probe ------------------------------------------------------------------------------------------------------

seen=0
start_probe() { # start_probe OPTION...: commands go to descriptor 3
  mkfifo "$place/commands"
  "$build/desk_probe" "$@" <"$place/commands" >"$place/told" 2>"$place/probe.log" 4>&- &
  probe=$!
  started+=("$probe")
  exec 3>"$place/commands"
  seen=0
  expect '^ready'
}
order() { echo "$*" >&3; }
expect() { # expect PATTERN: a line like this comes, after the one that was expected last
  local _ at
  for _ in {1..200}; do
    at=$(tail -n +"$((seen + 1))" "$place/told" | grep -nEm 1 -- "$1" | cut -d: -f1)
    [[ -n $at ]] && { ((seen += at)); return 0; }
    sleep 0.05
  done
  echo "# no line like: $1"
  return 1
}
never() { ! grep -qE -- "$1" "$place/told" || { echo "# a line like: $1"; return 1; }; }
describe() { # describe PATTERN
  local _
  for _ in {1..20}; do
    order describe
    sleep 0.1
    tail -n 8 "$place/told" | grep -qE -- "$1" && return 0
  done
  echo "# no service like: $1"
  return 1
}

# check NAME FUNCTION COMMAND...: a test, and the commands that have to be installed for it.
check() {
  local name=$1 function=$2 tool
  shift 2
  for tool in "$@"; do
    if ! command -v "$tool" >/dev/null; then
      echo "skip $name ($tool is not installed)"
      return
    fi
  done
  surround
  if "$function"; then
    echo "ok $name"
  else
    echo "not ok $name"
    tail -n 20 "$place"/told "$place"/*.log 2>/dev/null | sed 's/^/# /'
    failed=1
  fi
  stop_all
}

# ---- nothing, and X11 -----------------------------------------------------------------------------------------------

without_anything() {
  start_probe || return
  order "notify b Hello|Body|start=Start"
  order "tray Tip|open=Open"
  order "pause on"
  describe 'idle: absent by \[\] nothing here tells' && describe 'notifications: absent' && describe 'calls: absent' &&
    describe 'tray: absent' && kill -0 "$probe"
}

x11_idle() {
  start_x && start_probe --absence 1500 --pause 500 || return
  xdotool mousemove 10 10
  expect '^idle since [12]$' && xdotool mousemove 20 20 && expect '^active$' && order "pause on" && expect '^paused$' &&
    expect '^idle since' && order "pause on" && expect '^paused$' && # which has come already
    xdotool key a && expect '^active$' && describe 'idle: works by \[X11 \(XSync\)\] $' &&
    [[ $(grep -c paused "$place/told") == 2 ]]
}

x11_already_idle() {
  start_x && xdotool mousemove 10 10 && sleep 1.5 && start_probe --absence 1000 && expect '^idle since [12]$'
}

x11_ends() {
  start_x && start_probe --absence 800 && expect '^idle' || return
  stop "${started[0]}"
  expect '^active$' && describe 'idle: absent' && kill -0 "$probe"
}

xwayland() {
  start_x && XDG_SESSION_TYPE=wayland start_probe --absence 500 && describe 'idle: absent' && never '^idle'
}

fullscreen() {
  start_x && start_probe || return
  mkfifo "$place/window"
  "$build/stub_window" <"$place/window" 3>&- &
  started+=("$!")
  exec 4>"$place/window"
  wait_until xdotool getactivewindow
  order "fullscreen on" && describe 'fullscreen: works' && echo on >&4 && expect '^hold fullscreen$' && echo off >&4 &&
    expect '^free fullscreen$' && echo on >&4 && expect '^hold fullscreen$' && order "fullscreen off" &&
    expect '^free fullscreen$'
}

# ---- notifications --------------------------------------------------------------------------------------------------

displayed() { [[ $(dunstctl count displayed) == "$1" ]]; }

dunst_buttons() {
  start_bus && start_x && start_dunst && start_probe || return
  describe 'notifications: works by \[org.freedesktop.Notifications\] $' || return
  order "notify b Hello|5 < 6 & <b>so</b>|start=Start|skip=Skip" && wait_until displayed 1 || return
  dunstctl close && wait_until displayed 0 && dunstctl history | grep -qF '5 &lt; 6 &amp; &lt;b&gt;so&lt;/b&gt;' || return
  expect '^closed b by the person$' && order "notify b Hello||start=Start" && wait_until displayed 1 || return
  order "notify b Hello again||start=Start|skip=Skip" && sleep 0.3 && displayed 1 || return # replaced, not added
  dunstctl action 0
  expect '^action b skip$' && order "close b" && wait_until displayed 0 || return
  order "notify c One||default=Go" && wait_until displayed 1 && sleep 0.3 || return
  local X Y WIDTH HEIGHT
  eval "$(xdotool search --onlyvisible --class Dunst getwindowgeometry --shell)"
  xdotool mousemove "$((X + WIDTH / 2))" "$((Y + HEIGHT / 2))" click 1
  expect '^action c default$' && order "close c" && wait_until displayed 0 || return
  order "notify d Over||" && wait_until displayed 1 && order "close d" && wait_until displayed 0 && never 'closed d'
}

dunst_later() {
  start_bus && start_x && start_probe || return
  order "notify b Hello||start=Start" && sleep 0.3 && start_dunst && wait_until displayed 1 || return
  stop "$dunst_pid"
  start_dunst && wait_until displayed 1 && order "close b" && wait_until displayed 0
}

dunst_quiet() {
  start_bus && start_x && start_dunst && start_probe || return
  dunstctl set-paused true && expect '^hold do_not_disturb$' && dunstctl set-paused false &&
    expect '^free do_not_disturb$' && describe 'do_not_disturb: works by \[dunst\]'
}

gnome_quiet() {
  start_bus || return
  export XDG_CURRENT_DESKTOP=GNOME
  local service key=/org/gnome/desktop/notifications/show-banners
  service=$(find /usr/libexec /usr/lib -name dconf-service -type f 2>/dev/null | head -n 1)
  [[ -n $service ]] && start "$service" && sleep 0.3
  dconf write /org/gnome/desktop/interface/clock-format "'24h'" && start_probe || return
  dconf write "$key" false && expect '^hold do_not_disturb$' && dconf write "$key" true &&
    expect '^free do_not_disturb$' && dconf write "$key" false && expect '^hold' && dconf reset "$key" && expect '^free'
}

xfce_quiet() {
  start_bus || return
  export XDG_CURRENT_DESKTOP=XFCE
  local service
  service=$(find /usr/lib /usr/libexec -name xfconfd -type f 2>/dev/null | head -n 1)
  [[ -n $service ]] && start "$service" && sleep 0.3
  start_probe || return
  xfconf-query -c xfce4-notifyd -p /do-not-disturb -n -t bool -s true && expect '^hold do_not_disturb$' &&
    xfconf-query -c xfce4-notifyd -p /do-not-disturb -s false && expect '^free do_not_disturb$'
}

tray() {
  start_bus && start_probe || return
  order "tray All is well|open=Open|break=Break_now||quit=Quit" && sleep 0.2
  start /usr/bin/python3 "$here/tray_host.py" Break__now
  expect '^menu break$' && expect '^menu activate$' && describe 'tray: works' || return
  grep -qF 'icon Probe / All is well / [(22, 22, 1936), (44, 44, 7744)]' "$place/python3.log" || return
  [[ $(grep -c ^entry "$place/python3.log") == 4 ]] || return
  stop "${started[-1]}"
  start /usr/bin/python3 "$here/tray_host.py" Quit # the panel starts anew
  expect '^menu quit$'
}

# ---- Wayland --------------------------------------------------------------------------------------------------------

start_stub() { # start_stub KIND: commands go to descriptor 4
  mkfifo "$place/input"
  "$build/stub_compositor" "$1" <"$place/input" >"$place/socket" &
  started+=("$!")
  exec 4>"$place/input"
  wait_until test -s "$place/socket"
  WAYLAND_DISPLAY=$(<"$place/socket")
  export WAYLAND_DISPLAY
}
wayland_away_and_back() {
  expect '^idle since 1$' && echo input >&4 && expect '^active$' && order "pause on" && expect '^paused$' &&
    expect '^idle' && echo input >&4 && expect '^active$' && never '^watching'
}
wayland_1() {
  start_stub 1 && start_probe --absence 1000 --pause 300 && wayland_away_and_back &&
    describe 'idle: works by \[Wayland \(ext-idle-notify 1\)\]'
}
wayland_2() {
  start_stub 2 && start_probe --absence 1000 --pause 300 && wayland_away_and_back || return
  echo "inhibit on" >&4
  expect '^watching since 1$' && echo "inhibit off" >&4 && expect '^idle' && echo input >&4 && expect '^active$' &&
    describe 'idle: works by \[Wayland \(ext-idle-notify 2\)\]'
}
wayland_kde() {
  start_stub kde && start_probe --absence 1000 --pause 300 && wayland_away_and_back &&
    describe 'idle: works by \[Wayland \(KDE idle\)\]'
}
wayland_ends() {
  start_stub 2 && start_probe --absence 500 && expect '^idle' && exec 4>&- && expect '^active$' &&
    describe 'idle: absent' && kill -0 "$probe"
}

gnome() {
  start_bus || return
  start mutter --wayland --headless --no-x11 --virtual-monitor 1280x800
  wait_until gdbus wait --session --timeout 10 org.gnome.Mutter.IdleMonitor || return
  mkfifo "$place/input"
  /usr/bin/python3 "$here/mutter_input.py" <"$place/input" >"$place/input.log" 2>&1 3>&- &
  started+=("$!")
  exec 4>"$place/input"
  wait_until grep -q ready "$place/input.log" || return
  echo >&4
  XDG_SESSION_TYPE=wayland start_probe --absence 1500 --pause 500 || return
  expect '^idle since [12]$' && echo >&4 && expect '^active$' && order "pause on" && expect '^paused$' &&
    expect '^idle' && echo >&4 && expect '^active$' && describe "idle: works by \[GNOME"
}

# ---- sleep, calls, clocks, cost -------------------------------------------------------------------------------------

logind_set() { # logind_set PROPERTY VALUE
  gdbus call --session -d org.freedesktop.login1 -o /org/freedesktop/login1/session/c1 \
    -m org.freedesktop.DBus.Mock.UpdateProperties org.freedesktop.login1.Session "{'$1': <$2>}"
}
logind_emit() { # logind_emit PATH INTERFACE SIGNAL TYPES VALUES
  gdbus call --session -d org.freedesktop.login1 -o "$1" -m org.freedesktop.DBus.Mock.EmitSignal "$2" "$3" "$4" "$5"
}
logind() {
  local manager=/org/freedesktop/login1 session=/org/freedesktop/login1/session/c1
  start_bus || return
  start /usr/bin/python3 -m dbusmock --system --template logind
  wait_until gdbus wait --session --timeout 10 org.freedesktop.login1 || return
  gdbus call --session -d org.freedesktop.login1 -o "$manager" -m org.freedesktop.DBus.Mock.AddSession c1 seat0 "$UID" me true \
    >/dev/null || return
  export XDG_SESSION_ID=c1
  logind_set LockedHint false >/dev/null
  start_probe || return
  describe 'sleep: works by \[logind\]' || return
  logind_emit "$session" org.freedesktop.login1.Session Lock "" "[]" && expect '^locked$' &&
    logind_emit "$session" org.freedesktop.login1.Session Unlock "" "[]" && expect '^unlocked$' &&
    logind_set LockedHint true && expect '^locked$' && logind_set LockedHint false && expect '^unlocked$' &&
    logind_emit "$manager" org.freedesktop.login1.Manager PrepareForSleep b "[<true>]" && expect '^falls asleep$' &&
    logind_set Active false && expect '^behind$' && logind_set Active true && expect '^front$' &&
    logind_set IdleHint true && expect '^idle' && logind_set IdleHint false && expect '^active$' &&
    describe 'idle: works by \[the login service'
} >/dev/null

calls() {
  start_bus && start_probe || return # the server comes later
  start pipewire
  start wireplumber
  wait_until pw-cli info 0 || return
  pw-cli create-node adapter '{ factory.name=support.null-audio-sink node.name=mic media.class=Audio/Source/Virtual
    object.linger=true audio.position=[FL FR] }' >/dev/null || return
  pw-cli create-node adapter '{ factory.name=support.null-audio-sink node.name=speakers media.class=Audio/Sink
    object.linger=true audio.position=[FL FR] }' >/dev/null || return
  describe 'calls: works by \[PipeWire\]' || return
  start pw-record -P '{ stream.capture.sink=true }' "$place/meter.wav"
  sleep 1.5
  never '^hold' || return # what comes out of the speakers is no call
  start pw-record "$place/voice.wav"
  local recorder=${started[-1]}
  expect '^hold microphone$' && stop "$recorder" && expect '^free microphone$' || return
  start pw-record "$place/again.wav"
  expect '^hold microphone$' || return
  local i
  for ((i = 0; i < ${#started[@]}; ++i)); do
    [[ $(</proc/"${started[i]}"/comm) == pipewire ]] && stop "${started[i]}" && break
  done
  expect '^free microphone$' && kill -0 "$probe"
}

clock_step() {
  local library
  library=$(find /usr/lib -name libfaketime.so.1 2>/dev/null | head -n 1)
  [[ -n $library ]] || return 1
  echo +0 >"$place/time"
  LD_PRELOAD=$library FAKETIME_TIMESTAMP_FILE=$place/time FAKETIME_NO_CACHE=1 FAKETIME_DONT_FAKE_MONOTONIC=1 start_probe || return
  echo +1h >"$place/time" && order describe && expect '^clock stepped 60 min$' && echo +0 >"$place/time" &&
    order describe && expect '^clock stepped -60 min$'
}

# ---- the program ----------------------------------------------------------------------------------------------------

agent() { # agent SECONDS [SKIPPED]: the break agent of somebody who is due a break then, and skipped some before; what
  # it opens is written down
  mkdir -p "$place/bin"
  printf '#!/bin/sh\necho "$1" >>"%s/opened"\n' "$place" >"$place/bin/xdg-open"
  chmod +x "$place/bin/xdg-open"
  export PATH=$place/bin:$PATH UNHUNCH_PROGRAM=$build/unhunch UNHUNCH_REGIMEN_JSON=$build/regimen.json
  "$node" "$here/near_break.mjs" "$place/data" "$@" >"$place/near.log" 2>&1 || return
  start "$build/unhunch" --data "$place/data" desk
  wait_until test -S "$place/data/desk.sock"
}
mode() { [[ $("$build/unhunch" --data "$place/data" status --json) == *"\"mode\":\"$1\""* ]]; }
soon() { # soon COMMAND...: half a minute at most
  local _
  for _ in {1..3}; do wait_until "$@" && return 0; done
  echo "# never: $*"
  "$build/unhunch" --data "$place/data" status --json | sed 's/^/# /'
  return 1
}

# A break falls due, waits for a pause in typing, is offered, started from its button, and opens the app, which takes over.
whole_break() {
  start_bus && start_x && chosen=Start start_dunst && agent 4 && mode sitting || return
  local _
  for _ in {1..30}; do
    xdotool key a
    displayed 0 || { echo "# it spoke while somebody typed"; return 1; }
    sleep 0.2
  done
  soon displayed 1 && mode notified && dunstctl context && soon displayed 0 && soon test -s "$place/opened" || return
  grep -qE '^http://127.0.0.1:[0-9]+/start\?token=' "$place/opened" && soon mode on_break || return
  pkill -TERM -f -- "$build/unhunch --data $place/data" # the app, and what it becomes again
  sleep 0.5
  pkill -TERM -f -- "$place/data" || true
}

# While it would disturb it waits, says why, and comes after it.
held_break() {
  start_bus && start_x && start_dunst && agent 2 || return
  dunstctl set-paused true
  soon mode held && [[ $("$build/unhunch" --data "$place/data" status) == *"do not disturb is on"* ]] || return
  displayed 0 && [[ $(dunstctl count waiting) == 0 ]] && dunstctl set-paused false && soon displayed 1 || return
  dunstctl close && soon mode sitting
}

# Skipped once too often: another interval is offered, once, and taken with one press.
longer_interval() {
  start_bus && start_x && start_dunst && agent 2 2 && soon displayed 1 && dunstctl context && soon asks || return
  sed -i 's/Skip/Every/' "$place/menu"
  soon displayed 1 && dunstctl context && soon displayed 0 && ! asks && soon longer
}
asks() { [[ $("$build/unhunch" --data "$place/data" status --json) == *'"longer_min":75'* ]]; }
longer() { [[ $("$build/unhunch" --data "$place/data" status --json) =~ \"left_s\":4[0-9]{3}[,}] ]]; }

switches() { awk '/^voluntary/ { print $2 }' "/proc/$probe/status"; }
cost() {
  start_bus && start_x && start_dunst && start_probe || return
  order "tray All is well|open=Open"
  describe 'notifications: works' || return
  xdotool mousemove 1 1
  local before='' memory
  until [[ $before == "$(switches)" ]]; do  # what it was told is done with, on a busy machine too
    before=$(switches)
    sleep 0.5
  done
  xdotool type --delay 100 aaaaaaaaaaaaaaaaaaaa  # by one process, so that a busy machine leaves no gap between two keys
  memory=$(awk '/^Pss:/ { print $2 }' "/proc/$probe/smaps_rollup")
  echo "# $memory kB of memory of its own (PSS), $(($(switches) - before)) times awake while somebody typed for two seconds"
  ((memory <= 3072 && $(switches) - before <= 1))
}

check "without a desktop everything is a sentence, and nothing fails" without_anything
check "X11: away, back and a pause" x11_idle Xvfb openbox xdotool
check "X11: somebody who was away already" x11_already_idle Xvfb openbox xdotool
check "X11: the display ends and the program goes on" x11_ends Xvfb openbox xdotool
check "X11: a display inside Wayland is not asked" xwayland Xvfb openbox xdotool
check "X11: a window fills the screen" fullscreen Xvfb openbox xdotool
check "dunst: buttons, replacing and closing" dunst_buttons dbus-daemon Xvfb openbox xdotool dunst
check "dunst: it starts later, and anew" dunst_later dbus-daemon Xvfb openbox xdotool dunst
check "dunst: do not disturb" dunst_quiet dbus-daemon Xvfb openbox xdotool dunst
check "GNOME: do not disturb, out of dconf" gnome_quiet dbus-daemon dconf
check "XFCE: do not disturb, out of xfconf" xfce_quiet dbus-daemon xfconf-query
check "tray: an icon with a menu, and a panel that starts anew" tray dbus-daemon /usr/bin/python3
check "Wayland: ext-idle-notify version 1" wayland_1
check "Wayland: ext-idle-notify version 2, and somebody who watches" wayland_2
check "Wayland: KDE's older protocol" wayland_kde
check "Wayland: the compositor ends and the program goes on" wayland_ends
check "GNOME: away, back and a pause" gnome dbus-daemon mutter gdbus
check "logind: lock, sleep, another person's turn, and idleness as a last resort" logind dbus-daemon gdbus
check "PipeWire: the microphone is in use, and a level meter is not" calls dbus-daemon pipewire wireplumber pw-record
check "the wall clock is set" clock_step
check "the program: a break is offered in a pause of typing, started and opened" whole_break "$node" dbus-daemon Xvfb openbox xdotool dunst
check "the program: a break waits for the end of do-not-disturb" held_break "$node" dbus-daemon Xvfb openbox xdotool dunst
check "the program: who skips often is offered another interval" longer_interval "$node" dbus-daemon Xvfb openbox xdotool dunst
check "it costs little, and sleeps while somebody types" cost dbus-daemon Xvfb openbox xdotool dunst
exit "$failed"
