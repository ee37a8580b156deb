#include <gtest/gtest.h>

#include "story.h"

// Rows that refer to rows of another table.

namespace ttadak::sql {
namespace {

const std::vector<std::string> visits{
    "CREATE TABLE visit (id BIGINT PRIMARY KEY, account BIGINT, CONSTRAINT of_account FOREIGN KEY (account) "
    "REFERENCES account (id))",
    "INSERT INTO visit VALUES (1, 1)"};

// PostgreSQL 15, 5.4.5 Foreign Keys: the values must match those of some row of another table.
TEST(ForeignKey, WhatIsReferredToMustBeThere) {
  expectStory({postgresRc, postgresRr}, R"(
A: INSERT INTO visit VALUES (2, 2) => ×1
A: INSERT INTO visit VALUES (3, NULL) => ×1
A: INSERT INTO visit VALUES (4, 3) => ✗ 23503 insert or update on table "visit" violates foreign key constraint "of_account"
A: UPDATE visit SET account = 3 WHERE id = 1 => ✗ 23503 insert or update on table "visit" violates foreign key constraint "of_account"
A: DELETE FROM account WHERE id = 1 => ✗ 23503 update or delete on table "account" violates foreign key constraint "of_account" on table "visit"
A: UPDATE account SET id = 3 WHERE id = 1 => ✗ 23503 update or delete on table "account" violates foreign key constraint "of_account" on table "visit"
A: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: DELETE FROM visit => ×3
A: DELETE FROM account WHERE id = 1 => ×1
)",
              visits);
}

// PostgreSQL 15, 13.3.2 FOR KEY SHARE: blocks other transactions from DELETE, but not from other UPDATEs.
TEST(ForeignKey, WhoeverRefersToARowKeepsItThere) {
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
A: INSERT INTO visit VALUES (2, 2) => ×1
B: UPDATE account SET n = 21 WHERE id = 2 => ×1
B: DELETE FROM account WHERE id = 2 => …
A: COMMIT
B: => ✗ 23503 update or delete on table "account" violates foreign key constraint "of_account" on table "visit"
)",
              visits);
}

TEST(ForeignKey, WhoeverRefersToARowThatIsBeingDeletedWaits) {
  expectStory({postgresRc}, R"(
A: BEGIN
A: DELETE FROM account WHERE id = 2 => ×1
B: INSERT INTO visit VALUES (2, 2) => …
A: COMMIT
B: => ✗ 23503 insert or update on table "visit" violates foreign key constraint "of_account"
)",
              visits);
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
A: DELETE FROM account WHERE id = 2 => ×1
B: INSERT INTO visit VALUES (2, 2) => …
A: ROLLBACK
B: => ×1
)",
              visits);
}

TEST(ForeignKey, WhatIsReferredToTakesTheOthersAlong) {
  expectStory(
      {postgresRc, postgresRr}, R"(
A: UPDATE account SET id = 3 WHERE id = 1 => ×1
A: SELECT id, account FROM guest ORDER BY id => id=1 account=3
A: DELETE FROM account WHERE id = 3 => ×1
A: SELECT id, account FROM guest => ∅
A: DELETE FROM account WHERE id = 2 => ×1
A: SELECT id, account FROM friend => id=1 account=NULL
)",
      {"CREATE TABLE guest (id BIGINT PRIMARY KEY, account BIGINT REFERENCES account ON DELETE CASCADE ON UPDATE "
       "CASCADE)",
       "INSERT INTO guest VALUES (1, 1)",
       "CREATE TABLE friend (id BIGINT PRIMARY KEY, account BIGINT REFERENCES account ON DELETE SET NULL)",
       "INSERT INTO friend VALUES (1, 2)"});
}

}  // namespace
}  // namespace ttadak::sql
