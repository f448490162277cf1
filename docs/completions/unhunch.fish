# SPDX-License-Identifier: Apache-2.0
# Completion of unhunch for fish: put this file into ~/.config/fish/completions.

function __unhunch_ids
    NO_COLOR=1 unhunch $argv[1] 2>/dev/null | string match -rg '^  ([a-z][a-z0-9_]*) '
end

set -l commands check today plan calendar report export import session exercises figure routines about data delete backup restore doctor desk status pause resume break autostart call check-regimen help
complete -c unhunch -f
complete -c unhunch -l data -r -a '(__fish_complete_directories)' -d 'Folder of your data'
complete -c unhunch -l database -x -d 'Address of a PostgreSQL'
complete -c unhunch -l help -d 'Help'
complete -c unhunch -n "not __fish_seen_subcommand_from $commands" -l version -d 'Version'
complete -c unhunch -n "not __fish_seen_subcommand_from $commands" -l port -x -d 'Port of the app'
complete -c unhunch -n "not __fish_seen_subcommand_from $commands" -l no-open -d 'Open no browser'
complete -c unhunch -n "not __fish_seen_subcommand_from $commands" -l verbose -d 'Print each request'
for pair in 'check Answer the safety questions' 'today What comes next' 'plan See your week' 'calendar Your week for your calendar' \
        'report A report for a professional' 'export Everything as files' 'import Take over an export' 'session A guided session' \
        'exercises All exercises, or one in words' 'figure See an exercise' 'routines All routines' 'about What this is for' \
        'data Where your data is' 'delete Remove everything' 'backup Copy everything into one file' \
        'restore Put a backup back' 'doctor See whether everything is well' \
        'desk Look after breaks' 'status How breaks stand' 'pause No breaks for a while' 'resume End the pause' \
        'break Take a break now' 'autostart Start with the desktop' 'call One function of the core' \
        'check-regimen Check a pack or a regimen' 'help All commands'
    set -l parts (string split -m 1 ' ' -- $pair)
    complete -c unhunch -n "not __fish_seen_subcommand_from $commands" -a $parts[1] -d $parts[2]
end

complete -c unhunch -n '__fish_seen_subcommand_from check' -l show -d 'The present result'
complete -c unhunch -n '__fish_seen_subcommand_from check plan session doctor check-regimen status pause resume break' -l json -d 'As JSON'
complete -c unhunch -n '__fish_seen_subcommand_from check' -l done -x -d 'Seen by a professional'
complete -c unhunch -n '__fish_seen_subcommand_from check' -l settled -x -d 'Gone by itself'
complete -c unhunch -n '__fish_seen_subcommand_from check' -l on -x -d 'The day'
complete -c unhunch -n '__fish_seen_subcommand_from check' -l by -x -d 'Who looked at it'
complete -c unhunch -n '__fish_seen_subcommand_from check' -l result -x \
    -a 'exercise_ok exercise_with_limits no_exercise' -d 'What you were told'
complete -c unhunch -n '__fish_seen_subcommand_from check' -l limit -x -d 'The limits'
complete -c unhunch -n '__fish_seen_subcommand_from check delete' -l yes -d 'Do not ask'
complete -c unhunch -n '__fish_seen_subcommand_from plan' -l date -x -d 'First day'
complete -c unhunch -n '__fish_seen_subcommand_from session' -l minutes -x -d 'How long'
complete -c unhunch -n '__fish_seen_subcommand_from session' -l voice -d 'Say the steps'
complete -c unhunch -n '__fish_seen_subcommand_from session' -a '(__unhunch_ids routines)'
complete -c unhunch -n '__fish_seen_subcommand_from exercises' -a '(__unhunch_ids exercises)'
complete -c unhunch -n '__fish_seen_subcommand_from backup restore' -r -F
complete -c unhunch -n '__fish_seen_subcommand_from call' -l list -d 'All names'
complete -c unhunch -n '__fish_seen_subcommand_from call' -a '(unhunch call --list 2>/dev/null)'
complete -c unhunch -n '__fish_seen_subcommand_from pause' -a '30m 1h 2h tomorrow meeting' -d 'How long'
complete -c unhunch -n '__fish_seen_subcommand_from break' -a 'now' -d 'When'
complete -c unhunch -n '__fish_seen_subcommand_from autostart' -a 'on off' -d 'Whether'
complete -c unhunch -n '__fish_seen_subcommand_from check-regimen' -a '(__fish_complete_directories)'
complete -c unhunch -n '__fish_seen_subcommand_from figure' -l at -x -d 'When'
complete -c unhunch -n '__fish_seen_subcommand_from figure' -l sheet -d 'All key poses'
complete -c unhunch -n '__fish_seen_subcommand_from figure' -l size -x -d 'Pixels'
complete -c unhunch -n '__fish_seen_subcommand_from figure' -l side -x -a 'left right' -d 'Which side'
complete -c unhunch -n '__fish_seen_subcommand_from figure' -l skin -x -a 'light medium dark' -d 'Skin tone'
complete -c unhunch -n '__fish_seen_subcommand_from figure' -l clothes -x -a 'mist sage sand' -d 'Colours'
complete -c unhunch -n '__fish_seen_subcommand_from figure' -l dark -d 'On a dark ground'
complete -c unhunch -n '__fish_seen_subcommand_from figure' -l transparent -d 'On no ground'
complete -c unhunch -n '__fish_seen_subcommand_from figure' -l regimen -r -a '(__fish_complete_directories)' -d 'Folder'
complete -c unhunch -n '__fish_seen_subcommand_from figure' -s o -l output -r -F -d 'File'
complete -c unhunch -n '__fish_seen_subcommand_from figure' -a '(__unhunch_ids figure)'
complete -c unhunch -n '__fish_seen_subcommand_from report' -l from -x -d 'The first day'
complete -c unhunch -n '__fish_seen_subcommand_from report' -l to -x -d 'The last day'
complete -c unhunch -n '__fish_seen_subcommand_from report' -l name -x -d 'How to be called'
complete -c unhunch -n '__fish_seen_subcommand_from report' -l without -x \
    -a 'flags conditions pattern response function measures doing prompts medicines' -d 'Leave this out'
complete -c unhunch -n '__fish_seen_subcommand_from report' -l yes -d 'Save without asking'
complete -c unhunch -n '__fish_seen_subcommand_from report calendar export' -s o -l output -r -F -d 'File'
complete -c unhunch -n '__fish_seen_subcommand_from report calendar' -l force -d 'Replace a file'
complete -c unhunch -n '__fish_seen_subcommand_from import' -r -F
