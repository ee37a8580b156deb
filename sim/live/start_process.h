#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace ttadak::live {

/// Starts a program in a session of its own, that no key pressed in this one's terminal reaches, with these for its
/// standard input, and its standard output and errors.
pid_t startProcess(const std::string& program, std::vector<std::string> words, int input, int output);

}  // namespace ttadak::live
