#include "raw_fcontext.h"

namespace ttadak::bench {

using boost::context::detail::jump_fcontext;
using boost::context::detail::make_fcontext;
using boost::context::detail::transfer_t;

RawFcontext::RawFcontext(std::size_t actors, std::size_t steps) : home_(actors), steps_(steps), fibers_(actors + 1) {
  boost::context::fixedsize_stack stacks(std::size_t{64} * 1024);
  for (std::size_t i = 0; i < actors; ++i) {
    const auto stack = stacks.allocate();
    fibers_[i] = {this, i, stack, make_fcontext(stack.sp, stack.size, live)};
  }
}

RawFcontext::~RawFcontext() {
  boost::context::fixedsize_stack stacks;
  for (std::size_t i = 0; i < home_; ++i) stacks.deallocate(fibers_[i].stack);
}

void RawFcontext::run(Strategy& strategy) {
  strategy_ = &strategy;
  strategy.begin();
  counter_ = 0;
  point_.last.reset();
  point_.taken = 0;
  toBegin_ = 0;
  running_ = home_;
  switchTo(next());
}

void RawFcontext::live(transfer_t from) {
  Fiber& self = *static_cast<Fiber*>(from.data);
  RawFcontext& owner = *self.owner;
  owner.fibers_[owner.running_].where = from.fctx;
  owner.running_ = self.number;
  for (;;) {
    for (std::size_t step = 0; step < owner.steps_; ++step) owner.increment();
    owner.switchTo(owner.next());
  }
}

void RawFcontext::increment(SourceLine at) {
  const auto label = [this] { return Text("update " + name_, name_ + " 갱신"); };
  arrive({.label = label, .accesses = {&access_, 1}, .at = at});
  ++counter_;
}

void RawFcontext::arrive(const Step& step) {
  const auto self = running_;
  point_.enabled.insert(actorAt(self));
  point_.pending[self] = &step;
  if (const auto then = next(); then != self) switchTo(then);
  point_.enabled.erase(actorAt(self));
}

std::size_t RawFcontext::next() {
  if (toBegin_ < home_) return toBegin_++;
  if (point_.enabled.empty()) return home_;
  const auto choice = strategy_->choose(point_);
  point_.last = choice.actor();
  ++point_.taken;
  return index(choice.actor());
}

void RawFcontext::switchTo(std::size_t fiber) {
  const auto from = running_;
  const transfer_t back = jump_fcontext(fibers_[fiber].where, &fibers_[fiber]);
  fibers_[running_].where = back.fctx;
  running_ = from;
}

}  // namespace ttadak::bench
