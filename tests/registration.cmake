# Run by ctest: compares the tests that ctest knows with the binary's own list. catch_discover_tests joins tests whose names hold [, ] or ;, and ctest
# then passes them without running them.
execute_process(COMMAND ${TESTS} --list-test-names-only OUTPUT_VARIABLE listed OUTPUT_STRIP_TRAILING_WHITESPACE)
string(REGEX MATCHALL "[^\n]+" lines "${listed}")
list(LENGTH lines expected)
execute_process(COMMAND ${CMAKE_CTEST_COMMAND} --test-dir ${BUILD} -N OUTPUT_VARIABLE known)
if(NOT known MATCHES "Total Tests: ([0-9]+)")
  message(FATAL_ERROR "ctest -N said no number of tests")
endif()
math(EXPR found "${CMAKE_MATCH_1} - 2") # this test, and that of the installation
if(NOT found EQUAL expected)
  message(FATAL_ERROR "ctest knows ${found} tests, the binary has ${expected}: is there a name with [, ] or ;?")
endif()
message(STATUS "${found} tests")
