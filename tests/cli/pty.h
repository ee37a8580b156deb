#pragma once

#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ttadak::cli {

/// Becomes the program `ttadak` with these arguments; for a process of its own.
[[noreturn]] inline void becomeTtadak(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), TTADAK_PROGRAM);
  std::vector<char*> raw;
  for (auto& argument : arguments) raw.push_back(argument.data());
  raw.push_back(nullptr);
  ::execv(raw[0], raw.data());
  ::_exit(127);
}

/// A process on a terminal of its own, which a test types into and reads from. What a test waits for has a deadline and
/// nothing else has a time.
class Pty {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr auto patience = std::chrono::seconds(60);

  /// `work` is what the process does, and its exit status.
  explicit Pty(const std::function<int()>& work, unsigned short columns = 80, unsigned short rows = 24) {
    winsize size{rows, columns, 0, 0};
    EXPECT_EQ(::openpty(&terminal_, &line_, nullptr, nullptr, &size), 0);
    before_ = settings();
    process_ = ::fork();
    if (process_ != 0) return;
    ::close(terminal_);
    ::login_tty(line_);
    ::setenv("TERM", "xterm-256color", 1);
    ::setenv("LC_ALL", "C.UTF-8", 1);
    ::setenv("NO_COLOR", "1", 1);
    ::_exit(work());
  }
  ~Pty() {
    if (process_ > 0) {
      ::kill(process_, SIGKILL);
      ::waitpid(process_, nullptr, 0);
    }
    hangUp();
    ::close(line_);
  }
  Pty(const Pty&) = delete;
  Pty& operator=(const Pty&) = delete;

  /// Types, and forgets what was on the screen.
  void type(std::string_view keys) {
    output_.clear();
    EXPECT_EQ(::write(terminal_, keys.data(), keys.size()), static_cast<ssize_t>(keys.size()));
  }
  /// Waits until that was written since the latest `type`.
  void expect(const std::string& text) {
    const auto seen = [&] { return output_.find(text) != std::string::npos; };
    if (!waitUntil(seen)) ADD_FAILURE() << "'" << text << "' did not come; there was\n" << output_;
  }
  /// Everything since the latest `type`.
  const std::string& output() const { return output_; }

  void resize(unsigned short columns, unsigned short rows) {
    output_.clear();
    const winsize size{rows, columns, 0, 0};
    EXPECT_EQ(::ioctl(terminal_, TIOCSWINSZ, &size), 0);
  }
  void signal(int number) const { ::kill(process_, number); }
  void hangUp() {
    if (terminal_ >= 0) ::close(terminal_);
    terminal_ = -1;
  }

  /// Waits for the end: what waitpid says of it.
  int end() {
    int status = -1;
    const auto ended = [&] { return ::waitpid(process_, &status, WNOHANG) == process_; };
    if (!waitUntil(ended)) {
      ADD_FAILURE() << "it does not end; there was\n" << output_;
      return -1;
    }
    process_ = 0;
    readAll(0);
    return status;
  }
  /// Waits for the end: the exit status.
  int exitStatus() {
    const int status = end();
    EXPECT_TRUE(WIFEXITED(status)) << status;
    return WEXITSTATUS(status);
  }

  bool isRaw() const { return (settings().c_lflag & (ICANON | ECHO | ISIG)) == 0; }
  bool isAsBefore() const {
    const auto now = settings();
    return now.c_iflag == before_.c_iflag && now.c_oflag == before_.c_oflag && now.c_cflag == before_.c_cflag &&
           now.c_lflag == before_.c_lflag && std::equal(now.c_cc, now.c_cc + NCCS, before_.c_cc);
  }
  /// What was written after the screen was given back.
  std::string afterwards() const {
    static const std::string leave = "\033[?1049l";
    const auto last = output_.rfind(leave);
    return last == std::string::npos ? "the screen was not left: " + output_ : output_.substr(last + leave.size());
  }

 private:
  termios settings() const {
    termios now{};
    EXPECT_EQ(::tcgetattr(line_, &now), 0);
    return now;
  }
  template <class Condition>
  bool waitUntil(Condition condition) {
    for (const auto deadline = Clock::now() + patience; Clock::now() < deadline;) {
      if (condition()) return true;
      readAll(10);
    }
    return condition();
  }
  void readAll(int milliseconds) {
    pollfd ready{terminal_, POLLIN, 0};
    while (::poll(&ready, 1, milliseconds) > 0 && (ready.revents & POLLIN) != 0) {
      std::array<char, 4096> bytes{};
      const auto got = ::read(terminal_, bytes.data(), bytes.size());
      if (got <= 0) return;
      output_.append(bytes.data(), static_cast<std::size_t>(got));
      milliseconds = 0;
    }
  }

  int terminal_ = -1;
  int line_ = -1;
  termios before_{};
  pid_t process_ = 0;
  std::string output_;
};

}  // namespace ttadak::cli
