#include "sim/isolation/explore_spec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/isolation/parse_spec.h"
#include "sim/isolation/plain_sessions.h"

namespace ttadak::isolation {
namespace {

using testing::ElementsAre;

constexpr auto increments = R"(CREATE TABLE t (id int PRIMARY KEY, n int);
INSERT INTO t VALUES (1, 0);
-- session A
SELECT n FROM t WHERE id = 1;
UPDATE t SET n = 1 WHERE id = 1 AND n = 0;
-- session B
SELECT n FROM t WHERE id = 1;
UPDATE t SET n = 2 WHERE id = 1 AND n = 0;
)";

const SpecWorld::Server readCommitted{sql::postgres(), sql::Isolation::readCommitted};

std::vector<std::string> textsOf(const ExploredProgram& explored) {
  std::vector<std::string> texts;
  for (const SpecOutcome& one : explored.outcomes) texts.push_back(one.interleavings + " " + one.text);
  return texts;
}

TEST(ExploreSpec, GroupsAllInterleavingsByTheirOutcome) {
  const Spec spec = parsePlainSessions(increments, "x.sql");
  const auto programs = programsOf(spec);
  ASSERT_EQ(programs.size(), 1U);
  const auto explored = exploreProgram(spec, "x.sql", programs[0], readCommitted, {});
  EXPECT_TRUE(explored.found.complete);
  EXPECT_EQ(explored.found.interleavings, "6");
  EXPECT_THAT(
      textsOf(explored),
      ElementsAre("2 t: id=1 n=1; answers: A: A1 n=0, B: B1 n=0", "2 t: id=1 n=2; answers: A: A1 n=0, B: B1 n=0",
                  "1 t: id=1 n=1; answers: A: A1 n=0, B: B1 n=1", "1 t: id=1 n=2; answers: A: A1 n=2, B: B1 n=0"));
}

// What a schedule is given for is what it leads to.
TEST(ExploreSpec, EverySheduleTurnsOutAsItSays) {
  const Spec spec = parsePlainSessions(increments, "x.sql");
  const auto explored = exploreProgram(spec, "x.sql", programsOf(spec)[0], readCommitted, {});
  for (const SpecOutcome& one : explored.outcomes) EXPECT_EQ(one.permutation.size(), 4U) << one.text;
  EXPECT_THAT(explored.outcomes[2].permutation,
              ElementsAre(StepNumber{0, 0}, StepNumber{0, 1}, StepNumber{1, 0}, StepNumber{1, 1}));
  EXPECT_THAT(explored.outcomes[3].permutation,
              ElementsAre(StepNumber{1, 0}, StepNumber{1, 1}, StepNumber{0, 0}, StepNumber{0, 1}));
}

TEST(ExploreSpec, FollowsThePermutationsThatAreWrittenDown) {
  const Spec spec = parseSpec(
      "session a step a1 { SELECT 1; } step a2 { SELECT 2; }\nsession b step b1 { SELECT 3; }\n"
      "permutation a1 b1\npermutation b1 a1\npermutation a2 b1\n",
      "x.spec");
  EXPECT_THAT(programsOf(spec), ElementsAre(Program{{0}, {0}}, Program{{1}, {0}}));
}

// A deadlock's victim is any of those who stand in the circle.
TEST(ExploreSpec, ADeadlockHasEitherForItsVictim) {
  const Spec spec = parsePlainSessions(
      "CREATE TABLE t (id int PRIMARY KEY);\nINSERT INTO t VALUES (1), (2);\n"
      "-- session A\nBEGIN;\nDELETE FROM t WHERE id = 1;\nDELETE FROM t WHERE id = 2;\n"
      "-- session B\nBEGIN;\nDELETE FROM t WHERE id = 2;\nDELETE FROM t WHERE id = 1;\n",
      "x.sql");
  const auto explored = exploreProgram(spec, "x.sql", programsOf(spec)[0], readCommitted, {});
  EXPECT_TRUE(explored.found.complete);
  bool a = false;
  bool b = false;
  for (const SpecOutcome& one : explored.outcomes) {
    a = a || one.text.find("A: A3 ✗ deadlock detected") != std::string::npos;
    b = b || one.text.find("B: B3 ✗ deadlock detected") != std::string::npos;
  }
  EXPECT_TRUE(a);
  EXPECT_TRUE(b);
}

}  // namespace
}  // namespace ttadak::isolation
