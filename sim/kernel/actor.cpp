#include "sim/kernel/actor.h"

namespace ttadak {

namespace {
constexpr std::size_t letters = 26;
}

std::string actorName(ActorId actor) {
  const auto number = index(actor);
  const auto letter = static_cast<char>('A' + number % letters);
  if (number < letters) return std::string(1, letter);
  return {static_cast<char>('A' + number / letters - 1), letter};
}

std::optional<ActorId> actorNamed(std::string_view name) {
  for (std::size_t number = 0; number < maxActors; ++number) {
    if (actorName(actorAt(number)) == name) return actorAt(number);
  }
  return std::nullopt;
}

}  // namespace ttadak
