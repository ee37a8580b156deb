#include <gtest/gtest.h>

#include "sim/kernel/input_error.h"
#include "story.h"

// Rows that are locked in other ways than wholly, and statements that do not wait.

namespace ttadak::sql {
namespace {

const std::vector<Server> postgresAlone{postgresRc, postgresRr};

// PostgreSQL 15, 13.3.2: an UPDATE that changes no key takes FOR NO KEY UPDATE, which does not block FOR KEY SHARE.
TEST(LockModes, WhoeverRefersToAKeyDoesNotHinderOtherChanges) {
  expectStory(postgresAlone, R"(
A: BEGIN
A: SELECT id FROM account WHERE id = 1 FOR KEY SHARE => id=1
B: UPDATE account SET n = 11 WHERE id = 1 => ×1
B: UPDATE account SET id = 3 WHERE id = 1 => …
A: COMMIT
B: => ×1
)");
}

TEST(LockModes, ADeletionWaitsForWhoeverRefersToTheKey) {
  expectStory(postgresAlone, R"(
A: BEGIN
A: SELECT id FROM account WHERE id = 1 FOR KEY SHARE => id=1
B: DELETE FROM account WHERE id = 1 => …
A: COMMIT
B: => ×1
)");
}

// A key that is set to what it was is not changed.
TEST(LockModes, SettingAKeyToWhatItIsChangesNoKey) {
  expectStory(postgresAlone, R"(
A: BEGIN
A: SELECT id FROM account WHERE id = 1 FOR KEY SHARE => id=1
B: UPDATE account SET id = 1, n = 11 WHERE id = 1 => ×1
A: COMMIT
)");
}

TEST(LockModes, SharersLetKeySharersPassAndNobodyElse) {
  expectStory(postgresAlone, R"(
A: BEGIN
A: SELECT id FROM account WHERE id = 1 FOR NO KEY UPDATE => id=1
B: SELECT id FROM account WHERE id = 1 FOR KEY SHARE => id=1
B: SELECT id FROM account WHERE id = 1 FOR SHARE => …
A: COMMIT
B: => id=1
)");
}

// PostgreSQL 15, SELECT: with NOWAIT the statement reports an error rather than waiting.
TEST(LockModes, NowaitFailsInsteadOfWaiting) {
  expectStory(postgresAlone, R"(
A: BEGIN
A: SELECT id FROM account WHERE id = 1 FOR UPDATE => id=1
B: SELECT id FROM account FOR UPDATE NOWAIT => ✗ 55P03 could not obtain lock on row in relation "account"
B: SELECT id FROM account WHERE id = 2 FOR UPDATE NOWAIT => id=2
A: COMMIT
)");
  expectStory({mariadbRc, mariadbRr}, R"(
A: BEGIN
A: SELECT id FROM account WHERE id = 1 FOR UPDATE => id=1
B: SELECT id FROM account FOR UPDATE NOWAIT => ✗ HY000 Lock wait timeout exceeded; try restarting transaction
A: COMMIT
)");
}

TEST(LockModes, SkipLockedPassesByWhatIsLocked) {
  expectStory(everywhere, R"(
A: BEGIN
A: SELECT id FROM account WHERE id = 1 FOR UPDATE => id=1
B: SELECT id FROM account FOR UPDATE SKIP LOCKED => id=2
A: COMMIT
B: SELECT id FROM account FOR UPDATE SKIP LOCKED => id=1; id=2
)");
}

TEST(LockModes, OnlyPostgresHasThoseOfKeys) {
  World world;
  Database database(world, mariadb(), Isolation::repeatableRead);
  database.define(beforeTheStory.front());
  try {
    database.prepare("SELECT id FROM account FOR KEY SHARE");
    ADD_FAILURE() << "it was taken";
  } catch (const InputError& error) {
    EXPECT_EQ(error.message().en, "mariadb: only PostgreSQL locks rows with FOR KEY SHARE");
  }
}

}  // namespace
}  // namespace ttadak::sql
