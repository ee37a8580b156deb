#pragma once

#include <algorithm>
#include <deque>
#include <string>
#include <utility>

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
    for (std::size_t i = 0; i < maxActors; ++i) {
      Session& session = database_.sessions_[i];
      session = {};
      session.settings.isolation = database_.isolation_;
      database_.transactions_[i].settings = &session.settings;
    }
  }
  /// What a transaction is apart from its locks, changes and snapshot follows from what its actor has learnt.
  void digest(Digest& to) const override {
    for (std::size_t i = 0; i < maxActors; ++i) {
      const Session::Number& number = database_.sessions_[i].lastNumber;
      if (number.table == nullptr || number.table->isBag()) continue;  // there, one number is as good as another
      to.about(actorAt(i), [&](Digest& own) { own << number.table->number() << number.value; });
    }
  }
  std::string state() const override { return ""; }

 private:
  Database& database_;
};

/// Locks that are had by number, and stand for whatever those who use them want.
class Database::Advisory final : public Object {
 public:
  explicit Advisory(World& world) : Object(world, {"advisory locks", "권고 잠금"}) {}

  TableLock& operator[](const Values& key) {
    const auto found = std::find_if(locks_.begin(), locks_.end(), [&](const auto& one) { return one.first == key; });
    return found != locks_.end() ? found->second : locks_.emplace_back(key, TableLock{}).second;
  }
  void giveBackAll(const Transaction& transaction) {
    for (auto& [key, lock] : locks_) lock.giveBackAll(transaction);
  }

  void reset() override { locks_.clear(); }
  void digest(Digest& to) const override {
    digestThose(to, [](const TableLock& lock) { return !lock.isIdle(); });
  }
  void digestWaits(Digest& to) const {
    digestThose(to, [](const TableLock& lock) { return lock.isAskedFor(); });
  }
  std::string state() const override {
    std::string text;
    for (const auto& [key, lock] : locks_) {
      if (lock.isIdle()) continue;
      for (const Value& part : key) text += (text.empty() ? "" : " ") + part.shown();
    }
    return text;
  }
  ActorSet holders() const override {
    ActorSet all;
    for (const auto& [key, lock] : locks_) {
      for (const Transaction* holder : lock.holders()) all.insert(holder->actor);
    }
    return all;
  }

 private:
  void digestThose(Digest& to, FunctionRef<bool(const TableLock&)> areMeant) const {
    to.unordered(locks_, [&](Digest& own, const auto& one) {
      if (areMeant(one.second)) one.second.digest(own << one.first);
    });
  }

  std::deque<std::pair<Values, TableLock>> locks_;
};

/// Who waits for whom in the whole database: what they look at who wait, and who find a deadlock.
class Database::Waits final : public Object {
 public:
  Waits(World& world, Database& database) : Object(world, {"waits", "대기"}, Kind::internal), database_(database) {}

  void reset() override {}
  void digest(Digest& to) const override {
    for (const Table& table : database_.tables_) table.digestWaits(to << table.number());
    if (database_.advisory_ != nullptr) database_.advisory_->digestWaits(to);
    for (const Transaction& one : database_.transactions_) {
      if (one.waits()) to.about(one.actor, [&](Digest& own) { own << one.deadlockTimeout().count(); });
    }
  }
  bool changesUntouched() const override { return true; }
  std::string state() const override { return ""; }

 private:
  Database& database_;
};

}  // namespace ttadak::sql
