#pragma once

#include <array>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/kernel/world.h"
#include "sim/world/database/execution.h"

namespace ttadak::sql {

class Query;

/// A database server. Whoever runs has a connection of their own; what is not within BEGIN and COMMIT is a transaction
/// of one statement. Every statement is a step, and a further one for each time that it has to wait.
class Database {
 public:
  Database(World& world, const Engine& engine, Isolation isolation);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  const Engine& engine() const { return engine_; }
  /// Runs one statement, which makes a table or a key or puts rows into a table, before any run: every run begins with
  /// what is there then. Throws InputError for text that is none, SqlError for rows that cannot be.
  void define(const std::string& text);
  /// Of each row of the table a person is shown these columns.
  void show(const std::string& table, const std::vector<std::string>& columns) { find(table)->show(columns); }
  /// Resolves the names of one statement; throws InputError.
  Statement prepare(const std::string& text);
  /// The one of that name; throws std::logic_error if there is none.
  Query& query(const std::string& name) const;
  const Table& table(const std::string& name) const;

  /// Whether the actor that runs is between BEGIN and COMMIT: no step.
  bool inTransaction() { return mine().explicitly; }
  /// The number that the latest row was given which the actor that runs has inserted; NULL if there is none: no step.
  Value lastNumber();

  // Steps of the actor that runs. They throw SqlError, as the server would answer it.
  Result run(const Statement& statement, const Values& parameters, SourceLine at = SourceLine::here());
  void begin(SourceLine at = SourceLine::here());
  void commit(SourceLine at = SourceLine::here());
  void rollback(SourceLine at = SourceLine::here());

 private:
  friend class Query;
  class Commits;
  class Waits;
  struct Outcome;

  Transaction& mine() { return transactions_[index(World::running())]; }
  Table* find(const std::string& name);
  void create(const CreateTable& create);
  void addKey(Table& table, UniqueKey key);
  void open(bool explicitly);
  Outcome attempt(const Statement& statement, std::optional<Execution>& execution, const Values& parameters);
  Outcome fail(const SqlError& error, std::size_t kept);
  void close(bool keep);
  void end(const Label& label, bool keep, bool begins, SourceLine at);

  World& world_;
  const Engine& engine_;
  Isolation isolation_;
  std::deque<Table> tables_;
  std::unique_ptr<Commits> commits_;
  std::unique_ptr<Waits> waits_;
  std::array<Transaction, maxActors> transactions_{};
  /// What each actor's latest row was given.
  struct Number {
    const Table* table = nullptr;
    Value value{};
  };
  std::array<Number, maxActors> lastNumbers_{};
  std::map<std::string, Query*> queries_;
};

/// A statement with a name, such as a method of a repository: what it says can be altered before a run.
class Query {
 public:
  Query(Database& database, std::string name, const std::string& text);

  const std::string& text() const { return text_; }
  void rewrite(const std::string& text);
  Result operator()(const Values& parameters, SourceLine at = SourceLine::here()) {
    return database_.run(statement_, parameters, at);
  }

 private:
  Database& database_;
  std::string text_;
  Statement statement_;
};

}  // namespace ttadak::sql
