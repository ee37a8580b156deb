#include "parse_constant.h"

#include <stdexcept>

namespace ttadak::sql {

namespace {

/// The tree leaves out what is not above 0.
std::int64_t integer(const ParseTree& tree) {
  const auto number = tree.at("ival").json().value("ival", std::int64_t{0});
  const auto written = tree.written();
  if (number != 0 || !written.starts_with('-')) return number;
  const auto digits = written.find_first_of("0123456789");
  return digits == std::string_view::npos ? 0 : -std::stoll(std::string(written.substr(digits, 10)));
}

}  // namespace

Expression literalOf(const ParseTree& tree) {
  Expression expression;
  if (tree.has("isnull")) return expression;
  if (tree.has("ival")) {
    expression.constant = integer(tree);
  } else if (tree.has("fval")) {
    // What does not fit into 32 bits comes as text.
    const auto digits = tree.at("fval").string("fval");
    const bool isWhole = digits.find_first_not_of("-0123456789") == std::string::npos;
    try {
      expression.constant = isWhole ? Value(static_cast<std::int64_t>(std::stoll(digits))) : Decimal::of(digits);
    } catch (const std::out_of_range&) {
      expression.constant = Decimal::of(digits);
    } catch (const std::invalid_argument&) {
      tree.notSupported("numbers with an exponent");
    }
  } else if (tree.has("boolval")) {
    expression.constant = Value::truth(tree.at("boolval").json().value("boolval", false));
  } else if (tree.has("sval")) {
    expression.constant = tree.at("sval").string("sval");
  } else {
    tree.notSupported("this constant");
  }
  return expression;
}

}  // namespace ttadak::sql
