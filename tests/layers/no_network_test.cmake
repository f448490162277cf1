# Fails when PROGRAM asks the system for a function that opens a connection.
#
#   cmake -D NM=<nm> -D PROGRAM=<file> -P no_network_test.cmake

cmake_minimum_required(VERSION 3.25)

set(network socket connect bind listen accept accept4 sendto sendmsg recvfrom recvmsg getaddrinfo getnameinfo
            gethostbyname gethostbyname2 res_query)

execute_process(COMMAND "${NM}" -D --undefined-only "${PROGRAM}" OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
if(NOT symbols MATCHES "[ \t]U[ \t]+[A-Za-z_]")
  message(FATAL_ERROR "${PROGRAM} names no function of the system at all: this test cannot see anything")
endif()
foreach(name IN LISTS network)
  if(symbols MATCHES "[ \t][Uw][ \t]+_*${name}(@[^\n]*)?\n")
    message(FATAL_ERROR "${PROGRAM} uses ${name}(): the program must never talk to a network")
  endif()
endforeach()
message(STATUS "${PROGRAM} uses no function of the network")
