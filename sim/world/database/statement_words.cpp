#include "statement_words.h"

#include <fmt/format.h>

#include <array>

namespace ttadak::sql {

namespace {

std::string verb(const Statement& statement) {
  if (std::holds_alternative<Insert>(statement)) return "INSERT";
  if (std::holds_alternative<Update>(statement)) return "UPDATE";
  if (std::holds_alternative<Delete>(statement)) return "DELETE";
  return "SELECT";
}

}  // namespace

std::string lockWords(const Statement& statement) {
  const auto* select = std::get_if<Select>(&statement);
  if (select == nullptr || !select->lock) return "";
  constexpr std::array modes{" FOR KEY SHARE", " FOR SHARE", " FOR NO KEY UPDATE", " FOR UPDATE"};
  constexpr std::array waits{"", " NOWAIT", " SKIP LOCKED"};
  return std::string(modes.at(static_cast<std::size_t>(*select->lock))) +
         waits.at(static_cast<std::size_t>(select->wait));
}

Table* tableOf(const Statement& statement) {
  struct Of {
    Table* operator()(const Select& select) const { return select.table; }
    Table* operator()(const Insert& insert) const { return insert.table; }
    Table* operator()(const Update& update) const { return update.table; }
    Table* operator()(const Delete& remove) const { return remove.table; }
    Table* operator()(const Begin&) const { return nullptr; }
    Table* operator()(const Commit&) const { return nullptr; }
    Table* operator()(const Rollback&) const { return nullptr; }
    Table* operator()(const CreateTable&) const { return nullptr; }
    Table* operator()(const AddKey& add) const { return add.table; }
  };
  return std::visit(Of{}, statement);
}

bool onlyReads(const Statement& statement) {
  const auto* select = std::get_if<Select>(&statement);
  return select != nullptr && !select->lock;
}

std::string labelOf(const Statement& statement, const Values& parameters) {
  std::vector<std::string> list;
  if (onlyReads(statement)) return fmt::format("SELECT {}", tableOf(statement)->tableName());
  for (const Value& value : parameters) list.push_back(value.shown());
  return fmt::format("{} {}{}{}", verb(statement), tableOf(statement)->tableName(),
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
