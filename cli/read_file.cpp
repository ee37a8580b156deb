#include "read_file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak::cli {

namespace {

constexpr std::size_t largest = 64UL * 1024 * 1024;

[[noreturn]] void refuse(const std::string& path) {
  throw InputError(words("cannot read '{}': {}", "'{}'을(를) 읽을 수 없습니다: {}", path, std::strerror(errno)));
}

}  // namespace

std::string readFile(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file) refuse(path);
  std::string text;
  std::array<char, 64UL * 1024> part{};
  while (const auto got = std::fread(part.data(), 1, part.size(), file.get())) {
    text.append(part.data(), got);
    if (text.size() > largest)
      throw InputError(words("'{}' is larger than 64 MiB", "'{}'이(가) 64MiB보다 큽니다", path));
  }
  if (std::ferror(file.get()) != 0) refuse(path);
  return text;
}

}  // namespace ttadak::cli
