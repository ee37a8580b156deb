#pragma once

#include <functional>
#include <optional>
#include <string>

#include "sim/kernel/text.h"

namespace ttadak {

class Object;

/// What must be true of every finished run. It looks at the World without taking steps, and is judged when the run has
/// ended and before the rest is abandoned (Observer::ended): afterwards, abandoned bodies may have touched plain
/// members.
struct Property {
  std::string id;
  Text meaning;
  /// What is wrong with the World as it is now; nothing if the property is true of it.
  std::function<std::optional<Text>()> wrong;
  /// If set: must be true not only in the end, but after every access to this object; `wrong` looks at nothing else.
  const Object* always = nullptr;
};

/// The property that every World has: nobody waits for ever. Only a deadlock breaks it.
inline constexpr auto allAnswered = "all-answered";
inline Text allAnsweredMeaning() { return {"nobody waits for ever", "아무도 영원히 기다리지 않는다"}; }

}  // namespace ttadak
