#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <string>

#include "sim/kernel/property.h"
#include "sim/world/connection.h"

namespace ttadak {

/// Somebody who sends one request.
struct Client {
  Connection connection;
  /// What they want: the same for those who want the same thing.
  std::string intent;
  /// Whether the service could give it to them; not with an expired token, say.
  bool canSucceed = true;

  Client(World& world, Text name, std::string wants, bool possible = true)
      : connection(world, std::move(name)), intent(std::move(wants)), canSucceed(possible) {}
};

/// In the order in which the gateway numbers them.
using Clients = std::deque<Client>;

/// What the same requests to the same server instance have in common: nothing tells their actors apart but names.
std::string likeness(const std::string& request, std::size_t instance);

/// Whether anybody who wants that was told that they have it.
bool anybodyAccepted(const Clients& clients, const std::string& intent);

/// `served`: whatever can be had, somebody who wants it was told that they have it.
Property served(const Clients& clients);

/// `nothing-lost`: what a client was told is done has its whole effect. `missing` says what of it is not there.
Property nothingLost(const Clients& clients, std::function<std::optional<Text>(const Client&)> missing);

/// What is wrong with each of several things, each said once, as one sentence; nothing if nothing is.
class Complaints {
 public:
  void add(const Text& what);
  void add(const std::optional<Text>& what) {
    if (what) add(*what);
  }
  const std::optional<Text>& all() const { return all_; }

 private:
  std::set<std::string> seen_;
  std::optional<Text> all_;
};

/// Nothing if there is exactly one; at most one is always right as long as nobody relies on there being one.
std::optional<Text> notExactlyOne(std::size_t count, bool reliedOn, const Text& of);

}  // namespace ttadak
