#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <system_error>

#include "sim/kernel/input_error.h"
#include "terminal_state.h"

namespace ttadak::cli {

namespace {

/// In milliseconds: what follows an Escape that is not the key comes within this, also from far away.
constexpr int soon = 500;

}  // namespace

void Terminal::require() {
  if (::isatty(STDIN_FILENO) != 1 || ::isatty(STDOUT_FILENO) != 1) {
    throw InputError({"--step needs a terminal: standard input and output must be one",
                      "--step에는 터미널이 필요합니다. 표준 입력과 출력이 터미널이어야 합니다"});
  }
  if (const char* kind = std::getenv("TERM"); kind != nullptr && std::string_view(kind) == "dumb") {
    throw InputError({"--step needs a terminal whose cursor can be moved, and TERM is 'dumb'",
                      "--step에는 커서를 옮길 수 있는 터미널이 필요한데 TERM이 'dumb'입니다"});
  }
}

Terminal::Terminal() {
  require();
  takeTerminal();
}

Terminal::~Terminal() { giveBackTerminal(); }

ScreenSize Terminal::size() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
    return {size.ws_col, size.ws_row};
  }
  return {80, 24};
}

void Terminal::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR && errno != EAGAIN) {
      throw std::system_error(errno, std::generic_category(), "cannot write to the terminal");
    }
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

Key Terminal::read() {
  for (;;) {
    if (const auto key = decoder_.next()) {
      if (key->kind != Key::Kind::suspend) return *key;
      ::kill(0, SIGTSTP);  // to all of the job, as a terminal does it
    }
    if (terminalChanged()) return {Key::Kind::redraw};
    const auto waited = waitForInput(decoder_.perhapsEscape() ? soon : -1);
    if (waited == Waited::timeIsUp) return decoder_.escape();
    if (waited == Waited::signal) continue;
    if (!takeInput()) return {Key::Kind::hangUp};
  }
}

bool Terminal::hasMore() { return decoder_.hasMore() || waitForInput(0) == Waited::input; }

/// False if there will never be any more.
bool Terminal::takeInput() {
  std::array<char, 256> bytes{};
  const auto got = ::read(STDIN_FILENO, bytes.data(), bytes.size());
  if (got > 0) decoder_.feed({bytes.data(), static_cast<std::size_t>(got)});
  return got > 0 || (got < 0 && (errno == EINTR || errno == EAGAIN));
}

}  // namespace ttadak::cli
