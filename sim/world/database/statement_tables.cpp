#include <algorithm>

#include "statement_words.h"

// Which tables a statement may touch.

namespace ttadak::sql {

namespace {

class Uses {
 public:
  std::vector<Statement::Use> all;

  void add(Table* table, bool writes) {
    if (table == nullptr) return;
    const auto known = std::find_if(all.begin(), all.end(), [&](const auto& use) { return use.table == table; });
    if (known == all.end()) {
      all.push_back({table, writes});
    } else {
      known->writes = known->writes || writes;
    }
  }

  void add(const Statement& statement) {
    if (const auto* select = statement.as<Select>()) add(*select);
    if (const auto* insert = statement.as<Insert>()) {
      addChanged(insert->table);
      if (insert->from != nullptr) add(*insert->from);
    }
    if (const auto* update = statement.as<Update>()) {
      addChanged(update->table);
      add(update->where);
      for (const auto& [column, expression] : update->changes) add(expression);
    }
    if (const auto* remove = statement.as<Delete>()) {
      addChanged(remove->table);
      add(remove->where);
    }
    if (const auto* lock = statement.as<LockTable>()) {
      for (Table* table : lock->tables) add(table, true);
    }
    for (const auto& one : statement.with) add(*one);
  }

 private:
  void add(const Select& select) {
    const bool writes = select.lock || (select.table != nullptr && select.table->whole() != nullptr);
    add(select.table, writes);
    add(select.where);
    for (const Output& output : select.outputs) add(output.value);
  }

  void add(const std::optional<Expression>& expression) {
    if (expression) add(*expression);
  }

  void add(const Expression& expression) {
    if (expression.query != nullptr) add(*expression.query);
    for (const Expression& operand : expression.operands) add(operand);
  }

  /// Rows that refer to each other are locked or changed together.
  void addChanged(Table* table) {
    const auto known = std::find_if(all.begin(), all.end(), [&](const auto& use) { return use.table == table; });
    if (known != all.end() && known->writes) return;
    add(table, true);
    for (const ForeignKey& key : table->foreignKeys()) add(key.to, true);
    for (const ForeignKey* key : table->referredBy()) addChanged(key->from);
  }
};

}  // namespace

std::vector<Statement::Use> tablesOf(const Statement& statement) {
  Uses uses;
  uses.add(statement);
  return uses.all;
}

}  // namespace ttadak::sql
