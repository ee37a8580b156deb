#pragma once

#include <boost/context/detail/fcontext.hpp>
#include <boost/context/fixedsize_stack.hpp>
#include <cstddef>
#include <cstdlib>
#include <functional>
#include <utility>
#include <vector>

#include "sim/kernel/strategy.h"

namespace ttadak::bench {

/// The baseline: a hand-written loop over bare fcontext switches on reused stacks that does the same work as the
/// kernel. Bodies are functions that announce every step (label, accesses, source line); the set of those who can go on
/// is kept, waiting is looked at, the limit is counted, the strategy is asked and its choice checked. It has no
/// observer, no errors, no deadlock, no abandoning.
///
/// Its scheduling point can be called or inlined. A program has many steps, and none can be inlined into all of them,
/// so the kernel's is a function, and so is that of the baseline proper. Where it is inlined, into a body as small as
/// the benchmark's, no return is left that the processor could predict wrongly after a switch: the least there can be.
class RawFcontext {
 public:
  using Body = std::function<void(RawFcontext&)>;

  static constexpr std::size_t limit = 10'000;

  explicit RawFcontext(std::vector<Body> bodies);
  ~RawFcontext();
  RawFcontext(const RawFcontext&) = delete;
  RawFcontext& operator=(const RawFcontext&) = delete;

  void run(Strategy& strategy);

  /// A step: `act` happens when the strategy picks the caller.
  template <bool inlined, class Act>
  void step(const Step& step, Act&& act) {
    if constexpr (inlined) {
      arrive(step);
    } else {
      arriveOutOfLine(step);
    }
    act();
  }

 private:
  struct Fiber {
    RawFcontext* owner = nullptr;
    std::size_t number = 0;
    boost::context::stack_context stack;
    boost::context::detail::fcontext_t where = nullptr;
  };

  static void live(boost::context::detail::transfer_t from);
  [[gnu::noinline]] void arriveOutOfLine(const Step& step);

  [[gnu::always_inline]] void arrive(const Step& step) {
    const auto self = running_;
    ActorSet& standing = step.wait == nullptr ? free_ : conditional_;
    standing.insert(actorAt(self));
    point_.pending[self] = &step;
    if (const auto then = next(); then != self) switchTo(then);
    standing.erase(actorAt(self));
  }

  [[gnu::always_inline]] std::size_t next() {
    if (toBegin_ < home_) return toBegin_++;
    point_.enabled = free_;
    for (const ActorId actor : conditional_) {
      if (point_.next(actor)->wait->over(actor)) point_.enabled.insert(actor);
    }
    if (point_.enabled.empty() || point_.taken == limit) return home_;
    const Choice choice = strategy_->choose(point_);
    if (choice.stops()) return home_;
    if (!point_.enabled.contains(choice.actor()) || choice.fault() != Fault::none) std::abort();
    point_.last = choice.actor();
    ++point_.taken;
    return index(choice.actor());
  }

  [[gnu::always_inline]] void switchTo(std::size_t fiber) {
    const auto from = running_;
    const auto back = boost::context::detail::jump_fcontext(fibers_[fiber].where, &fibers_[fiber]);
    fibers_[running_].where = back.fctx;
    running_ = from;
  }

  std::vector<Body> bodies_;
  std::size_t home_;
  std::vector<Fiber> fibers_;
  Strategy* strategy_ = nullptr;
  SchedulingPoint point_;
  ActorSet free_;
  ActorSet conditional_;
  std::size_t toBegin_ = 0;
  std::size_t running_ = 0;
};

}  // namespace ttadak::bench
