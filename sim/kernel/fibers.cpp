#include "sim/kernel/fibers.h"

#include <cxxabi.h>
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

  /// Leaves the running fiber, which then is in no queue, for `next`. Not through suspend() and pick_next(), which
  /// choose nothing that is not named already and make a switch a tenth slower.
  static void handOverTo(context& next) { next.resume(); }
  /// Whom the running fiber is left for when it ends.
  void name(context* next) { next_ = next; }
  /// The next fiber to wake up goes to `place` instead of the queue.
  void catchInto(context** place) { caught_ = place; }

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

/// What C++ knows of the exceptions in flight: kept per thread, and needed per fiber, since an actor may take a step in
/// a handler or while it unwinds. Itanium C++ ABI: Exception Handling, section 2.2.2.
struct Fibers::Exceptions {
  void* caught = nullptr;
  unsigned int uncaught = 0;

  static Exceptions& ofThisThread() {
    return *reinterpret_cast<Exceptions*>(abi::__cxa_get_globals());  // opaque there, of this layout in the ABI
  }
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
  Exceptions exceptions;
};

struct Fibers::Worker {
  boost::fibers::fiber fiber;
};

Fibers::Fibers(Job& job)
    : job_(job),
      algorithm_(NamedNext::ofThisThread()),
      exceptions_(Exceptions::ofThisThread()),
      places_(new Place[maxFibers + 1]) {
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
  workers_.reserve(count);
  while (workers_.size() < count) {
    const std::size_t number = workers_.size();
    auto worker = std::make_unique<Worker>();
    const AnnotatedStack stack(places_[number].annotation);
    algorithm_.catchInto(&places_[number].where);
    try {
      worker->fiber = boost::fibers::fiber(boost::fibers::launch::post, std::allocator_arg, AnnotatedStack(stack),
                                           [this, number] { live(number); });
    } catch (...) {
      algorithm_.catchInto(nullptr);
      throw;
    }
    workers_.push_back(std::move(worker));
  }
}

void Fibers::live(std::size_t number) {
  places_[number].annotation.arriveFrom(places_[previous_].annotation);
  exceptions_ = {};
  while (!closing_) switchTo(job_.work(number));
  // The fiber ends here: Boost picks the next context by itself.
  algorithm_.name(places_[home].where);
  places_[number].annotation.leaveForGoodFor(places_[home].annotation);
  previous_ = std::exchange(current_, home);
}

void Fibers::switchTo(std::size_t fiber) {
  Place& from = places_[current_];
  previous_ = std::exchange(current_, fiber);
  from.exceptions = exceptions_;
  from.annotation.leaveFor(places_[fiber].annotation);
  NamedNext::handOverTo(*places_[fiber].where);
  from.annotation.arriveFrom(places_[previous_].annotation);
  exceptions_ = from.exceptions;
}

}  // namespace ttadak
