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
  auto statements = parse(
      text, [this](const std::string& name) { return find(name); }, engine_.dialect());
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
  if (isJoined && engine_.locksIndexes()) {
    throw InputError(words("{}: only PostgreSQL has UPDATE ... FROM and DELETE ... USING",
                           "{}: UPDATE ... FROM과 DELETE ... USING은 PostgreSQL에만 있습니다", engine_.name()));
  }
  if (const auto* begin = statement.as<Begin>(); begin != nullptr && begin->isolation) {
    engine_.effective(*begin->isolation);
  }
  if (statement.advisory && advisory_ == nullptr) advisory_ = std::make_unique<Advisory>(world_);
  if (const auto* made = statement.as<CreateTable>();
      made != nullptr && !made->indexes.empty() && !engine_.locksIndexes()) {
    throw InputError({"not supported: EXCLUDE", "지원하지 않습니다: EXCLUDE"});
  }
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
  if (const auto* add = statement.as<AddIndex>()) return addIndex(*add->table, add->index), Result();
  Result result = runAtOnce(actorAt(0), statement, Place::last);
  for (Table& table : tables_) table.remember();
  return result;
}

void Database::create(const CreateTable& create) {
  Table& table = tables_.emplace_back(world_, create.name, create.columns);
  allSeen_.push_back(table.reads().front());
  table.isReadBy(transactions_, engine_.noticesEqualVersions());
  if (engine_.movesChangedRows()) table.movesChangedRows();
  addClusteredIndex(table, create.keys);
  for (const UniqueKey& key : create.keys) addKey(table, key);
  for (const Index::Definition& index : create.indexes) addIndex(table, index);
  for (ForeignKey key : create.foreignKeys) {
    key.from = &table;
    if (key.to == nullptr) key.to = &table;
    if (key.name.empty()) key.name = engine_.foreignKeyName(table, key, table.foreignKeys().size());
    addIndex(table, {key.name, key.columns});
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
    std::erase_if(allSeen_, [&](const Access& access) { return access.object == table; });
    tables_.erase(found);
  }
}

void Database::addKey(Table& table, UniqueKey key) {
  key.name = engine_.keyName(table, key);
  addIndex(table, {key.name, key.columns, true});
  table.addKey(std::move(key));
}

/// The rows are in the order of the primary key; if there is none, of the first unique one without NULL.
void Database::addClusteredIndex(Table& table, const std::vector<UniqueKey>& keys) {
  if (!engine_.locksIndexes()) return;
  const auto isWhole = [&](const UniqueKey& key) {
    return std::all_of(key.columns.begin(), key.columns.end(), [&](auto i) { return table.columns()[i].notNull; });
  };
  auto key = std::find_if(keys.begin(), keys.end(), [](const UniqueKey& one) { return one.primary; });
  if (key == keys.end()) key = std::find_if(keys.begin(), keys.end(), isWhole);
  table.addIndex(key == keys.end() ? Index::Definition{"", {}, false, true}
                                   : Index::Definition{engine_.keyName(table, *key), key->columns, true, true});
}

/// Unless there is one already that begins with the columns and is as unique.
void Database::addIndex(Table& table, Index::Definition definition) {
  if (!engine_.locksIndexes()) return;
  const auto& columns = definition.columns;
  const bool isThere = std::any_of(table.indexes().begin(), table.indexes().end(), [&](const Index& index) {
    const auto& others = index.columns();
    const bool begins = columns.size() <= others.size() && std::equal(columns.begin(), columns.end(), others.begin());
    return begins && (!definition.unique || (index.definition().unique && columns.size() == others.size()));
  });
  if (!isThere) table.addIndex(std::move(definition));
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
