#include "sim/world/database/parser.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "sim/kernel/input_error.h"
#include "sim/kernel/world.h"

namespace ttadak::sql {
namespace {

struct Schema : World {
  Table table{*this, "t", {{"id"}, {"n"}}};

  std::vector<Statement> parse(const std::string& text) {
    return sql::parse(text, [this](const std::string& name) { return name == "t" ? &table : nullptr; });
  }
};

template <class T>
T parsed(const std::string& text, Schema& schema) {
  auto statements = schema.parse(text);
  EXPECT_EQ(statements.size(), 1U);
  return *statements.at(0).as<T>();
}

Text refusal(const std::string& text) {
  try {
    Schema().parse(text);
  } catch (const InputError& error) {
    return error.message();
  }
  return "not refused";
}

TEST(Parser, ReadsSelect) {
  Schema schema;
  const auto select = parsed<Select>("SELECT *, t.n AS m, n + 1 FROM t WHERE id = $1 ORDER BY n DESC, id", schema);
  EXPECT_EQ(select.table, &schema.table);
  ASSERT_EQ(select.outputs.size(), 4U);
  EXPECT_EQ(select.outputs[0].name, "id");
  EXPECT_EQ(select.outputs[1].name, "n");
  EXPECT_EQ(select.outputs[2].name, "m");
  EXPECT_EQ(select.outputs[3].name, "?column?");
  ASSERT_TRUE(select.where);
  EXPECT_EQ(select.where->kind, Expression::Kind::equal);
  ASSERT_EQ(select.order.size(), 2U);
  EXPECT_EQ(select.order[0].by.index, 1U);
  EXPECT_TRUE(select.order[0].descending);
  EXPECT_FALSE(select.order[1].descending);
  EXPECT_FALSE(select.lock);
}

TEST(Parser, ReadsLockingReads) {
  Schema schema;
  EXPECT_EQ(parsed<Select>("SELECT id FROM t FOR UPDATE", schema).lock, LockMode::exclusive);
  EXPECT_EQ(parsed<Select>("SELECT id FROM t FOR SHARE", schema).lock, LockMode::share);
  EXPECT_EQ(parsed<Select>("SELECT id FROM t FOR NO KEY UPDATE", schema).lock, LockMode::noKeyExclusive);
  EXPECT_EQ(parsed<Select>("SELECT id FROM t FOR KEY SHARE", schema).lock, LockMode::keyShare);
  EXPECT_EQ(parsed<Select>("SELECT id FROM t FOR UPDATE", schema).wait, LockWait::untilFree);
  EXPECT_EQ(parsed<Select>("SELECT id FROM t FOR UPDATE NOWAIT", schema).wait, LockWait::fails);
  EXPECT_EQ(parsed<Select>("SELECT id FROM t FOR UPDATE SKIP LOCKED", schema).wait, LockWait::skipsRow);
}

TEST(Parser, ReadsInsert) {
  Schema schema;
  const auto insert = parsed<Insert>("INSERT INTO t (n, id) VALUES (1, 2), ($1, NULL)", schema);
  EXPECT_EQ(insert.columns, (std::vector<std::size_t>{1, 0}));
  EXPECT_EQ(insert.rows.size(), 2U);
  EXPECT_EQ(parsed<Insert>("INSERT INTO t VALUES (1, 2)", schema).columns, (std::vector<std::size_t>{0, 1}));
}

TEST(Parser, ReadsUpdateAndDelete) {
  Schema schema;
  const auto update = parsed<Update>("UPDATE t SET n = n + 1, id = 3 WHERE id = 1", schema);
  ASSERT_EQ(update.changes.size(), 2U);
  EXPECT_EQ(update.changes[0].first, 1U);
  EXPECT_EQ(update.changes[1].first, 0U);
  EXPECT_TRUE(update.where);
  EXPECT_FALSE(parsed<Update>("UPDATE t SET n = 0", schema).where);
  EXPECT_TRUE(parsed<Delete>("DELETE FROM t WHERE n IS NULL", schema).where);
  EXPECT_EQ(parsed<Delete>("DELETE FROM t", schema).table, &schema.table);
}

TEST(Parser, ReadsTransactionControl) {
  Schema schema;
  EXPECT_EQ(parsed<Begin>("BEGIN", schema).isolation, std::nullopt);
  EXPECT_EQ(parsed<Begin>("START TRANSACTION ISOLATION LEVEL REPEATABLE READ", schema).isolation,
            Isolation::repeatableRead);
  const auto statements = schema.parse("BEGIN; COMMIT; ROLLBACK");
  ASSERT_EQ(statements.size(), 3U);
  EXPECT_TRUE(statements[1].as<Commit>());
  EXPECT_TRUE(statements[2].as<Rollback>());
}

TEST(Parser, ReadsCreateTable) {
  Schema schema;
  const auto create = parsed<CreateTable>(
      "CREATE TABLE u (id bigserial PRIMARY KEY, a text NOT NULL DEFAULT 'x', b bigint UNIQUE, c bigint NULL, "
      "CONSTRAINT both_of_them UNIQUE (a, b))",
      schema);
  EXPECT_EQ(create.name, "u");
  ASSERT_EQ(create.columns.size(), 4U);
  EXPECT_TRUE(create.columns[0].generated);
  EXPECT_TRUE(create.columns[0].notNull);
  EXPECT_TRUE(create.columns[1].notNull);
  EXPECT_EQ(create.columns[1].byDefault, Value("x"));
  EXPECT_FALSE(create.columns[2].notNull);
  ASSERT_EQ(create.keys.size(), 3U);
  EXPECT_TRUE(create.keys[0].primary);
  EXPECT_EQ(create.keys[1].name, "");
  EXPECT_EQ(create.keys[1].columns, std::vector<std::size_t>{2});
  EXPECT_EQ(create.keys[2].name, "both_of_them");
  EXPECT_EQ(create.keys[2].columns, (std::vector<std::size_t>{1, 2}));
}

// PostgreSQL 15, 5.4.4 Primary Keys: their columns are NOT NULL, wherever the key is written.
TEST(Parser, APrimaryKeysColumnsAreNotNull) {
  Schema schema;
  const auto create = parsed<CreateTable>("CREATE TABLE u (PRIMARY KEY (a, b), a bigint, b bigint, c bigint)", schema);
  ASSERT_EQ(create.columns.size(), 3U);
  EXPECT_TRUE(create.columns[0].notNull);
  EXPECT_TRUE(create.columns[1].notNull);
  EXPECT_FALSE(create.columns[2].notNull);
}

TEST(Parser, ReadsKeysAddedLater) {
  Schema schema;
  EXPECT_EQ(parsed<AddKey>("ALTER TABLE t ADD CONSTRAINT k UNIQUE (n)", schema).key.name, "k");
  EXPECT_EQ(parsed<AddKey>("ALTER TABLE t ADD UNIQUE (n, id)", schema).key.columns, (std::vector<std::size_t>{1, 0}));
  EXPECT_EQ(parsed<AddKey>("CREATE UNIQUE INDEX i ON t (n)", schema).key.name, "i");
}

TEST(Parser, SaysWhereTheSyntaxIsWrong) {
  EXPECT_EQ(refusal("SELECT id\nFROM t WHERE\n  id = = 1").en, "SQL, line 3, column 8: syntax error at or near \"=\"");
  EXPECT_EQ(refusal("SELEC 1").en, "SQL, line 1, column 1: syntax error at or near \"SELEC\"");
  EXPECT_EQ(refusal("SELECT id FROM").en, "SQL, line 1, column 15: syntax error at end of input");
  EXPECT_EQ(refusal("SELECT 'a").ko.substr(0, 14), "SQL, 1행 8열");
}

TEST(Parser, SaysWhatDoesNotExist) {
  EXPECT_EQ(refusal("SELECT id FROM u").en, "SQL, line 1, column 16: there is no table 'u'");
  EXPECT_EQ(refusal("SELECT id FROM u").ko, "SQL, 1행 16열: 테이블 'u'이(가) 없습니다");
  EXPECT_EQ(refusal("UPDATE t\nSET m = 1").en, "SQL, line 2, column 5: table 't' has no column 'm'");
  EXPECT_EQ(refusal("SELECT id FROM t WHERE u.n = 1").en, "SQL, line 1, column 24: table 't' has no column 'u.n'");
  EXPECT_EQ(refusal("INSERT INTO t (id, m) VALUES (1, 2)").en, "SQL, line 1, column 20: table 't' has no column 'm'");
  EXPECT_EQ(refusal("CREATE TABLE u (a bigint, UNIQUE (b))").en, "SQL, line 1, column 27: table 'u' has no column 'b'");
  EXPECT_EQ(refusal("CREATE TABLE t (a bigint)").en, "SQL, line 1, column 14: there is a table 't' already");
  EXPECT_EQ(refusal("INSERT INTO t VALUES (1, 2, 3)").en, "SQL, line 1, column 23: 3 values for 2 columns");
}

struct Refused {
  const char* text;
  const char* place;
  const char* what;
};

TEST(Parser, RefusesByNameWhatItDoesNotSupport) {
  const std::vector<Refused> all{
      {"SELECT DISTINCT ON (id) id FROM t", "1, column 21", "DISTINCT ON"},
      {"SELECT id FROM t EXCEPT ALL SELECT n FROM t", "1, column 8", "INTERSECT ALL and EXCEPT ALL"},
      {"SELECT id FROM s.t", "1, column 16", "the schema s"},
      {"SELECT a.id FROM t a FULL JOIN t b USING (id)", "1, column 18", "FULL JOIN"},
      {"SELECT a.id FROM t a RIGHT JOIN t b USING (id) FOR UPDATE", "1, column 8",
       "a locking clause with a RIGHT JOIN"},
      {"SELECT id FROM (SELECT id FROM t) AS q FOR UPDATE", "1, column 8", "a locking clause over a subquery"},
      {"SELECT id FROM t WHERE n = 1e5", "1, column 28", "numbers with an exponent"},
      {"SELECT id FROM t WHERE n = $0", "1, column 28", "a parameter without a number: write $1, $2, ..."},
      {"SELECT id, count(*) FROM t", "1, column 8", "a column that is neither in GROUP BY nor in an aggregate"},
      {"SELECT id FROM t WHERE n = (SELECT id FROM t FOR UPDATE)", "1, column 28", "a locking clause in a subquery"},
      {"SELECT id FROM t FOR UPDATE FOR SHARE", "1, column 8", "more than one locking clause"},
      {"INSERT INTO t VALUES (1, n)", "1, column 26", "the column 'n' here"},
      {"CREATE TABLE u (a bigint CHECK (a > 0))", "1, column 26", "CHECK"},
      {"CREATE TABLE u (a bigint, CHECK (a > 0))", "1, column 27", "CHECK"},
      {"ALTER TABLE t ADD COLUMN m bigint", "1, column 13", "this ALTER TABLE"},
      {"ALTER TABLE t ADD CHECK (n > 0)", "1, column 19", "CHECK"},
  };
  for (const Refused& one : all)
    EXPECT_EQ(refusal(one.text).en, std::string("SQL, line ") + one.place + ": not supported: " + one.what) << one.text;
  EXPECT_EQ(refusal("SELECT DISTINCT ON (id) id FROM t").ko, "SQL, 1행 21열: 지원하지 않습니다: DISTINCT ON");
}

RC_GTEST_PROP(Parser, AnyTextIsReadOrRefused, (const std::vector<unsigned>& choices)) {
  const std::vector<std::string> words{"SELECT", "id",  "n",   "*",  "FROM", "t",      ",",      "WHERE", "=",
                                       "1",      "AND", "NOT", "IN", "(",    ")",      "NULL",   "FOR",   "UPDATE",
                                       "INTO",   "SET", "+",   "$1", "u",    "INSERT", "VALUES", "'a"};
  std::string text = "SELECT id FROM t ";
  for (const unsigned choice : choices) text += words[choice % words.size()] + " ";
  try {
    Schema().parse(text);
  } catch (const InputError& error) {
    RC_ASSERT(std::string(error.what()).starts_with("SQL, line 1, column "));
  }
}

}  // namespace
}  // namespace ttadak::sql
