#include "sim/world/database/table.h"

#include <gtest/gtest.h>

#include "sim/kernel/world.h"
#include "sim/world/database/transaction.h"

namespace ttadak::sql {
namespace {

struct TableTest : testing::Test {
  World world;
  Table table{world, "t", {{"id", true, true}, {"n"}}};
  Transaction a{actorAt(0)}, b{actorAt(1)};

  Row& insert(Transaction& transaction, Values values) {
    Row& row = table.insert({std::move(values), false, &transaction, {}});
    transaction.changes.push_back({&table, &row});
    return row;
  }
  void change(Transaction& transaction, Row& row, Values values, bool deleted = false) {
    row.versions.push_back({std::move(values), deleted, &transaction, {}});
    transaction.changes.push_back({&table, &row});
  }
};

TEST_F(TableTest, ShowsWhatIsCommittedAndWhatIsToBecomeOfIt) {
  EXPECT_EQ(table.state(), "");
  Row& row = insert(a, {1, {}});
  EXPECT_EQ(table.state(), "(A: id=1 n=NULL)");
  a.keep(1);
  EXPECT_EQ(table.state(), "id=1 n=NULL");
  change(b, row, {1, 7});
  EXPECT_EQ(table.state(), "id=1 n=NULL (B: n=7)");
  change(b, row, {1, {}});
  EXPECT_EQ(table.state(), "id=1 n=NULL (B: =)");
  change(b, row, {1, {}}, true);
  EXPECT_EQ(table.state(), "id=1 n=NULL (B: ✕)");
  insert(a, {2, 0});
  EXPECT_EQ(table.state(), "id=1 n=NULL (B: ✕); (A: id=2 n=0)");
  b.keep(2);
  EXPECT_EQ(table.state(), "(A: id=2 n=0)");
}

TEST_F(TableTest, ShowsOnlyTheColumnsThatAreWanted) {
  table.show({"n"});
  insert(a, {1, 7});
  a.keep(1);
  EXPECT_EQ(table.state(), "7");
}

TEST_F(TableTest, ASnapshotShowsItsMoment) {
  Row& row = insert(a, {1, 10});
  EXPECT_EQ(row.seenAt(5, &b), nullptr);
  EXPECT_EQ(row.seenAt(0, &a)->values[1], Value(10));
  a.keep(1);
  change(b, row, {1, 11});
  EXPECT_EQ(row.seenAt(1, &a)->values[1], Value(10));
  EXPECT_EQ(row.seenAt(1, &b)->values[1], Value(11));
  b.keep(2);
  change(a, row, {1, 11}, true);
  a.keep(3);
  EXPECT_EQ(row.seenAt(0, nullptr), nullptr);
  EXPECT_EQ(row.seenAt(1, nullptr)->values[1], Value(10));
  EXPECT_EQ(row.seenAt(2, nullptr)->values[1], Value(11));
  EXPECT_EQ(row.seenAt(3, nullptr), nullptr);
  EXPECT_TRUE(row.committed()->deleted);
  EXPECT_TRUE(table.committedRows().empty());
}

TEST_F(TableTest, UndoTakesTheLatestChangesAway) {
  Row& row = insert(a, {1, 10});
  a.keep(1);
  change(a, row, {1, 11});
  change(a, row, {1, 12});
  insert(a, {2, 20});
  a.undo(1);
  EXPECT_EQ(table.state(), "id=1 n=10 (A: n=11)");
  a.undo();
  EXPECT_EQ(table.state(), "id=1 n=10");
  EXPECT_EQ(table.rows().back().newest(), nullptr);
  EXPECT_EQ(table.rows().back().committed(), nullptr);
}

TEST_F(TableTest, NumbersGoOnFromTheHighest) {
  EXPECT_EQ(table.nextNumber(0), 1);
  table.notGivenAgain(0, 7);
  table.notGivenAgain(0, 5);
  EXPECT_EQ(table.nextNumber(0), 8);
}

TEST_F(TableTest, BeginsARunAsItWasRemembered) {
  insert(a, {7, 10});
  table.notGivenAgain(0, 7);
  a.keep(0);
  table.remember();
  insert(a, {table.nextNumber(0), 20});
  a.keep(1);
  insert(b, {9, 30}).lock.request(b, LockMode::exclusive);
  EXPECT_EQ(table.holders(), ActorSet(actorAt(1)));
  table.reset();
  EXPECT_EQ(table.state(), "id=7 n=10");
  EXPECT_EQ(table.holders(), ActorSet());
  EXPECT_EQ(table.nextNumber(0), 8);
}

TEST_F(TableTest, KnowsItsColumnsByName) {
  EXPECT_EQ(table.columnNamed("n"), 1U);
  EXPECT_EQ(table.columnNamed("m"), std::nullopt);
  EXPECT_EQ(table.tableName(), "t");
}

}  // namespace
}  // namespace ttadak::sql
