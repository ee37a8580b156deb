#pragma once

#include <sys/types.h>

#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/kernel/text.h"

namespace ttadak::live {

/// What it takes to start a server.
struct ServerKind {
  std::string name;
  std::string package;  ///< Debian's
  std::vector<std::filesystem::path> programs;
  std::string user;  ///< that it runs as, if this process is root's
  /// In the language of the shell: fills "$folder", and becomes the server.
  std::string script;
};

/// A server of this process's own. It keeps all it has in a folder that only its user may enter, its socket too. With
/// the object, or with this process, however that ends, the server is stopped and the folder removed.
class PrivateServer {
 public:
  /// Throws InputError if the server is not installed.
  explicit PrivateServer(const ServerKind& kind);
  PrivateServer(const PrivateServer&) = delete;
  PrivateServer& operator=(const PrivateServer&) = delete;
  ~PrivateServer();

  const std::filesystem::path& folder() const { return folder_.path; }

  /// Comes back when the server answers; throws InputError, with what it printed last, if it never does.
  void awaitReady(const std::function<bool()>& answers);

 private:
  struct Folder {
    std::filesystem::path path;
    ~Folder();
  };
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  bool hasEnded();
  std::string lastWords() const;

  std::string name_;
  Folder folder_;
  std::unique_ptr<std::FILE, Close> log_;
  int lifeline_ = -1;  // the guard stops the server when this is closed
  pid_t guard_ = -1;
};

}  // namespace ttadak::live
