#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

namespace ttadak {

/// One of a handler's actions, by name.
struct Action {
  std::string name;
  std::function<void()> act;
};

/// In which order a handler's actions happen. Those that it does not name do not happen.
class ActionOrder {
 public:
  explicit ActionOrder(std::vector<std::string> names) : names_(std::move(names)) {}

  const std::vector<std::string>& names() const { return names_; }
  void change(std::vector<std::string> names) { names_ = std::move(names); }

  /// Throws std::logic_error for an order that names an action that there is not.
  void run(std::initializer_list<Action> actions) const;

 private:
  std::vector<std::string> names_;
};

}  // namespace ttadak
