#include "sim/world/external_service.h"

#include <fmt/format.h>

#include <exception>
#include <map>
#include <stdexcept>

namespace ttadak {

std::string ExternalService::state() const {
  std::map<std::string, int> counts;
  for (const auto& effect : effects_) ++counts[effect];
  std::vector<std::string> all;
  for (const auto& [effect, count] : counts) all.push_back(count == 1 ? effect : fmt::format("{} ×{}", effect, count));
  return fmt::format("{}", fmt::join(all, ", "));
}

std::size_t ExternalService::order(const Label& label, const std::string& effect, SourceLine at) {
  const auto act = [&] {
    effects_.push_back(effect);
    return effects_.size();
  };
  return world().step({.label = label, .accesses = writes(), .at = at}, act,
                      [](std::size_t number) { return fmt::format("#{}", number); });
}

std::string ExternalService::ask(const Label& label, const std::function<std::string()>& find, SourceLine at) {
  struct Reply {
    std::string found;
    std::exception_ptr error;
    std::string shown;

    void digest(Digest& to) const { to << shown; }
  };
  const auto act = [&]() -> Reply {
    try {
      auto found = find();
      return {found, nullptr, found};
    } catch (const std::exception& error) {
      return {"", std::current_exception(), std::string("✗ ") + error.what()};
    }
  };
  auto reply = world().step({.label = label, .accesses = reads(), .at = at}, act,
                            [](const Reply& answered) { return answered.shown; });
  if (reply.error) std::rethrow_exception(reply.error);
  return std::move(reply.found);
}

}  // namespace ttadak
