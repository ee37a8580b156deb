#include <gtest/gtest.h>

#include "story.h"

// INSERT ... ON CONFLICT.

namespace ttadak::sql {
namespace {

TEST(OnConflict, DoesNothingOrChangesWhatIsThere) {
  expectStory({postgresRc, postgresRr}, R"(
A: INSERT INTO account VALUES (1, 5), (3, 30) ON CONFLICT DO NOTHING => ×1
A: INSERT INTO account VALUES (1, 5) ON CONFLICT (id) DO UPDATE SET n = account.n + excluded.n => ×1
A: INSERT INTO account VALUES (2, 5) ON CONFLICT (id) DO UPDATE SET n = 0 WHERE account.n < 20 => ×0
A: SELECT id, n FROM account ORDER BY id => id=1 n=15; id=2 n=20; id=3 n=30
)");
}

TEST(OnConflict, MayChangeARowOnlyOnce) {
  expectStory({postgresRc, postgresRr}, R"(
A: INSERT INTO account VALUES (3, 1), (3, 2) ON CONFLICT (id) DO UPDATE SET n = 0 => ✗ 21000 ON CONFLICT DO UPDATE command cannot affect row a second time
A: SELECT id FROM account ORDER BY id => id=1; id=2
)");
}

// PostgreSQL 15, 13.2.1: with DO NOTHING the row is not inserted because of one whose effects are not visible.
TEST(OnConflict, WaitsForWhoeverInsertsTheSameKey) {
  expectStory({postgresRc}, R"(
A: BEGIN
A: INSERT INTO account VALUES (3, 30) => ×1
B: INSERT INTO account VALUES (3, 31) ON CONFLICT DO NOTHING => …
C: INSERT INTO account VALUES (3, 32) ON CONFLICT (id) DO UPDATE SET n = account.n + 1 => …
A: COMMIT
B: => ×0
C: => ×1
C: SELECT n FROM account WHERE id = 3 => n=31
)");
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
A: INSERT INTO account VALUES (3, 30) => ×1
B: INSERT INTO account VALUES (3, 31) ON CONFLICT DO NOTHING => …
A: ROLLBACK
B: => ×1
)");
}

// PostgreSQL 15, 13.2.2: a repeatable read cannot go on with a row that it does not see.
TEST(OnConflict, ARepeatableReadMustNotKnowOfARowThatItDoesNotSee) {
  expectStory({postgresRr}, R"(
A: BEGIN
A: SELECT n FROM account WHERE id = 1 => n=10
B: INSERT INTO account VALUES (3, 30) => ×1
A: INSERT INTO account VALUES (3, 31) ON CONFLICT DO NOTHING => ✗ 40001 could not serialize access due to concurrent update
A: ROLLBACK
)");
}

}  // namespace
}  // namespace ttadak::sql
