#include <gtest/gtest.h>

#include "story.h"

namespace ttadak::sql {
namespace {

// PostgreSQL 15, 13.3.4 Deadlocks: one of the transactions is aborted, and the others complete.
TEST(Deadlock, PostgresAbortsOneAndTheOtherGoesOn) {
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
B: BEGIN
A: UPDATE account SET n = n + 1 WHERE id = 1 => ×1
B: UPDATE account SET n = n + 1 WHERE id = 2 => ×1
A: UPDATE account SET n = n + 1 WHERE id = 2 => …
B: UPDATE account SET n = n + 1 WHERE id = 1 => …
B: => ✗ 40P01 deadlock detected
A: => ×1
B: SELECT n FROM account => ✗ 25P02 current transaction is aborted, commands ignored until end of transaction block
B: ROLLBACK
A: COMMIT
B: SELECT id, n FROM account => id=1 n=11; id=2 n=21
)");
}

// PostgreSQL 15, 13.3.4: which one is aborted is difficult to predict.
TEST(Deadlock, AnyoneInTheCircleMayFindIt) {
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
B: BEGIN
A: UPDATE account SET n = n + 1 WHERE id = 1 => ×1
B: UPDATE account SET n = n + 1 WHERE id = 2 => ×1
A: UPDATE account SET n = n + 1 WHERE id = 2 => …
B: UPDATE account SET n = n + 1 WHERE id = 1 => …
A: => ✗ 40P01 deadlock detected
B: => ×1
)");
}

// PostgreSQL 15, 20.12 deadlock_timeout: how long to wait before checking for a deadlock.
TEST(Deadlock, WhoeverWaitsTheShortestTimeFindsIt) {
  expectStory({postgresRc, postgresRr}, R"(
A: SET deadlock_timeout = '10ms'
A: BEGIN
B: BEGIN
A: UPDATE account SET n = n + 1 WHERE id = 1 => ×1
B: UPDATE account SET n = n + 1 WHERE id = 2 => ×1
A: UPDATE account SET n = n + 1 WHERE id = 2 => …
B: UPDATE account SET n = n + 1 WHERE id = 1 => …
A: => ✗ 40P01 deadlock detected
A: ROLLBACK
B: => ×1
)");
}

// MariaDB KB, InnoDB Lock Modes / MySQL 8.0, 15.7.5.2: the victim's whole transaction is rolled back at once.
TEST(Deadlock, MariaDbRollsOneBackAndTheOtherGoesOn) {
  expectStory({mariadbRc, mariadbRr}, R"(
A: BEGIN
B: BEGIN
A: UPDATE account SET n = n + 1 WHERE id = 1 => ×1
B: UPDATE account SET n = n + 1 WHERE id = 2 => ×1
A: UPDATE account SET n = n + 1 WHERE id = 2 => …
B: UPDATE account SET n = n + 1 WHERE id = 1 => ✗ 40001 Deadlock found when trying to get lock; try restarting transaction
A: => ×1
B: INSERT INTO account VALUES (3, 30) => ×1
B: ROLLBACK
A: COMMIT
B: SELECT id, n FROM account => id=1 n=11; id=2 n=21; id=3 n=30
)");
}

// PostgreSQL 15, 13.3.4: two that share a row and both want to change it.
TEST(Deadlock, TwoSharersCannotBothChangeTheRow) {
  expectStory({postgresRc}, R"(
A: BEGIN
B: BEGIN
A: SELECT n FROM account WHERE id = 1 FOR SHARE => n=10
B: SELECT n FROM account WHERE id = 1 FOR SHARE => n=10
A: UPDATE account SET n = n + 1 WHERE id = 1 => …
B: UPDATE account SET n = n + 1 WHERE id = 1 => …
B: => ✗ 40P01 deadlock detected
A: => ×1
)");
  expectStory({mariadbRc, mariadbRr}, R"(
A: BEGIN
B: BEGIN
A: SELECT n FROM account WHERE id = 1 FOR SHARE => n=10
B: SELECT n FROM account WHERE id = 1 FOR SHARE => n=10
A: UPDATE account SET n = n + 1 WHERE id = 1 => …
B: UPDATE account SET n = n + 1 WHERE id = 1 => ✗ 40001 Deadlock found when trying to get lock; try restarting transaction
A: => ×1
)");
}

// MySQL 8.0, 17.7.5.1 An InnoDB Deadlock Example: a sharer's stronger lock waits behind those who wait for the sharer.
// MariaDB rolls back whoever has locked and changed less.
TEST(Deadlock, OfAMariaDbSharerWithWhoWaitsForIt) {
  expectStory({mariadbRc, mariadbRr}, R"(
A: BEGIN
A: SELECT n FROM account WHERE id = 1 LOCK IN SHARE MODE => n=10
B: DELETE FROM account WHERE id = 1 => …
A: DELETE FROM account WHERE id = 1 => …
B: => ✗ 40001 Deadlock found when trying to get lock; try restarting transaction
A: => ×1
)");
  expectStory({mariadbRc, mariadbRr}, R"(
B: BEGIN
B: UPDATE account SET n = n + 1 WHERE id = 2 => ×1
A: BEGIN
A: SELECT n FROM account WHERE id = 1 LOCK IN SHARE MODE => n=10
B: DELETE FROM account WHERE id = 1 => …
A: DELETE FROM account WHERE id = 1 => ✗ 40001 Deadlock found when trying to get lock; try restarting transaction
B: => ×1
)");
}

// PostgreSQL 15, 13.3.4: also between more than two.
TEST(Deadlock, GoesRoundThree) {
  expectStory({postgresRc, postgresRr}, R"(
C: INSERT INTO account VALUES (3, 30) => ×1
A: BEGIN
B: BEGIN
C: BEGIN
A: UPDATE account SET n = 0 WHERE id = 1 => ×1
B: UPDATE account SET n = 0 WHERE id = 2 => ×1
C: UPDATE account SET n = 0 WHERE id = 3 => ×1
A: DELETE FROM account WHERE id = 2 => …
B: DELETE FROM account WHERE id = 3 => …
C: DELETE FROM account WHERE id = 1 => …
C: => ✗ 40P01 deadlock detected
B: => ×1
B: ROLLBACK
A: => ×1
)");
}

// PostgreSQL 15, 64.5 (index uniqueness checks) and MySQL 8.0, 15.7.3: waiting for a key's inserter is waiting too.
TEST(Deadlock, OfTwoInserters) {
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
B: BEGIN
A: INSERT INTO member VALUES (1, 'kim') => ×1
B: INSERT INTO member VALUES (2, 'lee') => ×1
A: INSERT INTO member VALUES (3, 'lee') => …
B: INSERT INTO member VALUES (4, 'kim') => …
B: => ✗ 40P01 deadlock detected
A: => ×1
A: COMMIT
)");
}

}  // namespace
}  // namespace ttadak::sql
