#include "sim/live/mariadb_sessions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <sstream>

#include "sim/isolation/parse_spec.h"
#include "sim/kernel/input_error.h"
#include "sim/live/mariadb_server.h"

namespace ttadak::live {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

const std::string seats =
    "setup { CREATE TABLE seat (id INT PRIMARY KEY, taken INT); INSERT INTO seat VALUES (1, 0), (2, 0); }\n"
    "teardown { DROP TABLE seat; }\n";

class MariadbSessionsTest : public testing::Test {
 protected:
  /// What is printed from the first step on, or the refusal.
  std::string runOf(const std::string& text, std::chrono::milliseconds patience = std::chrono::minutes(1)) {
    const auto spec = isolation::parseSpec(text, "x.spec");
    std::ostringstream out;
    try {
      runSpec(spec, "x.spec", mariadbSessions(spec, server_->address(), patience), out);
    } catch (const InputError& error) {
      return error.what();
    }
    const std::string all = out.str();
    return all.substr(all.find('\n', all.find("starting permutation")) + 1);
  }

  std::optional<MariadbServer> server_{std::in_place};
};

TEST_F(MariadbSessionsTest, TellWhoWaitsForARow) {
  const std::string spec = seats +
                           "session a setup { BEGIN; } step a1 { UPDATE seat SET taken = taken + 1 WHERE id = 1; }\n"
                           "step a2 { SELECT * FROM seat; COMMIT; }\n"
                           "session b step b1 { UPDATE seat SET taken = taken + 1 WHERE id = 1; } step b2 { TABLE_; }\n"
                           "permutation a1 b1 a2 b2";
  EXPECT_EQ(runOf(spec),
            "step a1: UPDATE seat SET taken = taken + 1 WHERE id = 1;\n"
            "step b1: UPDATE seat SET taken = taken + 1 WHERE id = 1; <waiting ...>\n"
            "step a2: SELECT * FROM seat; COMMIT;\nid|taken\n--+-----\n 1|    1\n 2|    0\n(2 rows)\n\n"
            "step b1: <... completed>\nstep b2: TABLE_;\n"
            "ERROR:  You have an error in your SQL syntax; check the manual that corresponds to your MariaDB server "
            "version for the right syntax to use near 'TABLE_' at line 1\n");
}

TEST_F(MariadbSessionsTest, TellWhoWaitsForATableOrForANamedLock) {
  EXPECT_EQ(
      runOf(seats + "session a step a1 { SELECT GET_LOCK('x', 10) AS got; BEGIN; SELECT id FROM seat WHERE id = 2; }\n"
                    "step a2 { COMMIT; SELECT RELEASE_LOCK('x') AS had; }\n"
                    "session b step b1 { ALTER TABLE seat ADD COLUMN note TEXT; } step b2 { SELECT note FROM seat; }\n"
                    "session c step c1 { SELECT GET_LOCK('x', 10) AS got; }\n"
                    "permutation a1 b1 c1 a2 b2"),
      "step a1: SELECT GET_LOCK('x', 10) AS got; BEGIN; SELECT id FROM seat WHERE id = 2;\n"
      "got\n---\n  1\n(1 row)\n\nid\n--\n 2\n(1 row)\n\n"
      "step b1: ALTER TABLE seat ADD COLUMN note TEXT; <waiting ...>\n"
      "step c1: SELECT GET_LOCK('x', 10) AS got; <waiting ...>\n"
      "step a2: COMMIT; SELECT RELEASE_LOCK('x') AS had;\nhad\n---\n  1\n(1 row)\n\n"
      "step b1: <... completed>\nstep c1: <... completed>\ngot\n---\n  1\n(1 row)\n\n"
      "step b2: SELECT note FROM seat;\nnote\n----\n    \n    \n(2 rows)\n\n");
}

TEST_F(MariadbSessionsTest, TellADeadlock) {
  EXPECT_EQ(runOf(seats + "session a setup { BEGIN; } step a1 { UPDATE seat SET taken = 1 WHERE id = 1; }\n"
                          "step a2 { UPDATE seat SET taken = 1; } step a3 { COMMIT; }\n"
                          "session b setup { BEGIN; } step b1 { UPDATE seat SET taken = 2 WHERE id = 2; }\n"
                          "step b2 { UPDATE seat SET taken = 2 WHERE id = 1; } step b3 { COMMIT; }\n"
                          "permutation a1 b1 a2 b2 a3 b3"),
            "step a1: UPDATE seat SET taken = 1 WHERE id = 1;\nstep b1: UPDATE seat SET taken = 2 WHERE id = 2;\n"
            "step a2: UPDATE seat SET taken = 1; <waiting ...>\nstep b2: UPDATE seat SET taken = 2 WHERE id = 1;\n"
            "ERROR:  Deadlock found when trying to get lock; try restarting transaction\n"
            "step a2: <... completed>\nstep a3: COMMIT;\nstep b3: COMMIT;\n");
}

TEST_F(MariadbSessionsTest, TellThatAWaitHasTimedOut) {
  EXPECT_EQ(runOf(seats + "session a setup { BEGIN; } step a1 { DELETE FROM seat WHERE id = 1; } step a2 { COMMIT; }\n"
                          "session b setup { SET innodb_lock_wait_timeout = 1; }\n"
                          "step b1 { DELETE FROM seat WHERE id = 1; } step b2 { SELECT 1 AS one; }\n"
                          "permutation a1 b1 b2 a2"),
            "step a1: DELETE FROM seat WHERE id = 1;\nstep b1: DELETE FROM seat WHERE id = 1; <waiting ...>\n"
            "step b1: <... completed>\nERROR:  Lock wait timeout exceeded; try restarting transaction\n"
            "step b2: SELECT 1 AS one;\none\n---\n  1\n(1 row)\n\nstep a2: COMMIT;\n");
}

TEST_F(MariadbSessionsTest, KeepTheNumberAndTheStateOfAnError) {
  const auto spec = isolation::parseSpec(seats + "session a step a1 { SELECT 1; INSERT INTO seat VALUES (1, 0); }", "");
  const auto sessions = mariadbSessions(spec, server_->address())({});
  EXPECT_FALSE(sessions->direct(spec.setUps[0]).error);
  sessions->send(0, spec.sessions[0].steps[0].block);
  EXPECT_EQ(sessions->look(0), isolation::Sessions::Progress::done);
  const auto answer = sessions->take(0);
  EXPECT_EQ(answer.statements.size(), 2U) << "the one that failed is among them";
  ASSERT_TRUE(answer.error);
  EXPECT_EQ(answer.error->number, 1062);
  EXPECT_EQ(answer.error->sqlstate, "23000");
  EXPECT_EQ(answer.error->message, "Duplicate entry '1' for key 'PRIMARY'");
}

TEST_F(MariadbSessionsTest, GiveUpOnAStepThatWouldWaitForever) {
  EXPECT_THAT(
      runOf(seats + "session a setup { BEGIN; } step a1 { DELETE FROM seat WHERE id = 1; } step a2 { COMMIT; }\n"
                    "session b step b1 { DELETE FROM seat WHERE id = 1; } step b2 { SELECT 1 AS one; }\n"
                    "permutation a1 b1 b2 a2",
            std::chrono::milliseconds(500)),
      StartsWith("x.spec:4:64: step 'b2' of permutation 1 cannot run"));
}

TEST_F(MariadbSessionsTest, GiveUpOnATeardownThatWaitsForASession) {
  EXPECT_THAT(runOf(seats + "session a setup { BEGIN; } step a1 { SELECT 1 FROM seat; }", std::chrono::seconds(1)),
              HasSubstr("teardown failed: ERROR:  Lock wait timeout exceeded"));
}

TEST_F(MariadbSessionsTest, SayThatTheServerHasGone) {
  const auto spec = isolation::parseSpec("session a step a1 { SELECT SLEEP(100); }", "x.spec");
  const auto sessions = mariadbSessions(spec, server_->address())({});
  sessions->send(0, spec.sessions[0].steps[0].block);
  const auto address = server_->address();
  server_.reset();
  EXPECT_EQ(sessions->await(0), isolation::Sessions::Progress::done);
  try {
    for (int i = 0; i < 2; ++i) {  // a server that is told to stop may still say so first
      sessions->take(0);
      sessions->send(0, spec.sessions[0].steps[0].block);
      sessions->await(0);
    }
    ADD_FAILURE() << "there is no server";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), StartsWith("MariaDB has closed the connection 'a': "));
  }
  EXPECT_THROW(mariadbSessions(spec, address), InputError);
}

}  // namespace
}  // namespace ttadak::live
