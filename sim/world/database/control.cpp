#include <algorithm>

#include "commits.h"

// Statements that begin and end transactions, or set what they are like.

namespace ttadak::sql {

/// Does what the statement says if it is one of those; says whether it was.
bool Database::control(ActorId actor, const Statement& statement) {
  Transaction& transaction = transactions_[index(actor)];
  if (statement.as<Commit>() || statement.as<Rollback>()) {
    close(actor, statement.as<Commit>() && !transaction.failed);
    return true;
  }
  if (const auto* to = statement.as<RollbackTo>()) {
    rollBackTo(transaction, to->savepoint);
    return true;
  }
  if (transaction.failed) {
    throw SqlError("25P02", "current transaction is aborted, commands ignored until end of transaction block");
  }
  if (const auto* begin = statement.as<Begin>()) {
    this->begin(actor, *begin);
  } else if (const auto* savepoint = statement.as<Savepoint>()) {
    transaction.savepoints.push_back({savepoint->name, transaction.changes.size(), transaction.locked.size()});
  } else if (const auto* release = statement.as<Release>()) {
    auto& all = transaction.savepoints;
    const auto isMeant = [&](const Transaction::Savepoint& one) { return one.name == release->savepoint; };
    const auto found = std::find_if(all.rbegin(), all.rend(), isMeant);
    if (found == all.rend()) throw engine_.noSavepoint(release->savepoint);
    all.erase(std::next(found).base(), all.end());
  } else if (const auto* set = statement.as<Set>()) {
    this->set(actor, *set);
  } else {
    return false;
  }
  return true;
}

void Database::begin(ActorId actor, const Begin& begin) {
  Transaction& transaction = transactions_[index(actor)];
  if (transaction.open && engine_.beginCommits()) close(actor, true);
  if (!transaction.open) open(actor, true);
  transaction.explicitly = true;
  transaction.readOnly = begin.readOnly;
  if (begin.isolation) transaction.isolation = engine_.effective(*begin.isolation);
}

void Database::rollBackTo(Transaction& transaction, const std::string& savepoint) {
  auto& all = transaction.savepoints;
  const auto isMeant = [&](const Transaction::Savepoint& one) { return one.name == savepoint; };
  const auto found = std::find_if(all.rbegin(), all.rend(), isMeant);
  if (found == all.rend()) throw engine_.noSavepoint(savepoint);
  transaction.undo(found->changes);
  if (!engine_.savepointKeepsLocks()) transaction.release(found->locks);
  transaction.failed = false;
  all.erase(found.base(), all.end());
}

void Database::set(ActorId actor, const Set& set) {
  Transaction& transaction = transactions_[index(actor)];
  Session& session = sessionOf(actor);
  if (set.name == "transaction_isolation") {
    if (transaction.snapshot || transaction.command > 0) {
      throw SqlError("25001", "SET TRANSACTION ISOLATION LEVEL must be called before any query");
    }
    Settings level;
    level.set("default_transaction_isolation", set.value);
    transaction.isolation = engine_.effective(level.isolation);
    return;
  }
  Settings changed = session.settings;
  changed.set(set.name, set.value);
  if (transaction.open) {
    if (!session.later) session.later = Session::Later{session.settings, session.settings};
    if (!set.untilEnd) session.later->ifCommitted.set(set.name, set.value);
  } else if (set.untilEnd) {
    return;  // which is when this statement ends
  }
  session.settings = std::move(changed);
}

void Database::begin(SourceLine at) { run({Begin{}}, {}, at); }
void Database::commit(SourceLine at) { run({Commit{}}, {}, at); }
void Database::rollback(SourceLine at) { run({Rollback{}}, {}, at); }

}  // namespace ttadak::sql
