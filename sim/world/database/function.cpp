#include "sim/world/database/function.h"

#include <algorithm>
#include <array>
#include <utility>

#include "sim/world/database/sql_error.h"

namespace ttadak::sql {

namespace {

constexpr std::array<std::pair<std::string_view, Function>, 21> functions{{
    {"lower", Function::lower},
    {"upper", Function::upper},
    {"length", Function::length},
    {"abs", Function::abs},
    {"coalesce", Function::coalesce},
    {"greatest", Function::greatest},
    {"least", Function::least},
    {"nullif", Function::nullIf},
    {"pg_advisory_lock", Function::advisoryLock},
    {"pg_advisory_lock_shared", Function::advisoryLockShared},
    {"pg_advisory_xact_lock", Function::advisoryXactLock},
    {"pg_advisory_xact_lock_shared", Function::advisoryXactLockShared},
    {"pg_try_advisory_lock", Function::tryAdvisoryLock},
    {"pg_try_advisory_lock_shared", Function::tryAdvisoryLockShared},
    {"pg_try_advisory_xact_lock", Function::tryAdvisoryXactLock},
    {"pg_try_advisory_xact_lock_shared", Function::tryAdvisoryXactLockShared},
    {"pg_advisory_unlock", Function::advisoryUnlock},
    {"pg_advisory_unlock_shared", Function::advisoryUnlockShared},
    {"pg_advisory_unlock_all", Function::advisoryUnlockAll},
    {"current_setting", Function::currentSetting},
    {"set_config", Function::setConfig},
}};

const Value& only(const Values& arguments) {
  if (arguments.size() == 1) return arguments.front();
  throw SqlError("42883", "function does not exist");
}

template <class Change>
Value changed(const Value& value, Change change) {
  if (value.isNull()) return {};
  std::string text = value.text();
  std::transform(text.begin(), text.end(), text.begin(), change);
  return text;
}

/// Of those that are not NULL, the greatest (`sign` 1) or the least (-1).
Value extreme(const Values& arguments, int sign) {
  Value best;
  for (const Value& value : arguments) {
    if (!value.isNull() && (best.isNull() || value.compare(best) * sign > 0)) best = value;
  }
  return best;
}

char lowered(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }
char raised(char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter; }

}  // namespace

std::optional<Function> functionNamed(std::string_view name) {
  const auto found =
      std::find_if(functions.begin(), functions.end(), [&](const auto& one) { return one.first == name; });
  return found == functions.end() ? std::nullopt : std::optional(found->second);
}

Value resultOf(Function function, const Values& arguments) {
  switch (function) {
    case Function::lower: return changed(only(arguments), lowered);
    case Function::upper: return changed(only(arguments), raised);
    case Function::greatest: return extreme(arguments, 1);
    case Function::least: return extreme(arguments, -1);
    case Function::coalesce: {
      const auto first = std::find_if(arguments.begin(), arguments.end(), [](const Value& v) { return !v.isNull(); });
      return first == arguments.end() ? Value() : *first;
    }
    case Function::nullIf: return arguments.at(0) == arguments.at(1) ? Value() : arguments[0];
    default: break;
  }
  const Value& argument = only(arguments);
  if (argument.isNull()) return {};
  if (function == Function::length) return static_cast<std::int64_t>(argument.text().size());
  return argument.number() < 0 ? -argument.number() : argument.number();
}

}  // namespace ttadak::sql
