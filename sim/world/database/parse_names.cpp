#include "parse_names.h"

#include <algorithm>
#include <iterator>

#include "parse_expression.h"
#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak::sql {

Names Names::of(Known& known, const Table& table, const std::string& alias) {
  Names names{known};
  std::vector<std::string> columns;
  for (const Column& column : table.columns()) columns.push_back(column.name);
  names.add(alias.empty() ? table.tableName() : alias, std::move(columns));
  return names;
}

void Names::add(std::string name, std::vector<std::string> columns) {
  const std::size_t first = parts.empty() ? 0 : parts.back().first + parts.back().columns.size();
  for (std::size_t i = 0; i < columns.size(); ++i) visible.push_back(first + i);
  parts.push_back({std::move(name), std::move(columns), first});
}

const std::string& Names::columnName(std::size_t index) const {
  const auto isBehind = [&](const Part& part) { return part.first > index; };
  const Part& part = *std::prev(std::find_if(parts.begin(), parts.end(), isBehind));
  return part.columns.at(index - part.first);
}

std::vector<std::size_t> Names::find(const std::string& part, const std::string& column) const {
  std::vector<std::size_t> found;
  if (part.empty()) {
    std::copy_if(visible.begin(), visible.end(), std::back_inserter(found),
                 [&](std::size_t index) { return columnName(index) == column; });
    return found;
  }
  for (const Part& one : parts) {
    if (one.name != part) continue;
    for (std::size_t i = 0; i < one.columns.size(); ++i) {
      if (one.columns[i] == column) found.push_back(one.first + i);
    }
  }
  return found;
}

Expression columnNamed(const ParseTree& tree, const Names& names) {
  const auto whole = tree.name("fields");
  const auto dot = whole.rfind('.');
  auto table = dot == std::string::npos ? "" : whole.substr(0, dot);
  table.erase(0, table.rfind('.') == std::string::npos ? 0 : table.rfind('.') + 1);  // a schema says nothing
  const auto name = dot == std::string::npos ? whole : whole.substr(dot + 1);
  Expression expression;
  if (names.excluded && table == "excluded") {
    const auto found = names.find("", name);
    expression.kind = Expression::Kind::excluded;
    if (!found.empty()) return expression.index = found.front(), expression;
  }
  for (const Names* in = &names; in != nullptr; in = in->outer) {
    const auto found = in->find(table, name);
    if (found.size() > 1) tree.refuse(words("column '{}' is ambiguous", "열 '{}'이(가) 둘 이상 있습니다", whole));
    if (found.empty()) {
      ++expression.level;
      continue;
    }
    expression.kind = in == &names ? Expression::Kind::column : Expression::Kind::outer;
    expression.index = found.front();
    return expression;
  }
  if (names.parts.empty()) tree.notSupported("the column '" + whole + "' here");
  if (names.parts.size() > 1) tree.refuse(words("there is no column '{}'", "열 '{}'이(가) 없습니다", whole));
  tree.refuse(
      words("table '{}' has no column '{}'", "테이블 '{}'에 열 '{}'이(가) 없습니다", names.parts.front().name, whole));
}

}  // namespace ttadak::sql
