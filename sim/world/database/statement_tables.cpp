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
      for (const auto& row : insert->rows) addAll(row);
      if (insert->onConflict) {
        add(insert->onConflict->where);
        for (const auto& [column, expression] : insert->onConflict->changes) add(expression);
      }
      add(insert->returning);
    }
    if (const auto* update = statement.as<Update>()) {
      addChanged(update->table);
      if (update->from != nullptr) add(*update->from, false);
      add(update->where);
      for (const auto& [column, expression] : update->changes) add(expression);
      add(update->returning);
    }
    if (const auto* remove = statement.as<Delete>()) {
      addChanged(remove->table);
      if (remove->from != nullptr) add(*remove->from, false);
      add(remove->where);
      add(remove->returning);
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
    if (select.from != nullptr) add(*select.from, select.lock.has_value());
    add(select.where);
    add(select.having);
    add(select.limit);
    add(select.offset);
    addAll(select.groups);
    add(select.outputs);
    for (const auto& order : select.order) add(order.by);
    for (const Aggregate& aggregate : select.aggregates) add(aggregate.of);
  }

  void add(const From& from, bool locks) {
    add(from.table, locks || (from.table != nullptr && from.table->whole() != nullptr));
    if (from.query != nullptr) add(*from.query);
    addAll(from.bounds);
    for (const auto& row : from.rows) addAll(row);
    for (const From& part : from.parts) add(part, locks);
    add(from.on);
  }

  void add(const std::vector<Output>& outputs) {
    for (const Output& output : outputs) add(output.value);
  }

  void addAll(const std::vector<Expression>& expressions) {
    for (const Expression& expression : expressions) add(expression);
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
    if (std::find(changed_.begin(), changed_.end(), table) != changed_.end()) return;
    changed_.push_back(table);
    add(table, true);
    for (const ForeignKey& key : table->foreignKeys()) add(key.to, true);
    for (const ForeignKey* key : table->referredBy()) addChanged(key->from);
  }

  std::vector<const Table*> changed_;
};

/// The columns that must have a given value for the condition to be true.
void addPinned(const Expression& condition, std::vector<std::size_t>& columns) {
  using Kind = Expression::Kind;
  if (condition.kind == Kind::both) {
    for (const Expression& operand : condition.operands) addPinned(operand, columns);
  }
  if (condition.kind != Kind::equal) return;
  const auto isGiven = [](const Expression& one) { return one.kind == Kind::constant || one.kind == Kind::parameter; };
  const Expression& left = condition.operands[0];
  const Expression& right = condition.operands[1];
  if (left.kind == Kind::column && isGiven(right)) columns.push_back(left.index);
  if (right.kind == Kind::column && isGiven(left)) columns.push_back(right.index);
}

/// Whether at most one row fulfils the condition.
bool pinsKey(const Table& table, const std::optional<Expression>& where) {
  std::vector<std::size_t> columns;
  if (where) addPinned(*where, columns);
  const auto isPinned = [&](const UniqueKey& key) {
    if (key.where || !key.expressions.empty()) return false;
    return std::all_of(key.columns.begin(), key.columns.end(), [&](std::size_t column) {
      return std::find(columns.begin(), columns.end(), column) != columns.end();
    });
  };
  return std::any_of(table.keys().begin(), table.keys().end(), isPinned);
}

}  // namespace

bool scans(const Statement& statement) {
  if (const auto* select = statement.as<Select>()) {
    if (select->from != nullptr) return true;
    return select->table != nullptr && !pinsKey(*select->table, select->where);
  }
  const auto* update = statement.as<Update>();
  const auto* remove = statement.as<Delete>();
  if (update != nullptr) return update->from != nullptr || !pinsKey(*update->table, update->where);
  if (remove != nullptr) return remove->from != nullptr || !pinsKey(*remove->table, remove->where);
  return false;
}

std::vector<Statement::Use> tablesOf(const Statement& statement) {
  Uses uses;
  uses.add(statement);
  return uses.all;
}

}  // namespace ttadak::sql
