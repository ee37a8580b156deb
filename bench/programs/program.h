#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/kernel/world.h"

namespace ttadak::programs {

/// How large a program is: `N` or `NxK`.
struct Size {
  int n = 0;
  int k = 0;  ///< 0 if there is none
};

/// A standard program of the literature.
struct Program {
  std::string name;
  Size least;  ///< `k` is 0 for a program whose size is one number
  Size most;
  std::function<std::unique_ptr<World>(Size)> make;
};

/// In the order in which they are listed.
const std::vector<Program>& programs();

/// `NAME:SIZE` or `NAME:SIZExSIZE`, taken apart.
struct Chosen {
  const Program& program;
  Size size;
};
/// Throws InputError for a name that is none, or a size that the program cannot have.
Chosen parseProgram(const std::string& text);

// By what they share; each adds its own to the list.
void addRegisters(std::vector<Program>& all);
void addLocks(std::vector<Program>& all);
void addSwaps(std::vector<Program>& all);

}  // namespace ttadak::programs
