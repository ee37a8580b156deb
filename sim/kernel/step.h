#pragma once

#include <optional>
#include <span>
#include <type_traits>

#include "sim/kernel/clock.h"
#include "sim/kernel/function_ref.h"
#include "sim/kernel/object.h"
#include "sim/kernel/source_line.h"
#include "sim/kernel/text.h"

namespace ttadak {

template <class Callable>
concept MakesText = std::is_invocable_r_v<Text, const Callable&>;

/// What a step is called. Only read when somebody looks, so that an unobserved run builds no string.
class Label {
 public:
  /// Both must be literals, or outlive the label.
  constexpr Label(const char* english, const char* korean) : first_(english), second_(korean), text_(fixed) {}

  /// Words made on demand, such as those with an argument in them; `make` is borrowed.
  template <MakesText Make>
  // NOLINTNEXTLINE(google-explicit-constructor): it stands for the words
  constexpr Label(const Make& make) : first_(&make), text_(made<Make>) {}

  Text text() const { return text_(first_, second_); }

 private:
  static Text fixed(const void* first, const void* second) {
    return {static_cast<const char*>(first), static_cast<const char*>(second)};
  }
  template <class Make>
  static Text made(const void* make, const void* /*second*/) {
    return (*static_cast<const Make*>(make))();
  }

  const void* first_;
  const void* second_ = nullptr;
  Text (*text_)(const void*, const void*);
};

/// What a step waits for: it cannot happen before `over` is true for the actor that waits, or before its time is up
/// (World::timeIsUp). All is borrowed until the step has happened, so the callables must be named ones.
struct Wait {
  const Object& object;
  FunctionRef<bool(ActorId)> over;
  /// Counted from when the actor stands before the step; none: for ever.
  std::optional<Duration> timeout{};
  /// Who is waited for, where that is not simply whoever holds the object.
  FunctionRef<ActorSet(ActorId)> heldBy{};
  /// From what alone `over` must be seen, if not from `object`.
  const Object* seenFrom = nullptr;

  const Object& decidedBy() const { return seenFrom != nullptr ? *seenFrom : object; }
  ActorSet holders(ActorId waiting) const { return heldBy ? heldBy(waiting) : object.holders(); }
};

/// What an actor is about to do to something shared: announced before it happens, and then atomic. It only borrows:
/// everything it refers to must live until the step is over.
struct Step {
  Label label;
  /// Must cover everything that the step may read or write, and everything that its wait looks at.
  std::span<const Access> accesses{};
  SourceLine at{};
  const Wait* wait = nullptr;
  /// Of what it does not touch, what may have another digest after it (Object::changesUntouched). Whether it is read or
  /// written makes no difference.
  std::span<const Access> indirect{};
  /// Whether it touches just what it announces, whatever happened before; if not, it may come to touch more
  /// (World::touch) or only to read (World::onlyRead).
  bool exact = true;
  /// Whether an abandoned actor may be unwound from here by an exception. Not from a step that gives something back,
  /// such as a lock, since that may be done by a destructor.
  bool mayUnwind = true;
};

}  // namespace ttadak
