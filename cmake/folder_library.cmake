# folder_library(TARGET [NOT_INSTALLED] HEADERS ... [SOURCES ...] [LINKS ...] [PRIVATE_LINKS ...] [HEADERS_OF ...])
#
# The library of the current folder. Whoever links it can include the listed HEADERS by their path from the project's
# root, and nothing else of the project: they are linked into a directory of their own, so that an include that goes
# against the layers does not compile. HEADERS_OF are libraries of which only headers are used, and only by SOURCES.
#
# What is in sim is installed (cmake/install.cmake): these headers, and the archive; unless it is NOT_INSTALLED, for it
# needs what the programs that use the package have no use for.
function(folder_library target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "NOT_INSTALLED" "" "HEADERS;SOURCES;LINKS;PRIVATE_LINKS;HEADERS_OF")
  file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  set(visible ${PROJECT_BINARY_DIR}/include/${target})
  file(REMOVE_RECURSE ${visible})
  file(MAKE_DIRECTORY ${visible}/${folder})
  foreach(header IN LISTS arg_HEADERS)
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR}/${header} ${visible}/${folder}/${header} SYMBOLIC)
  endforeach()

  if(arg_SOURCES)
    add_library(${target} STATIC ${arg_SOURCES})
    target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${visible}>)
    target_link_libraries(${target} PUBLIC ${arg_LINKS} PRIVATE ${arg_PRIVATE_LINKS})
    foreach(library IN LISTS arg_HEADERS_OF) # nothing that whoever links the archive would have to find
      target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:${library}>)
    endforeach()
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE $<BUILD_INTERFACE:${visible}>)
    target_link_libraries(${target} INTERFACE ${arg_LINKS})
  endif()

  if(folder MATCHES "^sim/" AND NOT arg_NOT_INSTALLED)
    list(TRANSFORM arg_HEADERS PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    install(FILES ${arg_HEADERS} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/ttadak/${folder})
    set_property(GLOBAL APPEND PROPERTY TTADAK_INSTALLED ${target})
    if(arg_SOURCES AND CMAKE_INTERPROCEDURAL_OPTIMIZATION)
      # Machine code too, for other people's linkers. Making it, gcc 12 takes "x" + std::string for an overlap.
      target_compile_options(${target} PRIVATE -ffat-lto-objects -Wno-restrict)
    endif()
  endif()
endfunction()
