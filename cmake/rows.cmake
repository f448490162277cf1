# unhunch_sources(<out> <folder> [EXCEPT regex...])
# The sources of a row: every *.cc of the folder that is not a test and matches none of the patterns.
function(unhunch_sources out folder)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "EXCEPT")
  file(GLOB sources CONFIGURE_DEPENDS "${folder}/*.cc")
  foreach(pattern IN ITEMS "_test\\.cc$" LISTS arg_EXCEPT)
    list(FILTER sources EXCLUDE REGEX "${pattern}")
  endforeach()
  set(${out} "${sources}" PARENT_SCOPE)
endfunction()

# unhunch_row(<name> <source>... LINK <target>...)
# One row as the static library unhunch_<name>.
function(unhunch_row name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LINK")
  if(NOT arg_UNPARSED_ARGUMENTS) # FRAME
    add_library(unhunch_${name} INTERFACE) # FRAME
    target_link_libraries(unhunch_${name} INTERFACE unhunch_options ${arg_LINK}) # FRAME
    return() # FRAME
  endif() # FRAME
  add_library(unhunch_${name} STATIC ${arg_UNPARSED_ARGUMENTS})
  target_link_libraries(unhunch_${name} PUBLIC unhunch_options ${arg_LINK})
endfunction()

# unhunch_tests(<name> <folder> [HELPERS <source>...] LINK <target>...)
# All *_test.cc of the folder as one doctest program <name>, registered with ctest under the same name.
# A test finds the source tree in UNHUNCH_SOURCE_DIR and the compiled regimen in UNHUNCH_REGIMEN_JSON.
function(unhunch_tests name folder)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "HELPERS;LINK")
  file(GLOB sources CONFIGURE_DEPENDS "${folder}/*_test.cc")
  if(NOT UNHUNCH_TESTS OR NOT sources)
    return()
  endif()
  find_package(doctest REQUIRED)
  find_package(rapidcheck REQUIRED)
  if(NOT TARGET unhunch_doctest_main)
    add_library(unhunch_doctest_main OBJECT "${CMAKE_SOURCE_DIR}/tests/doctest_main.cc")
    target_link_libraries(unhunch_doctest_main PUBLIC unhunch_options doctest::doctest)
  endif()
  add_executable(${name} ${sources} ${arg_HELPERS})
  target_link_libraries(${name} PRIVATE ${arg_LINK} unhunch_doctest_main rapidcheck)
  target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}")
  target_compile_definitions(${name} PRIVATE
    "UNHUNCH_SOURCE_DIR=\"${CMAKE_SOURCE_DIR}\"" "UNHUNCH_REGIMEN_JSON=\"${CMAKE_BINARY_DIR}/regimen.json\"")
  if(NOT name STREQUAL "core_tests")
    add_dependencies(${name} unhunch_regimen_json)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES LABELS doctest TIMEOUT 600)
endfunction()
