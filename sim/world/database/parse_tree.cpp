#include "parse_tree.h"

#include <pg_query.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"
#include "sim/world/database/parser.h"

namespace ttadak::sql {

namespace {

/// That something is wrong with the character at `offset`, from 0, of the text that is parsed.
SqlTextError wrongAt(const SqlText& sql, int offset, Text why) {
  const std::string& text = sql.original();
  const auto end = std::min(sql.originalPlace(static_cast<std::size_t>(std::max(offset, 0))), text.size());
  const auto before = std::string_view(text).substr(0, end);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto column = end - (before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1) + 1;
  return {static_cast<std::size_t>(line), column, std::move(why)};
}

/// Names of the tree, and what stands behind them in the words of SQL.
constexpr std::array<std::pair<std::string_view, const char*>, 26> sqlWords{{{"groupClause", "GROUP BY"},
                                                                             {"havingClause", "HAVING"},
                                                                             {"windowClause", "WINDOW clause"},
                                                                             {"withClause", "WITH"},
                                                                             {"distinctClause", "DISTINCT"},
                                                                             {"limitCount", "LIMIT"},
                                                                             {"limitOffset", "OFFSET"},
                                                                             {"intoClause", "INTO"},
                                                                             {"returningList", "RETURNING"},
                                                                             {"onConflictClause", "ON CONFLICT"},
                                                                             {"usingClause", "USING"},
                                                                             {"fromClause", "FROM"},
                                                                             {"larg", "UNION, INTERSECT or EXCEPT"},
                                                                             {"all", "UNION, INTERSECT or EXCEPT"},
                                                                             {"alias", "an alias"},
                                                                             {"schemaname", "a table's schema"},
                                                                             {"FuncCall", "functions"},
                                                                             {"SubLink", "subqueries"},
                                                                             {"CaseExpr", "CASE"},
                                                                             {"TypeCast", "type casts"},
                                                                             {"SetToDefault", "DEFAULT as a value"},
                                                                             {"CONSTR_CHECK", "CHECK"},
                                                                             {"CONSTR_FOREIGN", "FOREIGN KEY"},
                                                                             {"TRANS_STMT_SAVEPOINT", "SAVEPOINT"},
                                                                             {"TRANS_STMT_ROLLBACK_TO", "ROLLBACK TO"},
                                                                             {"DropStmt", "DROP"}}};

int smallestLocation(const nlohmann::json& json) {
  int smallest = -1;
  const auto take = [&](int location) {
    if (location >= 0 && (smallest < 0 || location < smallest)) smallest = location;
  };
  for (const auto& [key, value] : json.items()) {
    if (key == "location" && value.is_number_integer()) take(value.get<int>());
    if (value.is_structured()) take(smallestLocation(value));
  }
  return smallest;
}

}  // namespace

std::string inWords(std::string_view name) {
  const auto found = std::find_if(sqlWords.begin(), sqlWords.end(), [&](const auto& one) { return one.first == name; });
  return found == sqlWords.end() ? std::string(name) : found->second;
}

std::vector<ParseTree> ParseTree::statementsOf(const SqlText& text, Json& document) {
  const auto result = pg_query_parse(text.text().c_str());
  const auto freed = [](const PgQueryParseResult* parsed) { pg_query_free_parse_result(*parsed); };
  const std::unique_ptr<const PgQueryParseResult, decltype(freed)> guard(&result, freed);
  if (result.error != nullptr) {
    const std::string message = result.error->message;
    throw wrongAt(text, result.error->cursorpos - 1, {message, message});
  }
  document = Json::parse(result.parse_tree);
  std::vector<ParseTree> statements;
  for (const Json& one : document.at("stmts")) statements.emplace_back(one.at("stmt"), text);
  return statements;
}

std::vector<ParseTree> ParseTree::list(const char* field) const {
  std::vector<ParseTree> items;
  if (!has(field)) return items;
  for (const Json& one : json_->at(field)) items.emplace_back(one, *text_);
  return items;
}

std::string ParseTree::name(const char* field) const {
  std::vector<std::string> parts;
  for (const ParseTree& part : list(field)) {
    if (part.kind() != "String") part.notSupported("*");
    parts.push_back(part.node().string("sval"));
  }
  return fmt::format("{}", fmt::join(parts, "."));
}

void ParseTree::allowOnly(std::initializer_list<std::string_view> fields) const {
  for (const auto& [key, value] : json_->items()) {
    const std::string_view field = key;
    if (field == "location" || std::find(fields.begin(), fields.end(), field) != fields.end()) continue;
    notSupported(inWords(field));
  }
}

SqlTextError::SqlTextError(std::size_t line, std::size_t column, Text why)
    : InputError(words("SQL, line {}, column {}: {}", "SQL, {}행 {}열: {}", line, column, why)),
      line_(line),
      column_(column),
      why_(std::move(why)) {}

SqlText textOf(const std::string& text, Dialect dialect) {
  return dialect == Dialect::mariadb ? inPostgresWords(text) : SqlText(text);
}

std::vector<std::string> statementsIn(const std::string& text, Dialect dialect) {
  const SqlText sql = textOf(text, dialect);
  ParseTree::Json document;
  ParseTree::statementsOf(sql, document);
  std::vector<std::string> statements;
  for (const auto& one : document.at("stmts")) {
    const auto first = one.value("stmt_location", std::size_t{0});
    const auto length = one.value("stmt_len", sql.text().size() - first);
    const auto begin = sql.originalPlace(first);
    const auto end = sql.originalPlace(first + length);
    std::string alone = text;
    for (std::size_t i = 0; i < alone.size(); ++i) {
      if ((i < begin || i >= end) && alone[i] != '\n') alone[i] = ' ';
    }
    statements.push_back(std::move(alone));
  }
  return statements;
}

std::vector<std::string> tablesMadeBy(const std::string& text, Dialect dialect) {
  const SqlText sql = textOf(text, dialect);
  ParseTree::Json document;
  std::vector<std::string> names;
  for (const ParseTree& tree : ParseTree::statementsOf(sql, document)) {
    if (tree.kind() == "CreateStmt") names.push_back(tree.node().at("relation").string("relname"));
  }
  return names;
}

int ParseTree::location() const { return std::max(smallestLocation(*json_), 0); }

void ParseTree::refuse(const Text& why) const { throw wrongAt(*text_, location(), why); }

void ParseTree::notSupported(const std::string& what) const {
  refuse(words("not supported: {}", "지원하지 않습니다: {}", what));
}

}  // namespace ttadak::sql
