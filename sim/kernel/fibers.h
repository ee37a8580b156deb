#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "sim/kernel/actor.h"

namespace ttadak {

/// Fibers that live across executions and do one job after another. Control goes only where it is sent: from home (the
/// caller's own stack) to a fiber, from fiber to fiber, and home again.
///
/// Each fiber has its own exceptions in flight, so that it may be left and entered in a handler or while it unwinds.
///
/// Belongs to the OS thread that made it. A fiber that is not doing a job costs nothing but its stack.
class Fibers {
 public:
  static constexpr std::size_t maxFibers = maxActors;
  /// The caller's own stack, as a place to switch to.
  static constexpr std::size_t home = maxFibers;
  /// In bytes; a guard page lies below. Sanitizers make frames several times larger.
  static constexpr std::size_t stackSize = std::size_t{256} * 1024;

  class Job {
   public:
    virtual ~Job() = default;
    /// Does the job of `fiber`, on that fiber, and returns where control goes afterwards. Must not throw.
    virtual std::size_t work(std::size_t fiber) = 0;
  };

  explicit Fibers(Job& job);
  /// Every fiber must be between jobs.
  ~Fibers();
  Fibers(const Fibers&) = delete;
  Fibers& operator=(const Fibers&) = delete;

  /// Sees to it that there are fibers 0 to `count` - 1. Only from home. Throws std::bad_alloc if there is no room for
  /// their stacks; those that are there stay.
  void grow(std::size_t count);

  /// Goes to `fiber`: on with its job, or to the beginning of a new one. Returns when somebody switches back.
  void switchTo(std::size_t fiber);

 private:
  class NamedNext;
  struct Exceptions;
  struct Place;
  struct Worker;

  void live(std::size_t number);

  Job& job_;
  NamedNext& algorithm_;
  Exceptions& exceptions_;
  std::unique_ptr<Place[]> places_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::size_t current_ = home;
  std::size_t previous_ = home;
  bool closing_ = false;
};

}  // namespace ttadak
