#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ttadak {

/// How many columns a UTF-8 text takes on a terminal: two for a Korean syllable, none for a combining mark.
std::size_t columns(std::string_view text);

/// The text made exactly `width` columns wide: filled up with blanks, or cut with an ellipsis.
std::string fitted(std::string_view text, std::size_t width);

/// The same for a text that may have been painted (Console::paint): paint takes no columns, and none of it is cut off.
std::string filled(std::string_view painted, std::size_t width);

/// The text broken at blanks into lines of at most `width` columns; a longer word has a line of its own.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// The text on one line of bounded length: what could move a terminal's cursor or change its state is replaced.
std::string oneLine(std::string_view text);

/// `text`, `count` times.
std::string repeated(std::string_view text, std::size_t count);

}  // namespace ttadak
