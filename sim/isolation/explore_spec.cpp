#include "sim/isolation/explore_spec.h"

#include <algorithm>
#include <memory>

#include "sim/explore/judge.h"
#include "sim/isolation/permutations.h"

namespace ttadak::isolation {

namespace {

std::unique_ptr<SpecWorld> worldOf(const Spec& spec, const std::string& file, const Program& program,
                                   const SpecWorld::Server& server) {
  auto world = std::make_unique<SpecWorld>(spec, file, server);
  for (const SqlBlock& block : spec.setUps) world->define(block);
  std::vector<std::vector<std::string>> names(spec.sessions.size());
  for (std::size_t i = 0; i < spec.sessions.size(); ++i) {
    const Session& session = spec.sessions[i];
    if (!session.setUp.sql.empty()) world->setUp(i, session.setUp);
    for (const std::size_t step : program[i]) {
      world->give(i, session.steps[step].block);
      names[i].push_back(session.steps[step].name);
    }
  }
  world->tellOutcomes(names);
  return world;
}

/// The steps of a run, in the order in which they begin.
class BegunSteps final : public Strategy {
 public:
  BegunSteps(const Program& program, const SpecWorld& world, const std::vector<Choice>& choices)
      : program_(program), world_(world), choices_(choices), begun_(program.size()) {}

  std::vector<StepNumber> begun;

  Choice choose(const SchedulingPoint& point) override {
    if (point.taken >= choices_.size()) return Choice::stop();
    const Choice choice = choices_[point.taken];
    const std::size_t session = index(choice.actor());
    if (world_.done(session) == begun_[session]) {
      begun.push_back({session, program_[session][begun_[session]++]});
    }
    return choice;
  }

 private:
  const Program& program_;
  const SpecWorld& world_;
  const std::vector<Choice>& choices_;
  std::vector<std::size_t> begun_;  // by session
};

}  // namespace

std::vector<Program> programsOf(const Spec& spec) {
  std::vector<Program> programs;
  const auto add = [&](const Program& program) {
    if (std::find(programs.begin(), programs.end(), program) == programs.end()) programs.push_back(program);
  };
  for (const Permutation& permutation : spec.permutations) {
    Program program(spec.sessions.size());
    for (const PlannedStep& planned : permutation) program[planned.step.session].push_back(planned.step.step);
    add(program);
  }
  if (!spec.permutations.empty()) return programs;
  Program all(spec.sessions.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t step = 0; step < spec.sessions[i].steps.size(); ++step) all[i].push_back(step);
  }
  return {all};
}

Exploration exploreOnly(const Spec& spec, const std::string& file, const Program& program,
                        const SpecWorld::Server& server, const ExploreOptions& options) {
  const auto maker = [&]() -> std::unique_ptr<World> { return worldOf(spec, file, program, server); };
  return explore(maker, options);
}

ExploredProgram exploreProgram(const Spec& spec, const std::string& file, const Program& program,
                               const SpecWorld::Server& server, const ExploreOptions& options) {
  ExploredProgram explored{program, exploreOnly(spec, file, program, server, options), {}};
  for (const Outcome& outcome : explored.found.outcomes) {
    explored.outcomes.push_back({outcome.text, outcome.interleavings.value_or(""), {}, {}});
  }
  const auto world = worldOf(spec, file, program, server);
  for (SpecOutcome& outcome : explored.outcomes) {
    // The shortest run that turns out so is the shortest counterexample to that none does.
    const auto forbidding = [&]() -> std::unique_ptr<World> {
      auto made = worldOf(spec, file, program, server);
      made->forbid(outcome.text);
      return made;
    };
    const bool isDeadlock = outcome.text == outcomeOf(*world, End::deadlocked);
    const auto found = isDeadlock ? explored.found : explore(forbidding, options);
    if (!found.counterexample) continue;
    outcome.schedule = found.counterexample->trace.schedule();
    BegunSteps steps(program, *world, outcome.schedule.choices);
    Scheduler().run(*world, steps);
    outcome.permutation = steps.begun;
  }
  return explored;
}

}  // namespace ttadak::isolation
