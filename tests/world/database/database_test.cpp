#include "sim/world/database/database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <optional>

#include "sim/kernel/input_error.h"
#include "sim/kernel/manual_strategy.h"
#include "sim/kernel/recorder.h"
#include "sim/kernel/replay_strategy.h"
#include "sim/kernel/round_robin_strategy.h"
#include "story.h"

namespace ttadak::sql {
namespace {

using testing::IsEmpty;

struct WithTables : World {
  Database db;

  explicit WithTables(const Server& server) : db(*this, server.engine, server.isolation) {
    for (const auto& text : beforeTheStory) db.define(text);
  }
};

struct Bank : WithTables {
  using Body = std::function<void(Bank&)>;

  Query add{db, "add", "UPDATE account SET n = n + $2 WHERE id = $1"};
  Query find{db, "find", "SELECT n FROM account WHERE id = $1"};

  Bank(const Server& server, const std::vector<Body>& bodies) : WithTables(server) {
    for (const auto& body : bodies) addActor("client", [this, body] { body(*this); });
  }

  Trace replay(const std::string& schedule) {
    const auto choices = Schedule::parse(schedule).choices;
    ReplayStrategy strategy(choices);
    Scheduler scheduler;
    return record(scheduler, *this, strategy);
  }
};

void addOne(Bank& bank) { bank.add({1, 1}); }
void addOneWithin(Bank& bank) {
  bank.db.begin();
  bank.add({1, 1});
  bank.db.commit();
}

TEST(Database, AStatementIsOneStep) {
  Bank bank(mariadbRr, {addOne, [](Bank& it) { it.find({1}); }});
  const auto trace = bank.replay("A B");
  ASSERT_EQ(trace.events.size(), 2U);
  EXPECT_EQ(trace.events[0].label.en, "UPDATE account (1, 1)");
  EXPECT_EQ(trace.events[0].result, "×1");
  EXPECT_EQ(trace.events[1].label.en, "SELECT account");
  EXPECT_EQ(trace.events[1].result, "n=11");
  EXPECT_EQ(trace.end, End::completed);
}

TEST(Database, AStatementThatWaitsIsTwoSteps) {
  Bank bank(mariadbRr, {addOneWithin, addOne});
  const auto trace = bank.replay("A A B A B");
  ASSERT_EQ(trace.events.size(), 5U);
  EXPECT_EQ(trace.events[2].result, "…");
  ASSERT_EQ(trace.events[2].waiting.size(), 1U);
  EXPECT_EQ(trace.events[2].waiting[0].actor, actorAt(1));
  EXPECT_EQ(trace.events[2].waiting[0].holders, ActorSet(actorAt(0)));
  EXPECT_THAT(trace.events[3].waiting, IsEmpty());
  EXPECT_EQ(trace.events[4].result, "×1");
  EXPECT_EQ(bank.db.table("account").state(), "id=1 n=12; id=2 n=20");
}

TEST(Database, WhoWaitsCannotGoOn) {
  Bank bank(mariadbRr, {addOneWithin, addOne});
  EXPECT_THROW(bank.replay("A A B B A"), InputError);
}

TEST(Database, ShowsWhatIsNotCommittedYet) {
  Bank bank(postgresRc, {addOneWithin});
  const auto trace = bank.replay("A*3");
  ASSERT_EQ(trace.events[1].changes.size(), 1U);
  EXPECT_EQ(trace.events[1].changes[0].state, "id=1 n=10 (A: n=11); id=2 n=20");
  EXPECT_EQ(trace.events[1].changes[0].holders, ActorSet(actorAt(0)));
  EXPECT_EQ(trace.events[2].changes.at(0).state, "id=1 n=11; id=2 n=20");
}

TEST(Database, ATransactionLeftOpenEndsWithItsRun) {
  Bank bank(mariadbRr, {[](Bank& it) {
              it.db.begin();
              it.add({1, 1});
            }});
  for (int run = 0; run < 3; ++run) {
    const auto trace = bank.replay("A A");
    EXPECT_EQ(trace.events[1].result, "×1");
    EXPECT_EQ(bank.db.table("account").state(), "id=1 n=10 (A: n=11); id=2 n=20");
  }
}

TEST(Database, AnAbandonedRunLeavesNothingBehind) {
  Bank bank(postgresRc, {addOneWithin, addOneWithin, addOne});
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  for (std::size_t limit = 0; limit < 8; ++limit)
    EXPECT_EQ(scheduler.run(bank, strategy, nullptr, limit), End::endless);
  EXPECT_EQ(scheduler.run(bank, strategy), End::completed);
  EXPECT_EQ(bank.db.table("account").state(), "id=1 n=13; id=2 n=20");
}

// README.tuplock of PostgreSQL 15: those who waited for a changed row race for its newest version.
TEST(Database, PostgresServesWaitersInAnyOrder) {
  for (const std::string schedule : {"A A B C A B C", "A A B C A C B"}) {
    Bank bank(postgresRc, {addOneWithin, addOne, addOne});
    EXPECT_EQ(bank.replay(schedule).end, End::completed);
    EXPECT_EQ(bank.db.table("account").state(), "id=1 n=13; id=2 n=20");
  }
}

// MariaDB KB, innodb_lock_schedule_algorithm: first come, first served.
TEST(Database, MariaDbServesWaitersInTheirOrder) {
  Bank bank(mariadbRr, {addOneWithin, addOne, addOne});
  EXPECT_EQ(bank.replay("A A B C A B C").end, End::completed);
  EXPECT_THROW(bank.replay("A A B C A C B"), InputError);
}

TEST(Database, AnEndTouchesTheTablesThatItChanges) {
  Bank bank(mariadbRr, {addOneWithin});
  const auto trace = bank.replay("A*3");
  const auto touches = [&](const Trace::Touch& touch) { return trace.objects[touch.object].name.en == "account"; };
  EXPECT_TRUE(std::any_of(trace.events[2].accesses.begin(), trace.events[2].accesses.end(), touches));
}

TEST(Database, AnUncaughtErrorEndsTheRun) {
  Bank bank(postgresRc, {[](Bank& it) { it.add({1, "one"}); }});
  EXPECT_THROW(bank.replay("A"), SqlError);
}

// MariaDB KB, AUTO_INCREMENT; PostgreSQL 15, 8.1.4: numbers that were given are not given back.
TEST(Database, NumbersAreNotGivenBack) {
  for (const Server& server : everywhere) {
    struct Tickets : World {
      Database db;
      std::vector<Value> numbers;
      explicit Tickets(const Server& on) : db(*this, on.engine, on.isolation) {
        db.define("CREATE TABLE ticket (id bigserial PRIMARY KEY, holder text)");
        addActor("client", [this] {
          const auto insert = db.prepare("INSERT INTO ticket (holder) VALUES ($1)");
          db.begin();
          db.run(insert, {"kim"});
          numbers = {db.lastNumber()};
          db.rollback();
          db.run(insert, {"lee"});
          numbers.push_back(db.lastNumber());
        });
      }
    };
    Tickets world(server);
    RoundRobinStrategy strategy;
    for (int run = 0; run < 2; ++run) {
      EXPECT_EQ(Scheduler().run(world, strategy), End::completed);
      EXPECT_EQ(world.numbers, (std::vector<Value>{1, 2}));
      EXPECT_EQ(world.db.table("ticket").state(), "id=2 holder=lee");
    }
  }
}

// PostgreSQL 15, 7.5: NULLs sort as larger than anything else. MariaDB KB, NULL Values: as smaller.
TEST(Database, OrdersNulls) {
  const std::string story = R"(
A: INSERT INTO account VALUES (3, NULL) => ×1
A: SELECT id FROM account ORDER BY n => )";
  expectStory({postgresRc},
              story + "id=1; id=2; id=3\nA: SELECT id FROM account ORDER BY n DESC => id=3; id=2; id=1\n");
  expectStory({mariadbRc}, story + "id=3; id=1; id=2\nA: SELECT id FROM account ORDER BY n DESC => id=2; id=1; id=3\n");
}

// PostgreSQL 15, CREATE TABLE, and MariaDB KB, CREATE TABLE: the names of keys that are given none.
TEST(Database, NamesItsKeysAsItsEngineDoes) {
  const auto namesOn = [](const Server& server) {
    World world;
    Database db(world, server.engine, server.isolation);
    db.define("CREATE TABLE u (a bigint PRIMARY KEY, b bigint UNIQUE, c bigint, UNIQUE (c, b))");
    db.define("ALTER TABLE u ADD CONSTRAINT named UNIQUE (c)");
    std::vector<std::string> names;
    for (const UniqueKey& key : db.table("u").keys()) names.push_back(key.name);
    return names;
  };
  EXPECT_EQ(namesOn(postgresRc), (std::vector<std::string>{"u_pkey", "u_b_key", "u_c_b_key", "named"}));
  EXPECT_EQ(namesOn(mariadbRc), (std::vector<std::string>{"PRIMARY", "b", "c", "named"}));
}

TEST(Database, RefusesWhatCannotBeDefined) {
  WithTables world(mariadbRr);
  EXPECT_THROW(world.db.define("INSERT INTO account VALUES (1, 0)"), DuplicateKey);
  EXPECT_THROW(world.db.define("INSERT INTO nobody VALUES (1)"), InputError);
  EXPECT_THROW(world.db.define("CREATE TABLE account (id bigint)"), InputError);
  EXPECT_THROW(world.db.prepare("BEGIN; COMMIT"), std::logic_error);
  EXPECT_THROW(world.db.table("nobody"), std::logic_error);
  EXPECT_THROW(world.db.query("nobody"), std::logic_error);
}

TEST(Database, AWaitIsForTheTableInWhichItIs) {
  std::optional<Query> copy;
  Bank bank(mariadbRr, {addOneWithin, [&](Bank&) { (*copy)({}); }});
  copy.emplace(bank.db, "copy", "INSERT INTO member SELECT id, 'x' FROM account WHERE id = 1");
  const auto trace = bank.replay("A A B A B");
  ASSERT_EQ(trace.events.size(), 5U);
  ASSERT_EQ(trace.events[2].waiting.size(), 1U);
  EXPECT_EQ(trace.objects[trace.events[2].waiting[0].object].name.en, "account");
}

TEST(Database, AQueryCanBeRewritten) {
  Bank bank(mariadbRr, {addOne});
  bank.db.query("add").rewrite("UPDATE account SET n = 0 WHERE id = $1");
  bank.replay("A");
  EXPECT_EQ(bank.db.table("account").state(), "id=1 n=0; id=2 n=20");
  EXPECT_THROW(Query(bank.db, "add", "DELETE FROM account"), std::logic_error);
  EXPECT_THROW(bank.add.rewrite("DELETE FROM nobody"), InputError);
}

TEST(Engine, IsFoundByName) {
  EXPECT_EQ(engineNamed("postgres").usualIsolation(), Isolation::readCommitted);
  EXPECT_EQ(engineNamed("mariadb").usualIsolation(), Isolation::repeatableRead);
  EXPECT_EQ(isolationNamed("read-uncommitted"), Isolation::readUncommitted);
  EXPECT_EQ(isolationName(Isolation::repeatableRead), "repeatable-read");
  EXPECT_THROW(engineNamed("postgress"), InputError);
  EXPECT_THROW(isolationNamed("chaos"), InputError);
  EXPECT_THROW(postgres().effective(Isolation::serializable), InputError);
}

}  // namespace
}  // namespace ttadak::sql
