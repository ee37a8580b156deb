#include "sim/world/database/engine.h"

#include <array>
#include <vector>

#include "sim/kernel/input_error.h"

namespace ttadak::sql {

namespace {

constexpr std::array<std::string_view, 4> levels{"read-uncommitted", "read-committed", "repeatable-read",
                                                 "serializable"};

}  // namespace

const Engine& engineNamed(std::string_view name) {
  std::vector<std::string> known;
  for (const Engine* engine : {&postgres(), &mariadb()}) {
    if (engine->name() == name) return *engine;
    known.emplace_back(engine->name());
  }
  refuseUnknown({"engine", "엔진"}, name, known);
}

Isolation isolationNamed(std::string_view name) {
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (levels[i] == name) return static_cast<Isolation>(i);
  }
  refuseUnknown({"isolation level", "격리 수준"}, name, std::vector<std::string>(levels.begin(), levels.end()));
}

std::string_view isolationName(Isolation isolation) { return levels[static_cast<std::size_t>(isolation)]; }

}  // namespace ttadak::sql
