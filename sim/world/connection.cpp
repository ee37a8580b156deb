#include "sim/world/connection.h"

#include <stdexcept>

namespace ttadak {

void Connection::receive(SourceLine at) {
  const Label label{"receive request", "요청 수신"};
  if (earlier_ == nullptr) return world().step({.label = label, .at = at}, [] {});
  const auto wasAnswered = [this](ActorId) { return earlier_->answered().has_value(); };
  const Wait wait{*earlier_, wasAnswered};
  world().step({.label = label, .accesses = earlier_->reads(), .at = at, .wait = &wait}, [] {});
}

void Connection::answer(Answer answer, SourceLine at) {
  const auto act = [&] {
    if (answer_) throw std::logic_error("a request is answered once");
    answer_ = std::move(answer);
  };
  world().step({.label = {"answer", "응답"}, .accesses = writes(), .at = at}, act, [this] { return state(); });
}

}  // namespace ttadak
