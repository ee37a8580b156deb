#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace ttadak {

template <class Signature>
class FunctionRef;

/// A callable that is only borrowed: two words, no allocation. It must not outlive what it refers to; an empty one is
/// false and must not be called.
template <class Result, class... Args>
class FunctionRef<Result(Args...)> {
 public:
  constexpr FunctionRef() = default;

  template <class Callable>
    requires(!std::is_same_v<std::remove_cvref_t<Callable>, FunctionRef> &&
             std::is_invocable_r_v<Result, const Callable&, Args...>)
  constexpr FunctionRef(const Callable& callable)  // NOLINT(google-explicit-constructor)
      : callable_(std::addressof(callable)), call_([](const void* target, Args... args) -> Result {
          return (*static_cast<const Callable*>(target))(std::forward<Args>(args)...);
        }) {}

  constexpr explicit operator bool() const { return call_ != nullptr; }
  Result operator()(Args... args) const { return call_(callable_, std::forward<Args>(args)...); }

 private:
  const void* callable_ = nullptr;
  Result (*call_)(const void*, Args...) = nullptr;
};

}  // namespace ttadak
