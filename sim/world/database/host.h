#pragma once

#include <optional>

#include "sim/world/database/settings.h"
#include "sim/world/database/table.h"
#include "sim/world/database/value.h"

namespace ttadak::sql {

/// What a statement needs of the database that executes it.
class Host {
 public:
  virtual ~Host() = default;
  /// Comes back when the statement's transaction, which waits, can go on, has to break a deadlock, or has waited for
  /// too long (World::timeIsUp). False in a run that is being abandoned.
  virtual bool wait() = 0;
  /// How many writing transactions have committed by now.
  virtual Moment now() const = 0;
  virtual TableLock& advisoryLock(const Values& key) = 0;
  virtual void giveBackAdvisoryLocks() = 0;
  virtual Settings& settings() = 0;
  /// That transaction, which waits, does not any more, and will be told that it is rolled back.
  virtual void makeVictim(const Transaction& transaction) = 0;
};

}  // namespace ttadak::sql
