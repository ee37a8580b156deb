#pragma once

#include <CLI/CLI.hpp>

#include "sim/kernel/text.h"

namespace ttadak::cli {

/// What is wrong with a command line that could not be parsed, in one line of each language.
Text usageError(const CLI::App& program, const CLI::ParseError& error);

}  // namespace ttadak::cli
