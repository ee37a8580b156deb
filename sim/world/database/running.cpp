#include "running.h"

#include <algorithm>

namespace ttadak::sql {

namespace {

/// That a statement waits.
struct Paused {
  bool queued;

  /// Who waits for a row's lock stands in its queue, and later nobody can tell that they did.
  bool tellsNothing() const { return queued; }
  void digest(Digest& to) const { to << true; }
};

std::string shown(const Paused& /*paused*/) { return "…"; }

}  // namespace

bool Database::Running::wait() {
  const Database& database = database_;
  const bool maySearch = database.engine_.waitsBeforeDeadlock();
  const auto canGoOn = [&database, maySearch](ActorId actor) {
    const Transaction& one = database.transactions_[index(actor)];
    return one.blockers().empty() || (maySearch && mayBreakDeadlock(one));
  };
  const auto blockers = [&database](ActorId actor) {
    ActorSet all;
    for (const Transaction* blocker : database.transactions_[index(actor)].blockers()) all.insert(blocker->actor);
    return all;
  };
  const Settings& set = settings();
  auto timeout = set.lockTimeout;
  if (set.statementTimeout && (!timeout || *set.statementTimeout < *timeout)) timeout = set.statementTimeout;
  const Wait wait{object(), canGoOn, timeout, blockers, database_.waits_.get()};
  std::vector<Access> accesses(step_.accesses.begin(), step_.accesses.end());
  if (maySearch) accesses.push_back(database.waits_->writes().front());
  World::touch(database.waits_->writes().front());
  const auto& waitsFor = transaction().waitsFor;
  const bool isQueued = std::holds_alternative<RowLock*>(waitsFor) || std::holds_alternative<RecordLocks*>(waitsFor);
  const Step next{.label = step_.label,
                  .accesses = accesses,
                  .at = step_.at,
                  .wait = &wait,
                  .indirect = step_.indirect,
                  .exact = false};
  return World::goOn(next, Paused{isQueued}, shown);
}

/// What it waits for, as a person knows it.
const Object& Database::Running::object() const {
  const Transaction& waiting = database_.transactions_[index(actor_)];
  const auto& tables = statement_.tables;
  const auto isThere = [&](const Statement::Use& use) { return use.table->isWaitedIn(waiting); };
  const auto place = std::find_if(tables.begin(), tables.end(), isThere);
  if (place != tables.end()) return *place->table;
  if (std::holds_alternative<TableLock*>(waiting.waitsFor)) return *database_.advisory_;
  return *tables.front().table;  // it has just been let go on
}

}  // namespace ttadak::sql
