#include <gtest/gtest.h>

#include "story.h"

// Locks by number, and what a session sets.

namespace ttadak::sql {
namespace {

// PostgreSQL 15, 13.3.5: at session level a lock is held until it is given back, whatever becomes of the transaction.
TEST(AdvisoryLock, IsHeldUntilItIsGivenBack) {
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
A: SELECT pg_advisory_lock(1) => pg_advisory_lock=
A: ROLLBACK
B: SELECT pg_try_advisory_lock(1) => pg_try_advisory_lock=f
B: SELECT pg_advisory_lock(1) => …
C: SELECT pg_advisory_lock(2) => pg_advisory_lock=
A: SELECT pg_advisory_unlock(1) => pg_advisory_unlock=t
B: => pg_advisory_lock=
A: SELECT pg_advisory_unlock(1) => pg_advisory_unlock=f
)");
}

TEST(AdvisoryLock, AtTransactionLevelEndsWithTheTransaction) {
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
A: SELECT pg_advisory_xact_lock_shared(1) => pg_advisory_xact_lock_shared=
B: SELECT pg_try_advisory_lock_shared(1) => pg_try_advisory_lock_shared=t
B: SELECT pg_advisory_unlock_all() => pg_advisory_unlock_all=
C: SELECT pg_advisory_xact_lock(1) => …
A: COMMIT
C: => pg_advisory_xact_lock=
)");
}

// PostgreSQL 15, 20.1.3 and SET: a setting is undone with its transaction, and SET LOCAL ends with it.
TEST(Settings, FollowTheTransaction) {
  expectStory({postgresRc}, R"(
A: SET lock_timeout = '5s'
A: BEGIN
A: SET lock_timeout = '10ms'
A: SELECT current_setting('lock_timeout') => current_setting=10ms
A: ROLLBACK
A: SELECT current_setting('lock_timeout') => current_setting=5s
A: BEGIN
A: SET LOCAL lock_timeout = '20ms'
A: COMMIT
A: SELECT current_setting('lock_timeout') => current_setting=5s
A: SET lock_timeout = 'soon' => ✗ 22023 invalid value for parameter "lock_timeout": "soon"
)");
}

TEST(Settings, SayAtWhichLevelTransactionsRun) {
  expectStory({postgresRc}, R"(
A: SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ
A: BEGIN
A: SELECT n FROM account WHERE id = 1 => n=10
B: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: SELECT n FROM account WHERE id = 1 => n=10
A: COMMIT
)");
  expectStory({postgresRc}, R"(
A: BEGIN
A: SET TRANSACTION ISOLATION LEVEL REPEATABLE READ
A: SELECT n FROM account WHERE id = 1 => n=10
B: UPDATE account SET n = 11 WHERE id = 1 => ×1
A: SELECT n FROM account WHERE id = 1 => n=10
A: COMMIT
)");
}

}  // namespace
}  // namespace ttadak::sql
