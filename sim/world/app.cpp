#include "sim/world/app.h"

#include <stdexcept>

namespace ttadak {

App::App(const sql::Engine& engine, sql::Isolation isolation)
    : database_(std::make_unique<sql::Database>(*this, engine, isolation)) {}

sql::Database& App::database() {
  if (database_ == nullptr) throw std::logic_error("there is no database");
  return *database_;
}

std::vector<AdvisedMethod*> App::methods(const std::string& name) const {
  const auto found = methods_.find(name);
  if (found == methods_.end()) throw std::logic_error("there is no method " + name);
  return found->second;
}

}  // namespace ttadak
