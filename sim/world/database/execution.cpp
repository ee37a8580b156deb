#include "sim/world/database/execution.h"

namespace ttadak::sql {

Execution::Execution(const Engine& engine, Host& host, Transaction& transaction, std::span<const Value> parameters,
                     Moment snapshot)
    : engine_(engine),
      host_(host),
      transaction_(transaction),
      parameters_(parameters),
      snapshot_(snapshot),
      command_(transaction.command) {}

bool Execution::run(const Statement& statement) {
  readLock_ = engine_.lockToRead(statement, transaction_.isolation, transaction_.explicitly);
  try {
    return runAll(statement);
  } catch (const Abandoned&) {
    return false;
  }
}

bool Execution::runAll(const Statement& statement) {
  for (const auto& one : statement.with) {
    if (!runAll(*one)) return false;
    with_[one.get()] = std::exchange(result_, {});
  }
  if (!lockTables(statement)) return false;
  bool goesOn = true;
  if (const auto* select = statement.as<Select>()) goesOn = run(*select);
  if (const auto* insert = statement.as<Insert>()) goesOn = run(*insert);
  if (const auto* update = statement.as<Update>()) goesOn = run(*update);
  if (const auto* remove = statement.as<Delete>()) goesOn = run(*remove);
  if (const auto* lock = statement.as<LockTable>()) goesOn = run(*lock);
  return goesOn && checkReferences();
}

bool Execution::matches(const std::optional<Expression>& where, const Values& values, const Scope* outer) {
  return !where || where->valueOf(scope(values, outer)).isTrue();
}

const Version* Execution::visible(const Row& row) const {
  if (transaction_.isolation != Isolation::readUncommitted) return row.seenAt(snapshot_, &transaction_, command_);
  const auto* newest = row.newest();
  return newest == nullptr || newest->deleted ? nullptr : newest;
}

Value Execution::call(Function function, const Values& arguments) {
  if (isAdvisory(function)) return callAdvisory(function, arguments);
  const auto& name = arguments.at(0).text();
  if (function == Function::setConfig) return host_.settings().others[name] = arguments.at(1).text();
  return host_.settings().shown(name);
}

Value Execution::callAdvisory(Function function, const Values& arguments) {
  if (function == Function::advisoryUnlockAll) {
    host_.giveBackAdvisoryLocks();
    return "";
  }
  const auto nth = static_cast<int>(function) - static_cast<int>(Function::advisoryLock);
  const auto mode = nth % 2 == 0 ? TableLockMode::exclusive : TableLockMode::share;
  const auto until = nth % 4 < 2 ? TableLock::Until::sessionEnds : TableLock::Until::transactionEnds;
  TableLock& lock = host_.advisoryLock(arguments);
  if (function >= Function::advisoryUnlock) return Value::truth(lock.giveBack(transaction_, mode));
  if (function < Function::tryAdvisoryLock) return lockWhole(lock, mode, until) ? Value("") : Value();
  const bool free = lock.isFreeFor(transaction_, mode);
  if (free) lock.request(transaction_, mode, until);
  return Value::truth(free);
}

std::vector<Values> Execution::rowsOf(const Select& query, const Scope& outer) {
  Result result;
  give(query, readRows(query, &outer), &outer, result);
  return result.rows;
}

}  // namespace ttadak::sql
