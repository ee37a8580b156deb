#include <gtest/gtest.h>

#include "story.h"

// PostgreSQL 15, 64.5 Index Uniqueness Checks: whoever finds the key of a transaction that has not ended waits for its
// end. MySQL 8.0, 15.7.3 Locks Set by Different SQL Statements: INSERT asks for a shared lock on the duplicate.

namespace ttadak::sql {
namespace {

// The second waits until the first's end, and is refused if that is a COMMIT.
TEST(UniqueKey, TheSecondInserterIsRefusedAfterTheFirstHasCommitted) {
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
B: BEGIN
A: INSERT INTO member VALUES (1, 'kim') => ×1
B: INSERT INTO member VALUES (2, 'kim') => …
A: COMMIT
B: => ✗ 23505 duplicate key value violates unique constraint "one_name"
B: ROLLBACK
B: SELECT id, name FROM member => id=1 name=kim
)");
  expectStory({mariadbRc, mariadbRr}, R"(
A: BEGIN
B: BEGIN
A: INSERT INTO member VALUES (1, 'kim') => ×1
B: INSERT INTO member VALUES (2, 'kim') => …
A: COMMIT
B: => ✗ 23000 Duplicate entry 'kim' for key 'one_name'
B: ROLLBACK
B: SELECT id, name FROM member => id=1 name=kim
)");
}

// ... and goes on if it is a ROLLBACK.
TEST(UniqueKey, TheSecondInserterSucceedsAfterTheFirstHasRolledBack) {
  expectStory(everywhere, R"(
A: BEGIN
B: BEGIN
A: INSERT INTO member VALUES (1, 'kim') => ×1
B: INSERT INTO member VALUES (2, 'kim') => …
A: ROLLBACK
B: => ×1
B: COMMIT
A: SELECT id, name FROM member => id=2 name=kim
)");
}

// The same of the primary key, whose name the engines give it.
TEST(UniqueKey, ThePrimaryKeyIsOne) {
  expectStory({postgresRc, postgresRr}, R"(
A: INSERT INTO account VALUES (1, 0) => ✗ 23505 duplicate key value violates unique constraint "account_pkey"
A: UPDATE account SET id = 2 WHERE id = 1 => ✗ 23505 duplicate key value violates unique constraint "account_pkey"
A: UPDATE account SET id = 1 WHERE id = 1 => ×1
)");
  expectStory({mariadbRc, mariadbRr}, R"(
A: INSERT INTO account VALUES (1, 0) => ✗ 23000 Duplicate entry '1' for key 'PRIMARY'
A: UPDATE account SET id = 2 WHERE id = 1 => ✗ 23000 Duplicate entry '2' for key 'PRIMARY'
A: UPDATE account SET id = 1 WHERE id = 1 => ×1
)");
}

// A repeatable read cannot see the row, and is refused all the same.
TEST(UniqueKey, IsCheckedAgainstWhatTheSnapshotDoesNotShow) {
  expectStory({postgresRr}, R"(
A: BEGIN
A: SELECT id FROM member => ∅
B: INSERT INTO member VALUES (1, 'kim') => ×1
A: SELECT id FROM member => ∅
A: INSERT INTO member VALUES (2, 'kim') => ✗ 23505 duplicate key value violates unique constraint "one_name"
A: ROLLBACK
)");
  expectStory({mariadbRr}, R"(
A: BEGIN
A: SELECT id FROM member => ∅
B: INSERT INTO member VALUES (1, 'kim') => ×1
A: INSERT INTO member VALUES (2, 'kim') => ✗ 23000 Duplicate entry 'kim' for key 'one_name'
A: SELECT id FROM member => ∅
A: ROLLBACK
)");
}

// Of three, all wait for the first, and its COMMIT refuses both others.
TEST(UniqueKey, ThreeInsertersAfterACommit) {
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
A: INSERT INTO member VALUES (1, 'kim') => ×1
B: INSERT INTO member VALUES (2, 'kim') => …
C: INSERT INTO member VALUES (3, 'kim') => …
A: COMMIT
B: => ✗ 23505 duplicate key value violates unique constraint "one_name"
C: => ✗ 23505 duplicate key value violates unique constraint "one_name"
)");
  expectStory({mariadbRc, mariadbRr}, R"(
A: BEGIN
A: INSERT INTO member VALUES (1, 'kim') => ×1
B: INSERT INTO member VALUES (2, 'kim') => …
C: INSERT INTO member VALUES (3, 'kim') => …
A: COMMIT
B: => ✗ 23000 Duplicate entry 'kim' for key 'one_name'
C: => ✗ 23000 Duplicate entry 'kim' for key 'one_name'
)");
}

// After its ROLLBACK one of the others has the key, and the last waits for that one.
TEST(UniqueKey, ThreePostgresInsertersAfterARollback) {
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
A: INSERT INTO member VALUES (1, 'kim') => ×1
B: BEGIN
B: INSERT INTO member VALUES (2, 'kim') => …
C: INSERT INTO member VALUES (3, 'kim') => …
A: ROLLBACK
B: => ×1
C: => …
B: COMMIT
C: => ✗ 23505 duplicate key value violates unique constraint "one_name"
)");
}

// A DELETE keeps the key until its COMMIT.
TEST(UniqueKey, ADeletedKeyIsFreeWhenTheDeletionIsCommitted) {
  expectStory(everywhere, R"(
A: INSERT INTO member VALUES (1, 'kim') => ×1
A: BEGIN
A: DELETE FROM member WHERE id = 1 => ×1
B: INSERT INTO member VALUES (2, 'kim') => …
A: COMMIT
B: => ×1
)");
  expectStory({postgresRc, postgresRr}, R"(
A: INSERT INTO member VALUES (1, 'kim') => ×1
A: BEGIN
A: DELETE FROM member WHERE id = 1 => ×1
B: INSERT INTO member VALUES (2, 'kim') => …
A: ROLLBACK
B: => ✗ 23505 duplicate key value violates unique constraint "one_name"
)");
  expectStory({mariadbRc, mariadbRr}, R"(
A: INSERT INTO member VALUES (1, 'kim') => ×1
A: BEGIN
A: DELETE FROM member WHERE id = 1 => ×1
B: INSERT INTO member VALUES (2, 'kim') => …
A: ROLLBACK
B: => ✗ 23000 Duplicate entry 'kim' for key 'one_name'
)");
}

// Within one transaction a deleted key is free at once.
TEST(UniqueKey, OnesOwnDeletedKeyIsFree) {
  expectStory(everywhere, R"(
A: INSERT INTO member VALUES (1, 'kim') => ×1
A: BEGIN
A: DELETE FROM member WHERE id = 1 => ×1
A: INSERT INTO member VALUES (2, 'kim') => ×1
A: COMMIT
A: SELECT id, name FROM member => id=2 name=kim
)");
}

// PostgreSQL 15, 5.4.3 and MySQL 8.0, CREATE TABLE: NULLs are not equal.
TEST(UniqueKey, NullsDoNotCollide) {
  expectStory(everywhere, R"(
A: BEGIN
A: INSERT INTO member VALUES (1, NULL) => ×1
B: INSERT INTO member VALUES (2, NULL), (3, NULL) => ×2
A: COMMIT
A: SELECT id, name FROM member => id=1 name=NULL; id=2 name=NULL; id=3 name=NULL
)");
}

// An UPDATE takes a key as an INSERT does, and frees the old one at its COMMIT.
TEST(UniqueKey, UpdatesTakeAndFreeKeys) {
  expectStory(everywhere, R"(
A: INSERT INTO member VALUES (1, 'kim'), (2, 'lee') => ×2
A: BEGIN
A: UPDATE member SET name = 'park' WHERE id = 1 => ×1
B: UPDATE member SET name = 'kim' WHERE id = 2 => …
A: COMMIT
B: => ×1
A: SELECT id, name FROM member ORDER BY id => id=1 name=park; id=2 name=kim
)");
  expectStory({postgresRc, postgresRr}, R"(
A: INSERT INTO member VALUES (1, 'kim'), (2, 'lee') => ×2
A: BEGIN
A: UPDATE member SET name = 'park' WHERE id = 1 => ×1
B: INSERT INTO member VALUES (3, 'park') => …
A: COMMIT
B: => ✗ 23505 duplicate key value violates unique constraint "one_name"
)");
}

// PostgreSQL 15, 64.5: only the other's end is waited for, no lock is kept on its row.
TEST(UniqueKey, APostgresInserterKeepsNoLockOnTheRowItWaitedFor) {
  expectStory({postgresRc, postgresRr}, R"(
A: INSERT INTO member VALUES (1, 'kim') => ×1
A: BEGIN
A: UPDATE member SET name = 'lee' WHERE id = 1 => ×1
B: BEGIN
B: INSERT INTO member VALUES (2, 'kim') => …
A: COMMIT
B: => ×1
A: UPDATE member SET name = 'park' WHERE id = 1 => ×1
B: COMMIT
)");
}

// PostgreSQL 15, 13.3.2: a locked row that is not changed does not hinder the check.
TEST(UniqueKey, APostgresInserterDoesNotWaitForALockedDuplicate) {
  expectStory({postgresRc, postgresRr}, R"(
A: INSERT INTO member VALUES (1, 'kim') => ×1
A: BEGIN
A: SELECT id FROM member WHERE id = 1 FOR UPDATE => id=1
B: INSERT INTO member VALUES (1, 'lee') => ✗ 23505 duplicate key value violates unique constraint "member_pkey"
A: COMMIT
)");
}

// MySQL 8.0, 15.7.3: a duplicate is locked in share mode before it is reported, and stays so.
TEST(UniqueKey, AMariaDbInserterLocksTheDuplicate) {
  expectStory({mariadbRc, mariadbRr}, R"(
A: INSERT INTO member VALUES (1, 'kim') => ×1
A: BEGIN
A: SELECT id FROM member WHERE id = 1 FOR UPDATE => id=1
B: INSERT INTO member VALUES (1, 'lee') => …
A: COMMIT
B: => ✗ 23000 Duplicate entry '1' for key 'PRIMARY'
)");
  expectStory({mariadbRc, mariadbRr}, R"(
A: BEGIN
A: INSERT INTO account VALUES (1, 0) => ✗ 23000 Duplicate entry '1' for key 'PRIMARY'
B: SELECT n FROM account WHERE id = 1 FOR SHARE => n=10
B: UPDATE account SET n = 11 WHERE id = 1 => …
A: COMMIT
B: => ×1
)");
}

}  // namespace
}  // namespace ttadak::sql
