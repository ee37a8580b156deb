#include "terminal_state.h"

#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <ctime>
#include <string_view>

namespace ttadak::cli {

namespace {

// Another screen, no cursor, and lines that are too long for the screen end at its edge; and back.
constexpr std::string_view enterScreen = "\033[?1049h\033[?25l\033[?7l";
constexpr std::string_view leaveScreen = "\033[0m\033[?7h\033[?25h\033[?1049l";

constexpr std::array deadly{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGABRT, SIGSEGV};
constexpr std::array harmless{SIGWINCH, SIGCONT, SIGTSTP};

struct State {
  termios before{};
  termios raw{};
  sigset_t mask{};  // as it was
  std::array<struct sigaction, deadly.size() + harmless.size()> actions{};
};

State state;  // a signal handler has no other way to it
volatile std::sig_atomic_t changed = 0;

void put(std::string_view bytes) {
  [[maybe_unused]] const auto written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
}

void enter() {
  ::tcsetattr(STDIN_FILENO, TCSANOW, &state.raw);
  put(enterScreen);
}

/// In the background the terminal is somebody else's: it is not for us to say how it is.
bool isOurs() {
  const auto foreground = ::tcgetpgrp(STDIN_FILENO);
  return foreground == -1 || foreground == ::getpgrp();
}

void leave() {
  if (!isOurs()) return;
  put(leaveScreen);
  ::tcsetattr(STDIN_FILENO, TCSANOW, &state.before);
}

/// Dies as one would have died without us.
void onDeadly(int signal) {
  leave();
  for (std::size_t i = 0; i < deadly.size(); ++i) {
    if (deadly[i] == signal) ::sigaction(signal, &state.actions[i], nullptr);
  }
  ::raise(signal);
}

void onChange(int signal) {
  const int kept = errno;
  if (signal == SIGCONT) enter();
  changed = 1;
  errno = kept;
}

void handle(int signal, void (*handler)(int), struct sigaction* before = nullptr) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_ONSTACK;
  ::sigfillset(&action.sa_mask);
  ::sigdelset(&action.sa_mask, SIGTTOU);  // who takes the terminal from the background is stopped until it is theirs
  ::sigaction(signal, &action, before);
}

/// Stops, with the terminal as it was, and takes it again when told to continue.
void onStop(int signal) {
  const int kept = errno;
  leave();
  handle(SIGTSTP, SIG_DFL);
  ::raise(signal);
  sigset_t stop;
  ::sigemptyset(&stop);
  ::sigaddset(&stop, SIGTSTP);
  ::sigprocmask(SIG_UNBLOCK, &stop, nullptr);  // stops here
  handle(SIGTSTP, onStop);
  enter();
  changed = 1;
  errno = kept;
}

}  // namespace

void takeTerminal() {
  ::tcgetattr(STDIN_FILENO, &state.before);
  state.raw = state.before;
  ::cfmakeraw(&state.raw);
  sigset_t later;
  ::sigemptyset(&later);
  for (const int signal : harmless) ::sigaddset(&later, signal);
  ::sigprocmask(SIG_BLOCK, &later, &state.mask);
  for (const int signal : harmless) ::sigdelset(&state.mask, signal);
  std::size_t kept = 0;
  for (const int signal : deadly) {
    auto& before = state.actions[kept++];
    handle(signal, onDeadly, &before);
    if (before.sa_handler == SIG_IGN) ::sigaction(signal, &before, nullptr);
  }
  for (const int signal : harmless) handle(signal, signal == SIGTSTP ? onStop : onChange, &state.actions[kept++]);
  enter();
}

void giveBackTerminal() {
  leave();
  std::size_t kept = 0;
  for (const int signal : deadly) ::sigaction(signal, &state.actions[kept++], nullptr);
  for (const int signal : harmless) ::sigaction(signal, &state.actions[kept++], nullptr);
  ::sigprocmask(SIG_SETMASK, &state.mask, nullptr);
}

bool terminalChanged() {
  const bool was = changed != 0;
  changed = 0;
  return was;
}

Waited waitForInput(int milliseconds) {
  constexpr int perSecond = 1000;
  constexpr long nanoseconds = 1'000'000;
  pollfd input{STDIN_FILENO, POLLIN, 0};
  const timespec time{milliseconds / perSecond, milliseconds % perSecond * nanoseconds};
  const int ready = ::ppoll(&input, 1, milliseconds < 0 ? nullptr : &time, &state.mask);
  if (ready < 0) return Waited::signal;
  return ready > 0 ? Waited::input : Waited::timeIsUp;
}

}  // namespace ttadak::cli
