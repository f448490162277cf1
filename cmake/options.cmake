# How every file of ours is compiled. Libraries of others are system headers, so that their warnings stay quiet.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")

find_program(UNHUNCH_CCACHE ccache)
mark_as_advanced(UNHUNCH_CCACHE)
if(UNHUNCH_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${UNHUNCH_CCACHE}")
endif()

add_library(unhunch_options INTERFACE)
target_compile_options(unhunch_options INTERFACE -Wall -Wextra -Wconversion -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # gcc 12 takes many a std::optional for uninitialised and many a "text" + std::string for an overlap (its bug 105329);
  # clang-tidy and the sanitizers find the real ones.
  target_compile_options(unhunch_options INTERFACE -Wno-maybe-uninitialized -Wno-restrict)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # A quantity is a struct of one number; braces around each would hide the numbers.
  target_compile_options(unhunch_options INTERFACE -Wno-missing-braces)
endif()
target_include_directories(unhunch_options INTERFACE "${CMAKE_SOURCE_DIR}/src")

# tl::expected is one header. For wasm it is reached through a link inside the build folder, because its own folder also
# holds the headers of the host's C library.
if(UNHUNCH_WASM)
  find_path(UNHUNCH_TL_HEADERS tl/expected.hpp PATHS /usr/include /usr/local/include
            NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/include")
  file(CREATE_LINK "${UNHUNCH_TL_HEADERS}/tl" "${CMAKE_BINARY_DIR}/include/tl" SYMBOLIC)
  target_include_directories(unhunch_options SYSTEM INTERFACE "${CMAKE_BINARY_DIR}/include")
endif()
