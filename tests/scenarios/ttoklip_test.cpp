#include "scenarios/ttoklip.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "replays.h"

namespace ttadak {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string id = "ttoklip";

TEST(Ttoklip, OneLoginOfANewMemberTakesTheReportsActionsInItsOrder) {
  const auto trace = replayed(setupOf(id, {{"--requests", "1"}}), "A*7");
  EXPECT_THAT(stepsOf(trace, actorAt(0)), ElementsAre("receive request", "token's user", "SELECT member", "BEGIN",
                                                      "INSERT member (mina@a.kr)", "COMMIT", "answer"));
  EXPECT_EQ(answerOf(trace, actorAt(0)), "signed up");
  EXPECT_THAT(brokenBy(trace), IsEmpty());
}

TEST(Ttoklip, AsReportedTheSameMemberIsStoredTwice) {
  const auto trace = asReported(setupOf(id));
  EXPECT_THAT(brokenBy(trace), ElementsAre("one-member"));
  EXPECT_EQ(finalState(trace, "member"), "mina@a.kr; mina@a.kr");
}

TEST(Ttoklip, AMemberWhoIsStoredTwiceCannotLogInAnyMore) {
  // As reported, and then a third login: two rows match.
  const auto setup = setupOf(id, {{"--requests", "3"}});
  const auto trace = replayed(setup, "A*3 B*3 A B A B A B A B C*4");
  EXPECT_EQ(answerOf(trace, actorAt(2)), "error");
}

TEST(Ttoklip, OneAfterTheOtherTheSecondLogsIn) {
  const auto trace = replayed(setupOf(id), "A*7 B*4");
  EXPECT_EQ(answerOf(trace, actorAt(1)), "logged in");
  EXPECT_THAT(brokenBy(trace), IsEmpty());
}

TEST(Ttoklip, AnExpiredTokenIsToldSoWhateverHappens) {
  const auto setup = setupOf(id, {{"--scene", "expired-token"}});
  const auto trace = replayed(setup, "A*3 B*3");
  EXPECT_EQ(answerOf(trace, actorAt(0)), "token expired");
  EXPECT_THAT(brokenBy(trace), IsEmpty());
}

TEST(Ttoklip, LocalSignUpIsOneTransactionWithFurtherWork) {
  const auto trace = replayed(setupOf(id, {{"--scene", "local"}, {"--requests", "1"}}), "A*7");
  EXPECT_THAT(stepsOf(trace, actorAt(0)),
              ElementsAre("receive request", "BEGIN", "SELECT member", "INSERT member (mina@a.kr)",
                          "INSERT profile (mina@a.kr)", "COMMIT", "answer"));
}

TEST(Ttoklip, OAuthAndLocalSignUpTakeTurns) {
  const auto setup = setupOf(id, {{"--scene", "oauth-and-local"}, {"--requests", "3"}});
  const auto world = buildWorld(incidentNamed(id), setup);
  EXPECT_EQ(world->actors()[0].title.en, "OAuth 1");
  EXPECT_EQ(world->actors()[1].title.en, "sign-up 2");
  EXPECT_EQ(world->actors()[2].title.en, "OAuth 3");
  EXPECT_THAT(brokenBy(replayed(setupOf(id, {{"--scene", "oauth-and-local"}}), "A*3 B*3 A*4 B*4")),
              ElementsAre("one-member"));
}

TEST(Ttoklip, AReturningMemberLogsInWithoutALock) {
  const auto trace = replayed(setupOf(id, {{"--scene", "returning-member"}}), "A*4 B*4");
  EXPECT_EQ(answerOf(trace, actorAt(0)), "logged in");
  EXPECT_THAT(brokenBy(trace), IsEmpty());
}

TEST(Ttoklip, TheLockOfALoginIsJudgedWhereItIsNotNeeded) {
  const auto hasIt = [](const std::string& scene) {
    const auto world = buildWorld(incidentNamed(id), setupOf(id, {{"--scene", scene}}));
    return std::any_of(world->properties().begin(), world->properties().end(),
                       [](const Property& property) { return property.id == "no-lock-on-login"; });
  };
  EXPECT_TRUE(hasIt("returning-member"));
  EXPECT_FALSE(hasIt("oauth"));
}

}  // namespace
}  // namespace ttadak
