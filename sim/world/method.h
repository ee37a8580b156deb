#pragma once

#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/kernel/function_ref.h"
#include "sim/world/app.h"

namespace ttadak {

/// A call on its way through the advice around its method.
struct Call {
  /// The method's argument as a key, such as for a lock.
  FunctionRef<std::string()> key;
  /// Goes on to the next advice, and in the end to the method.
  FunctionRef<void()> proceed;
};

/// Something that a proxy does around a method.
struct Advice {
  /// Which advice is outside of which, outermost first.
  enum class Place { client, monitor, lock, inFlightSet, transaction, insideTransaction };

  Place place;
  Text name;
  std::function<void(const Call&)> around;
};

/// A named method of a bean, called through its proxy: the advice around it runs, except for a caller that is in the
/// same bean, whose call does not meet the proxy.
///
/// Source: Spring Framework Reference, "Proxying Mechanisms", on self invocation.
class AdvisedMethod {
 public:
  AdvisedMethod(Bean& owner, const std::string& name);
  AdvisedMethod(const AdvisedMethod&) = delete;
  AdvisedMethod& operator=(const AdvisedMethod&) = delete;

  const std::string& name() const { return name_; }
  const std::vector<Advice>& advice() const { return advice_; }
  App& app() const { return owner_->app(); }

  /// Adds advice, inside of what has the same place already.
  void around(Advice advice);
  /// From now on the method belongs to another bean, and is called through that one's proxy. Its name stays.
  void moveTo(Bean& owner) { owner_ = &owner; }

 protected:
  ~AdvisedMethod() = default;
  void call(FunctionRef<std::string()> key, FunctionRef<void()> body);

 private:
  void proceed(std::size_t from, FunctionRef<std::string()> key, FunctionRef<void()> body);

  Bean* owner_;
  std::string name_;
  std::vector<Advice> advice_;
};

template <class Signature>
class BeanMethod;

/// A method of one argument, which has a `std::string key() const`.
template <class Result, class Argument>
class BeanMethod<Result(const Argument&)> final : public AdvisedMethod {
 public:
  /// `body` is a member function of the bean.
  template <class Owner>
  BeanMethod(Owner& owner, const std::string& name, Result (Owner::*body)(const Argument&))
      : AdvisedMethod(owner, name),
        body_([&owner, body](const Argument& argument) { return (owner.*body)(argument); }) {}

  Result operator()(const Argument& argument) {
    const auto key = [&] { return argument.key(); };
    if constexpr (std::is_void_v<Result>) {
      call(key, [&] { body_(argument); });
    } else {
      std::optional<Result> result;
      const auto body = [&] { result = body_(argument); };
      call(key, body);
      return result ? std::move(*result) : Result();  // none if the run is being abandoned
    }
  }

 private:
  std::function<Result(const Argument&)> body_;
};

}  // namespace ttadak
