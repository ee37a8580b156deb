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
  /// Of the whole database, which every statement touches by its commits. What a transaction is apart from its locks,
  /// changes and snapshot follows from what its actor has learnt.
  void digest(Digest& to) const override {
    const bool exactly = database_.engine_.noticesEqualVersions();
    for (const Table& table : database_.tables_) table.digest(to, database_.transactions_, exactly);
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

}  // namespace ttadak::sql
