#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "sim/text/console.h"

namespace ttadak::cli {

/// The whole program: what `ttadak ARGUMENTS...` writes to the console and to `errors`, and its exit status.
int runProgram(const std::vector<std::string>& arguments, const Console& console, std::ostream& errors);

}  // namespace ttadak::cli
