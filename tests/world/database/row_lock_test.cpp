#include "sim/world/database/row_lock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "sim/world/database/transaction.h"

namespace ttadak::sql {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct RowLockTest : testing::Test {
  Transaction a, b, c, d;
  RowLock lock;

  bool share(Transaction& transaction) { return lock.request(transaction, LockMode::share); }
  bool exclusive(Transaction& transaction) { return lock.request(transaction, LockMode::exclusive); }
};

TEST_F(RowLockTest, IsFreeAtFirst) {
  EXPECT_FALSE(lock.isHeld());
  EXPECT_TRUE(exclusive(a));
  EXPECT_TRUE(lock.isHeld());
  EXPECT_THAT(lock.holders(), ElementsAre(&a));
  lock.release(a);
  EXPECT_FALSE(lock.isHeld());
}

TEST_F(RowLockTest, SharersGoTogether) {
  EXPECT_TRUE(share(a));
  EXPECT_TRUE(share(b));
  EXPECT_FALSE(exclusive(c));
  EXPECT_THAT(lock.blockersOf(c), ElementsAre(&a, &b));
  lock.release(a);
  EXPECT_FALSE(exclusive(c));
  lock.release(b);
  EXPECT_TRUE(exclusive(c));
}

TEST_F(RowLockTest, AnExclusiveLockCoversASharedOne) {
  EXPECT_TRUE(exclusive(a));
  EXPECT_TRUE(share(a));
  EXPECT_TRUE(lock.isHeldBy(a, LockMode::share));
  EXPECT_FALSE(share(b));
}

// PostgreSQL 15's documentation, table 13.3.
TEST_F(RowLockTest, ModesConflictAsPostgresHasThem) {
  constexpr std::array modes{LockMode::keyShare, LockMode::share, LockMode::noKeyExclusive, LockMode::exclusive};
  constexpr bool conflicts[4][4] = {
      {false, false, false, true}, {false, false, true, true}, {false, true, true, true}, {true, true, true, true}};
  for (std::size_t one = 0; one < 4; ++one) {
    for (std::size_t other = 0; other < 4; ++other) {
      lock = {};
      ASSERT_TRUE(lock.request(a, modes[one]));
      EXPECT_EQ(lock.isFreeFor(b, modes[other]), !conflicts[one][other]) << one << other;
      EXPECT_EQ(lock.request(b, modes[other]), !conflicts[one][other]) << one << other;
    }
  }
}

TEST_F(RowLockTest, WhoeverDoesNotWaitStandsInNoQueue) {
  EXPECT_TRUE(exclusive(a));
  EXPECT_FALSE(lock.isFreeFor(b, LockMode::share));
  EXPECT_FALSE(lock.isAskedFor());
  lock.release(a);
  EXPECT_TRUE(lock.isFreeFor(b, LockMode::share));
}

TEST_F(RowLockTest, AskingAgainTakesNoSecondPlace) {
  EXPECT_TRUE(exclusive(a));
  EXPECT_FALSE(exclusive(b));
  EXPECT_FALSE(exclusive(b));
  lock.release(a);
  lock.release(b);
  EXPECT_FALSE(lock.isHeld());
}

TEST_F(RowLockTest, ASharerUpgrades) {
  EXPECT_TRUE(share(a));
  EXPECT_TRUE(exclusive(a));
  EXPECT_FALSE(share(b));
  lock.release(a);
  EXPECT_TRUE(share(b));
}

TEST_F(RowLockTest, WhoeverFindsItFreePassesByThoseWhoWait) {
  EXPECT_TRUE(share(a));
  EXPECT_FALSE(exclusive(b));
  EXPECT_TRUE(share(c));
  lock.release(c);
  EXPECT_TRUE(exclusive(a));
  EXPECT_THAT(lock.blockersOf(b), ElementsAre(&a));
}

TEST_F(RowLockTest, ThoseWhoWaitTakeAFreeLockInTurn) {
  EXPECT_TRUE(exclusive(a));
  EXPECT_FALSE(exclusive(b));
  EXPECT_FALSE(exclusive(c));
  lock.release(a);
  EXPECT_FALSE(lock.isHeld());
  EXPECT_THAT(lock.blockersOf(b), IsEmpty());
  EXPECT_THAT(lock.blockersOf(c), ElementsAre(&b));
  EXPECT_FALSE(exclusive(c));
  EXPECT_TRUE(exclusive(d));
  lock.release(d);
  EXPECT_TRUE(exclusive(b));
  EXPECT_THAT(lock.blockersOf(c), ElementsAre(&b));
}

TEST_F(RowLockTest, NobodyHasATurnAtARowThatIsAnotherOneNow) {
  EXPECT_TRUE(exclusive(a));
  EXPECT_FALSE(exclusive(b));
  EXPECT_FALSE(exclusive(c));
  lock.loseTurns();
  lock.release(a);
  EXPECT_TRUE(exclusive(c));
  EXPECT_THAT(lock.blockersOf(b), ElementsAre(&c));
}

TEST_F(RowLockTest, WhatWasLockedSinceASavepointIsGivenBack) {
  EXPECT_TRUE(share(a));
  a.locked.push_back({});
  a.savepoints.push_back({"s", 0, 1});
  EXPECT_TRUE(exclusive(a));
  EXPECT_FALSE(share(b));
  lock.release(a, 1);
  EXPECT_TRUE(lock.isHeldBy(a, LockMode::share));
  EXPECT_FALSE(lock.isHeldBy(a, LockMode::exclusive));
  EXPECT_TRUE(share(b));
}

}  // namespace
}  // namespace ttadak::sql
