#include "sim/session/session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <stdexcept>

#include "kernel/programs.h"
#include "kernel/refusal.h"
#include "sim/kernel/manual_strategy.h"
#include "sim/kernel/recorder.h"

namespace ttadak {
namespace {

using testing::HasSubstr;

const Choice a = actorAt(0);
const Choice b = actorAt(1);

template <class Program, class... Args>
Session::Maker made(Args... args) {
  return [args...] { return std::make_unique<Program>(args...); };
}

std::string scheduleOf(const Session& session) { return session.trace().schedule().bareText(); }

TEST(Session, StandsAtTheBeginning) {
  const Session session(made<LostUpdate>(), "test/scene");
  EXPECT_EQ(session.at(), 0U);
  EXPECT_EQ(session.current(), History::beginning);
  EXPECT_TRUE(session.trace().events.empty());
  EXPECT_EQ(session.trace().setup, "test/scene");
  EXPECT_EQ(session.trace().actors.size(), 2U);
}

TEST(Session, TakesStepsAndGoesBack) {
  Session session(made<LostUpdate>());
  session.step(a);
  session.step(b);
  session.step(a);
  EXPECT_EQ(scheduleOf(session), "A B A");
  EXPECT_EQ(session.back().step, 2U);
  EXPECT_EQ(scheduleOf(session), "A B");
  EXPECT_EQ(session.back(99).step, 0U);
  EXPECT_EQ(session.forward(2).step, 2U);
  EXPECT_EQ(session.forward(99).step, 3U);
  EXPECT_EQ(scheduleOf(session), "A B A");
}

TEST(Session, RefusesAStepThatIsNotPossibleAndStaysWhereItIs) {
  Session session(made<TwoForks>());
  session.step(a);
  session.step(a);
  EXPECT_EQ(refusal([&] { session.step(b); }), "B waits for right fork, held by A");
  EXPECT_EQ(refusal([&] { session.step(actorAt(2)); }), "C is none of the 2 actors");
  EXPECT_EQ(scheduleOf(session), "A*2");
  EXPECT_EQ(session.history().size(), 3U);
}

TEST(Session, FollowsAScheduleWholeOrNotAtAll) {
  Session session(made<LostUpdate>());
  session.follow(Schedule::parse("A B").choices);
  EXPECT_THAT(refusal([&] { session.follow(Schedule::parse("B A A").choices); }),
              HasSubstr("at step 5: it says A, but the run has ended"));
  EXPECT_EQ(scheduleOf(session), "A B");
  EXPECT_EQ(session.history().size(), 3U);
}

TEST(Session, AnotherChoiceMakesABranchAndLosesNone) {
  Session session(made<LostUpdate>());
  session.follow(Schedule::parse("A B A B").choices);
  const auto first = session.tip();
  session.jump(1);
  session.step(a);
  EXPECT_EQ(session.history().branches().size(), 2U);
  EXPECT_EQ(session.tip(), session.current());
  EXPECT_EQ(session.history()[session.history().onTheWay(session.current(), 1)].children.size(), 2U);

  session.follow(Schedule::parse("B B").choices);
  EXPECT_EQ(session.trace().verdict(), Verdict::holds);
  session.switchTo(first);
  EXPECT_EQ(scheduleOf(session), "A B A B");
  EXPECT_EQ(session.trace().verdict(), Verdict::violated);
}

TEST(Session, SwitchesToTheSameStepOfAnotherBranchOrToItsEnd) {
  Session session(made<LostUpdate>());
  session.follow(Schedule::parse("A B A B").choices);
  const auto four = session.tip();
  session.jump(1);
  session.step(a);
  const auto two = session.tip();
  session.switchTo(four);
  EXPECT_EQ(scheduleOf(session), "A B");
  session.jump(4);
  EXPECT_EQ(session.switchTo(two).step, 2U);
  EXPECT_EQ(scheduleOf(session), "A*2");
  // At a place that both have in common, only the way onward changes.
  session.jump(1);
  session.switchTo(four);
  EXPECT_EQ(session.at(), 1U);
  session.forward();
  EXPECT_EQ(scheduleOf(session), "A B");
}

TEST(Session, JumpsOnlyToWhatThereIs) {
  Session session(made<LostUpdate>());
  session.follow(Schedule::parse("A B").choices);
  EXPECT_EQ(refusal([&] { session.jump(3); }), "no step 3: this branch has 2");
  EXPECT_EQ(session.jump(0).step, 0U);
  EXPECT_EQ(session.jump(2).step, 2U);
  EXPECT_THROW(session.go(NodeId{99}), std::out_of_range);
}

TEST(Session, RunsToTheEndAlongTheBranchAndThenInTurns) {
  Session session(made<LostUpdate>());
  session.step(b);
  session.step(b);
  session.jump(0);
  const auto arrived = session.runToEnd();
  EXPECT_EQ(arrived.step, 4U);
  EXPECT_FALSE(arrived.why);
  EXPECT_EQ(scheduleOf(session), "B*2 A*2");
  EXPECT_TRUE(session.moment().hasEnded());
  EXPECT_EQ(session.history().branches().size(), 1U);
}

TEST(Session, ARunWithoutAnEndStopsAtTheLimit) {
  Session session(made<Spinning>(), "", 50);
  EXPECT_EQ(session.runToEnd().step, 50U);
  EXPECT_EQ(session.trace().end, End::endless);
  EXPECT_THAT(refusal([&] { session.step(a); }), HasSubstr("no end after 50 steps"));
  session.back();
  EXPECT_EQ(session.trace().end, End::stopped);
  EXPECT_NO_THROW(session.step(a));
}

/// B's code fails after its second step; with a fault in its beginning, before its first.
struct Failing : World {
  Variable<int> x{*this, "x"};

  explicit Failing(bool atOnce = false) {
    addActor("fine", [this] {
      x.read();
      x.read();
    });
    addActor("fails", [this, atOnce] {
      if (atOnce) throw std::runtime_error("no table");
      x.read();
      x.read();
      throw std::runtime_error("no such row");
    });
  }
};

TEST(Session, AStepThatFailsLetsItsExceptionThroughAndIsNotTaken) {
  Session session(made<Failing>());
  session.step(b);
  const auto before = session.moment();
  EXPECT_THROW(session.step(b), std::runtime_error);
  EXPECT_EQ(session.moment(), before);
  EXPECT_EQ(session.history().size(), 2U);
  session.step(a);
  EXPECT_EQ(scheduleOf(session), "B A");
}

TEST(Session, ARunToTheEndStopsBeforeTheStepThatFails) {
  Session session(made<Failing>());
  const auto arrived = session.runToEnd();
  EXPECT_EQ(scheduleOf(session), "A B A");
  EXPECT_EQ(arrived.step, 3U);
  EXPECT_EQ(arrived.why.value().en, "step 4, B: its code fails: no such row");
  EXPECT_FALSE(session.moment().hasEnded());
}

TEST(Session, WhatFailsBeforeTheFirstStepHasNoSession) {
  EXPECT_THROW(Session(made<Failing>(true)), std::runtime_error);
}

/// What is shown is what a run of the same choices records, whatever way one came there.
RC_GTEST_PROP(Session, AnyWayToAPlaceShowsTheSame, ()) {
  Session session(made<LostUpdate>(3));
  const auto pick = [](std::size_t count) { return *rc::gen::inRange<std::size_t>(0, count); };
  for (int i = 0; i < 30; ++i) {
    const auto& possible = session.moment().possible;
    const auto& history = session.history();
    switch (pick(5)) {
      case 0: session.back(pick(4)); break;
      case 1: session.forward(pick(4)); break;
      case 2: session.go(NodeId{pick(history.size())}); break;
      case 3: session.switchTo(history.branches()[pick(history.branches().size())]); break;
      default:
        if (!possible.empty()) session.step(possible[pick(possible.size())].choice);
    }
    const auto choices = history.choices(session.current());
    RC_ASSERT(session.trace().schedule().choices == choices);
    RC_ASSERT(history.onTheWay(session.tip(), choices.size()) == session.current());

    LostUpdate world(3);
    Scheduler scheduler;
    ManualStrategy again([&](const SchedulingPoint& point) {
      return point.taken < choices.size() ? choices[point.taken] : Choice::stop();
    });
    RC_ASSERT(record(scheduler, world, again) == session.trace());
  }
}

}  // namespace
}  // namespace ttadak
