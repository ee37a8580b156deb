#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "sim/isolation/explore_spec.h"

// All methods of exploring come to the same about sessions of SQL.

namespace ttadak::isolation {
namespace {

const std::vector<std::string> statements{
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
    "LOCK TABLE child IN SHARE MODE",
    "SAVEPOINT s",
    "ROLLBACK TO s",
    "SELECT pg_advisory_xact_lock(7)",
};

/// Two sessions of a transaction each, of two statements.
Spec specOf(const std::vector<std::size_t>& choices) {
  Spec spec;
  spec.setUps.push_back(
      {"CREATE TABLE t (id int PRIMARY KEY, n int); INSERT INTO t VALUES (1, 1), (2, 1); "
       "CREATE TABLE child (t int REFERENCES t)",
       {}});
  for (std::size_t i = 0; i < 2; ++i) {
    Session session{i == 0 ? "a" : "b", {"BEGIN", {}}, {}, {}};
    for (std::size_t step = 0; step < 2; ++step)
      session.steps.push_back({session.name + std::to_string(step), {statements[choices[2 * i + step]], {}}});
    session.steps.push_back({session.name + "c", {"COMMIT", {}}});
    spec.sessions.push_back(std::move(session));
  }
  return spec;
}

/// How many interleavings turn out how, by one method.
std::map<std::string, std::string> outcomesBy(Method method, const Spec& spec, sql::Isolation isolation) {
  ExploreOptions options;
  options.method = method;
  options.counterexample = false;
  const Exploration found = exploreOnly(spec, "x.spec", programsOf(spec)[0], {sql::postgres(), isolation}, options);
  std::map<std::string, std::string> outcomes;
  for (const Outcome& one : found.outcomes) outcomes[one.text] = one.interleavings.value_or("");
  return outcomes;
}

RC_GTEST_PROP(SqlSessions, TurnOutTheSameByEveryMethod, ()) {
  const auto one = rc::gen::inRange<std::size_t>(0, statements.size());
  const auto choices = *rc::gen::container<std::vector<std::size_t>>(4, one);
  const bool repeatable = *rc::gen::arbitrary<bool>();
  const auto isolation = repeatable ? sql::Isolation::repeatableRead : sql::Isolation::readCommitted;
  const Spec spec = specOf(choices);
  const auto naive = outcomesBy(Method::naive, spec, isolation);
  RC_ASSERT(outcomesBy(Method::stateful, spec, isolation) == naive);
  std::map<std::string, std::string> uncounted;
  for (const auto& [outcome, count] : naive) uncounted[outcome] = "";
  RC_ASSERT(outcomesBy(Method::dpor, spec, isolation) == uncounted);
}

}  // namespace
}  // namespace ttadak::isolation
