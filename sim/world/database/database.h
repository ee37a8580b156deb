#pragma once

#include <array>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/kernel/world.h"
#include "sim/world/database/execution.h"
#include "sim/world/database/session.h"
#include "sim/world/database/statement.h"

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
  /// Runs one statement before any run: every run begins with what is there then. Gives back what it answers. Throws
  /// InputError for text that is none, SqlError for rows that cannot be.
  Result define(const std::string& text);
  /// Of each row of the table a person is shown these columns.
  void show(const std::string& table, const std::vector<std::string>& columns) { find(table)->show(columns); }
  /// Resolves the names of one statement; throws InputError.
  Statement prepare(const std::string& text);
  /// The same for a text of any number of them.
  std::vector<Statement> prepareAll(const std::string& text);
  /// The one of that name; throws std::logic_error if there is none.
  Query& query(const std::string& name) const;
  const Table& table(const std::string& name) const;

  /// Whether an actor waits for what others have: no step.
  bool isBlocked(ActorId actor) const { return !transactions_[index(actor)].blockers().empty(); }
  /// Whether it waited, and its transaction was picked to be rolled back for another one: no step.
  bool isVictim(ActorId actor) const { return transactions_[index(actor)].isVictim; }
  /// How long it waits before it looks for a deadlock.
  Duration deadlockTimeout(ActorId actor) const { return transactions_[index(actor)].deadlockTimeout(); }

  /// Whether the actor that runs is between BEGIN and COMMIT: no step.
  bool inTransaction() { return mine().explicitly; }
  /// The number that the latest row was given which the actor that runs has inserted; NULL if there is none: no step.
  Value lastNumber();

  /// Whether a statement is the last of those that were sent together, so that what they have done is to be kept.
  enum class Place { last, before };

  // Steps of the actor that runs. They throw SqlError, as the server would answer it.
  Result run(const Statement& statement, const Values& parameters, SourceLine at = SourceLine::here(),
             Place place = Place::last);
  void begin(SourceLine at = SourceLine::here());
  void commit(SourceLine at = SourceLine::here());
  void rollback(SourceLine at = SourceLine::here());

  /// Runs a statement for an actor when the contents of the world are reset, which is no step. Throws InputError if it
  /// would have to wait.
  Result runAtOnce(ActorId actor, const Statement& statement, Place place);

 private:
  friend class Query;
  class Commits;
  class Waits;
  class Advisory;
  class Connected;
  class Running;
  class AtOnce;
  struct Outcome;

  Transaction& mine() { return transactions_[index(World::running())]; }
  Session& sessionOf(ActorId actor) { return sessions_[index(actor)]; }
  Table* find(const std::string& name);
  void create(const CreateTable& create);
  void drop(const DropTable& drop);
  void addKey(Table& table, UniqueKey key);
  void addClusteredIndex(Table& table, const std::vector<UniqueKey>& keys);
  void addIndex(Table& table, Index::Definition definition);
  void finish(Statement& statement);
  void open(ActorId actor, bool explicitly);
  Outcome attempt(ActorId actor, const Statement& statement, const Values& parameters, Connected& host, Place place);
  bool locks(ActorId actor, const Statement& statement, const Statement::Use& use) const;
  void use(Transaction& transaction, const Statement& statement) const;
  bool control(ActorId actor, const Statement& statement);
  void begin(ActorId actor, const Begin& begin);
  void rollBackTo(Transaction& transaction, const std::string& savepoint);
  void set(ActorId actor, const Set& set);
  Outcome fail(ActorId actor, const SqlError& error, std::size_t kept);
  void close(ActorId actor, bool keep);
  std::vector<Access> accessesOf(const Statement& statement, Place place);

  World& world_;
  const Engine& engine_;
  Isolation isolation_;
  std::list<Table> tables_;
  std::vector<Access> allSeen_;  // who waits, and all tables
  std::unique_ptr<Commits> commits_;
  std::unique_ptr<Waits> waits_;
  std::unique_ptr<Advisory> advisory_;
  std::array<Transaction, maxActors> transactions_{};
  std::array<Session, maxActors> sessions_{};
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
