#include "raw_fcontext.h"

namespace ttadak::bench {

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

void RawFcontext::arriveOutOfLine(const Step& step) { arrive(step); }

}  // namespace ttadak::bench
