#include "sim/kernel/fibers.h"

#include <boost/fiber/algo/round_robin.hpp>
#include <boost/fiber/all.hpp>
#include <utility>

#include "stack_annotation.h"

namespace ttadak {

using boost::fibers::context;

/// Boost's scheduling algorithm here: runs whichever fiber was named. Boost's own contexts (its dispatcher, a thread
/// that joins) keep taking turns.
class Fibers::NamedNext final : public boost::fibers::algo::round_robin {
 public:
  /// The one of this thread, installed at its first use.
  static NamedNext& ofThisThread() {
    thread_local NamedNext* installed = nullptr;
    if (installed == nullptr) boost::fibers::use_scheduling_algorithm<NamedNext>(installed);
    return *installed;
  }

  explicit NamedNext(NamedNext*& installed) { installed = this; }

  void name(context* next) { next_ = next; }
  /// The next fiber to wake up goes to `place` instead of the queue.
  void catchInto(context*& place) { caught_ = &place; }

  void awakened(context* fiber) noexcept override {
    if (caught_ != nullptr) {
      *std::exchange(caught_, nullptr) = fiber;
    } else {
      round_robin::awakened(fiber);
    }
  }

  context* pick_next() noexcept override {
    return next_ != nullptr ? std::exchange(next_, nullptr) : round_robin::pick_next();
  }

 private:
  context* next_ = nullptr;
  context** caught_ = nullptr;
};

namespace {

/// Boost's stack with a guard page, which also says where it lies.
class AnnotatedStack {
 public:
  explicit AnnotatedStack(StackAnnotation& annotation) : stack_(Fibers::stackSize), annotation_(&annotation) {}

  boost::context::stack_context allocate() {
    const auto stack = stack_.allocate();
    annotation_->bounds(static_cast<const char*>(stack.sp) - stack.size, stack.size);
    return stack;
  }
  void deallocate(boost::context::stack_context& stack) noexcept { stack_.deallocate(stack); }

 private:
  boost::fibers::protected_fixedsize_stack stack_;
  StackAnnotation* annotation_;
};

}  // namespace

/// A stack that control can be on: home, or a fiber's.
struct Fibers::Place {
  context* where = nullptr;
  StackAnnotation annotation;
};

struct Fibers::Worker {
  boost::fibers::fiber fiber;
};

Fibers::Fibers(Job& job) : job_(job), algorithm_(NamedNext::ofThisThread()), places_(new Place[maxFibers + 1]) {
  places_[home].where = context::active();
}

Fibers::~Fibers() {
  closing_ = true;
  for (std::size_t number = 0; number < workers_.size(); ++number) {
    switchTo(number);
    workers_[number]->fiber.join();
  }
  // Boost frees the stacks of ended fibers when its dispatcher gets a turn.
  if (!workers_.empty()) boost::this_fiber::yield();
}

void Fibers::grow(std::size_t count) {
  while (workers_.size() < count) {
    const std::size_t number = workers_.size();
    auto& worker = *workers_.emplace_back(std::make_unique<Worker>());
    algorithm_.catchInto(places_[number].where);
    worker.fiber = boost::fibers::fiber(boost::fibers::launch::post, std::allocator_arg,
                                        AnnotatedStack(places_[number].annotation), [this, number] { live(number); });
  }
}

void Fibers::live(std::size_t number) {
  places_[number].annotation.arriveFrom(places_[previous_].annotation);
  while (!closing_) switchTo(job_.work(number));
  // The fiber ends here: Boost picks the next context by itself.
  algorithm_.name(places_[home].where);
  places_[number].annotation.leaveForGoodFor(places_[home].annotation);
  previous_ = std::exchange(current_, home);
}

void Fibers::switchTo(std::size_t fiber) {
  Place& from = places_[current_];
  previous_ = std::exchange(current_, fiber);
  from.annotation.leaveFor(places_[fiber].annotation);
  algorithm_.name(places_[fiber].where);
  from.where->suspend();
  from.annotation.arriveFrom(places_[previous_].annotation);
}

}  // namespace ttadak
