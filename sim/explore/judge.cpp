#include "judge.h"

#include <fmt/format.h>

#include <map>
#include <stdexcept>

namespace ttadak {

Judge::Judge(const World& world) : world_(world) {
  if (world.properties().size() > 63) throw std::logic_error("a World has at most 63 properties");
  for (std::size_t i = 0; i < world.properties().size(); ++i) {
    if (world.properties()[i].always != nullptr) always_ |= Violations{1} << i;
  }
}

void Judge::begin() {
  touched_ = always_;
  broken_ = 0;
}

void Judge::lookAgain() {
  for (std::size_t i = 0; i < world_.properties().size(); ++i) {
    const Violations bit = Violations{1} << i;
    if ((touched_ & ~broken_ & bit) != 0 && world_.properties()[i].wrong()) broken_ |= bit;
  }
  touched_ = 0;
}

void Judge::noteTouched(Choice choice, const SchedulingPoint& point) {
  if (choice.fault() != Fault::none) {
    touched_ = always_;
    return;
  }
  note(point.next(choice.actor())->accesses);
}

void Judge::note(std::span<const Access> accesses) {
  for (std::size_t i = 0; i < world_.properties().size(); ++i) {
    for (const Access& access : accesses) {
      if (access.object == world_.properties()[i].always) touched_ |= Violations{1} << i;
    }
  }
}

Violations Judge::ended(End end) const {
  if (end == End::deadlocked) return deadlock();
  if (end != End::completed) return 0;
  Violations all = broken_;
  for (std::size_t i = 0; i < world_.properties().size(); ++i) {
    const Property& property = world_.properties()[i];
    if (property.always == nullptr && property.wrong()) all |= Violations{1} << i;
  }
  return all;
}

std::string Judge::nameOf(std::size_t property) const {
  return property < world_.properties().size() ? world_.properties()[property].id : allAnswered;
}

std::string outcomeOf(const World& world, End end) {
  if (end == End::deadlocked) return "deadlock";
  if (end == End::endless) return "endless";
  std::vector<std::string> all;
  std::map<std::string, int> answers;
  for (const Object* object : world.objects()) {
    const auto state = object->holders().empty() ? object->outcome() : "held";
    if (object->kind() == Object::Kind::client) {
      ++answers[state.empty() ? "no answer" : state];
    } else if (object->kind() != Object::Kind::internal && !state.empty()) {
      all.push_back(fmt::format("{}: {}", object->name().en, state));
    }
  }
  std::vector<std::string> told;
  for (const auto& [answer, times] : answers)
    told.push_back(times == 1 ? answer : fmt::format("{} ×{}", answer, times));
  if (!told.empty()) all.push_back(fmt::format("answers: {}", fmt::join(told, ", ")));
  return all.empty() ? "completed" : fmt::format("{}", fmt::join(all, "; "));
}

}  // namespace ttadak
