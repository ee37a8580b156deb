#include <gtest/gtest.h>

#include "story.h"

// What queries compute from rows.

namespace ttadak::sql {
namespace {

const std::vector<std::string> marks{
    "CREATE TABLE mark (id BIGINT PRIMARY KEY, pupil VARCHAR(9), mark BIGINT)",
    "INSERT INTO mark VALUES (1, 'kim', 3), (2, 'lee', 5), (3, 'kim', 4), (4, 'lee', NULL), (5, 'oh', NULL)",
};

TEST(Query, Groups) {
  expectStory(everywhere, R"(
A: SELECT pupil, count(*) AS c, sum(mark) AS s FROM mark GROUP BY pupil ORDER BY c DESC, pupil => pupil=kim c=2 s=7; pupil=lee c=2 s=5; pupil=oh c=1 s=NULL
A: SELECT pupil FROM mark GROUP BY pupil HAVING max(mark) > 4 => pupil=lee
A: SELECT count(DISTINCT pupil) AS c, min(mark) AS m FROM mark WHERE id > 9 => c=0 m=NULL
A: SELECT DISTINCT pupil FROM mark ORDER BY pupil DESC => pupil=oh; pupil=lee; pupil=kim
A: SELECT id FROM mark ORDER BY id LIMIT 2 OFFSET 1 => id=2; id=3
)",
              marks);
}

TEST(Query, OrdersNullAsTheEngineDoes) {
  const std::string query = "A: SELECT id FROM mark WHERE id > 2 ORDER BY mark, id";
  expectStory({postgresRc}, "\n" + query + " => id=3; id=4; id=5\n", marks);
  expectStory({mariadbRr}, "\n" + query + " => id=4; id=5; id=3\n", marks);
  expectStory(
      {postgresRc},
      "\nA: SELECT id FROM mark WHERE id > 3 OR id = 1 ORDER BY mark NULLS FIRST, id DESC => id=5; id=4; id=1\n",
      marks);
}

TEST(Query, Combines) {
  expectStory(everywhere, R"(
A: SELECT id FROM account UNION SELECT mark FROM mark WHERE mark < 4 ORDER BY id => id=1; id=2; id=3
A: SELECT id FROM account UNION ALL SELECT id FROM account ORDER BY 1 => id=1; id=1; id=2; id=2
A: SELECT id FROM mark EXCEPT SELECT id FROM account ORDER BY id LIMIT 1 => id=3
A: SELECT id FROM mark INTERSECT SELECT id FROM account ORDER BY id => id=1; id=2
A: INSERT INTO account SELECT id + 10, count(*) FROM mark WHERE pupil = 'kim' GROUP BY id => ×2
)",
              marks);
}

TEST(Query, ComputesExactly) {
  expectStory(everywhere, R"(
A: SELECT 1.10 * 3 AS a, 0.5 - 1 AS b, 7 % 3 AS c, 1.5 = 1.50 AS d => a=3.30 b=-0.5 c=1 d=t
A: SELECT CASE WHEN n > 15 THEN 'big' ELSE 'small' END AS size FROM account ORDER BY id => size=small; size=big
A: SELECT id FROM mark WHERE pupil LIKE 'k_m' AND mark IS DISTINCT FROM 4 => id=1
)",
              marks);
}

TEST(Query, DividesAsTheEngineDoes) {
  const std::string query = "A: SELECT 7 / 2 AS a, 10 / 4.0 AS b, avg(n) AS c FROM account";
  expectStory({postgresRc}, "\n" + query + " => a=3 b=2.5000000000000000 c=15.0000000000000000\n");
  expectStory({mariadbRr}, "\n" + query + " => a=3.5000 b=2.5000 c=15.0000\n");
  expectStory({postgresRc}, "\nA: SELECT 1 / 0 AS a => ✗ 22012 division by zero\n");
  expectStory({mariadbRr}, "\nA: SELECT 1 / 0 AS a => a=NULL\n");
}

}  // namespace
}  // namespace ttadak::sql
