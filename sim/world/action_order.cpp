#include "sim/world/action_order.h"

#include <algorithm>
#include <stdexcept>

namespace ttadak {

void ActionOrder::run(std::initializer_list<Action> actions) const {
  for (const std::string& name : names_) {
    const auto* action =
        std::find_if(actions.begin(), actions.end(), [&](const Action& one) { return one.name == name; });
    if (action == actions.end()) throw std::logic_error("there is no action " + name);
    action->act();
  }
}

}  // namespace ttadak
