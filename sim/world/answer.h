#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "sim/kernel/digest.h"

namespace ttadak {

/// What a client is told.
struct Answer {
  enum class Kind { success, alreadyExists, refused, error };

  Kind kind = Kind::success;
  std::string body;

  static Answer success(std::string body) { return {Kind::success, std::move(body)}; }

  /// Whether the client may rely on it that what it asked for is there.
  bool accepted() const { return kind == Kind::success || kind == Kind::alreadyExists; }
  bool operator==(const Answer&) const = default;
  void digest(Digest& to) const { to << kind << body; }
};

/// Ends the handling of a request with this answer.
class Rejection : public std::runtime_error {
 public:
  Rejection(Answer::Kind kind, const std::string& body) : std::runtime_error(body), kind_(kind) {}

  Answer answer() const { return {kind_, what()}; }

 private:
  Answer::Kind kind_;
};

/// What `handle` answers; a Rejection is its own answer, and any other error is answered `error`.
template <class Handle>
Answer answerOf(Handle&& handle) {
  try {
    return handle();
  } catch (const Rejection& rejection) {
    return rejection.answer();
  } catch (const std::exception&) {
    return {Answer::Kind::error, "error"};
  }
}

/// Does `work`; if that throws, does `undo` and passes the error on. The one way to give something back: an actor that
/// is abandoned gives back nothing.
template <class Work, class Undo>
void onFailure(Work&& work, Undo&& undo) {
  try {
    work();
  } catch (const std::exception&) {
    undo();
    throw;
  }
}

/// Does `work`, and then `after`, whatever came of it.
template <class Work, class After>
void finallyDo(Work&& work, After&& after) {
  onFailure(work, after);
  after();
}

}  // namespace ttadak
