#include "program.h"
#include "stage.h"

// Programs that share variables.

namespace ttadak::programs {

namespace {

std::unique_ptr<World> readers(Size size) {
  auto world = std::make_unique<Stage>();
  auto& x = world->variable("x");
  world->actor([&] { x.write(42); });
  for (int i = 0; i < size.n; ++i) world->like("reader", [&] { x.read(); });
  return world;
}

std::unique_ptr<World> lastZero(Size size) {
  auto world = std::make_unique<Stage>();
  auto& a = world->array("a", size.n + 1);
  const auto at = [&a](int i) -> Variable<int>& { return a[static_cast<std::size_t>(i)]; };
  world->actor([at, n = size.n] {
    int i = n;
    while (at(i).read() != 0) --i;
  });
  for (int j = 1; j <= size.n; ++j) world->actor([at, j] { at(j).write(at(j - 1).read() + 1); });
  return world;
}

std::unique_ptr<World> lostUpdate(Size size) {
  auto world = std::make_unique<Stage>();
  auto& c = world->variable("c");
  for (int i = 0; i < size.n; ++i) {
    world->like("increment", [&] {
      const int t = c.read();
      c.write(t + 1);
    });
  }
  return world;
}

std::unique_ptr<World> lastWrite(Size size) {
  auto world = std::make_unique<Stage>();
  auto& x = world->variable("x");
  for (int i = 0; i < size.n; ++i) world->actor([&x, i] { x.write(i); });
  return world;
}

std::unique_ptr<World> writersReader(Size size) {
  auto world = std::make_unique<Stage>();
  auto& x = world->variable("x");
  for (int i = 0; i < size.n; ++i) world->actor([&x, i] { x.write(i + 1); });
  world->actor([&] { x.read(); });
  return world;
}

std::unique_ptr<World> twoCounters(Size size) {
  auto world = std::make_unique<Stage>();
  auto& x = world->variable("x");
  auto& y = world->variable("y");
  for (int i = 0; i < size.n; ++i) {
    world->like("count", [&] {
      x.change([](int value) { return value + 1; });
      y.change([](int value) { return value + 1; });
    });
  }
  return world;
}

std::unique_ptr<World> writes(Size size) {
  auto world = std::make_unique<Stage>();
  auto& x = world->variable("x");
  for (int i = 0; i < size.n; ++i) {
    world->actor([&x, i, times = size.k] {
      for (int k = 0; k < times; ++k) x.write(i * times + k);
    });
  }
  return world;
}

std::unique_ptr<World> storeBuffer(Size /*size*/) {
  auto world = std::make_unique<Stage>();
  auto& x = world->variable("x");
  auto& y = world->variable("y");
  world->actor([&] {
    x.write(1);
    y.read();
  });
  world->actor([&] {
    y.write(1);
    x.read();
  });
  return world;
}

}  // namespace

void addRegisters(std::vector<Program>& all) {
  all.push_back({"readers", {1}, {63}, readers});
  all.push_back({"lastzero", {1}, {63}, lastZero});
  all.push_back({"lost-update", {1}, {64}, lostUpdate});
  all.push_back({"last-write", {1}, {64}, lastWrite});
  all.push_back({"writers-reader", {1}, {63}, writersReader});
  all.push_back({"two-counters", {1}, {64}, twoCounters});
  all.push_back({"writes", {1, 1}, {64, 1000}, writes});
  all.push_back({"store-buffer", {2}, {2}, storeBuffer});
}

}  // namespace ttadak::programs
