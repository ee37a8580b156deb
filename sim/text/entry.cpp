#include "sim/text/entry.h"

#include <algorithm>

#include "sim/text/columns.h"

namespace ttadak {

void printEntry(const Console& console, const std::string& left, const Text& text, Style style) {
  constexpr std::size_t narrowest = 20;
  const auto room = console.width - std::min(console.width - narrowest, columns(left));
  std::string begin = left;
  for (const auto& line : wrapped(console.say(text), room)) {
    console.out << console.paint(style, begin + line) << '\n';
    begin = std::string(columns(left), ' ');
  }
}

}  // namespace ttadak
