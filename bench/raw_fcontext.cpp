#include "raw_fcontext.h"

#include <stdexcept>

namespace ttadak::bench {

using boost::context::detail::jump_fcontext;
using boost::context::detail::make_fcontext;
using boost::context::detail::transfer_t;

RawFcontext::RawFcontext(std::vector<Body> bodies)
    : bodies_(std::move(bodies)), home_(bodies_.size()), fibers_(bodies_.size() + 1), running_(home_) {
  boost::context::fixedsize_stack stacks(std::size_t{64} * 1024);
  for (std::size_t i = 0; i < home_; ++i) {
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
  point_.actors = home_;
  point_.last.reset();
  point_.taken = 0;
  toBegin_ = 0;
  switchTo(next());
}

void RawFcontext::live(transfer_t from) {
  Fiber& self = *static_cast<Fiber*>(from.data);
  RawFcontext& owner = *self.owner;
  owner.fibers_[owner.running_].where = from.fctx;
  owner.running_ = self.number;
  for (;;) {
    owner.bodies_[self.number](owner);
    owner.point_.pending[self.number] = nullptr;
    owner.switchTo(owner.next());
  }
}

void RawFcontext::arrive(const Step& step) {
  const auto self = running_;
  ActorSet& standing = step.wait == nullptr ? free_ : conditional_;
  standing.insert(actorAt(self));
  point_.pending[self] = &step;
  if (const auto then = next(); then != self) switchTo(then);
  standing.erase(actorAt(self));
}

std::size_t RawFcontext::next() {
  if (toBegin_ < home_) return toBegin_++;
  point_.enabled = free_;
  for (const ActorId actor : conditional_) {
    if (point_.next(actor)->wait->over()) point_.enabled.insert(actor);
  }
  if (point_.enabled.empty() || point_.taken == limit) return home_;
  const Choice choice = strategy_->choose(point_);
  if (choice.stops()) return home_;
  if (!point_.enabled.contains(choice.actor()) || choice.fault() != Fault::none) throw std::logic_error("bad choice");
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
