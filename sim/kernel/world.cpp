#include "sim/kernel/world.h"

#include <algorithm>
#include <stdexcept>

namespace ttadak {

Object::Object(World& world, Text name, Kind kind) : world_(world), name_(std::move(name)), kind_(kind) {
  const auto same = [&](const Object* other) { return other->name().en == name_.en; };
  if (std::any_of(world.objects_.begin(), world.objects_.end(), same)) {
    throw std::logic_error("two objects are called '" + name_.en + "'");
  }
  world.objects_.push_back(this);
}

Object::~Object() { std::erase(world_.objects_, this); }

void World::reset() {
  clock_.reset();
  for (Object* object : objects_) object->reset();
}

ActorId World::addActor(Text title, std::function<void()> body) {
  if (actors_.size() == maxActors) throw std::logic_error("a World has at most 64 actors");
  actors_.push_back({std::move(title), std::move(body)});
  return actorAt(actors_.size() - 1);
}

}  // namespace ttadak
