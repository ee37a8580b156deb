#include "sim/world/database/database.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <stdexcept>
#include <utility>

#include "commits.h"
#include "statement_words.h"

namespace ttadak::sql {

/// How far a statement got at one step.
struct Database::Outcome {
  bool waits = false;
  bool queued = false;
  Result result{};
  std::exception_ptr error{};
  std::string shown{};

  /// Who waits for a row's lock stands in its queue, and later nobody can tell that they did.
  bool tellsNothing() const { return queued; }
  void digest(Digest& to) const { to << waits << (error ? shown : "") << result; }
};

Database::Database(World& world, const Engine& engine, Isolation isolation)
    : world_(world),
      engine_(engine),
      isolation_(engine.effective(isolation)),
      commits_(std::make_unique<Commits>(world, *this)),
      waits_(std::make_unique<Waits>(world, *this)) {}

Database::~Database() = default;

void Database::open(bool explicitly) {
  Transaction& transaction = mine();
  transaction = {};
  transaction.actor = World::running();
  transaction.open = true;
  transaction.isolation = isolation_;
  transaction.explicitly = explicitly;
}

Result Database::run(const Statement& statement, const Values& parameters, SourceLine at) {
  const auto label = [&] { return Text(labelOf(statement, parameters)); };
  const auto show = [](const Outcome& outcome) { return outcome.shown; };
  Table& table = *tableOf(statement);
  const bool reads = onlyReads(statement);
  const bool ends = !reads && !mine().explicitly;
  const std::array accesses{reads ? table.reads().front() : table.writes().front(),
                            ends ? commits_->writes().front() : commits_->reads().front()};
  std::optional<Execution> execution;
  const auto attempt = [&] { return this->attempt(statement, execution, parameters); };
  auto outcome = world_.step({.label = label, .accesses = accesses, .at = at, .exact = false}, attempt, show);
  const auto isFree = [this](ActorId actor) { return transactions_[index(actor)].blockers().empty(); };
  const auto blockers = [this](ActorId actor) {
    ActorSet all;
    for (const Transaction* blocker : transactions_[index(actor)].blockers()) all.insert(blocker->actor);
    return all;
  };
  const Wait wait{table, isFree, {}, blockers};
  while (outcome.waits) {
    outcome =
        world_.step({.label = label, .accesses = accesses, .at = at, .wait = &wait, .exact = false}, attempt, show);
  }
  if (outcome.error) std::rethrow_exception(outcome.error);
  return std::move(outcome.result);
}

/// Begins the statement, or goes on with it.
Database::Outcome Database::attempt(const Statement& statement, std::optional<Execution>& execution,
                                    const Values& parameters) {
  if (!mine().open) open(false);
  Transaction& transaction = mine();
  try {
    if (transaction.failed) {
      throw SqlError("25P02", "current transaction is aborted, commands ignored until end of transaction block");
    }
    if (!execution) {
      const bool repeatable = transaction.isolation == Isolation::repeatableRead;
      if (repeatable && !transaction.snapshot && engine_.takesSnapshot(statement)) {
        transaction.snapshot = commits_->moment;
      }
      const Moment seen = transaction.snapshot.value_or(commits_->moment);
      execution.emplace(engine_, transaction, statement, parameters, seen);
      transaction.statementSnapshot = seen;
    }
    if (!execution->advance()) {
      World::touch(waits_->writes().front());
      return {true, transaction.waitsFor != nullptr, {}, {}, "…"};
    }
    transaction.statementSnapshot.reset();
    if (!transaction.lastNumber.isNull()) {
      lastNumbers_[index(World::running())] = {tableOf(statement), std::exchange(transaction.lastNumber, {})};
    }
    Outcome outcome{false, false, execution->takeResult()};
    outcome.shown = shown(outcome.result);
    if (!transaction.explicitly) close(true);
    return outcome;
  } catch (const SqlError& error) {
    return fail(error, execution ? execution->changesBefore() : transaction.changes.size());
  }
}

Database::Outcome Database::fail(const SqlError& error, std::size_t kept) {
  Outcome outcome{false, false, {}, std::current_exception(), fmt::format("✗ {}", error.what())};
  World::touch(waits_->writes().front());  // which may be why it fails
  Transaction& transaction = mine();
  transaction.statementSnapshot.reset();
  if (!transaction.explicitly) {
    close(false);
  } else if (engine_.errorEndsTransaction(error)) {
    for (const auto& one : transaction.locked) World::touch(one.table->writes().front());
    transaction.undo();
    transaction.release();
    transaction.failed = engine_.wantsRollbackAfterError();
    if (!transaction.failed) transaction = {};
  } else {
    transaction.undo(kept);
  }
  return outcome;
}

void Database::close(bool keep) {
  Transaction& transaction = mine();
  if (keep && !transaction.changes.empty()) {
    transaction.keep(++commits_->moment);
  } else {
    transaction.undo();
  }
  transaction.release();
  transaction = {};
}

Value Database::lastNumber() {
  const Value& number = lastNumbers_[index(World::running())].value;
  World::learn(number);
  return number;
}

void Database::begin(SourceLine at) {
  const Label label{"BEGIN", "BEGIN"};
  if (!mine().explicitly) {
    world_.step({.label = label, .at = at}, [this] { open(true); });
  } else if (engine_.beginCommits()) {
    end(label, true, true, at);
  } else {
    world_.step({.label = label, .at = at}, [] {});
  }
}

void Database::commit(SourceLine at) { end({"COMMIT", "COMMIT"}, true, false, at); }

void Database::rollback(SourceLine at) { end({"ROLLBACK", "ROLLBACK"}, false, false, at); }

/// Ends the transaction of whoever runs, and begins another if `begins`.
void Database::end(const Label& label, bool keep, bool begins, SourceLine at) {
  const Transaction& transaction = mine();
  std::vector<Access> accesses;
  for (const auto& one : transaction.locked) {
    const auto same = [&](const Access& access) { return access.object == one.table; };
    if (std::none_of(accesses.begin(), accesses.end(), same)) accesses.push_back(one.table->writes().front());
  }
  if (keep && !transaction.changes.empty()) accesses.push_back(commits_->writes().front());
  world_.step({.label = label, .accesses = accesses, .at = at, .mayUnwind = false}, [this, keep, begins] {
    close(keep && !mine().failed);
    if (begins) open(true);
  });
}

}  // namespace ttadak::sql
