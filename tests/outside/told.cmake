# Runs TEST of PROGRAM, which must fail, and compares what it says with the file TOLD, which is written anew if
# TTADAK_UPDATE is set in the environment.
cmake_minimum_required(VERSION 3.25)
set(ENV{LC_ALL} C)
unset(ENV{COLUMNS})
execute_process(
  COMMAND ${PROGRAM} --gtest_filter=${TEST} --gtest_print_time=0 --gtest_brief=1
  RESULT_VARIABLE status OUTPUT_VARIABLE told)
if(NOT status EQUAL 1)
  message(FATAL_ERROR "${TEST} should fail, with status 1: ${status}\n${told}")
endif()
string(REGEX REPLACE "[^\n]*/([a-z_]+\\.cpp:)" "\\1" told "${told}")
string(REGEX REPLACE "^Running main[^\n]*\n" "" told "${told}")
if(DEFINED ENV{TTADAK_UPDATE})
  file(WRITE ${TOLD} "${told}")
endif()
file(READ ${TOLD} expected)
if(NOT told STREQUAL expected)
  message(FATAL_ERROR "not what ${TOLD} has:\n${told}")
endif()
