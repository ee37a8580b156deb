#pragma once

#include <string>

#include "sim/text/console.h"

namespace ttadak {

/// Writes `left`, and beside it the text, wrapped in the room that is left of the line.
void printEntry(const Console& console, const std::string& left, const Text& text, Style style = Style::plain);

}  // namespace ttadak
