#include "scenarios/toss_og.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "golden/golden.h"
#include "scenarios/catalog.h"
#include "scenarios/replay.h"
#include "sim/export/trace_json.h"

namespace ttadak {
namespace {

const Incident& toss() { return incidentNamed("toss-og"); }

Trace replay(std::string_view schedule, const Setup& setup = toss().defaults) {
  return replaySchedule(toss(), setup, Schedule::parse(schedule).choices);
}

Trace asReported() { return replay(toss().asReported(toss().defaults).value()); }

const Trace::Event& lastStepOf(const Trace& trace, ActorId actor) {
  const auto mine = std::find_if(trace.events.rbegin(), trace.events.rend(),
                                 [&](const Trace::Event& event) { return event.choice.actor() == actor; });
  return *mine;
}

TEST(TossOg, AsReportedTheFirstRequestGetsTheSecondOnesImage) {
  const auto trace = asReported();
  EXPECT_EQ(trace.end, End::completed);
  ASSERT_EQ(trace.violations.size(), 1U);
  EXPECT_EQ(trace.violations[0].property, "own-image");
  // The moment: lmc9999 is answered, with toztoz8's image.
  const auto& moment = trace.events[trace.violations[0].since.value()];
  EXPECT_EQ(moment.choice.actor(), actorAt(0));
  EXPECT_EQ(moment.result.substr(0, 7), "toztoz8");
}

TEST(TossOg, OneAfterTheOtherEveryoneGetsTheirOwn) {
  const auto trace = replay("A*7 B*7");
  EXPECT_EQ(trace.verdict(), Verdict::holds);
  EXPECT_EQ(lastStepOf(trace, actorAt(0)).result.substr(0, 7), "lmc9999");
  EXPECT_EQ(lastStepOf(trace, actorAt(1)).result.substr(0, 7), "toztoz8");
}

TEST(TossOg, TheEtagTellsWhichImageWasServed) {
  const auto trace = asReported();
  EXPECT_EQ(lastStepOf(trace, actorAt(0)).result, lastStepOf(trace, actorAt(1)).result);
}

TEST(TossOg, TheTimestampKeepsTheCacheOutOfIt) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    for (const auto& event : replaySeed(toss(), toss().defaults, seed).events) {
      if (event.label.en.starts_with("look in cache")) {
        EXPECT_EQ(event.result, "–");
      }
    }
  }
}

TEST(TossOg, EachInstanceHasABrowserOfItsOwn) {
  auto setup = toss().defaults;
  setup.instances = 2;
  EXPECT_EQ(replay("A*4 B*4 A*3 B*3", setup).verdict(), Verdict::holds);
  setup.requests = 3;  // the third goes to the first instance again
  EXPECT_EQ(replay("A*4 C*4 A*3 B*7 C*3", setup).verdict(), Verdict::violated);
}

TEST(TossOg, NRequestsAreOfNDifferentPeople) {
  auto setup = toss().defaults;
  setup.requests = 64;
  const auto world = toss().build(setup);
  std::set<std::string> titles;
  for (const auto& actor : world->actors()) titles.insert(actor.title.en);
  EXPECT_EQ(titles.size(), 64U);
}

TEST(Replay, AThousandSeedsReplayToTheSameBytes) {
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    auto setup = toss().defaults;
    setup.requests = 1 + static_cast<int>(seed % 5);
    setup.instances = 1 + static_cast<int>(seed % 3);
    const auto json = traceToJson(replaySeed(toss(), setup, seed));
    const auto printed = Schedule::parse(traceFromJson(json).schedule().text());
    ASSERT_EQ(parseSetup(printed.setup), setup);
    ASSERT_EQ(traceToJson(replaySchedule(toss(), setup, printed.choices)), json) << "seed " << seed;
  }
}

TEST(TossOg, TheTraceAsReportedIsTheOneThatAPersonReviewed) {
  expectGolden("toss-og.json", traceToJson(asReported()) + "\n");
}

}  // namespace
}  // namespace ttadak
