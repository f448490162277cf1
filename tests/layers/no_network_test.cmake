# Fails when one of the LIBRARIES, separated by commas, asks the system for a function that opens a connection: only the
# row of the server may, so that no rule, no picture and no other command can reach a network.
#
#   cmake -D NM=<nm> -D LIBRARIES=<file>,<file> [-D SERVER=<file>] -P no_network_test.cmake
#
# SERVER is the library that does, so that the test is seen to see.

cmake_minimum_required(VERSION 3.25)

set(network socket connect bind listen accept accept4 sendto sendmsg recvfrom recvmsg getaddrinfo getnameinfo
            gethostbyname gethostbyname2 res_query)

# Sets <out> to the functions of the network that a library names.
function(find_network out library)
  execute_process(COMMAND "${NM}" --undefined-only "${library}" OUTPUT_VARIABLE symbols ERROR_QUIET
                  COMMAND_ERROR_IS_FATAL ANY)
  set(found "")
  foreach(name IN LISTS network)
    if(symbols MATCHES "[ \t][Uw][ \t]+_*${name}\n")
      list(APPEND found ${name})
    endif()
  endforeach()
  set(${out} "${found}" PARENT_SCOPE)
endfunction()

string(REPLACE "," ";" LIBRARIES "${LIBRARIES}")
foreach(library IN LISTS LIBRARIES)
  find_network(found "${library}")
  if(found)
    message(FATAL_ERROR "${library} uses ${found}: only the server may talk to anybody")
  endif()
endforeach()
find_network(found "${SERVER}")
if(NOT "bind" IN_LIST found)
  message(FATAL_ERROR "${SERVER} names no function of the network: this test cannot see anything")
endif()
list(LENGTH LIBRARIES count)
message(STATUS "${count} libraries use no function of the network")
