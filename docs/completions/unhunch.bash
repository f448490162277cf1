# SPDX-License-Identifier: Apache-2.0
# Completion of unhunch for bash: source this file, or put it into /usr/share/bash-completion/completions/unhunch.
# shellcheck shell=bash

# The ids in the first column of a list, asked from the program itself.
_unhunch_ids() { NO_COLOR=1 "${COMP_WORDS[0]}" "$1" 2>/dev/null | sed -n 's/^  \([a-z][a-z0-9_]*\) .*/\1/p'; }

_unhunch() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command='' word words=''
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in
      check | today | plan | calendar | report | export | import | session | exercises | figure | routines | about | data | delete | backup | restore | doctor | desk | status | pause | resume | break | autostart | call | check-regimen | help)
        command=$word
        break
        ;;
    esac
  done
  COMPREPLY=()
  case $previous in
    --data | --regimen) mapfile -t COMPREPLY < <(compgen -d -- "$current"); return ;;
    --database) return ;;
    --result) words='exercise_ok exercise_with_limits no_exercise' ;;
    -o | --output) mapfile -t COMPREPLY < <(compgen -f -- "$current"); return ;;
    --without) words='flags conditions pattern response function measures doing prompts medicines' ;;
    --side) words='left right' ;;
    --skin) words='light medium dark' ;;
    --clothes) words='mist sage sand' ;;
    --port | --database | --at | --size | --on | --date | --by | --limit | --minutes | --done | --settled | --from | --to | --name) return ;;
  esac
  if [[ -z $words ]]; then
    case $command in
      '') words='check today plan calendar report export import session exercises figure routines about data delete backup restore doctor desk status pause resume break autostart call check-regimen help --data --port --no-open --database --verbose --help --version' ;;
      check) words='--show --json --done --settled --on --by --result --limit --yes --help' ;;
      plan) words='--date --json --help' ;;
      session) words="--minutes --voice --json --help $(_unhunch_ids routines)" ;;
      exercises) words="--help $(_unhunch_ids exercises)" ;;
      figure) words="--at --sheet --size --side --skin --clothes --dark --transparent --regimen --output --help $(_unhunch_ids figure)" ;;
      calendar) words='--output --force --help' ;;
      report) words='--from --to --name --without --output --yes --force --help' ;;
      export) words='--output --help' ;;
      backup | restore | import) mapfile -t COMPREPLY < <(compgen -f -- "$current"); return ;;
      doctor | status | resume) words='--json --help' ;;
      pause) words='30m 1h 2h tomorrow meeting --json --help' ;;
      break) words='now --json --help' ;;
      autostart) words='on off --help' ;;
      delete) words='--yes --help' ;;
      call) words="--list --help $("${COMP_WORDS[0]}" call --list 2>/dev/null)" ;;
      check-regimen) mapfile -t COMPREPLY < <(compgen -d -W '--json --help' -- "$current"); return ;;
      *) words='--help' ;;
    esac
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -F _unhunch unhunch
