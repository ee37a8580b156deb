#include "sim/world/connection.h"

namespace ttadak {

void Connection::receive(SourceLine at) {
  world().step({.label = {"receive request", "요청 수신"}, .at = at}, [] {});
}

void Connection::answer(std::string response, SourceLine at) {
  world().step(
      {.label = {"answer", "응답"}, .accesses = writes(), .at = at}, [&] { response_ = std::move(response); },
      [this] { return state(); });
}

}  // namespace ttadak
