#include <gtest/gtest.h>

#include "story.h"

// What InnoDB locks of rows that a statement only reads. MySQL 8.0, 17.7.2.1 Transaction Isolation Levels and 17.7.3
// Locks Set by Different SQL Statements in InnoDB; each story was told by a MariaDB 10.11.

namespace ttadak::sql {
namespace {

TEST(LockingReads, ASerializableTransactionSharesWhatItReads) {
  const std::string skew = R"(
A: BEGIN
B: BEGIN
A: SELECT n FROM account WHERE id = 1 => n=10
B: SELECT n FROM account WHERE id = 2 => n=20
A: UPDATE account SET n = 21 WHERE id = 2 => …
B: UPDATE account SET n = 11 WHERE id = 1 => ✗ 40001 Deadlock found when trying to get lock; try restarting transaction
A: => ×1
)";
  expectStory({mariadbSerializable}, skew);
  expectStory({mariadbRr}, R"(
A: BEGIN
B: BEGIN
A: SELECT n FROM account WHERE id = 1 => n=10
B: SELECT n FROM account WHERE id = 2 => n=20
A: UPDATE account SET n = 21 WHERE id = 2 => ×1
B: UPDATE account SET n = 11 WHERE id = 1 => ×1
)");
}

TEST(LockingReads, ASerializableTransactionKeepsOthersFromInsertingWhatItLookedFor) {
  expectStory({mariadbSerializable}, R"(
A: BEGIN
A: SELECT n FROM account WHERE id = 7 => ∅
B: INSERT INTO account VALUES (7, 70) => …
A: COMMIT
B: => ×1
)");
}

TEST(LockingReads, ASerializableSelectOnItsOwnWaitsForNobody) {
  expectStory({mariadbSerializable}, R"(
A: BEGIN
A: UPDATE account SET n = 11 WHERE id = 1 => ×1
B: SELECT n FROM account WHERE id = 1 => n=10
)");
}

TEST(LockingReads, AnInsertSharesTheRowsThatItCopiesFromRepeatableReadOn) {
  expectStory({mariadbRr, mariadbSerializable}, R"(
A: BEGIN
A: INSERT INTO member SELECT id, 'x' FROM account WHERE id = 1 => ×1
B: UPDATE account SET n = 11 WHERE id = 1 => …
A: COMMIT
B: => ×1
)");
  expectStory({mariadbRu, mariadbRc}, R"(
A: BEGIN
A: INSERT INTO member SELECT id, 'x' FROM account WHERE id = 1 => ×1
B: UPDATE account SET n = 11 WHERE id = 1 => ×1
)");
}

TEST(LockingReads, AnUpdateSeesWhatIsThereNowInASubquery) {
  expectStory({mariadbRr}, R"(
A: BEGIN
A: SELECT n FROM account WHERE id = 2 => n=20
B: UPDATE account SET n = 25 WHERE id = 2 => ×1
A: INSERT INTO member VALUES (1, 'a') => ×1
A: UPDATE member SET id = (SELECT n FROM account WHERE id = 2) WHERE id = 1 => ×1
A: SELECT id FROM member => id=25
A: SELECT n FROM account WHERE id = 2 => n=20
)");
}

TEST(LockingReads, TheFirstInAnotherOrderIsFoundAmongAllRows) {
  expectStory({mariadbRr}, R"(
A: BEGIN
A: SELECT id FROM account ORDER BY n DESC LIMIT 1 FOR UPDATE => id=2
A: SELECT a.id FROM account a JOIN account b ON b.id = a.id ORDER BY a.n DESC LIMIT 1 FOR UPDATE => id=2
)");
}

}  // namespace
}  // namespace ttadak::sql
