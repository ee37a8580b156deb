#include <algorithm>
#include <stdexcept>

#include "running.h"
#include "sim/kernel/words.h"
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
  auto statements = prepareAll(text);
  if (statements.size() != 1) throw std::logic_error("not one statement: " + text);
  return std::move(statements.front());
}

std::vector<Statement> Database::prepareAll(const std::string& text) {
  auto statements = parse(text, [this](const std::string& name) { return find(name); });
  for (Statement& statement : statements) finish(statement);
  return statements;
}

/// Refuses what this engine does not have; from now on, somebody can tell what the statement can tell.
void Database::finish(Statement& statement) {
  if (const auto* select = statement.as<Select>(); select != nullptr && select->lock && !engine_.has(*select->lock)) {
    throw InputError(words("{}: only PostgreSQL locks rows with{}", "{}:{} 잠금은 PostgreSQL에만 있습니다",
                           engine_.name(), lockWords(statement)));
  }
  const auto* update = statement.as<Update>();
  const auto* remove = statement.as<Delete>();
  const bool isJoined = (update != nullptr && update->from) || (remove != nullptr && remove->from);
  if (isJoined && !engine_.seesSnapshot()) {
    throw InputError(words("{}: only PostgreSQL has UPDATE ... FROM and DELETE ... USING",
                           "{}: UPDATE ... FROM과 DELETE ... USING은 PostgreSQL에만 있습니다", engine_.name()));
  }
  if (const auto* begin = statement.as<Begin>(); begin != nullptr && begin->isolation) {
    engine_.effective(*begin->isolation);
  }
  if (statement.advisory && advisory_ == nullptr) advisory_ = std::make_unique<Advisory>(world_);
  const auto* insert = statement.as<Insert>();
  const bool looks = insert == nullptr || insert->onConflict || insert->from != nullptr;
  for (const auto& [table, writes] : statement.tables) {
    if (looks || table != insert->table) table->isLookedAt();
    if (scans(statement) || table != tableOf(statement)) table->isScanned();
  }
}

Result Database::define(const std::string& text) {
  const Statement statement = prepare(text);
  if (const auto* create = statement.as<CreateTable>()) return this->create(*create), Result();
  if (const auto* drop = statement.as<DropTable>()) return this->drop(*drop), Result();
  if (const auto* add = statement.as<AddKey>()) return addKey(*add->table, add->key), Result();
  if (statement.as<AddIndex>()) return {};
  Result result = runAtOnce(actorAt(0), statement, Place::last);
  for (Table& table : tables_) table.remember();
  return result;
}

void Database::create(const CreateTable& create) {
  Table& table = tables_.emplace_back(world_, create.name, create.columns);
  table.isReadBy(transactions_, engine_.noticesEqualVersions());
  if (engine_.movesChangedRows()) table.movesChangedRows();
  for (const UniqueKey& key : create.keys) addKey(table, key);
  for (ForeignKey key : create.foreignKeys) {
    key.from = &table;
    if (key.to == nullptr) key.to = &table;
    if (key.name.empty()) key.name = engine_.foreignKeyName(table, key, table.foreignKeys().size());
    table.foreignKeys().push_back(std::move(key));
    table.foreignKeys().back().to->referredBy().push_back(&table.foreignKeys().back());
  }
}

void Database::drop(const DropTable& drop) {
  for (const auto& name : drop.names) {
    Table* table = find(name);
    if (table == nullptr) continue;
    for (const ForeignKey& key : table->foreignKeys()) {
      std::erase_if(key.to->referredBy(), [&](const ForeignKey* one) { return one == &key; });
    }
    const auto found = std::find_if(tables_.begin(), tables_.end(), [&](const Table& one) { return &one == table; });
    tables_.erase(found);
  }
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
