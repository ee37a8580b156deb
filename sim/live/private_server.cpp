#include "sim/live/private_server.h"

#include <fcntl.h>
#include <poll.h>
#include <pwd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <sstream>
#include <system_error>

#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"
#include "start_process.h"

namespace ttadak::live {

namespace {

// The guard outlives whoever started it: its standard input ends with that process. Nobody but the server is to get the
// signal that stops it, so the guard's trap waits until the server has gone. The signal is repeated, for the first may
// come before there is a server. Both servers take SIGQUIT for a quick end.
constexpr auto guard = R"(
folder=$1; shift
cd "$folder" || exit
exec 3<&0 </dev/null
trap exit QUIT
(read -r _ <&3; while :; do kill -QUIT 0; sleep 1; done) &
trap 'kill $!; rm -rf "$folder"' EXIT
"$@" 3<&-
)";

constexpr int most = 600;   // times that a server is asked whether it is ready
constexpr int pause = 100;  // milliseconds between them

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

void requirePrograms(const ServerKind& kind) {
  for (const auto& program : kind.programs) {
    if (std::filesystem::exists(program)) continue;
    throw InputError(words("{} is not installed: there is no {}; please install Debian's package {}",
                           "{}이(가) 설치되어 있지 않습니다: {} 파일이 없습니다. 데비안 패키지 {}을(를) 설치하세요",
                           kind.name, program.string(), kind.package));
  }
}

std::filesystem::path makeFolder() {
  std::string path = std::filesystem::temp_directory_path() / ("ttadak-" + std::string(6, 'X'));
  if (mkdtemp(path.data()) == nullptr) fail("mkdtemp");
  return path;
}

/// What comes before a server's command: root has to become somebody else.
std::vector<std::string> asUser(const ServerKind& kind, const std::filesystem::path& folder) {
  const passwd* user = geteuid() == 0 ? getpwnam(kind.user.c_str()) : nullptr;
  if (user == nullptr) return {};
  if (chown(folder.c_str(), user->pw_uid, user->pw_gid) != 0) fail("chown");
  return {"setpriv", "--reuid", kind.user, "--regid", std::to_string(user->pw_gid), "--init-groups"};
}

}  // namespace

PrivateServer::PrivateServer(const ServerKind& kind) : name_(kind.name), log_(std::tmpfile()) {
  requirePrograms(kind);
  if (log_ == nullptr) fail("tmpfile");
  folder_.path = makeFolder();
  std::vector<std::string> command = {"sh", "-c", guard, "sh", folder()};
  for (const std::string& word : asUser(kind, folder())) command.push_back(word);
  for (const std::string& word :
       {std::string("sh"), std::string("-c"), "folder=$1\n" + kind.script, std::string("sh"), folder().string()}) {
    command.push_back(word);
  }
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) fail("pipe2");
  lifeline_ = ends[1];
  guard_ = startProcess("/bin/sh", command, ends[0], fileno(log_.get()));
  close(ends[0]);
}

PrivateServer::~PrivateServer() {
  close(lifeline_);
  while (guard_ != -1 && waitpid(guard_, nullptr, 0) == -1 && errno == EINTR) continue;
}

PrivateServer::Folder::~Folder() {
  std::error_code ignored;  // the guard has removed it, if there was one
  std::filesystem::remove_all(path, ignored);
}

void PrivateServer::awaitReady(const std::function<bool()>& answers) {
  for (int i = 0; i < most; ++i) {
    if (hasEnded()) {
      throw InputError(
          words("{} ended before it was ready: {}", "{}이(가) 준비되기 전에 끝났습니다: {}", name_, lastWords()));
    }
    if (answers()) return;
    poll(nullptr, 0, pause);
  }
  throw InputError(words("{} does not answer after {} seconds: {}", "{}이(가) {}초가 지나도 응답하지 않습니다: {}",
                         name_, most * pause / 1000, lastWords()));
}

bool PrivateServer::hasEnded() {
  if (guard_ != -1 && waitpid(guard_, nullptr, WNOHANG) == guard_) guard_ = -1;
  return guard_ == -1;
}

std::string PrivateServer::lastWords() const {
  std::array<char, 4096> buffer{};
  const off_t size = lseek(fileno(log_.get()), 0, SEEK_END);
  const off_t from = std::max<off_t>(0, size - static_cast<off_t>(buffer.size()));
  const ssize_t count = pread(fileno(log_.get()), buffer.data(), buffer.size(), from);
  const std::string text(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(0, count)));
  std::string last;  // what follows an error is its consequences, or advice
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.find("ERROR") != std::string::npos || line.find("FATAL") != std::string::npos) return line;
    if (line.find_first_not_of(' ') != std::string::npos) last = line;
  }
  return last;
}

}  // namespace ttadak::live
