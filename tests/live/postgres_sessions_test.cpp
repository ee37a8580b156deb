#include "sim/live/postgres_sessions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <sstream>

#include "sim/isolation/parse_spec.h"
#include "sim/kernel/input_error.h"
#include "sim/live/postgres_server.h"

namespace ttadak::live {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class PostgresSessionsTest : public testing::Test {
 protected:
  /// What is printed from the first step on, or the refusal.
  std::string runOf(const std::string& text, std::chrono::milliseconds patience = std::chrono::minutes(1)) {
    const auto spec = isolation::parseSpec(text, "x.spec");
    std::ostringstream out;
    try {
      runSpec(spec, "x.spec", postgresSessions(spec, server_->dsn(), patience), out);
    } catch (const InputError& error) {
      return error.what();
    }
    const std::string all = out.str();
    return all.substr(all.find('\n', all.find("starting permutation")) + 1);
  }

  std::optional<PostgresServer> server_{std::in_place};
};

TEST_F(PostgresSessionsTest, TellNoticesWhereIsolationtesterTellsThem) {
  EXPECT_EQ(runOf("session a step a1 { COMMIT; } step a2 { SELECT 1 AS one; COMMIT; SELECT 2 AS two; SELECT 1/0; }"),
            "a: WARNING:  there is no transaction in progress\nstep a1: COMMIT;\n"
            "a: WARNING:  there is no transaction in progress\n"
            "step a2: SELECT 1 AS one; COMMIT; SELECT 2 AS two; SELECT 1/0;\none\n---\n  1\n(1 row)\n\n"
            "two\n---\n  2\n(1 row)\n\nERROR:  division by zero\n");
}

TEST_F(PostgresSessionsTest, HearTheNoticesOfAStepThatWaitsForAnother) {
  EXPECT_EQ(
      runOf("session a step a1 { SELECT pg_advisory_lock(1) IS NULL AS got; }\n"
            "step a2 { SELECT pg_advisory_unlock(1) AS had; }\n"
            "session b step b1 { DO $$ BEGIN RAISE NOTICE 'waiting'; PERFORM pg_advisory_xact_lock(1); END $$; }\n"
            "permutation a1 b1 a2"),
      "step a1: SELECT pg_advisory_lock(1) IS NULL AS got;\ngot\n---\nf  \n(1 row)\n\n"
      "b: NOTICE:  waiting\n"
      "step b1: DO $$ BEGIN RAISE NOTICE 'waiting'; PERFORM pg_advisory_xact_lock(1); END $$; <waiting ...>\n"
      "step a2: SELECT pg_advisory_unlock(1) AS had;\nhad\n---\nt  \n(1 row)\n\n"
      "step b1: <... completed>\n");
}

TEST_F(PostgresSessionsTest, LetTheServersOwnTimeoutsEndAWait) {
  EXPECT_EQ(runOf("setup { CREATE TABLE t (id int); } teardown { DROP TABLE t; }\n"
                  "session a setup { BEGIN; } step a1 { LOCK TABLE t; } step a2 { COMMIT; }\n"
                  "session b setup { SET lock_timeout = '500ms'; } step b1 { TABLE t; } step b2 { SELECT; }\n"
                  "permutation a1 b1 b2 a2"),
            "step a1: LOCK TABLE t;\nstep b1: TABLE t; <waiting ...>\nstep b1: <... completed>\n"
            "ERROR:  canceling statement due to lock timeout\nstep b2: SELECT;\nstep a2: COMMIT;\n");
}

TEST_F(PostgresSessionsTest, GiveUpOnAStepThatWouldWaitForever) {
  EXPECT_THAT(runOf("setup { CREATE TABLE t (id int); } teardown { DROP TABLE t; }\n"
                    "session a setup { BEGIN; } step a1 { LOCK TABLE t; } step a2 { COMMIT; }\n"
                    "session b step b1 { TABLE t; } step b2 { SELECT; }\n"
                    "permutation a1 b1 b2 a2",
                    std::chrono::milliseconds(300)),
              StartsWith("x.spec:3:42: step 'b2' of permutation 1 cannot run"));
}

TEST_F(PostgresSessionsTest, GiveUpOnATeardownThatWaitsForASession) {
  EXPECT_THAT(runOf("setup { CREATE TABLE t (id int); } teardown { DROP TABLE t; }\n"
                    "session a setup { BEGIN; } step a1 { TABLE t; }",
                    std::chrono::milliseconds(300)),
              HasSubstr("teardown failed: ERROR:  canceling statement due to lock timeout\n"));
}

TEST_F(PostgresSessionsTest, SayThatTheServerHasClosedAConnection) {
  EXPECT_EQ(runOf("session a step a1 { SELECT pg_terminate_backend(pg_backend_pid()); }"),
            "PostgreSQL has closed the connection 'a': terminating connection due to administrator command");
}

TEST_F(PostgresSessionsTest, SayThatTheServerHasGone) {
  const auto spec = isolation::parseSpec("session a step a1 { SELECT 1; }", "x.spec");
  const auto connect = postgresSessions(spec, server_->dsn());
  const std::string dsn = server_->dsn();
  server_.reset();
  std::ostringstream out;
  EXPECT_THROW(runSpec(spec, "x.spec", connect, out), InputError);
  try {
    postgresSessions(spec, dsn);
    ADD_FAILURE() << "there is no server";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), StartsWith("PostgreSQL cannot be reached: "));
  }
}

}  // namespace
}  // namespace ttadak::live
