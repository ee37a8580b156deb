#pragma once

#include <array>
#include <cstddef>
#include <exception>
#include <string>

#include "sim/kernel/fibers.h"
#include "sim/kernel/observer.h"
#include "sim/kernel/strategy.h"

namespace ttadak {

class World;

/// Runs Worlds: each actor on a fiber, one step at a time, in the order a Strategy names. The fibers live as long as
/// the scheduler, and an execution creates, allocates, joins and locks nothing.
///
/// A scheduler belongs to the OS thread that made it; parallel exploration has one for each thread. There is one run at
/// a time on a thread.
class Scheduler final : private Fibers::Job {
 public:
  /// In steps.
  static constexpr std::size_t defaultLimit = 10'000;
  /// In steps: an abandoned actor may take so many that do nothing before it is unwound by an exception.
  static constexpr std::size_t drainedSteps = 64;
  /// In steps: an actor that keeps that exception to itself and goes on for so long ends the program.
  static constexpr std::size_t mostDrainedSteps = 100'000;

  Scheduler() = default;

  /// Resets `world` and runs it until nobody can go on, the strategy stops it, or `limit` steps were taken. Whoever has
  /// not ended then is abandoned: brought to the end of its body by steps that do nothing. Throws what the strategy,
  /// the observer or an actor's body throws; std::logic_error within another run.
  End run(World& world, Strategy& strategy, Observer* observer = nullptr, std::size_t limit = defaultLimit);

 private:
  friend class World;

  /// The one whose run the caller is part of; throws std::logic_error outside a run.
  static Scheduler& ofThisThread() { return current_ != nullptr ? *current_ : outsideRun(); }
  [[noreturn, gnu::cold]] static Scheduler& outsideRun();

  /// The scheduling point before `step`. True: it happens now. False: the run is being abandoned.
  [[gnu::noinline]] bool arrive(const Step& step);
  /// Ends the step that happens, and is the scheduling point before the next one.
  bool goOn(const Step& next);
  bool watched() const { return observer_ != nullptr && !abandoning_; }
  bool unattended() const { return !attended_; }
  template <class Result>
  void learn(const Result& result) {
    if (!learns_ || abandoning_) return;
    if constexpr (requires { result.tellsNothing(); }) {
      if (result.tellsNothing()) return;
    }
    learning_.clear();
    learning_ << result << fault_;
    Hash& learnt = point_.learnt[index(running_)];
    learnt = followed(learnt, learning_.hash());
  }
  void answered(std::string result) { observer_->answered(std::move(result)); }
  ActorId running() const { return running_; }
  Fault fault() const { return fault_; }
  void touch(const Access& access) {
    point_.touched.push_back(access);
    untidy_ = true;
  }
  void onlyRead() {
    point_.onlyRead = true;
    untidy_ = true;
  }
  void note(const Label& what) {
    if (watched()) observer_->noted(running_, what.text());
  }

  /// For as long as a step happens, its actor can take no other.
  class Happening {
   public:
    explicit Happening(Scheduler& scheduler) : scheduler_(scheduler) {}
    ~Happening() { scheduler_.mayStep_ = true; }
    Happening(const Happening&) = delete;
    Happening& operator=(const Happening&) = delete;

   private:
    Scheduler& scheduler_;
  };

  std::size_t work(std::size_t fiber) override;
  void begin(World& world, Strategy& strategy, Observer* observer, std::size_t limit);
  std::size_t next() noexcept;
  std::size_t decide();
  [[gnu::noinline]] void sortOutWaiting();
  [[gnu::noinline]] void offerTimers();
  [[gnu::noinline]] void offerFaults();
  void offer(Choice choice) {
    if (!point_.offers(choice)) point_.others.push_back(choice);
  }
  [[gnu::cold, gnu::noinline]] void happen(Choice choice);
  [[gnu::cold, gnu::noinline]] void tidyUp();
  void runOut(Choice choice);
  void endWait(ActorId actor);
  void hang(Choice choice);
  void takeOther(Choice choice, const Step& step);
  Duration deadline(ActorId waiting) const {
    return point_.arrivals[index(waiting)] + *point_.next(waiting)->wait->timeout;
  }
  [[noreturn, gnu::cold, gnu::noinline]] static void refuse(Choice choice);
  std::size_t finish(End end);
  [[gnu::cold, gnu::noinline]] std::size_t fail() noexcept;
  void abandonTheRest();
  bool drain(const Step& step);

  // Every step of every execution begins here, so it is found without going through the World.
  static inline constinit thread_local Scheduler* current_ = nullptr;

  Fibers fibers_{*this};
  World* world_ = nullptr;
  Strategy* strategy_ = nullptr;
  Observer* observer_ = nullptr;
  std::size_t limit_ = defaultLimit;

  /// Between two steps, everybody who has begun and not ended is in `point_.enabled` or in `conditional_`, or in both.
  SchedulingPoint point_;
  ActorSet conditional_;    // stands before a step that may have to wait
  ActorSet hung_;           // will never take the step it stands before
  std::size_t atRest_ = 0;  // how many of `point_.others` are no faults: timers, because nobody can go on
  std::size_t toBegin_ = 0;
  ActorId running_{};
  Fault fault_ = Fault::none;  // with which the latest step happens
  bool untidy_ = false;        // whether that step was special: it came with a fault, or touched more than it announced
  bool learns_ = false;        // whether the strategy wants to know what the actors learn
  bool faulty_ = false;        // whether any fault is switched on
  bool attended_ = false;      // whether anybody wants to know what came of a step
  Digest learning_;
  End end_ = End::completed;
  std::exception_ptr failure_;
  /// Whether an actor's own code runs: not a step, the strategy, the observer or a wait.
  bool mayStep_ = false;
  bool abandoning_ = false;
  std::size_t drained_ = 0;
};

}  // namespace ttadak
