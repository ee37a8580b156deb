#include "sim/world/database/row_lock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/world/database/transaction.h"

namespace ttadak::sql {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct RowLockTest : testing::Test {
  Transaction a, b, c, d;
  RowLock lock;

  bool share(Transaction& transaction) { return lock.request(transaction, LockMode::share, queueing); }
  bool exclusive(Transaction& transaction) { return lock.request(transaction, LockMode::exclusive, queueing); }

  Queueing queueing = Queueing::firstComeFirstServed;
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
  EXPECT_FALSE(lock.isHeldBy(c, LockMode::exclusive));
  lock.release(b);
  EXPECT_TRUE(lock.isHeldBy(c, LockMode::exclusive));
}

TEST_F(RowLockTest, AnExclusiveLockCoversASharedOne) {
  EXPECT_TRUE(exclusive(a));
  EXPECT_TRUE(share(a));
  EXPECT_TRUE(lock.isHeldBy(a, LockMode::share));
  EXPECT_FALSE(share(b));
}

TEST_F(RowLockTest, AskingAgainTakesNoSecondPlace) {
  EXPECT_TRUE(exclusive(a));
  EXPECT_FALSE(exclusive(b));
  EXPECT_FALSE(exclusive(b));
  lock.release(a);
  lock.release(b);
  EXPECT_FALSE(lock.isHeld());
}

TEST_F(RowLockTest, FirstComeFirstServed) {
  EXPECT_TRUE(exclusive(a));
  EXPECT_FALSE(exclusive(b));
  EXPECT_FALSE(share(c));
  EXPECT_FALSE(share(d));
  EXPECT_THAT(lock.blockersOf(c), ElementsAre(&a, &b));
  lock.release(a);
  EXPECT_THAT(lock.holders(), ElementsAre(&b));
  lock.release(b);
  EXPECT_THAT(lock.holders(), ElementsAre(&c, &d));
}

TEST_F(RowLockTest, InTheQueueNobodyPassesBy) {
  EXPECT_TRUE(share(a));
  EXPECT_FALSE(exclusive(b));
  EXPECT_FALSE(share(c));
  EXPECT_THAT(lock.blockersOf(c), ElementsAre(&b));
}

TEST_F(RowLockTest, InTheQueueAnUpgradeWaitsForWhoWaitsForIt) {
  EXPECT_TRUE(share(a));
  EXPECT_FALSE(exclusive(b));
  EXPECT_FALSE(exclusive(a));
  EXPECT_THAT(lock.blockersOf(a), ElementsAre(&b));
  EXPECT_THAT(lock.blockersOf(b), ElementsAre(&a));
}

TEST_F(RowLockTest, WhoGivesUpMakesWay) {
  EXPECT_TRUE(share(a));
  EXPECT_FALSE(exclusive(b));
  EXPECT_FALSE(share(c));
  lock.release(b);
  EXPECT_TRUE(lock.isHeldBy(c, LockMode::share));
}

TEST_F(RowLockTest, ASharerUpgrades) {
  EXPECT_TRUE(share(a));
  EXPECT_TRUE(exclusive(a));
  EXPECT_FALSE(share(b));
  lock.release(a);
  EXPECT_THAT(lock.holders(), ElementsAre(&b));
}

TEST_F(RowLockTest, WithoutAQueueOnlyHoldersAreInTheWay) {
  queueing = Queueing::none;
  EXPECT_TRUE(share(a));
  EXPECT_FALSE(exclusive(b));
  EXPECT_TRUE(share(c));
  lock.release(c);
  EXPECT_TRUE(exclusive(a));
  EXPECT_THAT(lock.blockersOf(b), ElementsAre(&a));
}

TEST_F(RowLockTest, WithoutAQueueAnyoneMayTakeAFreeLock) {
  queueing = Queueing::none;
  EXPECT_TRUE(exclusive(a));
  EXPECT_FALSE(exclusive(b));
  EXPECT_FALSE(exclusive(c));
  lock.release(a);
  EXPECT_FALSE(lock.isHeld());
  EXPECT_THAT(lock.blockersOf(b), IsEmpty());
  EXPECT_THAT(lock.blockersOf(c), IsEmpty());
  EXPECT_TRUE(exclusive(c));
  EXPECT_THAT(lock.blockersOf(b), ElementsAre(&c));
}

}  // namespace
}  // namespace ttadak::sql
