#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/world/database/value.h"

namespace ttadak::sql {

/// The functions that SQL may call. Those from `advisoryLock` on look at the session that calls them, or change it.
enum class Function {
  lower,
  upper,
  length,
  abs,
  coalesce,
  greatest,
  least,
  nullIf,
  advisoryLock,
  advisoryLockShared,
  advisoryXactLock,
  advisoryXactLockShared,
  tryAdvisoryLock,
  tryAdvisoryLockShared,
  tryAdvisoryXactLock,
  tryAdvisoryXactLockShared,
  advisoryUnlock,
  advisoryUnlockShared,
  advisoryUnlockAll,
  currentSetting,
  setConfig,
};

/// None if there is no such function.
std::optional<Function> functionNamed(std::string_view name);
constexpr bool asksSession(Function function) { return function >= Function::advisoryLock; }
constexpr bool isAdvisory(Function function) {
  return function >= Function::advisoryLock && function <= Function::advisoryUnlockAll;
}

/// What a function gives that looks at nothing but its arguments. Throws SqlError for arguments of the wrong type.
Value resultOf(Function function, const Values& arguments);

}  // namespace ttadak::sql
