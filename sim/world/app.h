#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/kernel/world.h"
#include "sim/world/database/database.h"

namespace ttadak {

class Bean;
class AdvisedMethod;

/// A World that is a server application: beans with methods that can be advised, on one or more instances. Whatever
/// alters it does so by name, before a run.
class App : public World {
 public:
  /// The methods of that name, such as `PixelService.occupyPixel`: one for each instance. Throws std::logic_error if
  /// there is none.
  std::vector<AdvisedMethod*> methods(const std::string& name) const;

  /// The database server, which all instances share. Throws std::logic_error if there is none.
  sql::Database& database();

  /// Keeps something that was added to the wiring for as long as the application lives.
  template <class Thing, class... Args>
  Thing& own(Args&&... args) {
    auto thing = std::make_shared<Thing>(std::forward<Args>(args)...);
    owned_.push_back(thing);
    return *thing;
  }

 protected:
  App() = default;
  /// With a database of that engine, at that isolation level.
  App(const sql::Engine& engine, sql::Isolation isolation);

 private:
  friend class AdvisedMethod;

  std::unique_ptr<sql::Database> database_;
  std::map<std::string, std::vector<AdvisedMethod*>> methods_;
  /// In which bean each actor is.
  std::array<const Bean*, maxActors> within_{};
  std::vector<std::shared_ptr<void>> owned_;
};

/// An object of the server that others call methods of.
class Bean {
 public:
  Bean(App& app, std::string name) : app_(app), name_(std::move(name)) {}
  Bean(const Bean&) = delete;
  Bean& operator=(const Bean&) = delete;

  App& app() const { return app_; }
  const std::string& name() const { return name_; }

 protected:
  ~Bean() = default;

 private:
  App& app_;
  std::string name_;
};

}  // namespace ttadak
