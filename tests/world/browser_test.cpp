#include "sim/world/browser.h"

#include <gtest/gtest.h>

#include "runs.h"

namespace ttadak {
namespace {

struct TwoPages : World {
  Browser browser{*this, "browser"};
  std::string captured[2];

  TwoPages() {
    for (const std::size_t i : {0UL, 1UL}) {
      addActor("page", [this, i] {
        browser.get().navigate(i == 0 ? "first" : "second");
        captured[i] = browser.capture().page;
      });
    }
  }
};

TEST(Browser, CapturesWhatItShowsNow) {
  TwoPages world;
  play(world, "A*3 B*3");
  EXPECT_EQ(world.captured[0], "first");
  EXPECT_EQ(world.captured[1], "second");
  play(world, "A*2 B*2 A B");
  EXPECT_EQ(world.captured[0], "second");
}

TEST(Image, EqualPicturesHaveEqualTags) {
  EXPECT_EQ(Image{"a"}.etag(), Image{"a"}.etag());
  EXPECT_NE(Image{"a"}.etag(), Image{"b"}.etag());
  EXPECT_EQ(Image{"a"}.etag().front(), '"') << "RFC 9110: a tag is a quoted string";
}

}  // namespace
}  // namespace ttadak
