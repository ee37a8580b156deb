#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "sim/kernel/trace.h"
#include "sim/text/console.h"

namespace ttadak::cli {

/// Ran, and every property held; or simply did its work.
inline constexpr int exitHolds = 0;
inline constexpr int exitViolated = 1;
inline constexpr int exitBadInput = 2;
inline constexpr int exitInternalFault = 3;
inline constexpr int exitUnknown = 4;

int statusOf(Verdict verdict);

/// What the command line asked for: does it and gives the exit status. May throw InputError.
using Action = std::function<int()>;

// Each adds its command to the program; when that command is given, `chosen` becomes its action.
void addList(CLI::App& program, const Console& console, Action& chosen);
void addShow(CLI::App& program, const Console& console, Action& chosen);
void addReplay(CLI::App& program, const Console& console, Action& chosen);
void addExplore(CLI::App& program, const Console& console, Action& chosen);
void addSql(CLI::App& program, const Console& console, Action& chosen);

/// The program without a command: what it is, and what to try.
int welcome(const Console& console);

}  // namespace ttadak::cli
