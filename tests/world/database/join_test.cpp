#include <gtest/gtest.h>

#include "story.h"

// Rows that are put together from several tables.

namespace ttadak::sql {
namespace {

const std::vector<std::string> orders{
    "CREATE TABLE item (id BIGINT PRIMARY KEY, account BIGINT, price BIGINT)",
    "INSERT INTO item VALUES (1, 1, 5), (2, 1, 6), (3, 9, 7)",
};

TEST(Join, PutsRowsTogether) {
  expectStory(everywhere, R"(
A: SELECT a.n, i.price FROM account a JOIN item i ON i.account = a.id ORDER BY i.id => n=10 price=5; n=10 price=6
A: SELECT a.id, i.id AS item FROM account a LEFT JOIN item i ON i.account = a.id ORDER BY a.id, item => id=1 item=1; id=1 item=2; id=2 item=NULL
A: SELECT i.id, n FROM account RIGHT JOIN item i ON i.account = account.id ORDER BY i.id => id=1 n=10; id=2 n=10; id=3 n=NULL
A: SELECT id, n, price FROM account JOIN item USING (id) ORDER BY id => id=1 n=10 price=5; id=2 n=20 price=6
A: SELECT a.id, b.id AS other FROM account a, account b WHERE a.id < b.id => id=1 other=2
A: SELECT q.total FROM (SELECT account, sum(price) AS total FROM item GROUP BY account) q ORDER BY total => total=7; total=11
A: SELECT id FROM account a WHERE NOT EXISTS (SELECT 1 FROM item WHERE account = a.id) => id=2
)",
              orders);
}

TEST(Join, LocksTheRowsOfBothTables) {
  expectStory({postgresRc, mariadbRr}, R"(
A: BEGIN
A: SELECT a.id, i.id AS item FROM account a JOIN item i ON i.account = a.id WHERE i.id = 1 FOR UPDATE => id=1 item=1
B: UPDATE account SET n = 11 WHERE id = 1 => …
C: UPDATE item SET price = 1 WHERE id = 1 => …
A: COMMIT
B: => ×1
C: => ×1
)",
              orders);
}

TEST(Join, LocksOnlyTheTableThatOfNames) {
  expectStory({postgresRc, postgresRr}, R"(
A: BEGIN
A: SELECT i.id FROM account a JOIN item i ON i.account = a.id WHERE i.id = 1 FOR UPDATE OF i => id=1
B: UPDATE account SET n = 11 WHERE id = 1 => ×1
B: UPDATE item SET price = 1 WHERE id = 1 => …
A: COMMIT
B: => ×1
)",
              orders);
}

TEST(Join, IsLookedAtAgainWithTheOtherRowsKept) {
  expectStory({postgresRc}, R"(
A: BEGIN
A: UPDATE item SET price = 50 WHERE id = 1 => ×1
A: UPDATE item SET account = 2 WHERE id = 2 => ×1
B: SELECT i.id, i.price FROM account a JOIN item i ON i.account = a.id ORDER BY i.id FOR UPDATE OF i => …
A: COMMIT
B: => id=1 price=50
)",
              orders);
}

TEST(Join, OfATableThatChangesChangesEachRowOnce) {
  expectStory({postgresRc}, R"(
A: UPDATE account SET n = n + i.price FROM item i WHERE i.account = account.id RETURNING account.n, i.id => n=15 id=1
A: BEGIN
A: UPDATE account SET n = 100 WHERE id = 1 => ×1
B: UPDATE account SET n = n + i.price FROM item i WHERE i.account = account.id AND i.id = 2 => …
A: COMMIT
B: => ×1
B: SELECT n FROM account WHERE id = 1 => n=106
B: DELETE FROM item USING account a WHERE a.id = item.account AND a.n > 100 RETURNING item.id => id=1; id=2
)",
              orders);
}

TEST(Join, RefusesToLockWhatMayBeMissing) {
  expectStory({postgresRc}, R"(
A: SELECT a.id FROM account a LEFT JOIN item i ON i.account = a.id FOR UPDATE => ✗ 0A000 FOR UPDATE cannot be applied to the nullable side of an outer join
A: SELECT a.id FROM account a LEFT JOIN item i ON i.account = a.id WHERE a.id = 2 FOR UPDATE OF a => id=2
)",
              orders);
}

}  // namespace
}  // namespace ttadak::sql
