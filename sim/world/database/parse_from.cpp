#include "parse_from.h"

#include <algorithm>

#include "parse_expression.h"
#include "parse_references.h"
#include "parse_schema.h"
#include "parse_select.h"
#include "sim/kernel/words.h"

namespace ttadak::sql {

namespace {

using Kind = Expression::Kind;

/// The columns as they are called here: an alias may name them anew.
std::vector<std::string> renamed(const ParseTree& tree, std::vector<std::string> columns) {
  if (!tree.has("alias")) return columns;
  const auto names = namesIn(tree.at("alias"), "colnames");
  if (names.size() > columns.size()) tree.refuse({"more column names than columns", "열보다 열 이름이 많습니다"});
  std::copy(names.begin(), names.end(), columns.begin());
  return columns;
}

From itemOf(const ParseTree& tree, Names& names);

From tableNamed(const ParseTree& node, Names& names) {
  From from;
  const auto with = names.known.with.find(node.string("relname"));
  std::vector<std::string> columns;
  if (with != names.known.with.end() && !node.has("schemaname")) {
    from.kind = From::Kind::with;
    from.with = with->second;
    columns = namesGivenBackBy(*with->second);
  } else {
    from.table = tableOf(node, names.known.table);
    for (const Column& column : from.table->columns()) columns.push_back(column.name);
  }
  from.width = columns.size();
  const auto alias = aliasOf(node);
  names.add(alias.empty() ? node.string("relname") : alias, renamed(node, std::move(columns)));
  return from;
}

From queryOf(const ParseTree& node, Names& names) {
  if (node.has("lateral")) node.notSupported("LATERAL");
  From from;
  from.kind = From::Kind::query;
  from.query = std::make_shared<const Select>(selectOf(node.at("subquery").node(), names.known, names.outer));
  if (from.query->lock) node.notSupported("a locking clause in a subquery");
  std::vector<std::string> columns;
  for (const Output& output : from.query->outputs) columns.push_back(output.name);
  from.width = columns.size();
  names.add(aliasOf(node), renamed(node, std::move(columns)));
  return from;
}

From seriesOf(const ParseTree& node, Names& names) {
  const ParseTree function = node.list("functions").front().node().list("items").front();
  if (!isSeries(function)) function.notSupported("FROM this function");
  From from;
  from.kind = From::Kind::series;
  from.width = 1;
  from.bounds = boundsOf(function.node(), Names::ofNothing(names.known));
  const auto alias = aliasOf(node).empty() ? "generate_series" : aliasOf(node);
  names.add(alias, renamed(node, {alias}));
  return from;
}

/// Those of the columns of both sides that USING, or NATURAL, makes one.
std::vector<std::string> sharedColumns(const ParseTree& node, const Names& left, const Names& right) {
  if (!node.has("isNatural")) return namesIn(node, "usingClause");
  std::vector<std::string> shared;
  for (const std::size_t column : left.visible) {
    if (!right.find("", left.columnName(column)).empty()) shared.push_back(left.columnName(column));
  }
  return shared;
}

From joinOf(const ParseTree& node, Names& names) {
  const auto type = node.string("jointype");
  if (node.has("alias")) node.notSupported("an alias of a JOIN");
  if (type == "JOIN_FULL") node.notSupported("FULL JOIN");
  Names left{names.known, {}, {}, false, names.outer};
  Names right = left;
  From one = itemOf(node.at("larg"), left);
  From from = beside(std::move(one), itemOf(node.at("rarg"), right));
  from.kind = type == "JOIN_LEFT" ? From::Kind::leftJoin : type == "JOIN_RIGHT" ? From::Kind::rightJoin : from.kind;
  const std::size_t width = from.parts[0].width;
  Expression on;
  on.kind = Kind::both;
  std::vector<std::size_t> shared;
  std::vector<std::size_t> twice;
  for (const auto& name : sharedColumns(node, left, right)) {
    const auto here = left.find("", name);
    const auto there = right.find("", name);
    if (here.size() != 1 || there.size() != 1)
      node.refuse(words("column '{}' is not once on both sides", "열 '{}'이(가) 양쪽에 하나씩 있지 않습니다", name));
    const bool fromRight = from.kind == From::Kind::rightJoin;
    shared.push_back(fromRight ? width + there[0] : here[0]);
    twice.insert(twice.end(), {here[0], width + there[0]});
    on.operands.push_back({Kind::equal, {}, 0, {{Kind::column, {}, here[0]}, {Kind::column, {}, width + there[0]}}});
  }
  for (Names::Part& part : left.parts) names.parts.push_back(std::move(part));
  for (Names::Part& part : right.parts) {
    part.first += width;
    names.parts.push_back(std::move(part));
  }
  names.visible = shared;
  for (std::size_t& column : right.visible) column += width;
  for (const auto* side : {&left.visible, &right.visible}) {
    for (const std::size_t column : *side) {
      if (std::find(twice.begin(), twice.end(), column) == twice.end()) names.visible.push_back(column);
    }
  }
  if (!on.operands.empty()) from.on = std::move(on);
  if (node.has("quals")) from.on = expressionOf(node.at("quals"), names);
  return from;
}

From itemOf(const ParseTree& tree, Names& names) {
  const ParseTree node = tree.node();
  if (tree.kind() == "RangeVar") return tableNamed(node, names);
  if (tree.kind() == "RangeSubselect") return queryOf(node, names);
  if (tree.kind() == "JoinExpr") return joinOf(node, names);
  if (tree.kind() == "RangeFunction" && !node.list("functions").empty()) return seriesOf(node, names);
  tree.notSupported(inWords(tree.kind()));
}

}  // namespace

std::string aliasOf(const ParseTree& tree) { return tree.has("alias") ? tree.at("alias").string("aliasname") : ""; }

bool isSeries(const ParseTree& tree) {
  return tree.kind() == "FuncCall" && tree.node().name("funcname") == "generate_series";
}

std::vector<Expression> boundsOf(const ParseTree& call, const Names& names) {
  std::vector<Expression> bounds;
  for (const ParseTree& bound : call.list("args")) bounds.push_back(expressionOf(bound, names));
  if (bounds.size() != 2) call.notSupported("generate_series with a step");
  return bounds;
}

From beside(From one, From other) {
  From both;
  both.kind = From::Kind::join;
  both.width = one.width + other.width;
  both.parts.push_back(std::move(one));
  both.parts.push_back(std::move(other));
  return both;
}

std::optional<From> fromOf(const ParseTree& tree, const char* field, Names& names) {
  std::optional<From> from;
  const std::size_t before = names.parts.empty() ? 0 : names.parts.back().columns.size();
  for (const ParseTree& item : tree.list(field)) {
    const std::size_t width = before + (from ? from->width : 0);
    Names own{names.known, {}, {}, false, names.outer};
    From next = itemOf(item, own);
    for (Names::Part& part : own.parts) {
      const auto isSame = [&](const Names::Part& one) { return !part.name.empty() && one.name == part.name; };
      if (std::any_of(names.parts.begin(), names.parts.end(), isSame))
        item.refuse(words("there are two tables '{}' here", "여기에 테이블 '{}'이(가) 둘 있습니다", part.name));
      part.first += width;
      names.parts.push_back(std::move(part));
    }
    for (const std::size_t column : own.visible) names.visible.push_back(width + column);
    from = from ? beside(std::move(*from), std::move(next)) : std::move(next);
  }
  return from;
}

From valuesOf(const ParseTree& tree, const Names& names) {
  From from;
  from.kind = From::Kind::values;
  for (const ParseTree& tuple : tree.list("valuesLists")) {
    auto& row = from.rows.emplace_back();
    for (const ParseTree& item : tuple.node().list("items")) row.push_back(expressionOf(item, names));
    if (row.size() != from.rows.front().size())
      tuple.refuse({"VALUES lists must all be of the same length", "VALUES의 행은 모두 같은 길이여야 합니다"});
  }
  from.width = from.rows.front().size();
  return from;
}

}  // namespace ttadak::sql
