#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <functional>

#include "sim/kernel/random_strategy.h"
#include "story.h"

// What holds in any interleaving, on random programs and schedules.

namespace ttadak::sql {
namespace {

struct Increment {
  int account;
  bool locks;  // SELECT ... FOR UPDATE goes before it
};

struct Task {
  std::vector<Increment> increments;
  bool within = false;     // BEGIN ... COMMIT
  bool rollsBack = false;  // instead of the COMMIT
};

/// Each actor does one task, and counts what it has committed.
struct Counting : World {
  Database db;
  std::vector<Task> tasks;
  std::array<std::int64_t, 2> committed{};

  Counting(const Server& server, std::vector<Task> given)
      : db(*this, server.engine, server.isolation), tasks(std::move(given)) {
    for (const auto& text : beforeTheStory) db.define(text);
    for (const Task& task : tasks) addActor("client", [this, &task] { attempt(task); });
  }

  void attempt(const Task& task) {
    std::array<std::int64_t, 2> done{};
    try {
      if (task.within) db.begin();
      for (const Increment& one : task.increments) {
        if (one.locks) db.run(db.prepare("SELECT n FROM account WHERE id = $1 FOR UPDATE"), {one.account});
        db.run(db.prepare("UPDATE account SET n = n + 1 WHERE id = $1"), {one.account});
        (task.within ? done : committed).at(static_cast<std::size_t>(one.account) - 1) += 1;
      }
      if (!task.within) return;
      if (task.rollsBack) return db.rollback();
      db.commit();
      for (std::size_t i = 0; i < 2; ++i) committed.at(i) += done.at(i);
    } catch (const SqlError&) {
      if (task.within) db.rollback();
    }
  }

  std::vector<std::int64_t> balances() const {
    std::vector<std::int64_t> all;
    for (const Values& row : db.table("account").committedRows()) all.push_back(row[1].number());
    return all;
  }
};

Task arbitraryTask() {
  const auto increment =
      rc::gen::map(rc::gen::pair(rc::gen::inRange(1, 3), rc::gen::arbitrary<bool>()), [](const auto& both) {
        return Increment{both.first, both.second};
      });
  Task task;
  task.increments = *rc::gen::resize(4, rc::gen::container<std::vector<Increment>>(increment));
  task.within = *rc::gen::arbitrary<bool>();
  task.rollsBack = *rc::gen::inRange(0, 4) == 0;
  return task;
}

// PostgreSQL 15, 13.2 and 13.3.4; MySQL 8.0, 15.7.2 and 15.7.5: `n = n + 1` is never lost, and nobody waits for ever.
RC_GTEST_PROP(AnyInterleaving, LosesNoCommittedIncrement, (std::uint64_t seed)) {
  std::vector<Task> tasks(static_cast<std::size_t>(*rc::gen::inRange(2, 5)));
  for (Task& task : tasks) task = arbitraryTask();
  for (const Server& server : everywhere) {
    Counting world(server, tasks);
    RandomStrategy strategy(seed);
    RC_ASSERT(Scheduler().run(world, strategy) == End::completed);
    RC_ASSERT(world.balances() == (std::vector<std::int64_t>{10 + world.committed[0], 20 + world.committed[1]}));
    RC_ASSERT(world.db.table("account").holders() == ActorSet());
  }
}

/// Two actors read the account and write what they read plus one; how many of them were told that it is done.
struct ReadThenWrite : World {
  Database db;
  int done = 0;

  ReadThenWrite(const Server& server, const std::string& read) : db(*this, server.engine, server.isolation) {
    for (const auto& text : beforeTheStory) db.define(text);
    for (int i = 0; i < 2; ++i) addActor("client", [this, read] { attempt(read); });
  }

  void attempt(const std::string& read) {
    try {
      db.begin();
      const auto found = db.run(db.prepare(read), {});
      const auto seen = found.rows.empty() ? 0 : found.rows[0][0].number();
      db.run(db.prepare("UPDATE account SET n = $1 WHERE id = 1"), {Value(seen + 1)});
      db.commit();
      ++done;
    } catch (const SqlError&) {
      db.rollback();
    }
  }
};

/// In how many of the seeds an update was lost.
int lostIn(const Server& server, const std::string& read) {
  ReadThenWrite world(server, read);
  Scheduler scheduler;
  int lost = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    RandomStrategy strategy(seed);
    world.done = 0;
    EXPECT_EQ(scheduler.run(world, strategy), End::completed);
    const auto now = world.db.table("account").committedRows().at(0)[1].number();
    EXPECT_GE(world.done, 1);
    EXPECT_LE(now, 10 + world.done);
    if (now < 10 + world.done) ++lost;
  }
  return lost;
}

// PostgreSQL 15, 13.2.1: what is written does not depend on the newest row. MySQL 8.0, 15.7.2.3, note: nor does InnoDB
// refuse to write over what the snapshot does not show.
TEST(LostUpdate, IsPossibleAfterAPlainRead) {
  const std::string read = "SELECT n FROM account WHERE id = 1";
  EXPECT_GT(lostIn(postgresRc, read), 0);
  EXPECT_GT(lostIn(mariadbRc, read), 0);
  EXPECT_GT(lostIn(mariadbRr, read), 0);
}

// PostgreSQL 15, 13.2.2: the second updater is refused instead.
TEST(LostUpdate, IsRefusedByPostgresRepeatableRead) {
  EXPECT_EQ(lostIn(postgresRr, "SELECT n FROM account WHERE id = 1"), 0);
}

// PostgreSQL 15, 13.3.2 and MySQL 8.0, 15.7.2.4: a locking read keeps the row as it was read; FOR SHARE by a deadlock.
TEST(LostUpdate, IsImpossibleAfterALockingRead) {
  for (const Server& server : everywhere) {
    EXPECT_EQ(lostIn(server, "SELECT n FROM account WHERE id = 1 FOR UPDATE"), 0) << server.engine.name();
    EXPECT_EQ(lostIn(server, "SELECT n FROM account WHERE id = 1 FOR SHARE"), 0) << server.engine.name();
  }
}

/// Each actor inserts the same name, and some roll back.
struct Inserting : World {
  Database db;
  int committed = 0;
  int refused = 0;

  Inserting(const Server& server, const std::vector<bool>& rollsBack) : db(*this, server.engine, server.isolation) {
    for (const auto& text : beforeTheStory) db.define(text);
    for (std::size_t i = 0; i < rollsBack.size(); ++i)
      addActor("client", [this, i, fails = rollsBack[i]] { attempt(static_cast<std::int64_t>(i), fails); });
  }

  void attempt(std::int64_t id, bool fails) {
    try {
      db.begin();
      db.run(db.prepare("INSERT INTO member VALUES ($1, 'kim')"), {id});
      if (fails) return db.rollback();
      db.commit();
      ++committed;
    } catch (const SqlError&) {  // a duplicate, or on MariaDB one of several who wait for a key that comes free
      ++refused;
      db.rollback();
    }
  }
};

// PostgreSQL 15, 64.5, and MySQL 8.0, 15.7.3: one has the key in the end, unless all roll back.
RC_GTEST_PROP(AnyInterleaving, LetsOneInserterHaveTheKey, (std::uint64_t seed)) {
  const auto size = static_cast<std::size_t>(*rc::gen::inRange(1, 5));
  const auto rollsBack = *rc::gen::container<std::vector<bool>>(size, rc::gen::arbitrary<bool>());
  const auto allRollBack = std::find(rollsBack.begin(), rollsBack.end(), false) == rollsBack.end();
  for (const Server& server : everywhere) {
    Inserting world(server, rollsBack);
    RandomStrategy strategy(seed);
    RC_ASSERT(Scheduler().run(world, strategy) == End::completed);
    const auto rows = world.db.table("member").committedRows().size();
    RC_ASSERT(rows == static_cast<std::size_t>(world.committed));
    RC_ASSERT(rows <= 1U);
    if (allRollBack) RC_ASSERT(rows == 0U);
    if (!allRollBack && world.refused == 0) RC_ASSERT(rows == 1U);
  }
}

}  // namespace
}  // namespace ttadak::sql
