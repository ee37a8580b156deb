#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "sim/kernel/actor.h"
#include "sim/kernel/text.h"

namespace ttadak {

class Digest;
class Object;
class World;

/// One object that a step touches, and how. Two steps can matter to each other's outcome only if they touch the same
/// object and at least one of them writes it.
struct Access {
  enum class Mode : std::uint8_t { read, write };

  const Object* object;
  Mode mode;
};

/// Something shared: a variable, a lock, a browser. It belongs to one World for all its life, and is used by one thread
/// at a time, as its World is.
class Object {
 public:
  /// `client`: somebody outside who waits for one actor's answer. It is part of the record, but nobody can race for it,
  /// so a timeline gives it no lane; and what is written to it cannot be taken back.
  /// `external`: a service of somebody else's. It is shared, and what is done to it cannot be taken back either.
  /// `internal`: bookkeeping of the world's own, which matters to what steps depend on and to no person: no lane
  /// either.
  enum class Kind : std::uint8_t { shared, client, external, internal };

  /// Registers with `world`; throws std::logic_error if the world has an object of that (English) name.
  Object(World& world, Text name, Kind kind = Kind::shared);
  /// Leaves its world, which must still be there; not during a run.
  virtual ~Object();
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;

  const Text& name() const { return name_; }
  /// Its index among the objects of its World.
  std::size_t number() const { return number_; }
  Kind kind() const { return kind_; }

  /// Becomes what it is when a run begins.
  virtual void reset() = 0;
  /// All that is in it, as far as it can make a difference to what happens later or to what is thought of it: explorers
  /// take worlds with equal digests for the same.
  virtual void digest(Digest& to) const = 0;
  /// Whether its digest may change at steps that do not touch it.
  virtual bool changesUntouched() const { return false; }
  /// What a person is shown of it, in a word or two; empty if there is nothing in it.
  virtual std::string state() const = 0;
  /// What a run that has ended left in it, where runs are counted by how they turn out: the same for contents that have
  /// the same digest.
  virtual std::string outcome() const { return state(); }
  /// Who has it, if it is something that one can have.
  virtual ActorSet holders() const { return {}; }
  /// To whom alone it belongs, if like actors have one like it each. Set before a run.
  std::optional<ActorId> owner() const { return owner_; }
  void belongTo(ActorId owner) { owner_ = owner; }
  /// A timer of this object has run out (sim/kernel/clock.h): what `key` names comes to its end.
  virtual void expire(const std::string& /*key*/) {}

  /// What a step announces that reads or writes this object alone.
  std::span<const Access> reads() const { return {&read_, 1}; }
  std::span<const Access> writes() const { return {&write_, 1}; }

 protected:
  World& world() const { return world_; }

 private:
  World& world_;
  Text name_;
  Kind kind_;
  std::size_t number_ = 0;
  std::optional<ActorId> owner_;
  Access read_{this, Access::Mode::read};
  Access write_{this, Access::Mode::write};
};

}  // namespace ttadak
