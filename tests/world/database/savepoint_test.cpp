#include <gtest/gtest.h>

#include "story.h"

// Going back to a savepoint.

namespace ttadak::sql {
namespace {

// PostgreSQL 15, ROLLBACK TO SAVEPOINT; MariaDB KB, SAVEPOINT.
TEST(Savepoint, WhatCameAfterItIsUndone) {
  expectStory(everywhere, R"(
A: BEGIN
A: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: SAVEPOINT s
A: UPDATE account SET n = 12 WHERE id = 1 => ×1
A: DELETE FROM account WHERE id = 2 => ×1
A: ROLLBACK TO s
A: COMMIT
A: SELECT id, n FROM account ORDER BY id => id=1 n=11; id=2 n=20
)");
}

TEST(Savepoint, MayBeGoneBackToAgainAndAgain) {
  expectStory(everywhere, R"(
A: BEGIN
A: SAVEPOINT s
A: DELETE FROM account WHERE id = 1 => ×1
A: ROLLBACK TO s
A: DELETE FROM account WHERE id = 2 => ×1
A: ROLLBACK TO s
A: COMMIT
A: SELECT id FROM account ORDER BY id => id=1; id=2
)");
}

// PostgreSQL 15, 13.3.2: a lock that was acquired after a savepoint is released by going back to it.
TEST(Savepoint, PostgresGivesBackTheLocks) {
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
A: SELECT id FROM account WHERE id = 1 FOR KEY SHARE => id=1
A: SAVEPOINT s
A: DELETE FROM account WHERE id = 1 => ×1
B: UPDATE account SET n = 11 WHERE id = 1 => …
A: ROLLBACK TO s
B: => ×1
B: DELETE FROM account WHERE id = 1 => …
A: COMMIT
B: => ×1
)");
}

// MySQL 8.0, 15.3.4: InnoDB does not release the row locks that were stored in memory after the savepoint.
TEST(Savepoint, InnoDbKeepsTheLocks) {
  expectStory({mariadbRc, mariadbRr}, R"(
A: BEGIN
A: SAVEPOINT s
A: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: ROLLBACK TO s
B: UPDATE account SET n = 12 WHERE id = 1 => …
A: COMMIT
B: => ×1
)");
}

// PostgreSQL 15, 3.4: a savepoint is the only way to go on in a transaction that has failed.
TEST(Savepoint, RepairsAFailedTransactionOfPostgres) {
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
A: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: SAVEPOINT s
A: INSERT INTO account VALUES (1, 0) => ✗ 23505 duplicate key value violates unique constraint "account_pkey"
A: SELECT n FROM account => ✗ 25P02 current transaction is aborted, commands ignored until end of transaction block
A: ROLLBACK TO s
A: COMMIT
A: SELECT n FROM account WHERE id = 1 => n=11
)");
}

TEST(Savepoint, ThatThereIsNotIsAnError) {
  expectStory({postgresRc}, R"(
A: BEGIN
A: ROLLBACK TO s => ✗ 3B001 savepoint "s" does not exist
)");
  expectStory({postgresRc}, R"(
A: BEGIN
A: SAVEPOINT s
A: RELEASE s
A: RELEASE s => ✗ 3B001 savepoint "s" does not exist
)");
}

// A lock that was waited for is as old as one that was free.
TEST(Savepoint, KeepsALockThatWasWaitedFor) {
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
A: SELECT n FROM account WHERE id = 1 FOR UPDATE => n=10
B: BEGIN
B: SELECT n FROM account WHERE id = 1 FOR SHARE => …
A: COMMIT
B: => n=10
B: SAVEPOINT s
B: SELECT n FROM account WHERE id = 1 FOR UPDATE => n=10
B: ROLLBACK TO s
A: UPDATE account SET n = 11 WHERE id = 1 => …
)");
}

}  // namespace
}  // namespace ttadak::sql
