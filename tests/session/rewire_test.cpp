#include <gtest/gtest.h>

#include <stdexcept>

#include "counting.h"
#include "sim/session/session.h"

// Another wiring of the same incident, in the middle of a session.

namespace ttadak {
namespace {

const Choice a = actorAt(0);
const Choice b = actorAt(1);

std::unique_ptr<World> plain() { return std::make_unique<Counting>(false); }
std::unique_ptr<World> locked() { return std::make_unique<Counting>(true); }

std::string scheduleOf(const Session& session) { return session.trace().schedule().text(); }

TEST(Rewire, GoesAsFarAsTheScheduleFitsAndSaysWhyNotFurther) {
  Session session(plain, "count");
  session.follow(Schedule::parse("A B A B").choices);
  const auto arrived = session.rewire(locked, "count --fix lock");
  EXPECT_EQ(arrived.step, 1U);
  ASSERT_TRUE(arrived.why);
  EXPECT_EQ(
      arrived.why->en,
      "the schedule does not fit at step 2: it says B, but B waits for monitor before 'lock monitor'; possible: A "
      "'read counter'");
  EXPECT_FALSE(arrived.why->ko.empty());
  EXPECT_EQ(scheduleOf(session), "count --fix lock: A");
  EXPECT_EQ(session.trace().objects.size(), 2U);
  EXPECT_EQ(session.setup(), "count --fix lock");
}

TEST(Rewire, AScheduleThatFitsIsRunWhole) {
  Session session(plain, "count");
  session.follow(Schedule::parse("A A").choices);
  const auto arrived = session.rewire(locked, "locked");
  EXPECT_EQ(arrived.step, 2U);
  EXPECT_FALSE(arrived.why);
  EXPECT_EQ(session.trace().events[1].label.en, "read counter");
}

TEST(Rewire, LosesNothingOfTheHistory) {
  Session session(plain, "count");
  session.follow(Schedule::parse("A B A B").choices);
  const auto reported = session.tip();
  session.rewire(locked, "locked");
  EXPECT_EQ(session.tip(), reported);
  EXPECT_EQ(session.history().size(), 5U);

  const auto stuck = session.forward();
  EXPECT_EQ(stuck.step, 1U);
  EXPECT_TRUE(stuck.why);

  session.follow(Schedule::parse("A*3").choices);
  EXPECT_EQ(session.history().branches().size(), 2U);
  const auto other = session.switchTo(reported);
  EXPECT_EQ(other.step, 1U);
  EXPECT_TRUE(other.why);
  EXPECT_EQ(session.tip(), reported);
}

TEST(Rewire, APlaceCanBeLookedAtWithoutGoingThere) {
  Session session(plain, "count");
  session.follow(Schedule::parse("A B A B").choices);
  const auto reported = session.tip();
  session.jump(0);
  EXPECT_EQ(session.look(reported).moment.trace.verdict(), Verdict::violated);
  EXPECT_FALSE(session.look(reported).why);
  session.rewire(locked, "locked");
  const auto view = session.look(reported);
  EXPECT_TRUE(view.why);
  EXPECT_EQ(view.moment.trace.events.size(), 1U);
  EXPECT_EQ(session.at(), 0U);
}

TEST(Rewire, OnAndOffAgainLeadsBackToTheSamePlace) {
  Session session(plain, "count");
  session.follow(Schedule::parse("A B A B").choices);
  session.jump(3);
  const auto before = session.moment();
  session.rewire(locked, "locked");
  session.rewire(locked, "locked");
  EXPECT_EQ(session.rewire(plain, "count").step, 3U);
  EXPECT_EQ(session.moment(), before);
}

TEST(Rewire, WhoeverMovesInBetweenStaysWhereHeWent) {
  Session session(plain, "count");
  session.follow(Schedule::parse("A B A B").choices);
  session.rewire(locked, "locked");
  session.back();
  EXPECT_EQ(session.rewire(plain, "count").step, 0U);
}

TEST(Rewire, ARunToTheEndLeavesABranchThatDoesNotFitAndSaysSo) {
  Session session(plain, "count");
  session.follow(Schedule::parse("A B A B").choices);
  session.rewire(locked, "locked");
  const auto arrived = session.runToEnd();
  EXPECT_TRUE(arrived.why);
  EXPECT_EQ(scheduleOf(session), "locked: A*4 B*4");
  EXPECT_EQ(session.trace().verdict(), Verdict::holds);
  EXPECT_EQ(session.history().branches().size(), 2U);
}

TEST(Rewire, AWiringThatEndsEarlierSaysThatTheRunHasEnded) {
  Session session(locked, "locked");
  session.follow(Schedule::parse("A*4 B*4").choices);
  const auto arrived = session.rewire(plain, "count");
  EXPECT_EQ(arrived.step, 2U);
  EXPECT_EQ(arrived.why.value().en,
            "the schedule does not fit at step 3: it says A, but A has ended; possible: B 'read counter'");
  session.step(b);
  session.step(b);
  EXPECT_EQ(session.trace().verdict(), Verdict::holds);
}

TEST(Rewire, OneThatFailsStopsBeforeTheFailureOrChangesNothing) {
  struct Failing : World {
    Variable<int> x{*this, "x"};
    explicit Failing(bool atOnce) {
      addActor("fails", [this, atOnce] {
        if (atOnce) throw std::runtime_error("no table");
        x.read();
        x.read();
        throw std::runtime_error("no such row");
      });
    }
  };
  Session session(plain, "count");
  session.follow(Schedule::parse("A A").choices);
  const auto before = session.moment();
  EXPECT_THROW(session.rewire([] { return std::make_unique<Failing>(true); }, "failing"), std::runtime_error);
  EXPECT_EQ(session.moment(), before);
  EXPECT_EQ(session.setup(), "count");

  const auto arrived = session.rewire([] { return std::make_unique<Failing>(false); }, "failing");
  EXPECT_EQ(arrived.step, 1U);
  EXPECT_EQ(arrived.why.value().en, "step 2, A: its code fails: no such row");
  EXPECT_EQ(session.rewire(plain, "count").step, 2U);
  session.step(b);
  session.back(3);
  session.step(a);
  EXPECT_EQ(session.at(), 1U);
}

}  // namespace
}  // namespace ttadak
