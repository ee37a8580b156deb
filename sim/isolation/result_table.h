#pragma once

#include <string>
#include <vector>

namespace ttadak::isolation {

/// What a query answers, as text; null is an empty string, as the real tool prints it.
struct ResultTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

/// As isolationtester prints it: numbers to the right, everything else to the left, and how many rows there are.
///
/// Source: the aligned form of PQprint (PostgreSQL 15, src/interfaces/libpq/fe-print.c). A column is one of numbers if
/// nothing in it contradicts that; widths count bytes.
std::string printed(const ResultTable& table);

}  // namespace ttadak::isolation
