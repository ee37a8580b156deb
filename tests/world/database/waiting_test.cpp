#include <gtest/gtest.h>

#include "story.h"

// Statements that lock rows, and wait for each other's.

namespace ttadak::sql {
namespace {

// PostgreSQL 15, 13.2.1: a would-be updater waits; MariaDB KB, InnoDB Lock Modes: X conflicts with X.
TEST(Waiting, AChangeWaitsForAChangeOfTheSameRow) {
  expectStory(everywhere, R"(
A: BEGIN
A: UPDATE account SET n = 11 WHERE id = 1 => ×1
B: UPDATE account SET n = 21 WHERE id = 2 => ×1
B: DELETE FROM account WHERE id = 1 => …
A: ROLLBACK
B: => ×1
A: SELECT id, n FROM account => id=2 n=21
)");
}

// PostgreSQL 15, 13.2: reading never blocks writing and the other way round. MySQL 8.0, 15.7.2.3: no locks are set.
TEST(Waiting, PlainReadsNeitherWaitNorHinder) {
  expectStory(everywhere, R"(
A: BEGIN
B: BEGIN
B: SELECT n FROM account WHERE id = 1 => n=10
A: UPDATE account SET n = 11 WHERE id = 1 => ×1
B: SELECT n FROM account WHERE id = 1 => n=10
A: COMMIT
B: COMMIT
)");
}

// PostgreSQL 15, 13.2.1: the updated version of the row is what the second updater works on.
TEST(Waiting, WhoWaitedWorksOnTheNewestVersion) {
  expectStory({postgresRc, mariadbRc, mariadbRr}, R"(
A: BEGIN
A: UPDATE account SET n = n + 1 WHERE id = 1 => ×1
B: UPDATE account SET n = n + 1 WHERE id = 1 => …
A: COMMIT
B: => ×1
B: SELECT n FROM account WHERE id = 1 => n=12
)");
}

// PostgreSQL 15, 13.3.2 FOR UPDATE: it waits for the other and then locks and returns the updated row.
TEST(Waiting, SelectForUpdateSeesTheNewestVersionAfterWaiting) {
  expectStory({postgresRc, mariadbRc, mariadbRr}, R"(
A: BEGIN
A: SELECT n FROM account WHERE id = 1 FOR UPDATE => n=10
B: SELECT n FROM account WHERE id = 1 FOR UPDATE => …
A: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: COMMIT
B: => n=11
)");
  expectStory({postgresRc, mariadbRc, mariadbRr}, R"(
A: BEGIN
A: DELETE FROM account WHERE id = 1 => ×1
B: SELECT n FROM account WHERE id = 1 FOR UPDATE => …
A: COMMIT
B: => ∅
)");
}

// PostgreSQL 15, 13.2.1: WHERE is evaluated again. MySQL 8.0, 15.7.2.4: a locking statement reads what is there now.
TEST(Waiting, AConditionIsCheckedAgainAfterWaiting) {
  expectStory({postgresRc, mariadbRc, mariadbRr}, R"(
A: BEGIN
A: UPDATE account SET n = 11 WHERE id = 1 AND n = 10 => ×1
B: UPDATE account SET n = 12 WHERE id = 1 AND n = 10 => …
A: COMMIT
B: => ×0
B: SELECT n FROM account WHERE id = 1 => n=11
)");
  expectStory(everywhere, R"(
A: BEGIN
A: UPDATE account SET n = 11 WHERE id = 1 AND n = 10 => ×1
B: UPDATE account SET n = 12 WHERE id = 1 AND n = 10 => …
A: ROLLBACK
B: => ×1
B: SELECT n FROM account WHERE id = 1 => n=12
)");
}

// PostgreSQL 15, 13.2.1: rows that began to match during the wait are not found; what matched before is.
TEST(Waiting, PostgresDoesNotFindRowsThatMatchOnlyAfterTheWait) {
  expectStory({postgresRc}, R"(
A: BEGIN
A: UPDATE account SET n = n + 10 => ×2
B: DELETE FROM account WHERE n = 20 => …
A: COMMIT
B: => ×0
B: SELECT id, n FROM account => id=1 n=20; id=2 n=30
)");
}

// MySQL 8.0, 15.7.2.4: the scan goes on with what is there now, rows inserted meanwhile included.
TEST(Waiting, MariaDbFindsRowsThatAppearedDuringTheWait) {
  expectStory({mariadbRr}, R"(
A: BEGIN
A: INSERT INTO account VALUES (3, 30) => ×1
B: UPDATE account SET n = 0 => …
A: INSERT INTO account VALUES (4, 40) => ×1
A: COMMIT
B: => ×4
)");
}

// PostgreSQL 15, 13.3.2: FOR SHARE blocks changes but not other FOR SHARE. MariaDB KB, InnoDB Lock Modes: S and X.
TEST(Waiting, SharersGoTogetherAndKeepChangesAway) {
  expectStory(everywhere, R"(
A: BEGIN
A: SELECT n FROM account WHERE id = 1 FOR SHARE => n=10
B: BEGIN
B: SELECT n FROM account WHERE id = 1 FOR SHARE => n=10
C: UPDATE account SET n = 11 WHERE id = 1 => …
A: COMMIT
B: COMMIT
C: => ×1
)");
  expectStory(everywhere, R"(
A: BEGIN
A: SELECT n FROM account WHERE id = 1 FOR UPDATE => n=10
B: SELECT n FROM account WHERE id = 1 FOR SHARE => …
A: COMMIT
B: => n=10
)");
}

// README.tuplock of PostgreSQL 15: a stronger lock than one's own passes by those who wait for it.
TEST(Waiting, APostgresSharerMayChangeTheRowWhileOthersWait) {
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
A: SELECT n FROM account WHERE id = 1 FOR SHARE => n=10
B: UPDATE account SET n = n + 1 WHERE id = 1 AND n = 10 => …
A: SELECT n FROM account WHERE id = 1 FOR UPDATE => n=10
A: ROLLBACK
B: => ×1
)");
}

// README.tuplock of PostgreSQL 15: without a conflict with a holder, nobody queues.
TEST(Waiting, PostgresSharersPassByAWaitingChange) {
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
A: SELECT n FROM account WHERE id = 1 FOR SHARE => n=10
B: UPDATE account SET n = 11 WHERE id = 1 => …
C: SELECT n FROM account WHERE id = 1 FOR SHARE => n=10
A: COMMIT
B: => ×1
)");
}

// MySQL 8.0, 15.7.1: a lock request waits behind conflicting ones that wait.
TEST(Waiting, MariaDbSharersQueueBehindAWaitingChange) {
  expectStory({mariadbRc, mariadbRr}, R"(
A: BEGIN
A: SELECT n FROM account WHERE id = 1 FOR SHARE => n=10
B: UPDATE account SET n = 11 WHERE id = 1 => …
C: SELECT n FROM account WHERE id = 1 FOR SHARE => …
A: COMMIT
B: => ×1
C: => n=11
)");
}

// PostgreSQL 15, README.tuplock; MariaDB KB, innodb_lock_schedule_algorithm: first come, first served.
TEST(Waiting, IsFirstComeFirstServed) {
  expectStory({postgresRc, mariadbRc, mariadbRr}, R"(
A: BEGIN
A: UPDATE account SET n = 11 WHERE id = 1 => ×1
B: BEGIN
B: UPDATE account SET n = n * 2 WHERE id = 1 => …
C: UPDATE account SET n = n + 1 WHERE id = 1 => …
A: COMMIT
B: => ×1
B: COMMIT
C: => ×1
D: SELECT n FROM account WHERE id = 1 => n=23
)");
}

// PostgreSQL 15, 13.3.2: row locks last until the transaction ends, also those that were waited for.
TEST(Waiting, LocksThatWereWaitedForAreGivenBack) {
  expectStory({postgresRc, mariadbRc, mariadbRr}, R"(
A: BEGIN
A: UPDATE account SET n = n + 1 WHERE id = 1 => ×1
B: UPDATE account SET n = n + 1 WHERE id = 1 => …
A: COMMIT
B: => ×1
A: UPDATE account SET n = n + 1 WHERE id = 1 => ×1
C: UPDATE account SET n = n + 1 WHERE id = 1 => ×1
A: SELECT n FROM account WHERE id = 1 => n=14
)");
}

}  // namespace
}  // namespace ttadak::sql
