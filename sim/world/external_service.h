#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/kernel/world.h"

namespace ttadak {

/// A service of somebody else's, reached over the network: a calendar's API, mail, a login provider. What was done
/// there stays done, whatever becomes of the transaction that had it done.
class ExternalService : public Object {
 public:
  ExternalService(World& world, Text name) : Object(world, std::move(name), Kind::external) {}

  /// What was done there, in order; for properties: no step.
  const std::vector<std::string>& effects() const { return effects_; }

  void reset() override { effects_.clear(); }
  void digest(Digest& to) const override { to << effects_; }
  /// How often each thing was done: `mail to 1 ×2`.
  std::string state() const override;

 protected:
  /// Has something done; returns which one it was, counted from 1.
  std::size_t order(const Label& label, const std::string& effect, SourceLine at);
  /// Asks for something that changes nothing there. What `find` throws, the service answers.
  std::string ask(const Label& label, const std::function<std::string()>& find, SourceLine at);

 private:
  std::vector<std::string> effects_;
};

}  // namespace ttadak
