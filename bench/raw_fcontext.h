#pragma once

#include <boost/context/detail/fcontext.hpp>
#include <boost/context/fixedsize_stack.hpp>
#include <cstddef>
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
/// The scheduling point is a function of its own in both: a program has many steps, and none can be inlined into all of
/// them. Where a compiler does inline it, into a body as small as this one, the baseline gains a third, because it then
/// has no return left that the processor could predict wrongly after a switch.
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
  template <class Act>
  void step(const Step& step, Act&& act) {
    arrive(step);
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
  [[gnu::noinline]] void arrive(const Step& step);
  std::size_t next();
  void switchTo(std::size_t fiber);

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
