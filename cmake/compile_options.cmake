# What every target of the project is compiled with.

# Traces name source lines: relative to the project, the same on every machine.
add_compile_options(-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
                    -Wno-missing-field-initializers -Wnon-virtual-dtor -Woverloaded-virtual)
if(TTADAK_WARNINGS_AS_ERRORS)
  add_compile_options(-Werror)
endif()

if(TTADAK_SANITIZER STREQUAL "thread")
  add_compile_options(-Wno-tsan) # fences inside the standard library
endif()
if(TTADAK_SANITIZER)
  # -O1: instrumented code takes twice as long to compile at -O2, where gcc also warns about std::regex's own members.
  # -g1: a stack's lines are all that is looked at, for two thirds of the time.
  add_compile_options(-O1 -g1 -Wno-maybe-uninitialized)
  add_compile_options(-fsanitize=${TTADAK_SANITIZER} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${TTADAK_SANITIZER})
endif()

# The kernel's scheduling point is small and lies between template code and Boost: let the linker see all of it.
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT TTADAK_SANITIZER)
  set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
endif()
