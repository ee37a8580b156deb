#pragma once

#include <string>
#include <utility>
#include <vector>

namespace ttadak::sql {

/// Whose SQL a text is.
enum class Dialect { postgres, mariadb };

/// SQL in the words that PostgreSQL's grammar has, and where in the original each of them stands.
class SqlText {
 public:
  explicit SqlText(std::string original) : original_(std::move(original)), text_(original_) {}

  const std::string& original() const { return original_; }
  const std::string& text() const { return text_; }
  /// Where in the original the character stands that is at that place of the text.
  std::size_t originalPlace(std::size_t place) const;

  /// Puts other words in the place of `length` characters at that place of the original; from left to right.
  void replace(std::size_t place, std::size_t length, const std::string& words);

 private:
  std::string original_;
  std::string text_;
  struct Replaced {
    std::size_t inText, lengthInText, inOriginal, length;
  };
  std::vector<Replaced> replaced_;
};

/// MariaDB's own words in PostgreSQL's, as far as these have the same meaning: `names`, "strings" with backslashes, #
/// comments, ? for parameters, INSERT IGNORE, ON DUPLICATE KEY UPDATE with VALUES(column), LOCK IN SHARE MODE,
/// AUTO_INCREMENT, SET SESSION TRANSACTION, UNIQUE KEY and KEY with a name, widths of integers, UNSIGNED, TINYINT,
/// MEDIUMINT, DATETIME, ENGINE and CHARSET. All else stays as it is.
SqlText inPostgresWords(const std::string& text);

}  // namespace ttadak::sql
