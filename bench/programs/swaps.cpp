#include "program.h"
#include "stage.h"

// Programs that compare and swap.

namespace ttadak::programs {

namespace {

std::unique_ptr<World> indexer(Size size) {
  constexpr int slots = 128;
  constexpr int perThread = 4;
  auto world = std::make_unique<Stage>();
  auto& table = world->array("tab", slots);
  for (int t = 0; t < size.n; ++t) {
    world->actor([&table, t] {
      for (int m = 1; m <= perThread; ++m) {
        const int w = 11 * m + t;
        int h = 7 * w % slots;
        while (!table[static_cast<std::size_t>(h)].compareAndSwap(0, w)) h = (h + 1) % slots;
      }
    });
  }
  return world;
}

std::unique_ptr<World> casRotate(Size size) {
  auto world = std::make_unique<Stage>();
  auto& x = world->variable("x");
  for (int i = 1; i <= size.n; ++i) world->actor([&x, i] { x.compareAndSwap(i - 1, i); });
  return world;
}

std::unique_ptr<World> casWrite(Size size) {
  auto world = std::make_unique<Stage>();
  auto& x = world->variable("x");
  for (int i = 0; i < size.n; ++i) {
    world->like("swap and write", [&] {
      x.compareAndSwap(0, 1);
      x.write(2);
    });
  }
  return world;
}

}  // namespace

void addSwaps(std::vector<Program>& all) {
  all.push_back({"indexer", {1}, {32}, indexer});
  all.push_back({"cas-rotate", {1}, {64}, casRotate});
  all.push_back({"cas-write", {1}, {64}, casWrite});
}

}  // namespace ttadak::programs
