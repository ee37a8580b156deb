#include <gtest/gtest.h>

#include "story.h"

// What an error undoes.

namespace ttadak::sql {
namespace {

// PostgreSQL 15, 55.2.2 (a failed transaction): nothing but its end is possible; COMMIT of it rolls back.
TEST(Errors, FailAPostgresTransaction) {
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
A: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: INSERT INTO account VALUES (2, 0) => ✗ 23505 duplicate key value violates unique constraint "account_pkey"
A: SELECT n FROM account => ✗ 25P02 current transaction is aborted, commands ignored until end of transaction block
A: COMMIT
A: SELECT id, n FROM account => id=1 n=10; id=2 n=20
)");
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
A: INSERT INTO account VALUES (2, 0) => ✗ 23505 duplicate key value violates unique constraint "account_pkey"
A: ROLLBACK
A: UPDATE account SET n = 11 WHERE id = 1 => ×1
)");
}

// PostgreSQL 15, 13.3.2: with the failed transaction its locks go, before the ROLLBACK.
TEST(Errors, FreeAPostgresTransactionsLocks) {
  expectStory({postgresRc}, R"(
A: BEGIN
A: UPDATE account SET n = 11 WHERE id = 1 => ×1
B: UPDATE account SET n = n + 1 WHERE id = 1 => …
A: INSERT INTO account VALUES (2, 0) => ✗ 23505 duplicate key value violates unique constraint "account_pkey"
B: => ×1
A: ROLLBACK
A: SELECT n FROM account WHERE id = 1 => n=11
)");
}

// MySQL 8.0, 15.21.5 InnoDB Error Handling: a duplicate-key error rolls back the statement; the locks stay.
TEST(Errors, UndoTheStatementInMariaDb) {
  expectStory({mariadbRc, mariadbRr}, R"(
A: BEGIN
A: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: INSERT INTO account VALUES (3, 30), (2, 0), (4, 40) => ✗ 23000 Duplicate entry '2' for key 'PRIMARY'
B: UPDATE account SET n = n + 1 WHERE id = 1 => …
A: SELECT id, n FROM account => id=1 n=11; id=2 n=20
A: COMMIT
B: => ×1
A: SELECT id, n FROM account => id=1 n=12; id=2 n=20
)");
}

// PostgreSQL 15 and MariaDB: a statement of its own is all or nothing.
TEST(Errors, UndoAnAutocommittedStatement) {
  expectStory({postgresRc, postgresRr}, R"(
A: INSERT INTO account VALUES (3, 30), (2, 0) => ✗ 23505 duplicate key value violates unique constraint "account_pkey"
A: SELECT id, n FROM account => id=1 n=10; id=2 n=20
)");
  expectStory({mariadbRc, mariadbRr}, R"(
A: INSERT INTO account VALUES (3, 30), (2, 0) => ✗ 23000 Duplicate entry '2' for key 'PRIMARY'
A: SELECT id, n FROM account => id=1 n=10; id=2 n=20
)");
}

// PostgreSQL 15, 5.4.2 and MariaDB KB, NULL Values: a primary key is NOT NULL.
TEST(Errors, NullWhereThereMustBeAValue) {
  expectStory({postgresRc}, R"(
A: INSERT INTO account VALUES (NULL, 0) => ✗ 23502 null value in column "id" of relation "account" violates not-null constraint
A: UPDATE account SET id = NULL WHERE id = 1 => ✗ 23502 null value in column "id" of relation "account" violates not-null constraint
)");
  expectStory({mariadbRc}, R"(
A: INSERT INTO account VALUES (NULL, 0) => ✗ 23000 Column 'id' cannot be null
A: UPDATE account SET id = NULL WHERE id = 1 => ✗ 23000 Column 'id' cannot be null
)");
}

// PostgreSQL 15, BEGIN: within a transaction block it only warns. MySQL 8.0, 13.3.3: it commits what is open.
TEST(Errors, ASecondBegin) {
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
A: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: BEGIN
A: ROLLBACK
A: SELECT n FROM account WHERE id = 1 => n=10
)");
  expectStory({mariadbRc, mariadbRr}, R"(
A: BEGIN
A: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: BEGIN
A: ROLLBACK
A: SELECT n FROM account WHERE id = 1 => n=11
)");
}

// PostgreSQL 15 and MySQL 8.0, COMMIT and ROLLBACK: without a transaction they do nothing.
TEST(Errors, AnEndWithoutABeginning) {
  expectStory(everywhere, R"(
A: COMMIT
A: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: ROLLBACK
A: SELECT n FROM account WHERE id = 1 => n=11
)");
}

}  // namespace
}  // namespace ttadak::sql
