#pragma once

#include <boost/context/detail/fcontext.hpp>
#include <boost/context/fixedsize_stack.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "sim/kernel/strategy.h"

namespace ttadak::bench {

/// The baseline: an execution of N actors x K steps in a hand-written loop over bare fcontext switches on reused
/// stacks. It does the same work as the kernel: every step is announced (label, accesses, source line), the set of
/// those who can go on is kept, the strategy is asked at the same points, the step increments a counter. It has none of
/// what makes the kernel a kernel: no waiting, no limit, no observer, no errors, no abandoning, no World.
class RawFcontext {
 public:
  RawFcontext(std::size_t actors, std::size_t steps);
  ~RawFcontext();
  RawFcontext(const RawFcontext&) = delete;
  RawFcontext& operator=(const RawFcontext&) = delete;

  void run(Strategy& strategy);
  long counter() const { return counter_; }

 private:
  struct Fiber {
    RawFcontext* owner = nullptr;
    std::size_t number = 0;
    boost::context::stack_context stack;
    boost::context::detail::fcontext_t where = nullptr;
  };

  static void live(boost::context::detail::transfer_t from);
  void increment(SourceLine at = SourceLine::here());
  void arrive(const Step& step);
  std::size_t next();
  void switchTo(std::size_t fiber);

  std::size_t home_;
  std::size_t steps_;
  std::vector<Fiber> fibers_;
  std::string name_ = "counter";
  Strategy* strategy_ = nullptr;
  SchedulingPoint point_;
  std::size_t toBegin_ = 0;
  std::size_t running_ = 0;
  long counter_ = 0;
  Access access_{nullptr, Access::Mode::write};
};

}  // namespace ttadak::bench
