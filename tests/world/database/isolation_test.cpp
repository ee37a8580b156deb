#include <gtest/gtest.h>

#include "story.h"

// What a transaction sees of the others.

namespace ttadak::sql {
namespace {

// PostgreSQL 15, 13.2.1 Read Committed: a query sees what was committed before it began. MySQL 8.0, 15.7.2.3: each
// consistent read sets and reads its own fresh snapshot.
TEST(Isolation, ReadCommittedSeesWhatWasCommittedBeforeTheStatement) {
  expectStory({postgresRc, mariadbRc}, R"(
A: BEGIN
A: SELECT n FROM account WHERE id = 1 => n=10
B: BEGIN
B: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: SELECT n FROM account WHERE id = 1 => n=10
B: COMMIT
A: SELECT n FROM account WHERE id = 1 => n=11
A: COMMIT
)");
}

// PostgreSQL 15, 13.2.2 Repeatable Read: a snapshot as of the first statement. MySQL 8.0, 15.7.2.3: as of the first
// such read.
TEST(Isolation, RepeatableReadSeesItsSnapshot) {
  expectStory({postgresRr, mariadbRr}, R"(
A: BEGIN
A: SELECT id, n FROM account => id=1 n=10; id=2 n=20
B: UPDATE account SET n = 11 WHERE id = 1 => ×1
B: DELETE FROM account WHERE id = 2 => ×1
B: INSERT INTO account VALUES (3, 30) => ×1
A: SELECT id, n FROM account => id=1 n=10; id=2 n=20
A: COMMIT
A: SELECT id, n FROM account => id=1 n=11; id=3 n=30
)");
}

// PostgreSQL 15, 13.2.1 and MySQL 8.0, 15.7.2.3: the own earlier changes are seen.
TEST(Isolation, OwnChangesAreSeen) {
  expectStory(everywhere, R"(
A: BEGIN
A: SELECT id FROM account => id=1; id=2
A: INSERT INTO account VALUES (3, 30) => ×1
A: UPDATE account SET n = n + 1 WHERE id = 1 => ×1
A: UPDATE account SET n = n + 1 WHERE id = 1 => ×1
A: DELETE FROM account WHERE id = 2 => ×1
A: SELECT id, n FROM account ORDER BY id => id=1 n=12; id=3 n=30
B: SELECT id, n FROM account => id=1 n=10; id=2 n=20
A: ROLLBACK
A: SELECT id, n FROM account => id=1 n=10; id=2 n=20
)");
}

// PostgreSQL 15, 13.2: it has no dirty reads at any level. MariaDB KB, SET TRANSACTION: READ UNCOMMITTED has.
TEST(Isolation, ReadUncommittedReadsWhatIsNotCommitted) {
  expectStory({mariadbRu}, R"(
A: BEGIN
A: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: DELETE FROM account WHERE id = 2 => ×1
A: INSERT INTO account VALUES (3, 30) => ×1
B: SELECT id, n FROM account => id=1 n=11; id=3 n=30
A: ROLLBACK
B: SELECT id, n FROM account => id=1 n=10; id=2 n=20
)");
}

// PostgreSQL 15, 13.2.1: Read Uncommitted behaves like Read Committed.
TEST(Isolation, PostgresHasNoReadUncommitted) {
  EXPECT_EQ(postgres().effective(Isolation::readUncommitted), Isolation::readCommitted);
}

// MySQL 8.0, 13.3.1 START TRANSACTION: the snapshot is taken at once only WITH CONSISTENT SNAPSHOT. PostgreSQL 15,
// 13.2.2: at the first non-transaction-control statement.
TEST(Isolation, BeginTakesNoSnapshot) {
  expectStory({postgresRr, mariadbRr}, R"(
A: BEGIN
B: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: SELECT n FROM account WHERE id = 1 => n=11
A: COMMIT
)");
}

// MySQL 8.0, 15.7.2.4 Locking Reads: they read what is there now, and set no snapshot.
TEST(Isolation, MariaDbTakesNoSnapshotAtALockingRead) {
  expectStory({mariadbRr}, R"(
A: BEGIN
A: SELECT n FROM account WHERE id = 2 FOR UPDATE => n=20
B: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: SELECT n FROM account WHERE id = 1 => n=11
A: COMMIT
)");
}

// MySQL 8.0, 15.7.2.3: nor at a change.
TEST(Isolation, MariaDbTakesNoSnapshotAtAChange) {
  expectStory({mariadbRr}, R"(
A: BEGIN
A: UPDATE account SET n = 21 WHERE id = 2 => ×1
B: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: SELECT id, n FROM account => id=1 n=11; id=2 n=21
A: COMMIT
)");
}

// PostgreSQL 15, 13.2.2: any statement sets the snapshot, a locking or changing one too.
TEST(Isolation, PostgresTakesItsSnapshotAtAnyStatement) {
  expectStory({postgresRr}, R"(
A: BEGIN
A: SELECT n FROM account WHERE id = 2 FOR UPDATE => n=20
B: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: SELECT n FROM account WHERE id = 1 => n=10
A: COMMIT
)");
  expectStory({postgresRr}, R"(
A: BEGIN
A: UPDATE account SET n = 21 WHERE id = 2 => ×1
B: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: SELECT id, n FROM account => id=1 n=10; id=2 n=21
A: COMMIT
)");
}

// PostgreSQL 15, 13.2.2: "could not serialize access due to concurrent update".
TEST(Isolation, PostgresRepeatableReadChangesNoRowThatChangedSinceItsSnapshot) {
  expectStory({postgresRr}, R"(
A: BEGIN
A: SELECT n FROM account WHERE id = 1 => n=10
B: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: UPDATE account SET n = 12 WHERE id = 1 => ✗ 40001 could not serialize access due to concurrent update
A: ROLLBACK
A: SELECT n FROM account WHERE id = 1 => n=11
)");
  expectStory({postgresRr}, R"(
A: BEGIN
A: SELECT n FROM account WHERE id = 1 => n=10
B: DELETE FROM account WHERE id = 1 => ×1
A: DELETE FROM account WHERE id = 1 => ✗ 40001 could not serialize access due to concurrent delete
A: ROLLBACK
)");
  expectStory({postgresRr}, R"(
A: BEGIN
A: SELECT n FROM account WHERE id = 1 => n=10
B: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: SELECT n FROM account WHERE id = 1 FOR UPDATE => ✗ 40001 could not serialize access due to concurrent update
A: ROLLBACK
)");
}

// PostgreSQL 15, 13.2.2: the same after waiting, but if the first updater rolls back, the second proceeds.
TEST(Isolation, PostgresRepeatableReadFailsAfterWaitingForAChange) {
  expectStory({postgresRr}, R"(
A: BEGIN
B: BEGIN
A: UPDATE account SET n = 11 WHERE id = 1 => ×1
B: UPDATE account SET n = n + 1 WHERE id = 1 => …
A: COMMIT
B: => ✗ 40001 could not serialize access due to concurrent update
B: ROLLBACK
)");
  expectStory({postgresRr}, R"(
A: BEGIN
A: UPDATE account SET n = 11 WHERE id = 1 => ×1
B: UPDATE account SET n = n + 1 WHERE id = 1 => …
A: ROLLBACK
B: => ×1
B: SELECT n FROM account WHERE id = 1 => n=11
)");
  expectStory({postgresRr}, R"(
A: BEGIN
A: SELECT n FROM account WHERE id = 1 FOR UPDATE => n=10
B: UPDATE account SET n = n + 1 WHERE id = 1 => …
A: COMMIT
B: => ×1
)");
}

// MySQL 8.0, 15.7.2.3, note: the snapshot applies to SELECT, not to changes, which make what they changed visible.
TEST(Isolation, MariaDbRepeatableReadChangesTheNewestRow) {
  expectStory({mariadbRr}, R"(
A: BEGIN
A: SELECT id, n FROM account => id=1 n=10; id=2 n=20
B: UPDATE account SET n = 100 => ×2
A: SELECT id, n FROM account => id=1 n=10; id=2 n=20
A: UPDATE account SET n = n + 1 WHERE id = 1 => ×1
A: SELECT id, n FROM account => id=1 n=101; id=2 n=20
A: COMMIT
)");
}

// The same note: DELETE and UPDATE find rows that the snapshot does not show.
TEST(Isolation, MariaDbRepeatableReadChangesRowsItDoesNotSee) {
  expectStory({mariadbRr}, R"(
A: BEGIN
A: SELECT id FROM account => id=1; id=2
B: INSERT INTO account VALUES (3, 30) => ×1
B: DELETE FROM account WHERE id = 2 => ×1
A: UPDATE account SET n = n + 1 WHERE id = 3 => ×1
A: UPDATE account SET n = n + 1 WHERE id = 2 => ×0
A: SELECT id, n FROM account => id=1 n=10; id=2 n=20; id=3 n=31
A: COMMIT
)");
}

// MySQL 8.0, 15.7.2.4: a locking read sees the newest committed row, whatever the snapshot shows.
TEST(Isolation, MariaDbLockingReadsLookPastTheSnapshot) {
  expectStory({mariadbRr}, R"(
A: BEGIN
A: SELECT n FROM account WHERE id = 1 => n=10
B: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: SELECT n FROM account WHERE id = 1 FOR UPDATE => n=11
A: SELECT n FROM account WHERE id = 1 FOR SHARE => n=11
A: SELECT n FROM account WHERE id = 1 => n=10
A: COMMIT
)");
}

// PostgreSQL 15, 13.2.2: a row inserted since the snapshot is not there for an UPDATE either.
TEST(Isolation, PostgresRepeatableReadDoesNotChangeNewRows) {
  expectStory({postgresRr}, R"(
A: BEGIN
A: SELECT id FROM account => id=1; id=2
B: INSERT INTO account VALUES (3, 30) => ×1
A: UPDATE account SET n = 31 WHERE id = 3 => ×0
A: SELECT id FROM account WHERE id = 3 FOR UPDATE => ∅
A: COMMIT
)");
}

}  // namespace
}  // namespace ttadak::sql
