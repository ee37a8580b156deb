#include "sim/session/moment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kernel/programs.h"
#include "patient.h"
#include "sim/session/session.h"

namespace ttadak {
namespace {

using State = Moment::Standing::State;
using testing::IsEmpty;
using testing::SizeIs;

template <class Program>
Moment momentAfter(std::string_view schedule, std::size_t limit = Scheduler::defaultLimit) {
  Session session([] { return std::make_unique<Program>(); }, "test/scene", limit);
  session.follow(Schedule::parse(schedule).choices);
  return session.moment();
}

std::vector<std::string> choicesOf(const Moment& moment) {
  std::vector<std::string> all;
  for (const auto& one : moment.possible) all.push_back(choiceText(one.choice));
  return all;
}

TEST(Moment, SaysWhatEverybodyStandsBefore) {
  const auto moment = momentAfter<LostUpdate>("A");
  ASSERT_THAT(moment.actors, SizeIs(2));
  const auto& a = moment.actors[0];
  EXPECT_EQ(a.state, State::ready);
  EXPECT_EQ(a.next->label, Text("write counter", "카운터 쓰기"));
  EXPECT_EQ(a.next->file, "tests/kernel/programs.h");
  EXPECT_GT(a.next->line, 0);
  EXPECT_EQ(a.next->accesses, (std::vector<Trace::Touch>{{0, Access::Mode::write}}));
  EXPECT_FALSE(a.wait);
  EXPECT_EQ(choicesOf(moment), (std::vector<std::string>{"A", "B"}));
  EXPECT_EQ(moment.trace.setup, "test/scene");
  EXPECT_FALSE(moment.hasEnded());
}

TEST(Moment, SaysWhoWaitsForWhatHeldByWhom) {
  const auto moment = momentAfter<TwoForks>("A*2");
  const auto& b = moment.actors[1];
  EXPECT_EQ(b.state, State::waiting);
  EXPECT_EQ(b.next->label.en, "lock right fork");
  ASSERT_TRUE(b.wait);
  EXPECT_EQ(waitingText(moment.trace, *b.wait).en, "B waits for right fork, held by A");
  EXPECT_EQ(choicesOf(moment), std::vector<std::string>{"A"});
  EXPECT_EQ(moment.whyNot(actorAt(1)).en, "B waits for right fork, held by A");
}

TEST(Moment, WhoHasEndedStandsBeforeNothing) {
  const auto moment = momentAfter<LostUpdate>("A*2");
  EXPECT_EQ(moment.actors[0], Moment::Standing{});
  EXPECT_EQ(moment.whyNot(actorAt(0)).en, "A has ended");
  EXPECT_EQ(moment.whyNot(actorAt(7)).en, "H is none of the 2 actors");
  EXPECT_EQ(moment.whyNot({actorAt(1), Fault::crash}).en, "B!crash: this fault cannot happen now");
  EXPECT_EQ(moment.whyNot(Choice::stop()).en, "to stop is no step");
}

TEST(Moment, NothingIsPossibleAtTheEnd) {
  const auto ended = momentAfter<LostUpdate>("A B A B");
  EXPECT_TRUE(ended.hasEnded());
  EXPECT_THAT(ended.possible, IsEmpty());
  EXPECT_EQ(ended.trace.violations.at(0).property, "nothing-lost");
  EXPECT_EQ(ended.whyNot(actorAt(0)).en, "the run has ended");

  const auto deadlocked = momentAfter<TwoForks>("A B");
  EXPECT_TRUE(deadlocked.hasEnded());
  EXPECT_THAT(deadlocked.possible, IsEmpty());
  EXPECT_EQ(deadlocked.actors[0].state, State::waiting);
  EXPECT_THAT(deadlocked.trace.deadlock, SizeIs(2));

  const auto endless = momentAfter<Spinning>("A*5", 5);
  EXPECT_EQ(endless.trace.end, End::endless);
  EXPECT_THAT(endless.possible, IsEmpty());
  EXPECT_EQ(endless.actors[0].state, State::ready);
  EXPECT_EQ(endless.whyNot(actorAt(0)).en, "no end after 5 steps: that is as far as a run may go");
}

TEST(Moment, TimersAreFurtherPossibilities) {
  const auto moment = momentAfter<Patient>("A");
  EXPECT_EQ(choicesOf(moment), (std::vector<std::string>{"B!wait-timeout", "A!lease-expiry"}));
  EXPECT_EQ(moment.possible[0].next.label, Text("time is up: wait for door", "시간 초과: 문 기다림"));
  EXPECT_EQ(moment.possible[1].next.label, Text("door opens", "문 열림"));
  EXPECT_EQ(moment.possible[1].next.accesses, (std::vector<Trace::Touch>{{0, Access::Mode::write}}));
  EXPECT_EQ(moment.possible[1].next.line, moment.trace.events[0].line);
  EXPECT_EQ(moment.actors[1].state, State::waiting);
  EXPECT_EQ(momentAfter<Patient>("").whyNot({actorAt(1), Fault::waitTimeout}).en,
            "B!wait-timeout: no such timer can run out now");
}

TEST(Moment, ATimerThatRanOutIsNoLongerPossible) {
  const auto moment = momentAfter<Patient>("A B!wait-timeout");
  EXPECT_EQ(moment.trace.end, End::completed);
  EXPECT_THAT(moment.possible, IsEmpty());
  EXPECT_EQ(moment.actors[1].state, State::ended);
  EXPECT_THAT(moment.trace.events.back().waiting, IsEmpty());
}

TEST(Moment, SaysWhatIsWrongNowAndWhatIsBrokenForGood) {
  const auto before = momentAfter<LostUpdate>("A");
  ASSERT_THAT(before.properties, SizeIs(1));
  EXPECT_EQ(before.properties[0].id, "nothing-lost");
  EXPECT_EQ(before.properties[0].wrong, Text("the counter is 0"));
  EXPECT_FALSE(before.properties[0].broken);
  EXPECT_EQ(momentAfter<LostUpdate>("A*2 B*2").properties[0].wrong, std::nullopt);

  struct Below : World {
    Variable<int> score{*this, {"score", "점수"}};
    Below() {
      addActor("player", [this] {
        score.write(-1);
        score.write(0);
      });
      addProperty({"never-negative", "never negative",
                   [this]() -> std::optional<Text> {
                     if (score.value() >= 0) return std::nullopt;
                     return Text("it is negative");
                   },
                   &score});
    }
  };
  EXPECT_FALSE(momentAfter<Below>("").properties[0].broken);
  EXPECT_TRUE(momentAfter<Below>("A").properties[0].broken);
  EXPECT_TRUE(momentAfter<Below>("A*2").properties[0].broken);
}

}  // namespace
}  // namespace ttadak
