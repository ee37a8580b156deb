#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "cli/program.h"

namespace ttadak::cli {

struct Outcome {
  int status;
  std::string out;
  std::string errors;
};

/// What the program does with these arguments on an 80-column console without colours.
inline Outcome ttadak(const std::vector<std::string>& arguments, std::size_t width = 80) {
  std::ostringstream out;
  std::ostringstream errors;
  const int status = runProgram(arguments, {out, languageFor(arguments), false, width}, errors);
  return {status, out.str(), errors.str()};
}

}  // namespace ttadak::cli
