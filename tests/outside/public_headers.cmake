# Compiles a file that includes every header under HEADERS with COMPILER, and fails if a header of a library that is
# ttadak's own affair comes along.
cmake_minimum_required(VERSION 3.25)
file(GLOB_RECURSE headers RELATIVE ${HEADERS} ${HEADERS}/*.h)
list(LENGTH headers count)
if(count LESS 50)
  message(FATAL_ERROR "only ${count} headers in ${HEADERS}")
endif()
list(TRANSFORM headers REPLACE "(.+)" "#include \"\\1\"\n")
string(JOIN "" text ${headers})
file(WRITE ${DIRECTORY}/public_headers.cpp "${text}")
execute_process(
  COMMAND ${COMPILER} -std=c++20 -Wall -Wextra -Werror -I${HEADERS} -c ${DIRECTORY}/public_headers.cpp
    -o ${DIRECTORY}/public_headers.o -MD -MF ${DIRECTORY}/public_headers.d
  COMMAND_ERROR_IS_FATAL ANY)
file(READ ${DIRECTORY}/public_headers.d included)
string(REGEX MATCHALL "[^ \n]*/(boost/|pg_query|nlohmann/|pugi|xxh|utf8proc)[^ \n]*" foreign "${included}")
if(foreign)
  message(FATAL_ERROR "public headers include ${foreign}")
endif()
