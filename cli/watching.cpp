#include "watching.h"

#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

#include "sim/kernel/words.h"

namespace ttadak::cli {

namespace {

volatile std::sig_atomic_t interrupted = 0;

void interrupt(int /*signal*/) {
  interrupted = 1;
  std::signal(SIGINT, SIG_DFL);  // a second one ends the program
}

}  // namespace

Watching::Watching(const Console& console, ExploreOptions& options)
    : console_(console), onTerminal_(isatty(STDERR_FILENO) != 0) {
  interrupted = 0;
  std::signal(SIGINT, interrupt);
  options.stop = stop_.get_token();
  options.progress = [this](const Progress& progress) {
    if (interrupted != 0) stop_.request_stop();
    show(progress);
  };
}

Watching::~Watching() {
  std::signal(SIGINT, SIG_DFL);
  if (shown_) std::fputs("\r\033[K", stderr);
}

void Watching::show(const Progress& progress) {
  if (!onTerminal_ || ++calls_ < 4) return;  // what is done at once shows nothing
  shown_ = true;
  const Text text = progress.total != 0
                        ? words("{} of {} executions", "실행 {1}번 중 {0}번", progress.executions, progress.total)
                        : words("{} executions, {} states, {} to go into", "실행 {}번, 상태 {}개, 남은 갈래 {}개",
                                progress.executions, progress.states, progress.pending);
  fmt::print(stderr, "\r\033[K{}", console_.say(text));
  std::fflush(stderr);
}

}  // namespace ttadak::cli
