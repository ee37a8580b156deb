#pragma once

#include <string_view>

namespace ttadak {

/// The text of a source file of scenarios/, as it was compiled, by its path in the project; empty if there is none.
std::string_view embeddedSource(std::string_view path);

}  // namespace ttadak
