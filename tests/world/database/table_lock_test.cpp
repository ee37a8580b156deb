#include "sim/world/database/table_lock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/world/database/deadlock.h"
#include "sim/world/database/transaction.h"
#include "story.h"

namespace ttadak::sql {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Mode = TableLockMode;

struct TableLockTest : testing::Test {
  Transaction a{actorAt(0)}, b{actorAt(1)}, c{actorAt(2)}, d{actorAt(3)};
  TableLock lock;

  bool request(Transaction& transaction, Mode mode) { return request(lock, transaction, mode); }
  static bool request(TableLock& of, Transaction& transaction, Mode mode) {
    const bool has = of.request(transaction, mode, TableLock::Until::transactionEnds);
    if (!has) transaction.waitsFor = &of;
    return has;
  }
};

// PostgreSQL 15's documentation, table 13.2.
TEST_F(TableLockTest, ModesConflictAsPostgresHasThem) {
  const std::vector<std::string> conflicts{".......+", "......++", "....++++", "...+++++",
                                           "..++.+++", "..++++++", ".+++++++", "++++++++"};
  for (std::size_t one = 0; one < 8; ++one) {
    for (std::size_t other = 0; other < 8; ++other) {
      lock = TableLock();
      ASSERT_TRUE(request(a, static_cast<Mode>(one)));
      EXPECT_EQ(lock.isFreeFor(b, static_cast<Mode>(other)), conflicts[one][other] == '.') << one << other;
    }
  }
}

TEST_F(TableLockTest, NobodyPassesWhoWaits) {
  EXPECT_TRUE(request(a, Mode::accessShare));
  EXPECT_FALSE(request(b, Mode::accessExclusive));
  EXPECT_FALSE(request(c, Mode::accessShare));
  EXPECT_THAT(lock.blockersOf(c), IsEmpty());
  EXPECT_THAT(lock.aheadOf(c), ElementsAre(&b));
  a.release();
  EXPECT_TRUE(lock.isHeldBy(b, Mode::accessExclusive));
  b.release();
  EXPECT_TRUE(lock.isHeldBy(c, Mode::accessShare));
}

// ProcSleep (src/backend/storage/lmgr/proc.c): before whoever will have to wait for a lock that it has.
TEST_F(TableLockTest, WhoHasALockStandsBeforeThoseWhoWaitForIt) {
  EXPECT_TRUE(request(a, Mode::accessShare));
  EXPECT_TRUE(request(b, Mode::rowShare));
  EXPECT_FALSE(request(c, Mode::accessExclusive));
  EXPECT_TRUE(request(a, Mode::rowShare));
  EXPECT_FALSE(request(a, Mode::exclusive));
  EXPECT_THAT(lock.aheadOf(a), IsEmpty());
  EXPECT_THAT(lock.blockersOf(a), ElementsAre(&b));
}

TEST_F(TableLockTest, CountsWhatIsKeptUntilTheSessionEnds) {
  const auto take = [&] { return lock.request(a, Mode::exclusive, TableLock::Until::sessionEnds); };
  EXPECT_TRUE(take());
  EXPECT_TRUE(take());
  a.release();
  EXPECT_TRUE(lock.giveBack(a, Mode::exclusive));
  EXPECT_FALSE(lock.isFreeFor(b, Mode::share));
  EXPECT_TRUE(lock.giveBack(a, Mode::exclusive));
  EXPECT_FALSE(lock.giveBack(a, Mode::exclusive));
  EXPECT_TRUE(lock.isFreeFor(b, Mode::share));
}

// PostgreSQL 15, src/backend/storage/lmgr/README: a circle through a place in a queue is opened by changing places.
TEST_F(TableLockTest, ACircleThroughAQueueCostsNobodyAnything) {
  TableLock other;
  ASSERT_TRUE(request(lock, a, Mode::accessShare));
  ASSERT_TRUE(request(other, b, Mode::accessShare));
  ASSERT_FALSE(request(lock, c, Mode::accessExclusive));
  ASSERT_FALSE(request(other, d, Mode::accessExclusive));
  ASSERT_FALSE(request(other, a, Mode::accessShare));
  EXPECT_FALSE(closesCycle(a));
  ASSERT_FALSE(request(lock, b, Mode::accessShare));
  EXPECT_TRUE(closesCycle(b));
  EXPECT_TRUE(breakDeadlock(b));
  EXPECT_FALSE(closesCycle(b));
  EXPECT_TRUE(other.isHeldBy(a, Mode::accessShare));
}

TEST_F(TableLockTest, ACircleOfHoldersCannotBeOpened) {
  TableLock other;
  ASSERT_TRUE(request(lock, a, Mode::exclusive));
  ASSERT_TRUE(request(other, b, Mode::exclusive));
  ASSERT_FALSE(request(other, a, Mode::exclusive));
  ASSERT_FALSE(request(lock, b, Mode::exclusive));
  EXPECT_FALSE(breakDeadlock(b));
}

TEST(LockTable, KeepsStatementsOut) {
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
A: LOCK TABLE account IN EXCLUSIVE MODE
B: SELECT n FROM account WHERE id = 1 => n=10
B: UPDATE account SET n = 11 WHERE id = 1 => …
A: COMMIT
B: => ×1
)");
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
A: SELECT n FROM account WHERE id = 1 => n=10
B: BEGIN
B: LOCK TABLE account => …
A: COMMIT
B:
C: LOCK TABLE account NOWAIT => ✗ 55P03 could not obtain lock on relation "account"
B: COMMIT
)");
}

}  // namespace
}  // namespace ttadak::sql
