#include "write_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <utility>

#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak::cli {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
  throw InputError(words("cannot write '{}': {}", "'{}'에 쓸 수 없습니다: {}", path, why));
}

[[noreturn]] void refuse(const std::string& path) { refuse(path, std::strerror(errno)); }

/// A new file in the directory of `target`; gone again unless it is renamed.
class Temporary {
 public:
  Temporary(std::string path, const std::string& target)
      : path_(std::move(path)), name_(target + '.' + std::string(6, 'X')) {
    descriptor_ = mkstemp(name_.data());
    if (descriptor_ < 0) refuse(path_);
  }
  ~Temporary() {
    if (descriptor_ >= 0) close(descriptor_);
    if (!name_.empty()) unlink(name_.c_str());
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;

  void write(std::string_view text) const {
    while (!text.empty()) {
      const auto written = ::write(descriptor_, text.data(), text.size());
      if (written < 0 && errno != EINTR) refuse(path_);
      if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  void rename(const std::string& target) {
    const mode_t hidden = umask(0);
    umask(hidden);
    if (fchmod(descriptor_, 0666 & ~hidden) != 0 || std::rename(name_.c_str(), target.c_str()) != 0) refuse(path_);
    name_.clear();
  }

 private:
  std::string path_;
  std::string name_;
  int descriptor_;
};

}  // namespace

OutputFile::OutputFile(const std::string& path) : path_(path) {
  if (path.empty()) refuse(path, std::strerror(ENOENT));
  std::error_code error;
  target_ = fs::weakly_canonical(path, error).string();
  if (error) refuse(path, error.message());
  if (fs::exists(target_, error) && !fs::is_regular_file(target_, error)) {
    throw InputError(
        words("cannot write '{}': not a regular file", "'{}'에 쓸 수 없습니다: 일반 파일이 아닙니다", path));
  }
  const Temporary probe(path_, target_);
}

void OutputFile::write(const std::string& text) const {
  Temporary file(path_, target_);
  file.write(text);
  file.rename(target_);
}

}  // namespace ttadak::cli
