#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/kernel/input_error.h"
#include "sim/world/database/dialect.h"
#include "sim/world/database/statement.h"

namespace ttadak::sql {

/// The table of that name; null if there is none.
using FindTable = std::function<Table*(const std::string&)>;

/// Text that is no SQL, or none that is known here: where, from 1, and why.
class SqlTextError : public InputError {
 public:
  SqlTextError(std::size_t line, std::size_t column, Text why);

  std::size_t line() const { return line_; }
  std::size_t column() const { return column_; }
  const Text& why() const { return why_; }

 private:
  std::size_t line_;
  std::size_t column_;
  Text why_;
};

/// One text for each statement of `text`, with blanks where the others stand: what is wrong in it is where it was.
/// Throws SqlTextError.
std::vector<std::string> statementsIn(const std::string& text, Dialect dialect = Dialect::postgres);

/// The names of the tables that the statements of a text create. Throws SqlTextError for what is no SQL.
std::vector<std::string> tablesMadeBy(const std::string& text, Dialect dialect = Dialect::postgres);

/// The text in words that PostgreSQL's grammar has.
SqlText textOf(const std::string& text, Dialect dialect);

/// Reads SQL text of one or more statements, in PostgreSQL's grammar (libpg_query) and for MariaDB with the words of
/// its own that `inPostgresWords` knows, and resolves its names; `known` are the tables there are. Statements that
/// create tables are only read, so text that uses them comes later.
///
/// Throws SqlTextError where the text is not SQL, names something that does not exist, or uses what
/// is not supported.
std::vector<Statement> parse(const std::string& text, const FindTable& known, Dialect dialect = Dialect::postgres);

}  // namespace ttadak::sql
