#include "spin.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace ttadak::bench {

namespace {

bool succeeds(const std::string& command) { return std::system(command.c_str()) == 0; }

}  // namespace

Spin::Spin(const std::string& model, int size) {
  if (!succeeds("command -v spin >/dev/null")) return;
  directory_ = std::filesystem::temp_directory_path() / fmt::format("ttadak-spin-{}-{}", getpid(), size);
  std::filesystem::create_directories(directory_);
  const auto source = std::filesystem::path(TTADAK_SPIN_MODELS) / model;
  const auto build = fmt::format("cd '{}' && spin -a -DN={} '{}' >/dev/null && cc -O2 -DSAFETY -o pan pan.c",
                                 directory_.string(), size, source.string());
  if (!succeeds(build)) throw std::runtime_error("Spin's verifier could not be built in " + directory_.string());
}

Spin::~Spin() {
  std::error_code ignored;
  if (isInstalled()) std::filesystem::remove_all(directory_, ignored);
}

void Spin::run() const {
  if (!isInstalled()) return;
  if (!succeeds(fmt::format("cd '{}' && ./pan >printed", directory_.string()))) {
    throw std::runtime_error("Spin's verifier failed");
  }
}

std::uint64_t Spin::states() const {
  std::ifstream printed(directory_ / "printed");
  const std::string sought = "states, stored";
  for (std::string line; std::getline(printed, line);) {
    if (line.find(sought) != std::string::npos) return std::stoull(line);
  }
  return 0;
}

}  // namespace ttadak::bench
