#include "sim/kernel/world.h"

#include <algorithm>
#include <stdexcept>

namespace ttadak {

Object::Object(World& world, Text name, Kind kind) : world_(world), name_(std::move(name)), kind_(kind) {
  const auto same = [&](const Object* other) { return other->name().en == name_.en; };
  if (std::any_of(world.objects_.begin(), world.objects_.end(), same)) {
    throw std::logic_error("two objects are called '" + name_.en + "'");
  }
  number_ = world.objects_.size();
  world.objects_.push_back(this);
}

Object::~Object() {
  std::erase(world_.objects_, this);
  for (std::size_t i = number_; i < world_.objects_.size(); ++i) world_.objects_[i]->number_ = i;
}

void World::reset() {
  clock_.reset();
  for (Object* object : objects_) object->reset();
}

void World::switchOn(Fault fault) {
  const bool known = fault == Fault::hang || fault == Fault::leaseExpiry || fault == Fault::waitTimeout;
  if (!known) throw std::logic_error("the fault " + std::string(faultName(fault)) + " cannot be brought about");
  if (std::find(faults_.begin(), faults_.end(), fault) == faults_.end()) faults_.push_back(fault);
}

ActorId World::addActor(Text title, std::function<void()> body, std::string likeness) {
  if (actors_.size() == maxActors) throw std::logic_error("a World has at most 64 actors");
  actors_.push_back({std::move(title), std::move(body), std::move(likeness)});
  return actorAt(actors_.size() - 1);
}

}  // namespace ttadak
