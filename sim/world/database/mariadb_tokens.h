#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace ttadak::sql {

/// A word of MariaDB's SQL, or what stands between words.
struct Token {
  enum class Kind { blank, string, name, word, sign, end };
  Kind kind;
  std::size_t place;
  std::string text;  // of a word, in capitals
};

/// All of a text, and its end.
std::vector<Token> tokensOf(const std::string& text);

}  // namespace ttadak::sql
