#include <algorithm>
#include <stdexcept>

#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"
#include "sim/world/database/database.h"
#include "sim/world/database/parser.h"
#include "statement_words.h"

// What there is in a database before a run: tables, rows and statements.

namespace ttadak::sql {

Table* Database::find(const std::string& name) {
  const auto found =
      std::find_if(tables_.begin(), tables_.end(), [&](const Table& table) { return table.tableName() == name; });
  return found == tables_.end() ? nullptr : &*found;
}

const Table& Database::table(const std::string& name) const {
  for (const Table& table : tables_) {
    if (table.tableName() == name) return table;
  }
  throw std::logic_error("there is no table " + name);
}

Query& Database::query(const std::string& name) const {
  const auto found = queries_.find(name);
  if (found == queries_.end()) throw std::logic_error("there is no query " + name);
  return *found->second;
}

Statement Database::prepare(const std::string& text) {
  auto statements = parse(text, [this](const std::string& name) { return find(name); });
  if (statements.size() != 1) throw std::logic_error("not one statement: " + text);
  Statement statement = std::move(statements.front());
  if (const auto* select = std::get_if<Select>(&statement); select != nullptr && select->lock) {
    if (!engine_.has(*select->lock)) {
      throw InputError(words("{}: only PostgreSQL locks rows with{}", "{}:{} 잠금은 PostgreSQL에만 있습니다",
                             engine_.name(), lockWords(statement)));
    }
  }
  if (!std::holds_alternative<Insert>(statement)) {
    if (Table* table = tableOf(statement); table != nullptr) table->isLookedAt();
  }
  return statement;
}

void Database::define(const std::string& text) {
  const Statement statement = prepare(text);
  if (const auto* create = std::get_if<CreateTable>(&statement)) return this->create(*create);
  Table& table = *tableOf(statement);
  if (const auto* add = std::get_if<AddKey>(&statement)) return addKey(table, add->key);
  Transaction founder;
  Execution(engine_, founder, statement, {}, 0).advance();
  founder.keep(0);
  founder.release();
  table.remember();
}

void Database::create(const CreateTable& create) {
  Table& table = tables_.emplace_back(world_, create.name, create.columns);
  table.isReadBy(transactions_, engine_.noticesEqualVersions());
  for (const UniqueKey& key : create.keys) addKey(table, key);
}

void Database::addKey(Table& table, UniqueKey key) {
  key.name = engine_.keyName(table, key);
  table.addKey(std::move(key));
}

Query::Query(Database& database, std::string name, const std::string& text) : database_(database) {
  if (!database.queries_.emplace(std::move(name), this).second) throw std::logic_error("two queries of one name");
  rewrite(text);
}

void Query::rewrite(const std::string& text) {
  statement_ = database_.prepare(text);
  text_ = text;
}

}  // namespace ttadak::sql
