#include "child.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>

namespace ttadak::bench {

std::size_t mostMemoryOfChild(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    work();
    _exit(0);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || wait4(child, &status, 0, &usage) < 0 || status != 0) throw std::runtime_error("the child failed");
  return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

}  // namespace ttadak::bench
