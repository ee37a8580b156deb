#include "program.h"
#include "stage.h"

// Programs that share locks, and flip, which has one with a lock and one without.

namespace ttadak::programs {

namespace {

std::unique_ptr<World> fileSystem(Size size) {
  constexpr int inodes = 32;
  constexpr int blocks = 26;
  auto world = std::make_unique<Stage>();
  auto& inode = world->array("inode", inodes);
  auto& busy = world->array("busy", blocks);
  std::vector<Lock*> inodeLocks;
  std::vector<Lock*> blockLocks;
  for (int i = 0; i < inodes; ++i) inodeLocks.push_back(&world->lock(fmt::format("I[{}]", i)));
  for (int b = 0; b < blocks; ++b) blockLocks.push_back(&world->lock(fmt::format("B[{}]", b)));
  for (int t = 0; t < size.n; ++t) {
    world->actor([&inode, &busy, inodeLocks, blockLocks, i = static_cast<std::size_t>(t % inodes)] {
      inodeLocks[i]->acquire();
      if (inode[i].read() == 0) {
        for (std::size_t b = 2 * i % blocks;; b = (b + 1) % blocks) {
          blockLocks[b]->acquire();
          const bool free = busy[b].read() == 0;
          if (free) {
            busy[b].write(1);
            inode[i].write(static_cast<int>(b) + 1);
          }
          blockLocks[b]->release();
          if (free) break;
        }
      }
      inodeLocks[i]->release();
    });
  }
  return world;
}

std::unique_ptr<World> philosophers(Size size) {
  auto world = std::make_unique<Stage>();
  std::vector<Lock*> forks;
  for (int i = 0; i < size.n; ++i) forks.push_back(&world->lock(fmt::format("f[{}]", i)));
  for (std::size_t i = 0; i < forks.size(); ++i) {
    world->actor([first = forks[i], second = forks[(i + 1) % forks.size()]] {
      first->acquire();
      second->acquire();
      second->release();
      first->release();
    });
  }
  return world;
}

/// Whoever finds the pixel free takes it and scores.
std::unique_ptr<World> flips(Size size, bool locked) {
  auto world = std::make_unique<Stage>();
  auto& owner = world->variable("owner");
  auto& score = world->variable("score");
  Lock* mutex = locked ? &world->lock("mutex") : nullptr;
  for (int i = 0; i < size.n; ++i) {
    world->like("tap", [&owner, &score, mutex] {
      if (mutex != nullptr) mutex->acquire();
      if (owner.read() == 0) {
        owner.write(1);
        score.change([](int value) { return value + 1; });
      }
      if (mutex != nullptr) mutex->release();
    });
  }
  world->addProperty({"score-is-1", {"the score is 1", "점수는 1이다"}, [&score]() -> std::optional<Text> {
                        if (score.value() == 1) return std::nullopt;
                        return Text("score is not 1");
                      }});
  return world;
}

}  // namespace

void addLocks(std::vector<Program>& all) {
  all.push_back({"filesystem", {1}, {64}, fileSystem});
  all.push_back({"philosophers", {2}, {64}, philosophers});
  all.push_back({"flip", {1}, {64}, [](Size size) { return flips(size, false); }});
  all.push_back({"flip-mutex", {1}, {64}, [](Size size) { return flips(size, true); }});
}

}  // namespace ttadak::programs
