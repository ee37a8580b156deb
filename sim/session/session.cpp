#include "sim/session/session.h"

#include <algorithm>
#include <exception>
#include <utility>
#include <vector>

#include "moment_recorder.h"
#include "retrace_strategy.h"
#include "sim/kernel/input_error.h"
#include "sim/kernel/round_robin_strategy.h"
#include "sim/kernel/words.h"

namespace ttadak {

Session::Session(const Maker& maker, std::string setup, std::size_t limit)
    : world_(maker()), setup_(std::move(setup)), limit_(limit), moment_(run({}).moment) {}

void Session::step(Choice choice) {
  if (!moment_.offers(choice)) throw InputError(moment_.whyNot(choice));
  follow({&choice, 1});
}

void Session::follow(std::span<const Choice> choices) {
  auto way = history_.choices(current_);
  way.insert(way.end(), choices.begin(), choices.end());
  auto reached = run(way);
  if (reached.why) throw InputError(*reached.why);
  auto node = current_;
  for (const Choice choice : choices) node = history_.add(node, choice);
  arrive(std::move(reached.moment), node, node);
}

Session::Arrival Session::back(std::size_t steps) {
  return go(history_.onTheWay(current_, at() - std::min(steps, at())));
}

Session::Arrival Session::forward(std::size_t steps) {
  const auto end = history_[tip()].depth;
  return go(history_.onTheWay(tip(), at() + std::min(steps, end - at())));
}

Session::Arrival Session::jump(std::size_t step) {
  if (const auto end = history_[tip()].depth; step > end) {
    throw InputError(
        words("no step {}: this branch has {}", "{}단계는 없습니다. 이 가지는 {}단계까지입니다", step, end));
  }
  return go(history_.onTheWay(tip(), step));
}

Session::Arrival Session::go(NodeId node) {
  auto reached = look(node);
  const auto depth = reached.moment.trace.events.size();
  arrive(std::move(reached.moment), history_.onTheWay(node, depth), node);
  return arrival(std::move(reached.why));
}

Session::Arrival Session::switchTo(NodeId tip) {
  auto arrived = go(history_.onTheWay(tip, at()));
  history_.visit(tip);
  return arrived;
}

Session::Arrival Session::runToEnd() {
  const auto branch = tip();
  const auto along = look(branch);
  auto way = history_.choices(branch);
  const auto fits = along.moment.trace.events.size();
  way.erase(way.begin() + static_cast<std::ptrdiff_t>(fits), way.end());
  RoundRobinStrategy inTurns;
  auto reached = runAsFarAsPossible(way, &inTurns);
  auto node = history_.onTheWay(branch, fits);
  const auto taken = reached.moment.trace.schedule().choices;
  for (auto i = fits; i < taken.size(); ++i) node = history_.add(node, taken[i]);
  arrive(std::move(reached.moment), node, node);
  return arrival(reached.why ? reached.why : along.why);
}

Session::Arrival Session::rewire(const Maker& maker, std::string setup) {
  auto world = maker();
  std::swap(world_, world);
  std::swap(setup_, setup);
  try {
    auto reached = look(meant_);
    const auto depth = reached.moment.trace.events.size();
    arrive(std::move(reached.moment), history_.onTheWay(meant_, depth), meant_);
    return arrival(std::move(reached.why));
  } catch (...) {
    std::swap(world_, world);
    std::swap(setup_, setup);
    throw;
  }
}

/// `made` gets the choices that were made, also if one of them led to an exception.
Session::View Session::run(std::span<const Choice> choices, Strategy* rest, std::vector<Choice>* made) {
  RetraceStrategy strategy(choices, rest);
  MomentRecorder recorder(*world_, setup_);
  try {
    scheduler_.run(*world_, strategy, &recorder, limit_);
  } catch (...) {
    if (made != nullptr) *made = recorder.trace().schedule().choices;
    throw;
  }
  return {recorder.take(), strategy.whyNotFurther()};
}

/// The same, but a step whose code fails is not taken.
Session::View Session::runAsFarAsPossible(std::span<const Choice> choices, Strategy* rest) {
  std::vector<Choice> made;
  Text why;
  try {
    return run(choices, rest, &made);
  } catch (const std::exception& error) {
    if (made.empty()) throw;
    why = words("step {}, {}: its code fails: {}", "{}단계 {}: 코드에서 오류가 납니다: {}", made.size(),
                choiceText(made.back()), std::string(error.what()));
  }
  made.pop_back();
  return {run(made).moment, why};
}

void Session::arrive(Moment moment, NodeId at, NodeId meant) {
  moment_ = std::move(moment);
  current_ = at;
  meant_ = meant;
  history_.visit(meant);
}

}  // namespace ttadak
