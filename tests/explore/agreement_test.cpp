#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "explorations.h"
#include "random_program.h"
#include "sim/kernel/manual_strategy.h"
#include "sim/kernel/recorder.h"

// Methods that share nothing but the kernel, held against each other on random programs.

namespace ttadak {
namespace {

constexpr int perCase = 100;  // times the 100 cases of a property

Exploration exploreProgram(const Program& program, Method method, unsigned threads = 1) {
  ExploreOptions options;
  options.method = method;
  options.threads = threads;
  return explore([&] { return std::make_unique<RandomWorld>(program); }, options);
}

/// What a method knows that does not count.
struct Kinds {
  Verdict verdict;
  std::set<std::string> violations, outcomes;

  explicit Kinds(const Exploration& found) : verdict(found.verdict) {
    for (const auto& one : found.violations) violations.insert(one.property);
    for (const auto& one : found.outcomes) outcomes.insert(one.text);
  }
  bool operator==(const Kinds&) const = default;
};

TEST(Agreement, OfAnActorThatHangsBetweenItsSteps) {
  const Program program{{{{Operation::read, 0}, {Operation::write, 0}}, {{Operation::write, 0}}}, {Fault::hang}};
  const auto naive = exploreProgram(program, Method::naive);
  EXPECT_EQ(Numbers(naive), Numbers(exploreProgram(program, Method::stateful)));
  EXPECT_EQ(scheduleOf(naive), scheduleOf(exploreProgram(program, Method::stateful)));
  EXPECT_EQ(Kinds(naive).outcomes, Kinds(exploreProgram(program, Method::dpor)).outcomes);
}

TEST(Agreement, OfAnActorThatLosesPatienceBeforeWhatItWaitsForHasHappened) {
  const Program program{{{{Operation::write, 1}}, {{Operation::read, 0}, {Operation::await, 1}, {Operation::write, 0}}},
                        {Fault::waitTimeout}};
  EXPECT_EQ(Kinds(exploreProgram(program, Method::naive)).outcomes,
            Kinds(exploreProgram(program, Method::dpor)).outcomes);
}

RC_GTEST_PROP(Agreement, NaiveStatefulAndDporFindTheSame, ()) {
  const auto programs = *rc::gen::container<std::vector<Program>>(perCase, anyProgram(7, 6, true));
  for (const Program& program : programs) {
    const auto naive = exploreProgram(program, Method::naive);
    const auto stateful = exploreProgram(program, Method::stateful);
    const auto dpor = exploreProgram(program, Method::dpor);
    const bool agree =
        Numbers(naive) == Numbers(stateful) && scheduleOf(naive) == scheduleOf(stateful) && Kinds(naive) == Kinds(dpor);
    if (!agree) RC_LOG() << program << "\n";
    RC_ASSERT(agree);
  }
}

/// What of a run does not depend on how independent steps were ordered: which steps there were, and which of those that
/// must keep their order came first.
std::string classOf(const Trace& trace) {
  struct Step {
    std::string name;
    std::vector<Trace::Touch> accesses;
  };
  std::vector<Step> steps;
  std::map<ActorId, int> taken;
  std::set<std::string> all;
  for (const auto& event : trace.events) {
    const ActorId actor = event.choice.actor();
    Step step{actorName(actor) + std::to_string(taken[actor]++), event.accesses};
    for (auto& access : step.accesses) {
      if (event.label.en == "swap" && event.result == "0") access.mode = Access::Mode::read;
    }
    all.insert(step.name);
    for (const Step& earlier : steps) {
      for (const auto& one : earlier.accesses) {
        for (const auto& other : step.accesses) {
          const bool writes = one.mode == Access::Mode::write || other.mode == Access::Mode::write;
          if (one.object == other.object && writes) all.insert(earlier.name + '<' + step.name);
        }
      }
    }
    steps.push_back(std::move(step));
  }
  std::string text;
  for (const auto& one : all) text += one + ' ';
  return text;
}

/// All classes of runs, by going through every run.
std::set<std::string> classesOf(World& world) {
  std::set<std::string> all;
  std::vector<std::pair<std::vector<Choice>, std::size_t>> path;
  Scheduler scheduler;
  for (;;) {
    ManualStrategy strategy([&](const SchedulingPoint& point) {
      if (point.taken == path.size()) {
        std::vector<Choice> choices;
        for (const ActorId actor : point.enabled) choices.emplace_back(actor);
        path.emplace_back(choices, 0);
      }
      return path[point.taken].first[path[point.taken].second];
    });
    all.insert(classOf(record(scheduler, world, strategy)));
    while (!path.empty() && ++path.back().second == path.back().first.size()) path.pop_back();
    if (path.empty()) return all;
  }
}

RC_GTEST_PROP(Agreement, DporFindsTheSameWithAnyNumberOfThreads, ()) {
  const auto programs = *rc::gen::container<std::vector<Program>>(perCase / 5, anyProgram(9, 6, true));
  for (const Program& program : programs) {
    const auto one = exploreProgram(program, Method::dpor);
    const auto several = exploreProgram(program, Method::dpor, 3);
    const bool agree = Kinds(one) == Kinds(several) && scheduleOf(one) == scheduleOf(several);
    if (!agree) RC_LOG() << program << "\n";
    RC_ASSERT(agree);
  }
}

RC_GTEST_PROP(Agreement, DporGoesThroughEachTraceOnce, ()) {
  constexpr int withoutWaiting = Operation::await;
  const auto programs = *rc::gen::container<std::vector<Program>>(perCase, anyProgram(6, withoutWaiting, false));
  for (const Program& program : programs) {
    RandomWorld world(program);
    const auto dpor = exploreProgram(program, Method::dpor);
    const auto several = exploreProgram(program, Method::dpor, 3);
    const auto classes = classesOf(world).size();
    const bool agree = dpor.traces == classes && dpor.redundant == 0U && several.traces == classes &&
                       several.redundant == 0U && scheduleOf(dpor) == scheduleOf(several);
    if (!agree) RC_LOG() << program << "\n";
    RC_ASSERT(agree);
  }
}

}  // namespace
}  // namespace ttadak
