# unhunch_boost: Boost.JSON and Boost.Describe, from headers alone (src/wire/boost_json.cc compiles what is not inline).
# For wasm the headers are reached through a link inside the build folder, because their own folder also holds the
# headers of the host's C library.
if(UNHUNCH_WASM)
  find_path(UNHUNCH_BOOST_HEADERS boost/json/src.hpp PATHS /usr/include /usr/local/include
            NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  set(boost_include "${CMAKE_BINARY_DIR}/include")
  file(MAKE_DIRECTORY "${boost_include}")
  file(CREATE_LINK "${UNHUNCH_BOOST_HEADERS}/boost" "${boost_include}/boost" SYMBOLIC)
else()
  find_package(Boost 1.81 REQUIRED)
  set(boost_include "${Boost_INCLUDE_DIRS}")
endif()

add_library(unhunch_boost INTERFACE)
target_include_directories(unhunch_boost SYSTEM INTERFACE "${boost_include}")
