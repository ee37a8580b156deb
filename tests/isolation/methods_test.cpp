#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "sim/isolation/explore_spec.h"

// All methods of exploring come to the same about sessions of SQL.

namespace ttadak::isolation {
namespace {

const std::vector<std::string> postgresStatements{
    "UPDATE t SET n = n + 1 WHERE id = 1",
    "UPDATE t SET n = n + 1",
    "UPDATE t SET n = 5 WHERE n = 1",
    "SELECT id, n FROM t",
    "SELECT n FROM t WHERE id = 2 FOR UPDATE",
    "SELECT id FROM t FOR KEY SHARE",
    "SELECT id FROM t FOR UPDATE SKIP LOCKED",
    "INSERT INTO t VALUES (3, 1)",
    "INSERT INTO t VALUES (1, 9) ON CONFLICT (id) DO UPDATE SET n = excluded.n",
    "DELETE FROM t WHERE id = 2",
    "INSERT INTO child VALUES (2)",
    "SELECT t.id, child.t FROM t LEFT JOIN child ON child.t = t.id",
    "SELECT a.id FROM t a JOIN t b ON b.id = a.n FOR UPDATE OF a",
    "UPDATE t SET n = t.n + o.n FROM t AS o WHERE o.id = 2 AND t.id = 1",
    "INSERT INTO child SELECT max(id) FROM t WHERE n > 0",
    "SELECT t FROM child FOR UPDATE",
    "LOCK TABLE child IN SHARE MODE",
    "SAVEPOINT s",
    "ROLLBACK TO s",
    "SELECT pg_advisory_xact_lock(7)",
};

const std::vector<std::string> mariadbStatements{
    "UPDATE t SET n = n + 1 WHERE id = 1",
    "UPDATE t SET n = n + 2",
    "UPDATE t SET n = 5 WHERE n = 1",
    "UPDATE t SET id = 3 WHERE id = 2",
    "SELECT id, n FROM t",
    "SELECT n FROM t WHERE id = 3 FOR UPDATE",
    "SELECT n FROM t WHERE n > 1 FOR UPDATE",
    "SELECT id FROM t WHERE id < 3 FOR SHARE",
    "SELECT id FROM t FOR UPDATE SKIP LOCKED",
    "INSERT INTO t VALUES (3, 1)",
    "INSERT INTO t VALUES (4, 7)",
    "DELETE FROM t WHERE id = 2",
    "INSERT INTO child VALUES (2)",
    "INSERT INTO child SELECT max(id) FROM t WHERE n > 0",
    "UPDATE t SET n = (SELECT count(*) FROM child) WHERE id = 1",
    "SELECT a.id FROM t a LEFT JOIN child ON child.t = a.id WHERE a.id < 3",
    "SAVEPOINT s",
};

/// Two sessions of a transaction each, of two statements.
Spec specOf(const std::vector<std::string>& statements, const std::string& key) {
  Spec spec;
  spec.setUps.push_back({"CREATE TABLE t (id int PRIMARY KEY, n int); " + key +
                             "INSERT INTO t VALUES (1, 1), (2, 6); "
                             "CREATE TABLE child (t int, FOREIGN KEY (t) REFERENCES t (id))",
                         {}});
  for (std::size_t i = 0; i < 2; ++i) {
    Session session{i == 0 ? "a" : "b", {"BEGIN", {}}, {}, {}};
    for (std::size_t step = 0; step < 2; ++step)
      session.steps.push_back({session.name + std::to_string(step), {statements[2 * i + step], {}}});
    session.steps.push_back({session.name + "c", {"COMMIT", {}}});
    spec.sessions.push_back(std::move(session));
  }
  return spec;
}

/// How many interleavings turn out how, by one method.
std::map<std::string, std::string> outcomesBy(Method method, const Spec& spec, const SpecWorld::Server& server) {
  ExploreOptions options;
  options.method = method;
  options.counterexample = false;
  const Exploration found = exploreOnly(spec, "x.spec", programsOf(spec)[0], server, options);
  std::map<std::string, std::string> outcomes;
  for (const Outcome& one : found.outcomes) outcomes[one.text] = one.interleavings.value_or("");
  return outcomes;
}

void expectTheSameByEveryMethod(const Spec& spec, const SpecWorld::Server& server) {
  const auto naive = outcomesBy(Method::naive, spec, server);
  RC_ASSERT(outcomesBy(Method::stateful, spec, server) == naive);
  std::map<std::string, std::string> uncounted;
  for (const auto& [outcome, count] : naive) uncounted[outcome] = "";
  RC_ASSERT(outcomesBy(Method::dpor, spec, server) == uncounted);
}

RC_GTEST_PROP(SqlSessions, TurnOutTheSameByEveryMethodOnPostgres, ()) {
  const auto statements = *rc::gen::container<std::vector<std::string>>(4, rc::gen::elementOf(postgresStatements));
  const auto isolation = *rc::gen::element(sql::Isolation::readCommitted, sql::Isolation::repeatableRead);
  expectTheSameByEveryMethod(specOf(statements, ""), {sql::postgres(), isolation});
}

TEST(SqlSessions, WhoWaitsForARowSeesWhoWaitsForAnAdvisoryLock) {
  const std::vector<std::string> statements{
      "SELECT pg_advisory_xact_lock(7)", "INSERT INTO t VALUES (1, 9) ON CONFLICT (id) DO UPDATE SET n = excluded.n",
      "SELECT id FROM t FOR UPDATE SKIP LOCKED", "SELECT pg_advisory_xact_lock(7)"};
  const SpecWorld::Server server{sql::postgres(), sql::Isolation::repeatableRead};
  EXPECT_EQ(outcomesBy(Method::stateful, specOf(statements, ""), server),
            outcomesBy(Method::naive, specOf(statements, ""), server));
}

RC_GTEST_PROP(SqlSessions, TurnOutTheSameByEveryMethodOnMariaDb, ()) {
  const auto statements = *rc::gen::container<std::vector<std::string>>(4, rc::gen::elementOf(mariadbStatements));
  const auto isolation = *rc::gen::element(sql::Isolation::readUncommitted, sql::Isolation::readCommitted,
                                           sql::Isolation::repeatableRead, sql::Isolation::serializable);
  const auto key =
      *rc::gen::element<std::string>("", "CREATE INDEX tn ON t (n); ", "CREATE UNIQUE INDEX tn ON t (n); ");
  expectTheSameByEveryMethod(specOf(statements, key), {sql::mariadb(), isolation});
}

}  // namespace
}  // namespace ttadak::isolation
