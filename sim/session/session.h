#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/kernel/scheduler.h"
#include "sim/kernel/world.h"
#include "sim/session/history.h"
#include "sim/session/moment.h"

namespace ttadak {

/// A run that a person takes step by step: forward by any choice that is possible, back, and forward another way. It is
/// always at one place of its History, and knows the Moment there. Every movement runs the World again from the
/// beginning, so the same movements give the same moments.
///
/// Another wiring. `rewire` gives the session another World, for instance with a fix switched on. The History belongs
/// to the session and not to a wiring: it keeps every choice that was made under any of them. What the moments are, is
/// as the present wiring makes them, and a way in the History may not fit it: a movement along such a way stops where
/// it does not fit and says why. No choice is bent to fit, and none is lost; with the earlier wiring it fits again. The
/// session remembers where it was meant to go until it is moved elsewhere, so that switching a fix on and off again
/// leads back to the same place.
///
/// An exception from an actor's code ends no session. `step` and `follow` let it through and stay where they were;
/// other movements stop before the step that failed, and say so. The World's constructor, and what its actors do before
/// their first step, may throw from the constructor and from `rewire`, which then changes nothing.
///
/// Belongs to the OS thread that made it, as a Scheduler does. None of its movements may be made within a run.
class Session {
 public:
  using Maker = std::function<std::unique_ptr<World>()>;

  /// How far a movement came.
  struct Arrival {
    /// The step at which the session now is.
    std::size_t step{};
    /// Why not further, if it did not come to where it was meant to; one sentence.
    std::optional<Text> why;
  };

  /// What a place of the history is like under the present wiring: the moment there, or else the last on the way to it
  /// that fits, and why not further.
  struct View {
    Moment moment;
    std::optional<Text> why;
  };

  /// `setup` becomes the traces'; no run takes more than `limit` steps.
  explicit Session(const Maker& maker, std::string setup = {}, std::size_t limit = Scheduler::defaultLimit);

  const Moment& moment() const { return moment_; }
  const Trace& trace() const { return moment_.trace; }
  const std::string& setup() const { return setup_; }
  const History& history() const { return history_; }
  NodeId current() const { return current_; }
  /// How many steps were taken to here.
  std::size_t at() const { return history_[current_].depth; }
  /// The end of the branch that the session is on: the one that `forward` follows.
  NodeId tip() const { return history_.tip(current_); }

  /// Looks at another place of the history without going there.
  View look(NodeId node) { return runAsFarAsPossible(history_.choices(node)); }

  /// Takes one step. Throws InputError, saying why, if it is not possible now.
  void step(Choice choice);
  /// Takes all these steps. Throws InputError, and takes none, if one of them does not fit.
  void follow(std::span<const Choice> choices);

  /// Not further than the beginning.
  Arrival back(std::size_t steps = 1);
  /// Along the branch last visited, not further than its end.
  Arrival forward(std::size_t steps = 1);
  /// To a step of the branch; throws InputError if it has none of that number.
  Arrival jump(std::size_t step);
  /// To a place of the history.
  Arrival go(NodeId node);
  /// To the same step of another branch, or to its end if it is shorter. `tip` is the end of that branch.
  Arrival switchTo(NodeId tip);
  /// Along the branch as far as it fits, and from there in turns until the run ends. `why` says why the branch was
  /// left, or the run did not come to its end.
  Arrival runToEnd();

  /// Puts another wiring in the place of this one and runs the present schedule again, as far as it goes.
  Arrival rewire(const Maker& maker, std::string setup);

 private:
  View run(std::span<const Choice> choices, Strategy* rest = nullptr, std::vector<Choice>* made = nullptr);
  View runAsFarAsPossible(std::span<const Choice> choices, Strategy* rest = nullptr);
  void arrive(Moment moment, NodeId at, NodeId meant);
  Arrival arrival(std::optional<Text> why) const { return {at(), std::move(why)}; }

  Scheduler scheduler_;
  std::unique_ptr<World> world_;
  std::string setup_;
  std::size_t limit_;
  History history_;
  NodeId current_ = History::beginning;
  NodeId meant_ = History::beginning;
  Moment moment_;
};

}  // namespace ttadak
