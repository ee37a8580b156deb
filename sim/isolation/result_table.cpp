#include "sim/isolation/result_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace ttadak::isolation {

namespace {

bool isDigit(char one) { return one >= '0' && one <= '9'; }

bool looksLikeANumber(std::string_view text) {
  if (text.empty()) return true;
  const auto fits = [](char one) { return isDigit(one) || std::string_view(".Ee -").find(one) != std::string::npos; };
  return std::all_of(text.begin(), text.end(), fits) && text.front() != 'E' && text.front() != 'e' &&
         isDigit(text.back());
}

struct Column {
  std::size_t width = 0;
  bool isOfNumbers = true;
};

std::string row(const std::vector<std::string>& cells, const std::vector<Column>& columns) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += '|';
    const std::string blanks(columns[i].width - cells[i].size(), ' ');
    line += columns[i].isOfNumbers ? blanks + cells[i] : cells[i] + blanks;
  }
  return line + '\n';
}

}  // namespace

std::string printed(const ResultTable& table) {
  if (table.columns.empty()) return {};
  std::vector<Column> columns;
  for (const std::string& name : table.columns) columns.push_back({name.size()});
  for (const auto& cells : table.rows) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      columns[i].width = std::max(columns[i].width, cells[i].size());
      columns[i].isOfNumbers = columns[i].isOfNumbers && looksLikeANumber(cells[i]);
    }
  }
  std::string text = row(table.columns, columns);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) text += '+';
    text += std::string(columns[i].width, '-');
  }
  text += '\n';
  for (const auto& cells : table.rows) text += row(cells, columns);
  return text + fmt::format("({} row{})\n\n", table.rows.size(), table.rows.size() == 1 ? "" : "s");
}

}  // namespace ttadak::isolation
