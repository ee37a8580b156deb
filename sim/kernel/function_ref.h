#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace ttadak {

template <class Signature>
class FunctionRef;

template <class Callable, class Ref, class Result, class... Args>
concept BorrowableAs = !std::is_same_v<Callable, Ref> && std::is_invocable_r_v<Result, const Callable&, Args...>;

/// A callable that is only borrowed: two words, no allocation. It must not outlive what it refers to; an empty one is
/// false and must not be called.
template <class Result, class... Args>
class FunctionRef<Result(Args...)> {
 public:
  constexpr FunctionRef() = default;

  template <BorrowableAs<FunctionRef, Result, Args...> Callable>
  // NOLINTNEXTLINE(google-explicit-constructor): it stands for the callable
  constexpr FunctionRef(const Callable& callable) : callable_(std::addressof(callable)), call_(callAs<Callable>) {}

  constexpr explicit operator bool() const { return call_ != nullptr; }
  Result operator()(Args... args) const { return call_(callable_, std::forward<Args>(args)...); }

 private:
  template <class Callable>
  static Result callAs(const void* callable, Args... args) {
    return (*static_cast<const Callable*>(callable))(std::forward<Args>(args)...);
  }

  const void* callable_ = nullptr;
  Result (*call_)(const void*, Args...) = nullptr;
};

}  // namespace ttadak
