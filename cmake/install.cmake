# What `cmake --install` gives: the program, and the library of sim as the package that
# `find_package(ttadak CONFIG)` finds, with the target ttadak::ttadak.
include(CMakePackageConfigHelpers)

get_property(libraries GLOBAL PROPERTY TTADAK_INSTALLED)
add_library(ttadak_all INTERFACE)
target_link_libraries(ttadak_all INTERFACE ${libraries})
target_compile_features(ttadak_all INTERFACE cxx_std_20)
# <ttadak/sim/...> for others; the headers themselves say "sim/...".
target_include_directories(ttadak_all INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
                                                $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/ttadak>)
set_target_properties(ttadak_all PROPERTIES EXPORT_NAME ttadak)
foreach(library IN LISTS libraries)
  string(REPLACE ttadak_ "" name ${library})
  set_target_properties(${library} PROPERTIES EXPORT_NAME ${name})
endforeach()

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/ttadak)
install(TARGETS ttadak)
install(TARGETS ttadak_all ${libraries} EXPORT ttadak)
install(EXPORT ttadak NAMESPACE ttadak:: FILE targets.cmake DESTINATION ${package})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/ttadak-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES cmake/ttadak-config.cmake cmake/find_pg_query.cmake ${PROJECT_BINARY_DIR}/ttadak-config-version.cmake
        DESTINATION ${package})

# Code for the linker's optimizer is for one version of one compiler: archives that travel keep only machine code.
if(CMAKE_INTERPROCEDURAL_OPTIMIZATION)
  foreach(library IN LISTS libraries)
    get_target_property(type ${library} TYPE)
    if(type STREQUAL "STATIC_LIBRARY")
      set(archive "\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_LIBDIR}/$<TARGET_FILE_NAME:${library}>")
      install(CODE "execute_process(
        COMMAND ${CMAKE_OBJCOPY} --wildcard --remove-section=.gnu.lto_* --remove-section=.gnu.debuglto_*
          --strip-symbol=__gnu_lto_* \"${archive}\"
        COMMAND_ERROR_IS_FATAL ANY)")
    endif()
  endforeach()
endif()
