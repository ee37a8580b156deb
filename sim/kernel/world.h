#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "sim/kernel/property.h"
#include "sim/kernel/scheduler.h"
#include "sim/kernel/step.h"

namespace ttadak {

/// What a run is of: shared objects, the actors that use them, and the properties that must hold in the end. Derive
/// from it, give it Objects as members, and add actors and properties in the constructor.
///
/// Wiring (who is there, how things are connected) is made once; contents are reset before every run, so that the same
/// World runs any number of times. A World is used by one thread at a time.
class World {
 public:
  struct Actor {
    Text title;
    std::function<void()> body;
    /// Actors of equal likeness, if it is not empty, run the same code with the same arguments, each with objects of
    /// its own that are alike (Object::belongTo): nothing but their names tells them apart.
    std::string likeness;
  };

  World() = default;
  virtual ~World() = default;
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  std::span<const Actor> actors() const { return actors_; }
  std::span<const Object* const> objects() const { return objects_; }
  std::span<const Property> properties() const { return properties_; }

  /// From now on, that may happen once in a run, at any moment at which it can. Throws std::logic_error for a fault
  /// that nothing in the kernel knows how to bring about.
  void switchOn(Fault fault);
  /// What is switched on.
  std::span<const Fault> faults() const { return faults_; }

  const Clock& clock() const { return clock_; }
  Clock& clock() { return clock_; }

  /// Puts every object, and the clock, back to where a run begins. Called by Scheduler::run.
  void reset();

  /// Does `act` as one step of the actor that calls: waits until the strategy picks it and then happens at once.
  /// `describe` turns what came of it into words for the record; it is only called when somebody watches. Returns what
  /// `act` returns. Throws what `act` throws, and std::logic_error outside a run or within another step.
  ///
  /// In a run that is being abandoned nothing happens any more and a default value is returned: an actor's code between
  /// its steps must bear that. After some such steps an exception unwinds the actor; `catch (...)` must not keep it.
  template <class Act, class Describe>
  auto step(const Step& step, Act&& act, Describe&& describe) {
    using Result = std::invoke_result_t<Act&>;
    static_assert(!std::is_reference_v<Result>, "an abandoned step has nothing to refer to");
    Scheduler& scheduler = Scheduler::ofThisThread();
    if (!scheduler.arrive(step)) return Result();
    const Scheduler::Happening now(scheduler);
    if (scheduler.unattended()) [[likely]]
      return act();
    return attended(scheduler, act, describe);
  }

  /// The same for a step of which only the fact is worth a record.
  template <class Act>
  auto step(const Step& step, Act&& act) {
    return this->step(step, act, [](const auto&...) { return std::string(); });
  }

  /// Who is running; only within a run.
  static ActorId running() { return Scheduler::ofThisThread().running(); }
  /// Within a step that waited with a timeout: whether it happens because its time is up.
  static bool timeIsUp() { return Scheduler::ofThisThread().fault() == Fault::waitTimeout; }
  /// Within a step: it ends here, for now, with `outcome`, and what it does goes on in another one, once that is
  /// picked. False in a run that is being abandoned, where nothing may happen any more.
  template <class Outcome, class Describe>
  static bool goOn(const Step& next, const Outcome& outcome, Describe&& describe) {
    Scheduler& scheduler = Scheduler::ofThisThread();
    if (!scheduler.unattended()) {
      scheduler.learn(outcome);
      if (scheduler.watched()) scheduler.answered(describe(outcome));
    }
    return scheduler.goOn(next);
  }
  /// Within a step: it touches something that it could not announce.
  static void touch(const Access& access) { Scheduler::ofThisThread().touch(access); }
  /// Within a step: it only read what it had announced to write, as a compare-and-swap does that fails.
  static void onlyRead() { Scheduler::ofThisThread().onlyRead(); }
  /// Between the steps of an actor: it looks at something that an earlier step of its own has given it, and that is no
  /// part of what the step returned.
  template <class Knowledge>
  static void learn(const Knowledge& what) {
    Scheduler::ofThisThread().learn(what);
  }
  /// Between the steps of an actor: puts into the record what is no step, such as advice that a call went past.
  static void note(const Label& what) { Scheduler::ofThisThread().note(what); }

 protected:
  /// Throws std::logic_error beyond `maxActors`.
  ActorId addActor(Text title, std::function<void()> body, std::string likeness = {});
  void addProperty(Property property) { properties_.push_back(std::move(property)); }

 private:
  friend class Object;

  /// A step of which somebody wants to know what came of it.
  template <class Act, class Describe>
  [[gnu::cold, gnu::noinline]] static auto attended(Scheduler& scheduler, Act& act, Describe& describe) {
    try {
      if constexpr (std::is_void_v<std::invoke_result_t<Act&>>) {
        act();
        scheduler.learn(std::string_view());
        if (scheduler.watched()) scheduler.answered(describe());
      } else {
        auto result = act();
        scheduler.learn(result);
        if (scheduler.watched()) scheduler.answered(describe(result));
        return result;
      }
    } catch (const std::exception& error) {
      scheduler.learn(std::string_view(error.what()));
      throw;
    }
  }

  std::vector<Actor> actors_;
  std::vector<Object*> objects_;
  std::vector<Property> properties_;
  std::vector<Fault> faults_;
  Clock clock_;
};

}  // namespace ttadak
