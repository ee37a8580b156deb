#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/kernel/actor.h"

namespace ttadak {

/// What may happen at a choice instead of an actor's ordinary step, when it is switched on (World::switchOn): each kind
/// once in a run. `leaseExpiry` and `waitTimeout` also happen, and are no faults, when nobody can go on before a timer
/// runs out.
enum class Fault : std::uint8_t { none, crash, hang, callFails, retry, leaseExpiry, waitTimeout };

/// The names of the faults as schedules and the command line write them; the one for `none` is empty.
std::string_view faultName(Fault fault);
/// Every fault but `none`.
std::span<const Fault> faults();

/// What was decided at a scheduling point: whose step is next, and what goes wrong with it; or that the run stops here.
/// One scalar, because it is made and read at every step of every execution.
class Choice {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor)
  constexpr Choice(ActorId actor, Fault fault = Fault::none)
      : code_(static_cast<std::uint16_t>(static_cast<unsigned>(fault) << 8U | static_cast<unsigned>(actor))) {}
  static constexpr Choice stop() { return Choice(); }

  constexpr bool stops() const { return code_ == stopCode; }
  /// Not for a choice that stops.
  constexpr ActorId actor() const { return static_cast<ActorId>(code_ & 0xffU); }
  constexpr Fault fault() const { return static_cast<Fault>(code_ >> 8U); }

  constexpr bool operator==(const Choice&) const = default;

 private:
  static constexpr std::uint16_t stopCode = 0xffff;

  constexpr Choice() : code_(stopCode) {}

  std::uint16_t code_;
};

/// `A`, or `A!crash`; `stop` for a choice that stops, which no schedule has.
std::string choiceText(Choice choice);

/// Who went on at each scheduling point of a run, and what the run was of.
///
/// As text: `toss-og/two-links --instances 2: A*4 B A!crash`. What stands before the colon and a blank is the setup, in
/// words that only the catalog of incidents understands; a bare schedule has none. Equal neighbours are shortened.
/// The text is stable across machines and builds, and `parse(text()) == *this` for a setup without ": " and choices
/// that do not stop.
struct Schedule {
  std::string setup;
  std::vector<Choice> choices;

  std::string text() const;
  /// The choices alone, shortened.
  std::string bareText() const;
  /// Throws InputError, with the place, if the text is not a schedule or has more than `maxChoices` choices.
  static Schedule parse(std::string_view text);

  static constexpr std::size_t maxChoices = 1'000'000;

  bool operator==(const Schedule&) const = default;
};

}  // namespace ttadak
