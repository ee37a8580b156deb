#pragma once

#include <string>

#include "sim/kernel/words.h"
#include "sim/world/database/database.h"

namespace ttadak::sql {

/// How many writing transactions have committed: what a snapshot remembers, and so what taking one reads.
class Database::Commits final : public Object {
 public:
  Commits(World& world, Database& database) : Object(world, {"commits", "커밋"}, Kind::internal), database_(database) {}

  Moment moment = 0;

  void reset() override {
    moment = 0;
    database_.transactions_.fill({});
    database_.lastNumbers_.fill({});
  }
  /// What a transaction is apart from its locks, changes and snapshot follows from what its actor has learnt.
  void digest(Digest& to) const override {
    for (std::size_t i = 0; i < maxActors; ++i) {
      const Number& number = database_.lastNumbers_[i];
      if (number.table == nullptr || number.table->isBag()) continue;  // there, one number is as good as another
      to.about(actorAt(i), [&](Digest& own) { own << number.table->number() << number.value; });
    }
  }
  std::string state() const override { return ""; }

 private:
  Database& database_;
};

/// Who waits for whom in the whole database: what finding a deadlock looks at.
class Database::Waits final : public Object {
 public:
  Waits(World& world, Database& database) : Object(world, {"waits", "대기"}, Kind::internal), database_(database) {}

  void reset() override {}
  void digest(Digest& to) const override {
    for (const Table& table : database_.tables_) table.digestWaits(to << table.number());
  }
  bool changesUntouched() const override { return true; }
  std::string state() const override { return ""; }

 private:
  Database& database_;
};

}  // namespace ttadak::sql
