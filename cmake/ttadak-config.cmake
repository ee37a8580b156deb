# find_package(ttadak CONFIG): the target ttadak::ttadak, and ttadak::gtest where GoogleTest is found.
include(CMakeFindDependencyMacro)

find_dependency(Boost 1.81 COMPONENTS fiber context)
find_dependency(Threads)
find_dependency(fmt)
find_dependency(pugixml)
find_dependency(PkgConfig)
if(NOT TARGET PkgConfig::UTF8PROC)
  pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
endif()
include(${CMAKE_CURRENT_LIST_DIR}/find_pg_query.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/targets.cmake)

# EXPECT_HOLDS and a `main` for tests.
if(NOT TARGET GTest::gtest_main)
  find_package(GTest QUIET)
endif()
if(TARGET GTest::gtest_main AND NOT TARGET ttadak::gtest)
  add_library(ttadak::gtest INTERFACE IMPORTED)
  target_link_libraries(ttadak::gtest INTERFACE ttadak::ttadak GTest::gtest_main)
endif()
