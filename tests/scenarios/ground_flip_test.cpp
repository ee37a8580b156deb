#include "scenarios/ground_flip.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "replays.h"

namespace ttadak {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

const std::string id = "ground-flip";

TEST(GroundFlip, OneTapTakesTheReportsActionsInItsOrder) {
  const auto trace = replayed(setupOf(id, {{"--requests", "1"}}), "A*9");
  EXPECT_THAT(stepsOf(trace, actorAt(0)),
              ElementsAre("receive request", "BEGIN", "SELECT pixel", "reverse geocoding", "ZINCRBY +1 624",
                          "INSERT pixel_user (1, 624)", "UPDATE pixel (624, near 100,200, 1)", "COMMIT", "answer"));
  EXPECT_THAT(brokenBy(trace), IsEmpty());
}

TEST(GroundFlip, WithoutJpasFlushAtCommitTheUpdateGoesBeforeTheRanking) {
  const auto setup = setupOf(id, {{"--requests", "1"}, {"--option", "flush=immediate"}});
  EXPECT_THAT(stepsOf(replayed(setup, "A*9"), actorAt(0)),
              ElementsAre("receive request", "BEGIN", "SELECT pixel", "reverse geocoding",
                          "UPDATE pixel (624, near 100,200, 1)", "ZINCRBY +1 624", "INSERT pixel_user (1, 624)",
                          "COMMIT", "answer"));
}

TEST(GroundFlip, AsReportedTheSameRequestTwiceIsCountedTwice) {
  const auto trace = asReported(setupOf(id));
  EXPECT_THAT(brokenBy(trace), ElementsAre("score-equals-owned"));
  EXPECT_EQ(finalState(trace, "ranking"), "624=2");
  EXPECT_EQ(finalState(trace, "pixel"), "624");
}

TEST(GroundFlip, JMetersTenThreadsLeaveAScoreOfFour) {
  const auto trace = asReported(setupOf(id, {{"--requests", "10"}}));
  EXPECT_EQ(finalState(trace, "ranking"), "16=4");
  EXPECT_THAT(brokenBy(trace), ElementsAre("score-equals-owned"));
}

TEST(GroundFlip, ATakeoverTappedTwiceTakesTheFormerOwnerToMinusOne) {
  const auto trace = asReported(setupOf(id, {{"--scene", "takeover"}}));
  EXPECT_THAT(brokenBy(trace), ElementsAre("score-equals-owned", "no-negative-score"));
  EXPECT_EQ(finalState(trace, "ranking"), "11=-1, 624=2");
}

TEST(GroundFlip, OneAfterTheOtherEveryTapIsRight) {
  EXPECT_THAT(brokenBy(replayed(setupOf(id), "A*9 B*6")), IsEmpty());
  EXPECT_THAT(brokenBy(replayed(setupOf(id, {{"--scene", "takeover"}}), "A*9 B*6")), IsEmpty());
  EXPECT_THAT(brokenBy(replayed(setupOf(id, {{"--scene", "rivals"}}), "A*9 B*9")), IsEmpty());
}

TEST(GroundFlip, ATapOnOnesOwnPixelIsAVisitAndNoMore) {
  const auto trace = replayed(setupOf(id), "A*9 B*6");
  EXPECT_THAT(stepsOf(trace, actorAt(1)), ElementsAre("receive request", "BEGIN", "SELECT pixel",
                                                      "INSERT pixel_user (1, 624)", "COMMIT", "answer"));
  EXPECT_EQ(finalState(trace, "pixel_user"), "624; 624");
}

TEST(GroundFlip, AScoreThatRecoversWasNegativeAllTheSame) {
  // B takes the former owner to -1 for nobody else to see in the end: `always` is not `in the end`.
  const auto setup = setupOf(id, {{"--scene", "takeover"}});
  const auto trace = asReported(setup);
  EXPECT_THAT(brokenBy(trace), Contains("no-negative-score"));
  const auto& negative = trace.violations.back();
  EXPECT_EQ(trace.events.at(negative.since.value()).label.en, "ZINCRBY -1 11");
}

TEST(GroundFlip, RivalsAreDifferentUsers) {
  const auto world = buildWorld(incidentNamed(id), setupOf(id, {{"--scene", "rivals"}, {"--requests", "3"}}));
  EXPECT_EQ(world->actors()[0].title.en, "user 624");
  EXPECT_EQ(world->actors()[2].title.en, "user 626");
}

TEST(GroundFlip, TheUpdateOfAPixelThatAnotherChangedWaitsForIt) {
  // Both have their UPDATE before them, A's is done and not committed.
  const auto trace = replayed(setupOf(id), "A*3 B*3 A*4 B*4 A*2 B*3");
  EXPECT_EQ(trace.events.at(13).result, "…");
  ASSERT_EQ(trace.events.at(13).waiting.size(), 1U);
  EXPECT_EQ(trace.events.at(13).waiting[0].holders, ActorSet(actorAt(0)));
  EXPECT_THAT(brokenBy(trace), Contains("score-equals-owned"));
}

TEST(GroundFlip, OnPostgresAtRepeatableReadTheSecondUpdateFailsAndItsRankingStays) {
  const auto setup = setupOf(id, {{"--engine", "postgres"}, {"--isolation", "repeatable-read"}});
  // B's UPDATE fails, and B rolls back; what it did to the ranking is not part of its transaction.
  const auto trace = replayed(setup, "A*3 B*3 A*6 B*6");
  EXPECT_EQ(answerOf(trace, actorAt(1)), "error");
  EXPECT_EQ(finalState(trace, "ranking"), "624=2");
  EXPECT_EQ(finalState(trace, "pixel_user"), "624");
  EXPECT_THAT(brokenBy(trace), Not(Contains("nothing-lost")));
}

}  // namespace
}  // namespace ttadak
