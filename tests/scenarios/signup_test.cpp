#include "scenarios/signup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "replays.h"
#include "sim/kernel/input_error.h"

namespace ttadak {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string id = "signup";

TEST(Signup, OneSignUpTakesTheReportsActionsInItsOrder) {
  const auto trace = replayed(setupOf(id, {{"--requests", "1"}}), "A*7");
  EXPECT_THAT(stepsOf(trace, actorAt(0)), ElementsAre("receive request", "BEGIN", "SELECT users", "fetch profile",
                                                      "INSERT users (fin, tier 15)", "COMMIT", "answer"));
  EXPECT_THAT(brokenBy(trace), IsEmpty());
}

TEST(Signup, AsReportedTheSecondDuringTheFetchBecomesASecondUser) {
  const auto trace = asReported(setupOf(id));
  EXPECT_THAT(brokenBy(trace), ElementsAre("one-user"));
  EXPECT_EQ(finalState(trace, "users"), "fin; fin");
}

TEST(Signup, NobodySeesTheRowBeforeTheCommit) {
  // B looks between A's INSERT and A's COMMIT.
  EXPECT_THAT(brokenBy(replayed(setupOf(id), "A*5 B*3 A*2 B*4")), ElementsAre("one-user"));
  // And after it.
  const auto late = replayed(setupOf(id), "A*6 B*5 A");
  EXPECT_THAT(brokenBy(late), IsEmpty());
  EXPECT_EQ(answerOf(late, actorAt(1)), "already exists");
}

TEST(Signup, AFailedFetchRollsBackAndTheHandleCanBeUsed) {
  const auto trace = replayed(setupOf(id, {{"--scene", "retry-after-failure"}}), "A*6 B*7");
  EXPECT_THAT(stepsOf(trace, actorAt(0)),
              ElementsAre("receive request", "BEGIN", "SELECT users", "fetch profile", "ROLLBACK", "answer"));
  EXPECT_EQ(answerOf(trace, actorAt(0)), "error");
  EXPECT_EQ(answerOf(trace, actorAt(1)), "signed up");
  EXPECT_THAT(brokenBy(trace), IsEmpty());
}

TEST(Signup, TheClientTriesAgainOnlyWhenItWasAnswered) {
  EXPECT_THROW(replayed(setupOf(id, {{"--scene", "retry-after-failure"}}), "A*5 B*7 A"), InputError);
}

TEST(Signup, AFailureThatIsNotTriedAgainIsNothingThatCouldBeServed) {
  const auto setup = setupOf(id, {{"--scene", "retry-after-failure"}, {"--requests", "1"}});
  EXPECT_THAT(brokenBy(replayed(setup, "A*6")), IsEmpty());
}

}  // namespace
}  // namespace ttadak
