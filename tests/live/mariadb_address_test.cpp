#include "sim/live/mariadb_address.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/kernel/input_error.h"

namespace ttadak::live {
namespace {

TEST(MariadbAddress, IsReadFromAUrl) {
  const auto whole = parseMariadbAddress("mariadb://ann:s3:cret@db.example:3307/shop");
  EXPECT_EQ(whole.user, "ann");
  EXPECT_EQ(whole.password, "s3:cret");
  EXPECT_EQ(whole.host, "db.example");
  EXPECT_EQ(whole.port, 3307U);
  EXPECT_EQ(whole.database, "shop");
  const auto brief = parseMariadbAddress("mariadb://ann@localhost/shop");
  EXPECT_EQ(brief.password, "");
  EXPECT_EQ(brief.port, 3306U);
}

TEST(MariadbAddress, IsRefusedWithAnExampleOfWhatWouldBeRight) {
  for (const char* wrong : {"", "mysql://ann@localhost/shop", "mariadb://localhost/shop", "mariadb://ann@localhost"}) {
    try {
      parseMariadbAddress(wrong);
      ADD_FAILURE() << wrong;
    } catch (const InputError& error) {
      EXPECT_THAT(error.what(), testing::HasSubstr("it would be mariadb://USER:PASSWORD@HOST:PORT/DATABASE"));
    }
  }
}

}  // namespace
}  // namespace ttadak::live
