#include "sim/live/private_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "sim/kernel/input_error.h"

namespace ttadak::live {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// A server that is a script of the shell's.
ServerKind scripted(const std::string& script) { return {"Scripted", "no-package", {"/bin/sh"}, "nobody", script}; }

constexpr auto sleeps = "echo here >\"$folder/file\"; exec sleep 1000";

std::string refusalOf(const ServerKind& kind) {
  try {
    PrivateServer(kind).awaitReady([] { return false; });
  } catch (const InputError& error) {
    return error.what();
  }
  return "nothing is wrong";
}

void awaitHere(PrivateServer& server) {
  server.awaitReady([&] { return fs::exists(server.folder() / "file"); });
}

TEST(PrivateServer, IsGoneWithItsFolderWhenItIsNoLongerNeeded) {
  fs::path folder;
  {
    PrivateServer server(scripted(sleeps));
    awaitHere(server);
    folder = server.folder();
    EXPECT_TRUE(fs::exists(folder));
    EXPECT_EQ(fs::status(folder).permissions(), fs::perms::owner_all);
  }
  EXPECT_FALSE(fs::exists(folder));
}

TEST(PrivateServer, IsGoneWithItsFolderHoweverTheProcessEnds) {
  for (const int signal : {SIGKILL, SIGINT, SIGTERM}) {
    const fs::path told = testing::TempDir() + "folder-of-a-server";
    const auto die = [&] {
      PrivateServer server(scripted(sleeps));
      awaitHere(server);
      std::ofstream(told) << server.folder().string() << std::flush;
      raise(signal);
    };
    EXPECT_EXIT(die(), testing::KilledBySignal(signal), "");
    std::string folder;
    std::getline(std::ifstream(told), folder);
    ASSERT_THAT(folder, HasSubstr("ttadak-"));
    for (int i = 0; i < 100 && fs::exists(folder); ++i) poll(nullptr, 0, 100);
    EXPECT_FALSE(fs::exists(folder)) << signal;
  }
}

TEST(PrivateServer, SaysThatItIsNotInstalled) {
  ServerKind kind = scripted("");
  kind.programs = {"/bin/sh", "/no/such/server"};
  EXPECT_EQ(refusalOf(kind),
            "Scripted is not installed: there is no /no/such/server; please install Debian's package no-package");
}

TEST(PrivateServer, SaysWhatItPrintedLastIfItNeverAnswers) {
  EXPECT_EQ(refusalOf(scripted("echo working; echo 'no space left'; exit 1")),
            "Scripted ended before it was ready: no space left");
  EXPECT_EQ(refusalOf(scripted("echo 'ERROR: 28'; echo ERROR: stopping; echo; exit 1")),
            "Scripted ended before it was ready: ERROR: 28");
}

}  // namespace
}  // namespace ttadak::live
