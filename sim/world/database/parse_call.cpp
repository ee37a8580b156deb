#include "parse_call.h"

#include <algorithm>

#include "parse_expression.h"

namespace ttadak::sql {

namespace {

using Kind = Expression::Kind;

std::optional<Aggregate::Kind> aggregateNamed(const std::string& name, bool ofRows) {
  if (name == "count") return ofRows ? Aggregate::Kind::countRows : Aggregate::Kind::count;
  if (name == "sum") return Aggregate::Kind::sum;
  if (name == "avg") return Aggregate::Kind::average;
  if (name == "max") return Aggregate::Kind::greatest;
  if (name == "min") return Aggregate::Kind::least;
  return std::nullopt;
}

}  // namespace

Expression callOf(const ParseTree& tree, const Names& names) {
  tree.allowOnly({"funcname", "args", "agg_star", "funcformat", "agg_distinct"});
  auto name = tree.name("funcname");
  if (name.starts_with("pg_catalog.")) name = name.substr(std::string("pg_catalog.").size());
  const auto arguments = tree.list("args");
  Expression expression;
  if (const auto kind = aggregateNamed(name, tree.has("agg_star"))) {
    if (names.aggregates == nullptr) tree.notSupported("aggregates here");
    expression.kind = Kind::aggregate;
    Names inner = names;
    inner.aggregates = nullptr;
    Aggregate aggregate{*kind, {}, tree.has("agg_distinct")};
    if (!arguments.empty()) aggregate.of = expressionOf(arguments.front(), inner);
    const auto known = std::find(names.aggregates->begin(), names.aggregates->end(), aggregate);
    expression.index = static_cast<std::size_t>(known - names.aggregates->begin());
    if (known == names.aggregates->end()) names.aggregates->push_back(std::move(aggregate));
    return expression;
  }
  const auto function = functionNamed(name);
  if (!function) tree.notSupported("the function " + name);
  expression.kind = Kind::call;
  expression.function = *function;
  for (const ParseTree& argument : arguments) expression.operands.push_back(expressionOf(argument, names));
  names.known.usesAdvisoryLocks |= isAdvisory(*function);
  return expression;
}

Expression callOf(const ParseTree& tree, const Names& names, Function function) {
  Expression expression;
  expression.kind = Kind::call;
  expression.function = function;
  for (const ParseTree& argument : tree.list("args")) expression.operands.push_back(expressionOf(argument, names));
  return expression;
}

}  // namespace ttadak::sql
