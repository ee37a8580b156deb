#include "sim/world/persistence_context.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "runs.h"
#include "sim/world/transactional.h"
#include "sim/world/variable.h"

namespace ttadak {
namespace {

using Lines = std::vector<std::string>;
using Flush = PersistenceContext::Flush;

/// Sends what it is told as changes of a variable.
struct Entities : Stage {
  PersistenceContext context;
  Variable<std::string> sent{*this, "sent"};

  explicit Entities(Flush when) : context(when) {}

  void change(const std::string& entity, const std::string& to) {
    context.changed(entity, [this, to] { sent.update([&](const std::string& value) { return value + to; }); });
  }
};

// Source: Jakarta Persistence 3.1, section 3.2.4: at commit or at flush(), not when the entity is changed.
TEST(PersistenceContext, SendsNothingBeforeItIsFlushed) {
  Entities world(Flush::atCommit);
  world.actor([&] {
    world.change("1", "a");
    world.context.flushNow();
    EXPECT_EQ(world.sent.value(), "");
    world.context.flush();
    EXPECT_EQ(world.sent.value(), "a");
    world.context.flush();
  });
  EXPECT_EQ(stepsOf(play(world)), (Lines{"A update"}));
}

// Source: Jakarta Persistence 3.1, section 3.2.4: flush() may be called at any time within the transaction.
TEST(PersistenceContext, SendsAtOnceIfThatIsTheWay) {
  Entities world(Flush::immediately);
  world.actor([&] {
    world.change("1", "a");
    world.context.flushNow();
    EXPECT_EQ(world.sent.value(), "a");
    world.change("1", "b");
    world.context.flush();
  });
  EXPECT_EQ(stepsOf(play(world)), (Lines{"A update", "A update"}));
  EXPECT_EQ(world.sent.value(), "ab");
}

// Source: Hibernate User Guide, "Flushing": dirty checking compares the entity's state at flush: one UPDATE for each.
TEST(PersistenceContext, SendsTheLatestStateOfEachEntityOnce) {
  Entities world(Flush::atCommit);
  world.actor([&] {
    world.change("1", "a");
    world.change("2", "b");
    world.change("1", "c");
    world.context.flush();
  });
  EXPECT_EQ(stepsOf(play(world)), (Lines{"A update", "A update"}));
  EXPECT_EQ(world.sent.value(), "cb");
}

TEST(PersistenceContext, ForgetsWhatIsCleared) {
  Entities world(Flush::atCommit);
  world.actor([&] {
    world.change("1", "a");
    world.context.clear();
    world.context.flush();
    world.sent.read();
  });
  EXPECT_EQ(stepsOf(play(world)), (Lines{"A read"}));
}

// Source: Jakarta Persistence 3.1, section 7.6.2: a transaction-scoped persistence context is its transaction's alone.
TEST(PersistenceContext, IsEachActorsOwn) {
  Entities world(Flush::atCommit);
  for (const std::string what : {"a", "b"}) {
    world.actor([&, what] {
      world.change("1", what);
      world.sent.read();
      world.context.flush();
    });
  }
  play(world, "A B B A");
  EXPECT_EQ(world.sent.value(), "ba");
  playAtRandom(world, [&](const Trace&) { EXPECT_EQ(world.sent.value().size(), 2U); });
}

struct Pixel {
  std::string key() const { return "1"; }
};

/// A service that changes one row twice, and counts in between.
class Pixels final : public Bean {
 public:
  Pixels(App& app, Flush when) : Bean(app, "Pixels"), changes_(when), database_(withTable(app.database())) {
    occupy.around(transactional(app.database(), &changes_));
  }

  BeanMethod<void(const Pixel&)> occupy{*this, "occupy", &Pixels::doOccupy};
  bool fails = false;

 private:
  static sql::Database& withTable(sql::Database& database) {
    database.define("CREATE TABLE pixel (id bigint PRIMARY KEY, owner bigint)");
    database.define("INSERT INTO pixel VALUES (1, NULL)");
    return database;
  }

  void doOccupy(const Pixel& /*pixel*/) {
    own(7);
    own(16);
    changes_.flushNow();
    find_({});
    if (fails) throw std::runtime_error("fails");
  }
  void own(std::int64_t owner) {
    changes_.changed("1", [this, owner] { update_({owner}); });
  }

  PersistenceContext changes_;
  sql::Database& database_;
  sql::Query find_{database_, "find", "SELECT owner FROM pixel WHERE id = 1"};
  sql::Query update_{database_, "update", "UPDATE pixel SET owner = $1 WHERE id = 1"};
};

struct PixelStage : AppStage {
  Pixels pixels;

  explicit PixelStage(Flush when) : pixels(*this, when) {
    actor([this] {
      try {
        pixels.occupy({});
      } catch (const std::runtime_error&) {
      }
    });
  }
  sql::Value owner() { return database().table("pixel").committedRows().at(0).at(1); }
};

// Source: Jakarta Persistence 3.1, section 3.2.4: before the commit, in the transaction.
TEST(PersistenceContext, SendsOneUpdateForTwoChangesBeforeTheCommit) {
  PixelStage world(Flush::atCommit);
  EXPECT_EQ(stepsOf(play(world)), (Lines{"A BEGIN", "A SELECT", "A UPDATE", "A COMMIT"}));
  EXPECT_EQ(world.owner(), 16);
  PixelStage eager(Flush::immediately);
  EXPECT_EQ(stepsOf(play(eager)), (Lines{"A BEGIN", "A UPDATE", "A SELECT", "A COMMIT"}));
  EXPECT_EQ(eager.owner(), 16);
}

// Source: Jakarta Persistence 3.1, section 3.3.3: a rollback detaches the entities: their changes are not written.
TEST(PersistenceContext, SendsNothingOfATransactionThatIsRolledBack) {
  PixelStage world(Flush::atCommit);
  world.pixels.fails = true;
  EXPECT_EQ(stepsOf(play(world)), (Lines{"A BEGIN", "A SELECT", "A ROLLBACK"}));
  EXPECT_TRUE(world.owner().isNull());
  PixelStage eager(Flush::immediately);
  eager.pixels.fails = true;
  EXPECT_EQ(stepsOf(play(eager)), (Lines{"A BEGIN", "A UPDATE", "A SELECT", "A ROLLBACK"}));
  EXPECT_TRUE(eager.owner().isNull());
}

TEST(PersistenceContext, HasNothingLeftOfARunThatWasGivenUp) {
  PixelStage world(Flush::atCommit);
  playOnly(world, 2);
  EXPECT_EQ(stepsOf(play(world)), (Lines{"A BEGIN", "A SELECT", "A UPDATE", "A COMMIT"}));
}

}  // namespace
}  // namespace ttadak
