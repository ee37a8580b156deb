#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "programs.h"
#include "sim/kernel/round_robin_strategy.h"
#include "sim/kernel/scheduler.h"

namespace {

std::atomic<std::size_t> allocations{0};

}  // namespace

// The whole test program counts what it allocates. Not inlined: gcc would see free() meet memory of a new-expression.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
// What std::stable_sort asks for; all that may be given back below must come from malloc.
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
  ++allocations;
  return std::malloc(size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t /*size*/) noexcept { std::free(memory); }

namespace ttadak {
namespace {

TEST(Scheduler, AnExecutionAllocatesNothing) {
  LostUpdate world(4);
  TwoForks forks;
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  const auto run = [&] {
    scheduler.run(world, strategy);
    scheduler.run(forks, strategy);  // deadlocks, so it is abandoned as well
  };
  run();
  const auto before = allocations.load();
  for (int i = 0; i < 100; ++i) run();
  EXPECT_EQ(allocations.load(), before);
}

}  // namespace
}  // namespace ttadak
