#pragma once

#include <cstddef>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "sim/kernel/text.h"

namespace ttadak {

/// How something looks on a terminal that shows colours. Colour only repeats what a sign or a word says.
enum class Style { plain, bold, dim, local, read, write, effect, blocked, broken, fine, selected };

/// Where a command writes, and to whom.
struct Console {
  std::ostream& out;
  Language language = Language::english;
  bool colour = false;
  /// In columns.
  std::size_t width = 80;

  const std::string& say(const Text& text) const { return text.in(language); }
  std::string paint(Style style, std::string_view text) const;
};

/// The language that `--lang` among the arguments asks for, else the locale's. A value of --lang that is none is left
/// for the command line's parser to refuse.
Language languageFor(std::span<const std::string> arguments);

/// For standard output as it is: a terminal or not, and how wide.
Console standardConsole(Language language);

}  // namespace ttadak
