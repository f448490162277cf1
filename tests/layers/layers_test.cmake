# Reads the #include lines below SOURCE_DIR and fails on every one that points upward.
#
#   cmake -D SOURCE_DIR=<folder> -P layers_test.cmake

cmake_minimum_required(VERSION 3.25)

# What each row may include besides itself.
set(may_include_core "")
set(may_include_body core)
set(may_include_sculpt core body)
set(may_include_wire core body)
set(may_include_picture core body wire)
set(may_include_pose core body wire)
foreach(row IN ITEMS store report server desk)
  set(may_include_${row} core body wire)
endforeach()
set(may_include_wasm core body wire report)
set(may_include_server core body wire store)
set(may_include_main core body wire pose picture store report server desk)

# Libraries that only some rows may see: a pattern of the included name, and the rows.
set(libraries
  "^boost/"          "wire pose picture report server"
  "^Eigen/"          "pose"
  "^meshoptimizer"   "sculpt"
  "^(png|webp/.*)[.]h" "picture"
  "^(cairo|pango/)"  "report"
  "^zlib[.]h"        "picture main"
  "^toml\\+\\+/"     "wire"
  "^(sqlite3|libpq-fe)[.]h" "store"
  "^(netinet|arpa)/" "server"
  "^CLI/"            "main"
  "^(systemd|xcb)/"  "desk"
  "^wayland-"        "desk"
  "^fmt/"            "main server")

# What core promises not to use, so that it stays a pure function of its arguments: headers, and names in the text
# (of <chrono> it may use the calendar, not the clocks).
set(not_in_core "^(iostream|fstream|cstdio|thread|mutex|random|ctime|locale|filesystem|stdexcept)$")
set(no_name_in_core "(_clock|[^a-z_]getenv *[(]|[^a-z_]s?rand *[(]|std::time *[(])")

set(faults 0)
set(lines_read 0)
function(fault text)
  message(NOTICE "${text}")
  math(EXPR count "${faults} + 1")
  set(faults ${count} PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE files RELATIVE "${SOURCE_DIR}" "${SOURCE_DIR}/*.h" "${SOURCE_DIR}/*.cc")
foreach(file IN LISTS files)
  string(REGEX REPLACE "/.*" "" row "${file}")
  if(NOT DEFINED may_include_${row})
    fault("${file}: the row \"${row}\" is not known to ${CMAKE_CURRENT_LIST_FILE}")
    continue()
  endif()
  string(REGEX MATCH "_test\\.cc$" is_test "${file}")
  file(STRINGS "${SOURCE_DIR}/${file}" includes REGEX "^[ \t]*#[ \t]*include[ \t]*[<\"]")
  foreach(line IN LISTS includes)
    math(EXPR lines_read "${lines_read} + 1")
    string(REGEX REPLACE "^[^<\"]*[<\"]([^>\"]*)[>\"].*" "\\1" name "${line}")
    string(REGEX REPLACE "/.*" "" top "${name}")
    if(line MATCHES "\"")
      if(NOT DEFINED may_include_${top})
        fault("${file}: \"${name}\" does not begin with the name of a row")
      elseif(NOT top STREQUAL row AND NOT top IN_LIST may_include_${row})
        fault("${file}: ${row} must not include ${name}")
      endif()
      continue()
    endif()
    set(rest ${libraries})
    while(rest)
      list(POP_FRONT rest pattern rows)
      string(REPLACE " " ";" rows "${rows}")
      if(name MATCHES "${pattern}" AND NOT row IN_LIST rows)
        fault("${file}: ${row} must not include <${name}>")
      endif()
    endwhile()
    if(name MATCHES "^boost/(asio|beast)" AND NOT file STREQUAL "server/http.cc")
      fault("${file}: only server/http.cc may include <${name}>")
    endif()
    if(row STREQUAL "core" AND NOT is_test AND name MATCHES "${not_in_core}")
      fault("${file}: core must not include <${name}>")
    endif()
  endforeach()
  if(row STREQUAL "core" AND NOT is_test)
    file(STRINGS "${SOURCE_DIR}/${file}" named REGEX "${no_name_in_core}")
    foreach(line IN LISTS named)
      fault("${file}: core must not use a clock, chance or the environment: ${line}")
    endforeach()
  endif()
endforeach()

if(faults)
  message(FATAL_ERROR "${faults} includes break the order of the rows")
elseif(NOT lines_read)
  message(FATAL_ERROR "no #include line found below ${SOURCE_DIR}")
endif()
list(LENGTH files count)
message(STATUS "${count} files, ${lines_read} includes: every row includes only itself and the rows above it")
