# folder_library(TARGET HEADERS ... [SOURCES ...] [LINKS ...] [PRIVATE_LINKS ...])
#
# The library of the current folder. Whoever links it can include the listed HEADERS by their path from the project's
# root, and nothing else of the project: they are linked into a directory of their own, so that an include that goes
# against the layers does not compile.
function(folder_library target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;SOURCES;LINKS;PRIVATE_LINKS")
  file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  set(visible ${PROJECT_BINARY_DIR}/include/${target})
  file(REMOVE_RECURSE ${visible})
  file(MAKE_DIRECTORY ${visible}/${folder})
  foreach(header IN LISTS arg_HEADERS)
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR}/${header} ${visible}/${folder}/${header} SYMBOLIC)
  endforeach()

  if(arg_SOURCES)
    add_library(${target} STATIC ${arg_SOURCES})
    target_include_directories(${target} PUBLIC ${visible})
    target_link_libraries(${target} PUBLIC ${arg_LINKS} PRIVATE ${arg_PRIVATE_LINKS})
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE ${visible})
    target_link_libraries(${target} INTERFACE ${arg_LINKS})
  endif()
endfunction()
