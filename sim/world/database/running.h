#pragma once

#include "commits.h"
#include "sim/kernel/input_error.h"
#include "sim/world/database/deadlock.h"

namespace ttadak::sql {

/// What a statement needs of the database that executes it.
class Database::Connected : public Host {
 public:
  Connected(Database& database, ActorId actor) : database_(database), actor_(actor) {}

  Moment now() const override { return database_.commits_->moment; }
  TableLock& advisoryLock(const Values& key) override { return (*database_.advisory_)[key]; }
  void giveBackAdvisoryLocks() override { database_.advisory_->giveBackAll(transaction()); }
  Settings& settings() override { return database_.sessionOf(actor_).settings; }
  void makeVictim(const Transaction& transaction) override {
    Transaction& victim = database_.transactions_[index(transaction.actor)];
    victim.stopWaiting();
    victim.isVictim = true;
    for (const Table* table : victim.used) touch(*table);
  }
  /// It changes something that it could not announce.
  virtual void touch(const Object& /*object*/) {}

 protected:
  Transaction& transaction() { return database_.transactions_[index(actor_)]; }

  Database& database_;
  ActorId actor_;
};

/// A statement that is a step, and one more for each time that it waits.
class Database::Running final : public Database::Connected {
 public:
  Running(Database& database, ActorId actor, const Statement& statement, const Step& step)
      : Connected(database, actor), statement_(statement), step_(step) {}

  bool wait() override;
  void touch(const Object& object) override { World::touch(object.writes().front()); }

 private:
  const Object& object() const;

  const Statement& statement_;
  const Step& step_;
};

/// A statement that is none, when nobody runs.
class Database::AtOnce final : public Database::Connected {
 public:
  using Connected::Connected;

  bool wait() override {
    throw InputError(
        {"what happens before the first step cannot wait", "첫 단계 전에 일어나는 일은 기다릴 수 없습니다"});
  }
};

}  // namespace ttadak::sql
