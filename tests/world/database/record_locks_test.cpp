#include "sim/world/database/record_locks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/world/database/transaction.h"

namespace ttadak::sql {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto shared = LockMode::share;
constexpr auto exclusive = LockMode::exclusive;

struct RecordLocksTest : testing::Test {
  RecordLocksTest() {
    for (Transaction* one : {&a, &b, &c}) one->isolation = Isolation::repeatableRead;
  }

  Transaction a, b, c;
  RecordLocks locks;
};

// MySQL 8.0, 17.7.1 InnoDB Locking.
TEST_F(RecordLocksTest, KeepOthersFromTheRecordOrFromInsertingBeforeIt) {
  constexpr Span spans[]{Span::record, Span::gap, Span::nextKey, Span::insertion};
  constexpr bool waits[4][4] = {// asked for: record, gap, nextKey, insertion; by what is held:
                                {true, false, true, false},     // record
                                {false, false, false, true},    // gap
                                {true, false, true, true},      // nextKey
                                {false, false, false, false}};  // insertion
  for (std::size_t held = 0; held < 4; ++held) {
    for (std::size_t asked = 0; asked < 4; ++asked) {
      for (const LockMode mode : {exclusive, shared}) {
        locks = {};
        ASSERT_TRUE(locks.request(a, mode, spans[held]));
        EXPECT_EQ(locks.isFreeFor(b, exclusive, spans[asked]), !waits[held][asked]) << held << asked;
        EXPECT_EQ(locks.request(b, exclusive, spans[asked]), !waits[held][asked]) << held << asked;
      }
    }
  }
}

TEST_F(RecordLocksTest, SharersGoTogether) {
  EXPECT_TRUE(locks.request(a, shared, Span::nextKey));
  EXPECT_TRUE(locks.request(b, shared, Span::record));
  EXPECT_FALSE(locks.request(c, exclusive, Span::record));
  EXPECT_THAT(locks.blockersOf(c), ElementsAre(&a, &b));
}

TEST_F(RecordLocksTest, NobodyPassesByInTheQueue) {
  EXPECT_TRUE(locks.request(a, shared, Span::record));
  EXPECT_FALSE(locks.request(b, exclusive, Span::record));
  EXPECT_FALSE(locks.request(c, shared, Span::record));
  EXPECT_THAT(locks.blockersOf(c), ElementsAre(&b));
  locks.stopWaiting(b);
  EXPECT_TRUE(locks.isHeldBy(c, shared, Span::record));
}

TEST_F(RecordLocksTest, NorDoesWhoIsWaitedFor) {
  EXPECT_TRUE(locks.request(a, shared, Span::record));
  EXPECT_FALSE(locks.request(b, exclusive, Span::record));
  EXPECT_FALSE(locks.request(a, exclusive, Span::record));
  EXPECT_THAT(locks.blockersOf(b), ElementsAre(&a));
  EXPECT_THAT(locks.blockersOf(a), ElementsAre(&b));
}

TEST_F(RecordLocksTest, AreGivenToWhoIsNext) {
  EXPECT_TRUE(locks.request(a, exclusive, Span::nextKey));
  EXPECT_FALSE(locks.request(b, exclusive, Span::record));
  locks.release(a);
  EXPECT_TRUE(locks.isHeldBy(b, exclusive, Span::record));
  EXPECT_THAT(locks.blockersOf(b), IsEmpty());
}

TEST_F(RecordLocksTest, AnInsertionThatCanBeDoneLocksNothing) {
  EXPECT_TRUE(locks.request(a, exclusive, Span::insertion));
  EXPECT_TRUE(locks.isIdle());
}

TEST_F(RecordLocksTest, OfARecordThatGoesAreThoseOfTheGap) {
  RecordLocks next;
  EXPECT_TRUE(locks.request(a, exclusive, Span::record));
  EXPECT_FALSE(locks.request(b, shared, Span::nextKey));
  b.waitsFor = &locks;
  locks.bequeathTo(next);
  EXPECT_TRUE(locks.isIdle());
  EXPECT_FALSE(b.waits());
  EXPECT_TRUE(next.isHeldBy(a, exclusive, Span::gap));
  EXPECT_TRUE(next.isHeldBy(b, shared, Span::gap));
}

TEST_F(RecordLocksTest, AtReadCommittedOnlyTheCheckForDuplicatesLeavesAGapLocked) {
  RecordLocks next;
  a.isolation = b.isolation = Isolation::readCommitted;
  EXPECT_TRUE(locks.request(a, shared, Span::record));
  EXPECT_FALSE(locks.request(b, exclusive, Span::record));
  locks.bequeathTo(next);
  EXPECT_THAT(next.holders(), ElementsAre(&a));
}

TEST_F(RecordLocksTest, OfAGapThatIsDividedAreOfBothParts) {
  RecordLocks before;
  EXPECT_TRUE(locks.request(a, exclusive, Span::nextKey));
  EXPECT_TRUE(locks.request(b, exclusive, Span::gap));
  EXPECT_FALSE(locks.request(c, exclusive, Span::record));
  locks.shareGapWith(before);
  EXPECT_THAT(before.holders(), ElementsAre(&a, &b));
  EXPECT_FALSE(before.isHeldBy(a, exclusive, Span::record));
}

}  // namespace
}  // namespace ttadak::sql
