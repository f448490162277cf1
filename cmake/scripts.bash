# What ./run and ./test share. Everything here talks on standard error, so that the output of the program stays its own.
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash

say() { printf '%s\n' "$*" >&2; }

# missing_packages FILE SECTION... prints the packages of these sections that are not installed.
missing_packages() {
  local file=$1 section='' line package command installed
  shift
  local wanted=()
  while read -r line; do
    case $line in
      '' | '#'*) ;;
      '['*']') section=${line//[\[\]]/} ;;
      *)
        [[ " $* " == *" $section "* ]] || continue
        package=${line%% *}
        command=''
        [[ $line == *'('*')' ]] && command=${line##*\(} && command=${command%\)}
        [[ -n $command ]] && command -v "$command" >/dev/null && continue
        wanted+=("$package")
        ;;
    esac
  done <"$file"
  installed=" $(dpkg-query -W -f '${db:Status-Status}:${Package} ' "${wanted[@]}" 2>/dev/null)"
  for package in "${wanted[@]}"; do
    [[ $installed == *" installed:$package "* ]] || printf '%s\n' "$package"
  done
}

# install_packages FILE SECTION... installs what is missing and fails when it cannot.
install_packages() {
  local missing as_root=()
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "This system has no apt: please see to it that what $1 lists is there."
    return 0
  fi
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      say "Please install these packages as root: ${missing[*]}"
      return 1
    fi
    as_root=(sudo)
  fi
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300)
  say "Installing ${#missing[@]} packages: ${missing[*]}"
  "${apt[@]}" update -qq </dev/null >&2 || say "The list of packages could not be renewed; trying with the one that is there."
  "${apt[@]}" install -y -qq --no-install-recommends "${missing[@]}" </dev/null >&2 ||
    { say "These packages could not be installed: ${missing[*]}"; return 1; }
}

# configure PRESET [cmake option...] makes build/PRESET ready; a build folder of another source tree is made afresh.
configure() {
  local preset=$1 cache=build/$1/CMakeCache.txt fresh=()
  shift
  if [[ -f $cache ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$cache"; then
    fresh=(--fresh)
  fi
  cmake "${fresh[@]}" --preset "$preset" "$@"
}

node=node_modules/.bin/node

# Brings node and the packages of the web app, as package-lock.json names them.
install_node() {
  [[ node_modules/.package-lock.json -nt package-lock.json && -x $node ]] && return 0
  command -v npm >/dev/null || { say "npm is not installed, so the web app cannot be built."; return 1; }
  say "Fetching the parts of the web app"
  npm ci --no-audit --no-fund --loglevel=error --foreground-scripts >&2 && touch node_modules/.package-lock.json &&
    "$node" --version >/dev/null
}

# build_app [DATA]: the browser's core in build/wasm, then the web app in web/dist, when anything that it is made of is
# newer. DATA is the build folder with regimen.json, body.bin and motions.bin (build/release).
build_app() {
  local data=${1:-build/release} made=web/dist/index.html
  install_node || return 1
  { [[ -f build/wasm/build.ninja ]] || configure wasm; } >&2 || return 1
  NINJA_STATUS='[%f/%t, %e s] ' ninja -C build/wasm >&2 || return 1
  if [[ -f $made ]] && [[ -z $(find web package-lock.json build/wasm/*.wasm "$data"/{regimen.json,body.bin,motions.bin} \
    -path web/dist -prune -o -newer "$made" -type f -print -quit) ]]; then
    return 0
  fi
  say "Building the web app"
  UNHUNCH_WASM=$PWD/build/wasm UNHUNCH_DATA=$PWD/$data "$node" node_modules/vite/bin/vite.js build web --logLevel warn >&2
}
