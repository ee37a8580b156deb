#include "statement_words.h"

#include <fmt/format.h>

#include <array>

namespace ttadak::sql {

namespace {

std::string verb(const Statement& statement) {
  if (statement.as<Insert>()) return "INSERT";
  if (statement.as<Update>()) return "UPDATE";
  if (statement.as<Delete>()) return "DELETE";
  if (statement.as<LockTable>()) return "LOCK";
  return "SELECT";
}

/// Of statements that are about no table.
std::string control(const Statement& statement) {
  if (statement.as<Begin>()) return "BEGIN";
  if (statement.as<Commit>()) return "COMMIT";
  if (statement.as<Rollback>()) return "ROLLBACK";
  if (const auto* one = statement.as<Savepoint>()) return "SAVEPOINT " + one->name;
  if (const auto* one = statement.as<RollbackTo>()) return "ROLLBACK TO " + one->savepoint;
  if (const auto* one = statement.as<Release>()) return "RELEASE " + one->savepoint;
  if (const auto* one = statement.as<Set>()) return fmt::format("SET {} = {}", one->name, one->value);
  return "SELECT";
}

}  // namespace

std::string lockWords(const Statement& statement) {
  const auto* select = statement.as<Select>();
  if (select == nullptr || !select->lock) return "";
  constexpr std::array modes{" FOR KEY SHARE", " FOR SHARE", " FOR NO KEY UPDATE", " FOR UPDATE"};
  constexpr std::array waits{"", " NOWAIT", " SKIP LOCKED"};
  return std::string(modes.at(static_cast<std::size_t>(*select->lock))) +
         waits.at(static_cast<std::size_t>(select->wait));
}

namespace {

Table* tableOf(const From& from) {
  if (from.table != nullptr || from.parts.empty()) return from.table;
  return tableOf(from.parts.front());
}

}  // namespace

Table* tableOf(const Statement& statement) {
  if (const auto* select = statement.as<Select>()) return select->from ? tableOf(*select->from) : select->table;
  if (const auto* insert = statement.as<Insert>()) return insert->table;
  if (const auto* update = statement.as<Update>()) return update->table;
  if (const auto* remove = statement.as<Delete>()) return remove->table;
  if (const auto* lock = statement.as<LockTable>()) return lock->tables.front();
  if (const auto* add = statement.as<AddKey>()) return add->table;
  if (const auto* add = statement.as<AddIndex>()) return add->table;
  return nullptr;
}

bool onlyReads(const Statement& statement) {
  const auto* select = statement.as<Select>();
  return select != nullptr && !select->lock;
}

bool isControl(const Statement& statement) {
  const bool looks =
      statement.as<Select>() || statement.as<Insert>() || statement.as<Update>() || statement.as<Delete>();
  return !looks && !statement.as<LockTable>();
}

bool endsTransaction(const Statement& statement) {
  return statement.as<Commit>() || statement.as<Rollback>() || statement.as<RollbackTo>() || statement.as<Begin>();
}

std::string labelOf(const Statement& statement, const Values& parameters) {
  const Table* table = tableOf(statement);
  if (table == nullptr) return control(statement);
  std::vector<std::string> list;
  if (onlyReads(statement)) return fmt::format("SELECT {}", table->tableName());
  for (const Value& value : parameters) list.push_back(value.shown());
  return fmt::format("{} {}{}{}", verb(statement), table->tableName(),
                     list.empty() ? "" : fmt::format(" ({})", fmt::join(list, ", ")), lockWords(statement));
}

std::string shown(const Result& result) {
  if (result.names.empty()) return fmt::format("×{}", result.affected);
  if (result.rows.empty()) return "∅";
  std::string text;
  for (const Values& row : result.rows) {
    if (!text.empty()) text += "; ";
    for (std::size_t i = 0; i < row.size(); ++i)
      text += fmt::format("{}{}={}", i == 0 ? "" : " ", result.names[i], row[i].shown());
  }
  return text;
}

}  // namespace ttadak::sql
