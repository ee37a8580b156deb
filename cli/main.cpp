#include <iostream>

#include "program.h"

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const auto console = ttadak::standardConsole(ttadak::languageFor(arguments));
  return ttadak::cli::runProgram(arguments, console, std::cerr);
}
