#pragma once

#include <optional>

#include "sim/world/database/settings.h"
#include "sim/world/database/value.h"

namespace ttadak::sql {

class Table;

/// What there is of one actor's connection beside its transaction.
struct Session {
  Settings settings{};
  /// What the settings will be when the transaction has ended; none if nothing was set in it.
  struct Later {
    Settings ifCommitted;
    Settings ifRolledBack;
  };
  std::optional<Later> later{};
  /// What its latest row was given.
  struct Number {
    const Table* table = nullptr;
    Value value{};
  };
  Number lastNumber{};
};

}  // namespace ttadak::sql
