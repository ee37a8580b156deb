#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "cli/terminal.h"
#include "pty.h"

// `ttadak replay --step` as a person has it: the program itself, on a terminal.

namespace ttadak::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

std::function<int()> stepping(const std::vector<std::string>& more = {}) {
  return [more] {
    std::vector<std::string> arguments{"replay", "toss-og", "--step"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    becomeTtadak(arguments);
    return 127;
  };
}

TEST(StepTerminal, StepsGoesBackBranchesAndLeavesTheTerminalAsItWas) {
  Pty pty(stepping());
  pty.expect("step 0 of 14, branch 1 of 1: as reported");
  EXPECT_TRUE(pty.isRaw());
  EXPECT_THAT(pty.output(), HasSubstr("\033[?1049h"));
  pty.type("\033[C");
  pty.expect("step 1 of 14");
  pty.type("b");
  pty.expect("step 2 of 2, branch 2 of 2");
  pty.type("\033[D");
  pty.expect("step 1 of 2, branch 2 of 2");
  pty.type("\t");
  pty.expect("step 1 of 14, branch 1 of 2: as reported");
  pty.type("\033[F");
  pty.expect("✗ own-image     lmc9999 was sent the image of toztoz8");
  pty.type("q");
  EXPECT_EQ(pty.exitStatus(), 1);
  EXPECT_EQ(pty.afterwards(), "ttadak replay --schedule \"toss-og/two-links: A*4 B*4 A*3 B*3\"\r\n");
  EXPECT_TRUE(pty.isAsBefore());
}

TEST(StepTerminal, ExitsWithZeroIfTheRunThatIsLeftHolds) {
  Pty pty(stepping({"--schedule", "A*7 B*7", "--lang", "ko"}));
  pty.expect("0/14단계, 가지 1/1: 주어진 순서");
  pty.type("\033[F");
  pty.expect("✓ 모든 속성이 지켜짐");
  pty.type("\x03");
  EXPECT_EQ(pty.exitStatus(), 0);
}

TEST(StepTerminal, LeftBeforeTheEndTheVerdictIsUnknown) {
  Pty pty(stepping({"--seed", "4"}));
  pty.expect("step 0 of 14, branch 1 of 1: at random, seed 4");
  pty.type("a");
  pty.expect("step 1 of");
  pty.type("\x03");
  EXPECT_EQ(pty.exitStatus(), 4);
  EXPECT_EQ(pty.afterwards(), "Left before the run's end. The schedule so far: A\r\n");
  EXPECT_TRUE(pty.isAsBefore());
}

TEST(StepTerminal, ALoneEscapeLeavesToo) {
  Pty pty(stepping());
  pty.expect("step 0 of 14");
  pty.type("\033");
  EXPECT_EQ(pty.exitStatus(), 4);
  EXPECT_EQ(pty.afterwards(), "Left at the beginning of the run.\r\n");
}

TEST(StepTerminal, AnotherSizeIsDrawnAnew) {
  Pty pty(stepping());
  pty.expect("\033[24;1H");
  pty.resize(40, 12);
  pty.expect("\033[12;1H");
  pty.expect("0/14 (1/1)");
  EXPECT_THAT(pty.output(), Not(HasSubstr("\033[13;1H")));
  pty.resize(200, 50);
  pty.expect("\033[50;1H");
  pty.type("q");
  EXPECT_EQ(pty.exitStatus(), 4);
}

TEST(StepTerminal, NoColourIsNone) {
  Pty pty(stepping());
  pty.expect("q quit");
  EXPECT_THAT(pty.output(), Not(testing::ContainsRegex("\033\\[[0-9;]*m")));
}

TEST(StepTerminal, ColoursWhereTheyAreWanted) {
  Pty pty([] {
    ::unsetenv("NO_COLOR");
    return stepping()();
  });
  pty.expect("\033[7m> → A lmc9999");
}

TEST(StepTerminal, ASignalThatEndsTheProgramGivesTheTerminalBack) {
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
    Pty pty(stepping());
    pty.expect("step 0 of 14");
    pty.signal(number);
    const int status = pty.end();
    EXPECT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(WTERMSIG(status), number);
    EXPECT_EQ(pty.afterwards(), "");
    EXPECT_TRUE(pty.isAsBefore());
  }
}

TEST(StepTerminal, EndsWithTheLineThatItIsOn) {
  Pty pty(stepping());
  pty.expect("step 0 of 14");
  pty.hangUp();
  pty.end();
}

TEST(StepTerminal, AnExceptionGivesTheTerminalBack) {
  Pty pty([] {
    try {
      Terminal terminal;
      Terminal::write("on the screen");
      throw std::runtime_error("no more");
    } catch (const std::runtime_error&) {
      return 7;
    }
  });
  EXPECT_EQ(pty.exitStatus(), 7);
  EXPECT_THAT(pty.output(), HasSubstr("\033[?1049h"));
  EXPECT_EQ(pty.afterwards(), "");
  EXPECT_TRUE(pty.isAsBefore());
}

/// What a shell does for its one job: says when that is stopped, and takes it up again when a line is typed.
int shell(const std::function<int()>& work) {
  std::signal(SIGTTOU, SIG_IGN);
  const pid_t job = ::fork();
  if (job == 0) {
    ::setpgid(0, 0);
    ::tcsetpgrp(STDIN_FILENO, ::getpgrp());
    std::signal(SIGTTOU, SIG_DFL);
    return work();
  }
  for (;;) {
    int status = 0;
    ::waitpid(job, &status, WUNTRACED);
    ::tcsetpgrp(STDIN_FILENO, ::getpgrp());
    if (WIFEXITED(status)) return WEXITSTATUS(status);
    if (!WIFSTOPPED(status)) return 126;
    Terminal::write("[stopped]");
    char typed = 0;
    while (typed != '\n' && ::read(STDIN_FILENO, &typed, 1) == 1) {
    }
    ::tcsetpgrp(STDIN_FILENO, job);
    ::kill(-job, SIGCONT);
  }
}

TEST(StepTerminal, ForAsLongAsItIsStoppedTheTerminalIsTheShells) {
  Pty pty([] { return shell(stepping()); });
  pty.expect("step 0 of 14");
  pty.type("\033[C");
  pty.expect("step 1 of 14");
  for (int i = 0; i < 2; ++i) {
    pty.type("\x1a");
    pty.expect("[stopped]");
    EXPECT_EQ(pty.afterwards(), "[stopped]");
    EXPECT_TRUE(pty.isAsBefore());
    pty.type("fg\r");
    pty.expect("step 1 of 14");
    EXPECT_TRUE(pty.isRaw());
  }
  pty.type("q");
  EXPECT_EQ(pty.exitStatus(), 4);
  EXPECT_TRUE(pty.isAsBefore());
}

TEST(StepTerminal, WithoutATerminalItIsRefusedInOneLine) {
  for (const char* redirected : {"</dev/null", ">/dev/null", "</dev/null >/dev/null"}) {
    Pty pty([&] {
      const auto command = std::string(TTADAK_PROGRAM " replay toss-og --step ") + redirected;
      return WEXITSTATUS(std::system(command.c_str()));
    });
    EXPECT_EQ(pty.exitStatus(), 2);
    EXPECT_EQ(pty.output(), "ttadak: --step needs a terminal: standard input and output must be one\r\n");
  }
}

TEST(StepTerminal, ATerminalWithoutACursorIsRefused) {
  Pty pty([] {
    ::setenv("TERM", "dumb", 1);
    return stepping()();
  });
  EXPECT_EQ(pty.exitStatus(), 2);
  EXPECT_THAT(pty.output(), HasSubstr("TERM is 'dumb'"));
}

}  // namespace
}  // namespace ttadak::cli
