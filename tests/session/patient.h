#pragma once

#include <chrono>
#include <string>
#include <utility>

#include "sim/kernel/world.h"

namespace ttadak {

/// Two timers that run out at the same moment: A shuts a door that opens again by itself after a second, and for just
/// so long B is ready to wait for that.
struct Patient : World {
  class Door final : public Object {
   public:
    explicit Door(World& world) : Object(world, {"door", "문"}) {}

    void shut(SourceLine at = SourceLine::here()) {
      world().step({.label = {"shut door", "문 닫기"}, .accesses = writes(), .at = at}, [&] {
        shut_ = true;
        world().clock().start(std::chrono::seconds(1), {{}, World::running(), this, "", {"door opens", "문 열림"}, at});
      });
    }
    void waitUntilOpen(SourceLine at = SourceLine::here()) {
      const auto open = [this](ActorId) { return !shut_; };
      const Wait wait{*this, open, std::chrono::seconds(1)};
      world().step({.label = {"wait for door", "문 기다림"}, .accesses = reads(), .at = at, .wait = &wait}, [] {});
    }

    void reset() override { shut_ = false; }
    void digest(Digest& to) const override { to << shut_; }
    std::string state() const override { return shut_ ? "shut" : ""; }
    void expire(const std::string& /*key*/) override { shut_ = false; }

   private:
    bool shut_ = false;
  };

  Door door{*this};

  Patient() {
    addActor({"porter", "문지기"}, [this] { door.shut(); });
    addActor({"guest", "손님"}, [this] { door.waitUntilOpen(); });
  }
};

}  // namespace ttadak
