# embed_source(TARGET FILE...)
#
# Makes the text of the files part of TARGET, so that the program can show a person the very code that it runs:
# `std::string_view embeddedSource(std::string_view path)`, declared in scenarios/embedded_source.h.
function(embed_source target)
  set(entries "")
  foreach(file IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    file(RELATIVE_PATH path ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    file(READ ${file} text)
    string(APPEND entries "    if (path == \"${path}\") return R\"source(${text})source\";\n")
  endforeach()
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/embedded_source.cpp)
  file(CONFIGURE OUTPUT ${generated} @ONLY CONTENT [==[
#include "scenarios/embedded_source.h"

namespace ttadak {

std::string_view embeddedSource([[maybe_unused]] std::string_view path) {
@entries@    return {};
}

}  // namespace ttadak
]==])
  target_sources(${target} PRIVATE ${generated})
endfunction()
