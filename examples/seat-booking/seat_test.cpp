#include <ttadak/sim/testing/expect_holds.h>
#include <ttadak/sim/world/lock.h>
#include <ttadak/sim/world/variable.h>

using namespace ttadak;

struct Booking : World {
  Variable<bool> taken{*this, "seat 12A taken"};
  Variable<int> tickets{*this, "tickets"};
  Lock lock{*this, "lock"};

  void book(bool locked) {
    if (locked) lock.acquire();
    if (!taken.read()) {
      taken.write(true);
      tickets.update([](int sold) { return sold + 1; });
    }
    if (locked) lock.release();
  }
  explicit Booking(bool locked) {
    for (const char* who : {"Jiwoo", "Minjun"}) addActor(who, [this, locked] { book(locked); });
    addProperty({"sold-once", "one seat, one ticket", [this]() -> std::optional<Text> {
                   if (tickets.value() == 1) return std::nullopt;
                   return "tickets sold: " + std::to_string(tickets.value());
                 }});
  }
};

TEST(Booking, AsWritten) { EXPECT_HOLDS(explore(makerOf<Booking>(false))); }
TEST(Booking, UnderALock) { EXPECT_HOLDS(explore(makerOf<Booking>(true))); }
