#pragma once

#include <span>

#include "sim/kernel/function_ref.h"
#include "sim/kernel/object.h"
#include "sim/kernel/source_line.h"
#include "sim/kernel/text.h"

namespace ttadak {

/// What a step is called. Only read when somebody looks, so that an unobserved run builds no string.
class Label {
 public:
  /// Both must be literals, or outlive the label.
  constexpr Label(const char* english, const char* korean) : first_(english), second_(korean) {}

  /// Words made on demand, such as those with an argument in them; `make` is borrowed.
  template <class MakeText>
    requires std::is_invocable_r_v<Text, const MakeText&>
  constexpr Label(const MakeText& make)  // NOLINT(google-explicit-constructor)
      : first_(&make), text_([](const void* first, const void*) -> Text {
          return (*static_cast<const MakeText*>(first))();
        }) {}

  Text text() const { return text_(first_, second_); }

 private:
  static Text fixed(const void* first, const void* second) {
    return {static_cast<const char*>(first), static_cast<const char*>(second)};
  }

  const void* first_;
  const void* second_ = nullptr;
  Text (*text_)(const void*, const void*) = fixed;
};

/// What a step waits for: it cannot happen before `over` is true.
struct Wait {
  const Object& object;
  FunctionRef<bool()> over;
};

/// What an actor is about to do to something shared: announced before it happens, and then atomic. Everything it
/// refers to lives on the announcing actor's stack until the step is over.
struct Step {
  Label label;
  std::span<const Access> accesses{};
  SourceLine at{};
  const Wait* wait = nullptr;
};

}  // namespace ttadak
