#include <gtest/gtest.h>

#include "story.h"

// What InnoDB locks of an index beside the rows that are found. MySQL 8.0, 17.7.3 Locks Set by Different SQL Statements
// in InnoDB; each story was told by a MariaDB 10.11.

namespace ttadak::sql {
namespace {

const std::vector<std::string> withIndexes{
    "CREATE TABLE t (id INT PRIMARY KEY, k INT, n INT)", "CREATE UNIQUE INDEX tk ON t (k)", "CREATE INDEX tn ON t (n)",
    "INSERT INTO t VALUES (1, 10, 100), (5, 50, 500), (10, 100, 1000), (15, 150, 1500), (20, 200, 2000)"};

TEST(GapLock, TwoWhoLookForARowThatIsNotThereCannotBothInsertIt) {
  expectStory({mariadbRr}, R"(
A: BEGIN
B: BEGIN
A: SELECT n FROM account WHERE id = 7 FOR UPDATE => ∅
B: SELECT n FROM account WHERE id = 8 FOR UPDATE => ∅
A: INSERT INTO account VALUES (7, 70) => …
B: INSERT INTO account VALUES (8, 80) => ✗ 40001 Deadlock found when trying to get lock; try restarting transaction
A: => ×1
)");
  expectStory({mariadbRc}, R"(
A: BEGIN
B: BEGIN
A: SELECT n FROM account WHERE id = 7 FOR UPDATE => ∅
B: SELECT n FROM account WHERE id = 8 FOR UPDATE => ∅
A: INSERT INTO account VALUES (7, 70) => ×1
B: INSERT INTO account VALUES (8, 80) => ×1
)");
}

TEST(GapLock, ARowThatIsFoundByItsKeyLeavesItsNeighboursAlone) {
  expectStory({mariadbRr}, R"(
A: BEGIN
A: SELECT n FROM t WHERE id = 5 FOR UPDATE => n=500
B: INSERT INTO t VALUES (3, 30, 300) => ×1
B: INSERT INTO t VALUES (7, 70, 700) => ×1
)",
              withIndexes);
}

TEST(GapLock, ARangeIsLockedUpToTheRecordBehindIt) {
  expectStory({mariadbRr}, R"(
A: BEGIN
A: SELECT id FROM t WHERE id >= 5 AND id < 12 FOR UPDATE => id=5; id=10
B: INSERT INTO t VALUES (3, 30, 300) => ×1
B: INSERT INTO t VALUES (13, 130, 1300) => …
C: UPDATE t SET n = 1 WHERE id = 15 => …
A: COMMIT
B: => ×1
C: => ×1
)",
              withIndexes);
}

TEST(GapLock, AnIndexThatIsNotUniqueIsLockedOnBothSidesOfWhatIsFound) {
  expectStory({mariadbRr}, R"(
A: BEGIN
A: SELECT id FROM t WHERE n = 500 FOR UPDATE => id=5
B: INSERT INTO t VALUES (6, 60, 400) => …
C: INSERT INTO t VALUES (7, 70, 600) => …
A: COMMIT
B: => ×1
C: => ×1
)",
              withIndexes);
}

TEST(GapLock, WithoutAnIndexTheWholeTableIsLocked) {
  expectStory({mariadbRr}, R"(
A: BEGIN
A: SELECT id FROM account WHERE n = 10 FOR UPDATE => id=1
B: INSERT INTO account VALUES (9, 90) => …
C: UPDATE account SET n = 21 WHERE id = 2 => …
A: COMMIT
B: => ×1
C: => ×1
)");
  expectStory({mariadbRc}, R"(
A: BEGIN
A: SELECT id FROM account WHERE n = 10 FOR UPDATE => id=1
B: INSERT INTO account VALUES (9, 90) => ×1
C: UPDATE account SET n = 21 WHERE id = 2 => ×1
)");
}

TEST(GapLock, AnUpdateAtReadCommittedPassesByLockedRowsThatAreNotMeant) {
  expectStory({mariadbRc}, R"(
A: BEGIN
A: UPDATE account SET n = 11 WHERE id = 1 => ×1
B: UPDATE account SET n = 21 WHERE n = 20 => ×1
B: DELETE FROM account WHERE n = 21 => …
)");
}

// MySQL 8.0, 17.7.3: three sessions insert one row, and the first one is rolled back.
TEST(GapLock, WhoWaitedForADuplicateThatIsRolledBackKeepsOthersFromInserting) {
  expectStory({mariadbRc, mariadbRr}, R"(
A: BEGIN
B: BEGIN
C: BEGIN
A: INSERT INTO account VALUES (3, 30) => ×1
B: INSERT INTO account VALUES (3, 31) => …
C: INSERT INTO account VALUES (3, 32) => …
A: ROLLBACK
B: => …
C: => ✗ 40001 Deadlock found when trying to get lock; try restarting transaction
B: => ×1
)");
}

TEST(GapLock, ADuplicateStaysLocked) {
  expectStory({mariadbRc, mariadbRr}, R"(
A: BEGIN
A: INSERT INTO account VALUES (1, 0) => ✗ 23000 Duplicate entry '1' for key 'PRIMARY'
B: UPDATE account SET n = 11 WHERE id = 1 => …
A: COMMIT
B: => ×1
)");
}

TEST(GapLock, ADuplicateOfAnotherUniqueKeyStaysLockedWithTheGapBeforeIt) {
  expectStory({mariadbRc, mariadbRr}, R"(
A: BEGIN
A: INSERT INTO t VALUES (7, 100, 0) => ✗ 23000 Duplicate entry '100' for key 'tk'
B: INSERT INTO t VALUES (8, 70, 0) => …
A: COMMIT
B: => ×1
)",
              withIndexes);
}

TEST(GapLock, ARowIsNotReferredToWhileItsParentIsDeleted) {
  expectStory({mariadbRc, mariadbRr}, R"(
A: BEGIN
A: INSERT INTO child VALUES (1) => ×1
B: DELETE FROM account WHERE id = 1 => …
A: COMMIT
B: => ✗ 23000 Cannot delete or update a parent row: a foreign key constraint fails (`child`, CONSTRAINT `child_ibfk_1` FOREIGN KEY (`parent`) REFERENCES `account` (`id`))
)",
              {"CREATE TABLE child (parent BIGINT, FOREIGN KEY (parent) REFERENCES account (id))"});
}

}  // namespace
}  // namespace ttadak::sql
