#include "sim/world/transactional.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "runs.h"

namespace ttadak {
namespace {

using Lines = std::vector<std::string>;

struct User {
  std::string handle;
  std::string key() const { return handle; }
};

/// Stores a user, unless somebody of that handle is there.
class Users final : public Bean {
 public:
  explicit Users(App& app) : Bean(app, "Users"), database_(withTable(app.database())) {
    save.around(transactional(app.database()));
  }

  BeanMethod<std::string(const User&)> save{*this, "save", &Users::doSave};
  bool fails = false;

 private:
  static sql::Database& withTable(sql::Database& database) {
    database.define("CREATE TABLE users (id bigserial PRIMARY KEY, handle text)");
    return database;
  }

  std::string doSave(const User& user) {
    if (!find_({user.handle}).rows.empty()) return "already there";
    save_({user.handle});
    if (fails) throw std::runtime_error("503");
    return "stored";
  }

  sql::Database& database_;
  sql::Query find_{database_, "find", "SELECT id FROM users WHERE handle = $1"};
  sql::Query save_{database_, "save", "INSERT INTO users (handle) VALUES ($1)"};
};

struct Service : AppStage {
  Users users{*this};
  Diary diary{*this};

  explicit Service(int clients) {
    for (int i = 0; i < clients; ++i) {
      actor([this] {
        try {
          diary.add(users.save({"kim"}));
        } catch (const std::exception& error) {
          diary.add(std::string(error.what()));
        }
      });
    }
  }
  std::size_t stored() { return database().table("users").committedRows().size(); }
};

// Source: Spring Framework Reference, "Declarative Transaction Management": begin, the method, commit.
TEST(Transactional, CommitsWhatTheMethodDid) {
  Service world(1);
  EXPECT_EQ(stepsOf(play(world)), (Lines{"A BEGIN", "A SELECT", "A INSERT", "A COMMIT"}));
  EXPECT_EQ(world.diary.lines(), (Lines{"stored"}));
  EXPECT_EQ(world.stored(), 1U);
}

// Source: Spring Framework Reference, "Rolling Back a Declarative Transaction": on an unchecked exception, passed on.
TEST(Transactional, RollsBackWhenTheMethodThrows) {
  Service world(1);
  world.users.fails = true;
  EXPECT_EQ(stepsOf(play(world)), (Lines{"A BEGIN", "A SELECT", "A INSERT", "A ROLLBACK"}));
  EXPECT_EQ(world.diary.lines(), (Lines{"503"}));
  EXPECT_EQ(world.stored(), 0U);
}

// Source: PostgreSQL documentation, "Read Committed Isolation Level": what is not committed is seen by nobody else.
TEST(Transactional, NobodyElseSeesItBeforeTheCommit) {
  Service world(2);
  play(world, "A*3 B*2 A B*2");
  EXPECT_EQ(world.diary.lines(), (Lines{"stored", "stored"}));
  EXPECT_EQ(world.stored(), 2U);
  play(world, "A*3 B A B*2");
  EXPECT_EQ(world.diary.lines(), (Lines{"stored", "already there"}));
  EXPECT_EQ(world.stored(), 1U);
}

// Source: Spring Framework Reference, "Advice Ordering": who is outside goes in first and comes out last.
TEST(Transactional, IsInsideOfALockAndOutsideOfWhatIsInTheTransaction) {
  Service world(1);
  const auto noting = [&](const char* name) {
    return [&world, name](const Call& call) {
      world.diary.add(name + std::to_string(world.stored()));
      call.proceed();
      world.diary.add(name + std::to_string(world.stored()));
    };
  };
  world.users.save.around({Advice::Place::insideTransaction, "inside", noting("inside ")});
  world.users.save.around({Advice::Place::lock, "lock", noting("lock ")});
  play(world);
  EXPECT_EQ(world.diary.lines(), (Lines{"lock 0", "inside 0", "inside 0", "lock 1", "stored"}));
}

// Source: Jakarta Persistence 3.1, section 3.2.4: an error at the flush is one before the commit, and rolls back.
TEST(Transactional, RollsBackWhenTheFlushFails) {
  AppStage world;
  auto& database = world.database();
  database.define("CREATE TABLE users (id bigserial PRIMARY KEY, handle text UNIQUE)");
  database.define("INSERT INTO users (handle) VALUES ('kim'), ('lee')");
  sql::Query rename{database, "rename", "UPDATE users SET handle = $1 WHERE handle = $2"};
  PersistenceContext changes(PersistenceContext::Flush::atCommit);
  struct Renaming final : Bean {
    PersistenceContext& changes;
    sql::Query& rename;
    Renaming(App& app, PersistenceContext& context, sql::Query& query)
        : Bean(app, "Renaming"), changes(context), rename(query) {}
    void doRun(const User& user) {
      changes.changed("1", [this, user] { rename({user.handle, "kim"}); });
    }
    BeanMethod<void(const User&)> run{*this, "run", &Renaming::doRun};
  } renaming{world, changes, rename};
  renaming.run.around(transactional(database, &changes));
  world.actor([&] {
    EXPECT_THROW(renaming.run({"lee"}), sql::DuplicateKey);
    renaming.run({"park"});
  });
  const auto trace = play(world);
  EXPECT_EQ(stepsOf(trace), (Lines{"A BEGIN", "A UPDATE", "A ROLLBACK", "A BEGIN", "A UPDATE", "A COMMIT"}));
  EXPECT_EQ(database.table("users").committedRows().at(0).at(1), "park");
}

TEST(Transactional, StepsAreOfTheLineThatSaysSo) {
  Service world(1);
  const auto trace = play(world);
  EXPECT_EQ(trace.events.front().line, trace.events.back().line);
  EXPECT_NE(trace.events.front().line, trace.events[1].line);
  EXPECT_TRUE(trace.events.front().file.ends_with("transactional_test.cpp"));
}

TEST(Transactional, NothingIsOpenWhenARunBegins) {
  Service world(2);
  playOnly(world, 3);
  EXPECT_EQ(stepsOf(play(world, "B*4 A*3")).size(), 7U);
  EXPECT_EQ(world.diary.lines(), (Lines{"stored", "already there"}));
  playAtRandom(world, [&](const Trace& trace) {
    EXPECT_EQ(trace.end, End::completed);
    EXPECT_GE(world.stored(), 1U);
  });
}

}  // namespace
}  // namespace ttadak
