#include "parse_groups.h"

#include <algorithm>

#include "join_conditions.h"
#include "parse_expression.h"
#include "sim/kernel/words.h"

namespace ttadak::sql {

namespace {

using Kind = Expression::Kind;

/// What a number, from 1, or a name stands for among what is given back; null if it is neither.
const Expression* outputMeant(const ParseTree& tree, const Select& select) {
  if (tree.kind() == "A_Const" && tree.node().has("ival")) {
    const auto number = tree.node().at("ival").json().value("ival", std::size_t{0});
    if (number >= 1 && number <= select.outputs.size()) return &select.outputs[number - 1].value;
    tree.refuse(words("position {} is not in the select list", "SELECT에 {}번째 열이 없습니다", number));
  }
  if (tree.kind() != "ColumnRef" || tree.node().list("fields").size() != 1) return nullptr;
  const auto name = tree.node().name("fields");
  const auto isMeant = [&](const Output& output) { return output.name == name && !output.series; };
  const auto found = std::find_if(select.outputs.begin(), select.outputs.end(), isMeant);
  return found == select.outputs.end() ? nullptr : &found->value;
}

/// The columns that are the same in a whole group, for the primary key of their table is among what it is grouped by.
std::vector<bool> determined(const Select& select) {
  From only;
  only.table = select.table;
  only.width = select.table != nullptr ? select.table->columns().size() : 0;
  const auto has = [&](std::size_t column) {
    const Expression wanted{Kind::column, {}, column};
    return std::find(select.groups.begin(), select.groups.end(), wanted) != select.groups.end();
  };
  std::vector<bool> all;
  for (const JoinPart& part : partsOf(select.from != nullptr ? *select.from : only)) {
    bool isDetermined = false;
    if (part.from->kind == From::Kind::table && part.from->table != nullptr) {
      for (const UniqueKey& key : part.from->table->keys()) {
        const auto inGroup = [&](std::size_t column) { return has(all.size() + column); };
        isDetermined = isDetermined || (key.primary && std::all_of(key.columns.begin(), key.columns.end(), inGroup));
      }
    }
    all.insert(all.end(), part.from->width, isDetermined);
  }
  return all;
}

}  // namespace

void addGroups(Select& select, const ParseTree& tree, const Names& names) {
  Names ungrouped = names;
  ungrouped.aggregates = nullptr;
  for (const ParseTree& item : tree.list("groupClause")) {
    const bool isColumn = item.kind() == "ColumnRef" && item.node().list("fields").size() == 1 &&
                          !names.find("", item.node().name("fields")).empty();
    const Expression* output = isColumn ? nullptr : outputMeant(item, select);
    select.groups.push_back(output != nullptr ? *output : expressionOf(item, ungrouped));
  }
  if (tree.has("havingClause")) select.having = expressionOf(tree.at("havingClause"), names);
  select.isGrouped = !select.groups.empty() || !select.aggregates.empty() || select.having;
}

void addOrder(Select& select, const ParseTree& tree, const Names& names) {
  for (const ParseTree& item : tree.list("sortClause")) {
    const ParseTree node = item.node();
    const ParseTree by = node.at("node");
    const Expression* output = outputMeant(by, select);
    Select::Order order{output != nullptr ? *output : expressionOf(by, names),
                        node.string("sortby_dir") == "SORTBY_DESC"};
    const auto nulls = node.string("sortby_nulls");
    if (nulls == "SORTBY_NULLS_FIRST" || nulls == "SORTBY_NULLS_LAST") order.nullsFirst = nulls == "SORTBY_NULLS_FIRST";
    select.order.push_back(std::move(order));
  }
  select.isGrouped = select.isGrouped || !select.aggregates.empty();
}

void checkGroups(const Select& select, const ParseTree& tree) {
  if (!select.isGrouped) return;
  const auto isSame = determined(select);
  const std::function<void(const Expression&)> check = [&](const Expression& one) {
    if (std::find(select.groups.begin(), select.groups.end(), one) != select.groups.end()) return;
    if (one.kind == Kind::column && !isSame.at(one.index))
      tree.notSupported("a column that is neither in GROUP BY nor in an aggregate");
    for (const Expression& operand : one.operands) check(operand);
  };
  for (const Output& output : select.outputs) check(output.value);
  for (const auto& order : select.order) check(order.by);
  if (select.having) check(*select.having);
}

}  // namespace ttadak::sql
