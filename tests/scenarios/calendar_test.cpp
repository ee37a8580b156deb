#include "scenarios/calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "replays.h"

namespace ttadak {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string id = "calendar";

TEST(Calendar, OneConfirmTakesTheReportsActionsInItsOrder) {
  const auto trace = replayed(setupOf(id, {{"--requests", "1"}}), "A*6");
  EXPECT_THAT(stepsOf(trace, actorAt(0)), ElementsAre("receive request", "SELECT event", "create calendar event",
                                                      "send mail", "INSERT event (03-13 15:00, event#1)", "answer"));
  EXPECT_THAT(brokenBy(trace), IsEmpty());
}

TEST(Calendar, AsReportedOneConfirmGivesTwoEventsAndOneRow) {
  for (const char* scene : {"double-click", "reload", "resend"}) {
    const auto trace = asReported(setupOf(id, {{"--scene", scene}}));
    EXPECT_THAT(brokenBy(trace), ElementsAre("one-event", "one-mail")) << scene;
    EXPECT_EQ(finalState(trace, "event"), "event#1");
    EXPECT_EQ(answerOf(trace, actorAt(1)), "already created");
  }
}

TEST(Calendar, WithoutTheUniqueKeyThereAreTwoRowsAsWell) {
  const auto trace = asReported(setupOf(id, {{"--without", "unique-key"}}));
  EXPECT_THAT(brokenBy(trace), ElementsAre("one-event", "one-mail", "one-row"));
  EXPECT_EQ(finalState(trace, "event"), "event#1; event#2");
}

TEST(Calendar, OneAfterTheOtherTheSecondIsToldThatItExists) {
  const auto trace = replayed(setupOf(id), "A*6 B*3");
  EXPECT_THAT(brokenBy(trace), IsEmpty());
  EXPECT_EQ(answerOf(trace, actorAt(1)), "already created");
}

TEST(Calendar, RunsOnTwoInstancesAsOnCloudRun) { EXPECT_EQ(setupOf(id).instances, 2); }

TEST(Calendar, AServiceKeepsWhatWasDoneWhateverBecomesOfTheRow) {
  const auto trace = asReported(setupOf(id));
  EXPECT_EQ(finalState(trace, "calendar"), "03-13 15:00 ×2");
  EXPECT_EQ(finalState(trace, "mail"), "guest ×2");
}

}  // namespace
}  // namespace ttadak
