#include "sim/world/database/database.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <stdexcept>
#include <utility>

#include "running.h"
#include "statement_words.h"

namespace ttadak::sql {

/// How a statement ended.
struct Database::Outcome {
  Result result{};
  std::exception_ptr error{};
  std::string shown{};

  void digest(Digest& to) const { to << false << (error ? shown : "") << result; }
};

Database::Database(World& world, const Engine& engine, Isolation isolation)
    : world_(world),
      engine_(engine),
      isolation_(engine.effective(isolation)),
      commits_(std::make_unique<Commits>(world, *this)),
      waits_(std::make_unique<Waits>(world, *this)) {
  allSeen_.push_back(waits_->reads().front());
  commits_->reset();
}

Database::~Database() = default;

Result Database::run(const Statement& statement, const Values& parameters, SourceLine at, Place place) {
  const auto label = [&] { return Text(labelOf(statement, parameters)); };
  const auto accesses = accessesOf(statement, place);
  const bool isExact = isControl(statement);
  // Of a snapshot that is taken or given up, all tables tell.
  const bool shows = !isExact || mine().snapshot;
  const Step step{.label = label,
                  .accesses = accesses,
                  .at = at,
                  .indirect = std::span(allSeen_).first(shows ? allSeen_.size() : 1),
                  .exact = isExact,
                  .mayUnwind = !isExact};
  const ActorId actor = World::running();
  Running host(*this, actor, statement, step);
  const auto attempt = [&] { return this->attempt(actor, statement, parameters, host, place); };
  auto outcome = world_.step(step, attempt, [](const Outcome& one) { return one.shown; });
  if (outcome.error) std::rethrow_exception(outcome.error);
  return std::move(outcome.result);
}

/// What it may touch: its tables, and the snapshots that begin or end with it.
std::vector<Access> Database::accessesOf(const Statement& statement, Place place) {
  const Transaction& transaction = mine();
  std::vector<Access> accesses;
  bool writes = !transaction.changes.empty();
  for (const auto& use : statement.tables) {
    writes = writes || use.writes;
    accesses.push_back(locks(World::running(), statement, use) ? use.table->writes().front()
                                                               : use.table->reads().front());
  }
  if (statement.advisory) accesses.push_back(advisory_->writes().front());
  const bool ends = endsTransaction(statement) || (place == Place::last && !transaction.explicitly);
  // What is locked or changed before a savepoint is another thing than what is after it.
  const bool marks = statement.as<Savepoint>() || statement.as<Release>();
  if (ends || marks) {
    const auto add = [&](const Object& object) {
      const auto same = [&](const Access& access) { return access.object == &object; };
      const auto known = std::find_if(accesses.begin(), accesses.end(), same);
      if (known == accesses.end()) {
        accesses.push_back(object.writes().front());
      } else {
        *known = object.writes().front();
      }
    };
    for (const Table* table : transaction.used) add(*table);
    if (transaction.usedAdvisoryLocks) add(*advisory_);
  }
  const bool undoes = statement.as<Rollback>() || statement.as<RollbackTo>();
  const bool commits = ends && writes && !undoes;
  if (commits) {
    accesses.push_back(commits_->writes().front());
  } else if (!isControl(statement)) {
    accesses.push_back(commits_->reads().front());  // it may take a snapshot
  }
  return accesses;
}

Result Database::runAtOnce(ActorId actor, const Statement& statement, Place place) {
  AtOnce host(*this, actor);
  auto outcome = attempt(actor, statement, {}, host, place);
  if (outcome.error) std::rethrow_exception(outcome.error);
  return std::move(outcome.result);
}

void Database::open(ActorId actor, bool explicitly) {
  Session& session = sessionOf(actor);
  Transaction& transaction = transactions_[index(actor)];
  transaction = {};
  transaction.settings = &session.settings;
  transaction.actor = actor;
  transaction.open = true;
  transaction.isolation = engine_.effective(session.settings.isolation);
  transaction.explicitly = explicitly;
}

/// Whether it may leave something of the transaction in the table.
bool Database::locks(ActorId actor, const Statement& statement, const Statement::Use& use) const {
  const Transaction& transaction = transactions_[index(actor)];
  const Isolation isolation = transaction.open ? transaction.isolation : sessions_[index(actor)].settings.isolation;
  return use.writes || engine_.lockToRead(statement, isolation, transaction.explicitly);
}

void Database::use(Transaction& transaction, const Statement& statement) const {
  for (const auto& use : statement.tables) {
    const bool isNew = std::find(transaction.used.begin(), transaction.used.end(), use.table) == transaction.used.end();
    if (isNew && locks(transaction.actor, statement, use)) transaction.used.push_back(use.table);
  }
  transaction.usedAdvisoryLocks = transaction.usedAdvisoryLocks || statement.advisory;
}

Database::Outcome Database::attempt(ActorId actor, const Statement& statement, const Values& parameters,
                                    Connected& host, Place place) {
  Transaction& transaction = transactions_[index(actor)];
  std::size_t kept = transaction.changes.size();
  try {
    if (control(actor, statement)) return {};
    if (!transaction.open) open(actor, false);
    kept = transaction.changes.size();
    use(transaction, statement);
    const bool repeatable = transaction.isolation == Isolation::repeatableRead;
    if (repeatable && !transaction.snapshot && engine_.takesSnapshot(statement)) transaction.snapshot = host.now();
    const Moment seen = transaction.snapshot.value_or(host.now());
    transaction.statementSnapshot = seen;
    ++transaction.command;
    Execution execution(engine_, host, transaction, parameters, seen);
    if (!execution.run(statement)) return {};
    transaction.statementSnapshot.reset();
    if (!transaction.lastNumber.isNull()) {
      sessionOf(actor).lastNumber = {tableOf(statement), std::exchange(transaction.lastNumber, {})};
    }
    Outcome outcome{execution.takeResult()};
    if (!statement.as<LockTable>()) outcome.shown = shown(outcome.result);
    if (!transaction.explicitly && place == Place::last) close(actor, true);
    return outcome;
  } catch (const SqlError& error) {
    host.touch(*waits_);  // which may be why it fails
    for (const Table* table : transaction.used) host.touch(*table);
    if (transaction.usedAdvisoryLocks) host.touch(*advisory_);
    return fail(actor, error, kept);
  }
}

Database::Outcome Database::fail(ActorId actor, const SqlError& error, std::size_t kept) {
  Outcome outcome{{}, std::current_exception(), fmt::format("✗ {}", error.what())};
  Transaction& transaction = transactions_[index(actor)];
  transaction.statementSnapshot.reset();
  transaction.stopWaiting();
  const bool spoils = engine_.errorEndsTransaction(error);
  if (!transaction.explicitly || (spoils && !engine_.wantsRollbackAfterError())) {
    close(actor, false);
  } else if (!spoils) {
    transaction.undo(kept);
  } else {
    const auto& savepoints = transaction.savepoints;
    transaction.undo(savepoints.empty() ? 0 : savepoints.back().changes);
    transaction.release(savepoints.empty() ? 0 : savepoints.back().locks);
    transaction.failed = true;
  }
  return outcome;
}

void Database::close(ActorId actor, bool keep) {
  Transaction& transaction = transactions_[index(actor)];
  Session& session = sessionOf(actor);
  if (keep && !transaction.changes.empty()) {
    transaction.keep(++commits_->moment);
  } else {
    transaction.undo();
  }
  transaction.release();
  if (session.later) session.settings = keep ? session.later->ifCommitted : session.later->ifRolledBack;
  session.later.reset();
  transaction = {};
  transaction.settings = &session.settings;
}

Value Database::lastNumber() {
  const Value& number = sessionOf(World::running()).lastNumber.value;
  World::learn(number);
  return number;
}

}  // namespace ttadak::sql
