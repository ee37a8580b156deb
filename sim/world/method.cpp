#include "sim/world/method.h"

#include <algorithm>

#include "sim/kernel/words.h"

namespace ttadak {

namespace {

/// In which bean somebody is, for as long as this lives.
class Within {
 public:
  Within(const Bean*& current, const Bean& bean) : current_(current), before_(std::exchange(current, &bean)) {}
  ~Within() { current_ = before_; }
  Within(const Within&) = delete;
  Within& operator=(const Within&) = delete;

  const Bean* before() const { return before_; }

 private:
  const Bean*& current_;
  const Bean* before_;
};

}  // namespace

AdvisedMethod::AdvisedMethod(Bean& owner, const std::string& name) : owner_(&owner), name_(owner.name() + "." + name) {
  owner.app().methods_[name_].push_back(this);
}

void AdvisedMethod::around(Advice advice) {
  const auto isInside = [&](const Advice& other) { return other.place > advice.place; };
  advice_.insert(std::find_if(advice_.begin(), advice_.end(), isInside), std::move(advice));
}

void AdvisedMethod::call(FunctionRef<std::string()> key, FunctionRef<void()> body) {
  const Within within(app().within_[index(World::running())], *owner_);
  if (within.before() != owner_) return proceed(0, key, body);
  for (const Advice& advice : advice_) {
    World::note([&] {
      return words("advice skipped, self-invocation of {}: {}", "어드바이스 건너뜀, {} 자기 호출: {}", name_,
                   advice.name);
    });
  }
  body();
}

void AdvisedMethod::proceed(std::size_t from, FunctionRef<std::string()> key, FunctionRef<void()> body) {
  if (from == advice_.size()) return body();
  const auto next = [&, from] { proceed(from + 1, key, body); };
  advice_[from].around({key, next});
}

}  // namespace ttadak
