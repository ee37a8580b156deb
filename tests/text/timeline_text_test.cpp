#include "sim/text/timeline_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "golden/golden.h"
#include "kernel/programs.h"
#include "sim/kernel/recorder.h"
#include "sim/kernel/replay_strategy.h"
#include "sim/kernel/round_robin_strategy.h"
#include "sim/text/columns.h"

namespace ttadak {
namespace {

using testing::HasSubstr;
using testing::Not;

Trace traceOf(World& world, std::string_view schedule) {
  const auto choices = Schedule::parse(schedule).choices;
  ReplayStrategy strategy(choices);
  Scheduler scheduler;
  return record(scheduler, world, strategy);
}

std::string drawn(const Trace& trace, Language language = Language::english, std::size_t width = 80,
                  bool colour = false) {
  std::ostringstream out;
  drawTimeline({out, language, colour, width}, trace);
  return out.str();
}

TEST(TimelineText, DrawsBoxesHoldingWaitingAndADeadlock) {
  TwoForks world;
  expectGolden("deadlock.txt", drawn(traceOf(world, "A B")));
}

TEST(TimelineText, AWaitIsDrawnAsLongAsItLasts) {
  TwoForks world;
  expectGolden("waiting.ko.txt", drawn(traceOf(world, "A*4 B*4"), Language::korean));
}

TEST(TimelineText, ManyWaitersAreHatchedBelowTheFirstRow) {
  struct Queue : World {
    Lock lock{*this, {"lock", "잠금"}};
    Queue() {
      for (int i = 0; i < 3; ++i) addActor("user", [this] { TwoForks::eat(lock, lock); });
    }
  };
  Queue world;
  expectGolden("queue.txt", drawn(traceOf(world, "A")));
}

TEST(TimelineText, ARunWithoutAnEndSaysSo) {
  Spinning world;
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  expectGolden("endless.txt", drawn(record(scheduler, world, strategy, {}, 5)));
}

TEST(TimelineText, ManyActorsGetOneColumnEach) {
  LostUpdate world(12);
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  const auto text = drawn(record(scheduler, world, strategy));
  EXPECT_THAT(text, HasSubstr("ABCDEFGHIJKL"));
  EXPECT_THAT(text, HasSubstr("L ○ read counter → 0"));
}

TEST(TimelineText, NeverOverrunsTheConsole) {
  TwoForks forks;
  const auto trace = traceOf(forks, "A*4 B*4");
  for (const std::size_t width : {60UL, 70UL, 80UL, 100UL, 200UL}) {
    for (const Language language : {Language::english, Language::korean}) {
      std::istringstream lines(drawn(trace, language, width));
      for (std::string line; std::getline(lines, line);) EXPECT_LE(columns(line), width) << line;
    }
  }
}

TEST(TimelineText, ManyActorsDoNotOverrunTheConsoleEither) {
  LostUpdate world(40);
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  std::istringstream lines(drawn(record(scheduler, world, strategy), Language::english, 60));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(columns(line), 60U) << line;
}

TEST(TimelineText, WhatIsNoStepStandsUnderTheStepItFollows) {
  struct Skipping : World {
    Variable<int> counter{*this, "counter"};
    Skipping() {
      addActor("skip", [this] {
        counter.read();
        World::note({"advice skipped", "어드바이스 건너뜀"});
        counter.write(1);
      });
    }
  };
  Skipping world;
  const auto text = drawn(traceOf(world, "A*2"));
  EXPECT_LT(text.find("read counter"), text.find("↷ advice skipped"));
  EXPECT_LT(text.find("↷ advice skipped"), text.find("write counter"));
}

TEST(TimelineText, ColoursOnlyWhereTheyAreWanted) {
  TwoForks world;
  const auto trace = traceOf(world, "A B");
  EXPECT_THAT(drawn(trace), Not(HasSubstr("\033")));
  EXPECT_THAT(drawn(trace, Language::english, 80, true), HasSubstr("\033["));
}

}  // namespace
}  // namespace ttadak
