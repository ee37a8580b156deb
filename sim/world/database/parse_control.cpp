#include "parse_control.h"

#include "parse_expression.h"
#include "parse_schema.h"

namespace ttadak::sql {

namespace {

/// The options of BEGIN and SET TRANSACTION; those that change nothing here are passed over.
Begin characteristicsOf(const ParseTree& tree, const char* field) {
  Begin begin;
  for (const ParseTree& item : tree.list(field)) {
    const ParseTree option = item.node();
    const auto name = option.string("defname");
    if (name == "transaction_isolation") {
      begin.isolation = isolationNamed(option, option.at("arg").node().at("sval").string("sval"));
    } else if (name == "transaction_read_only") {
      begin.readOnly = option.at("arg").node().at("ival").json().value("ival", 0) != 0;
    } else if (name != "transaction_deferrable") {
      item.notSupported(name);
    }
  }
  return begin;
}

Statement::Deed transaction(const ParseTree& tree) {
  const auto kind = tree.string("kind");
  const auto name = tree.string("savepoint_name");
  if (kind == "TRANS_STMT_COMMIT") return Commit{};
  if (kind == "TRANS_STMT_ROLLBACK") return Rollback{};
  if (kind == "TRANS_STMT_SAVEPOINT") return Savepoint{name};
  if (kind == "TRANS_STMT_ROLLBACK_TO") return RollbackTo{name};
  if (kind == "TRANS_STMT_RELEASE") return Release{name};
  if (kind != "TRANS_STMT_BEGIN" && kind != "TRANS_STMT_START") tree.notSupported(inWords(kind));
  return characteristicsOf(tree, "options");
}

Statement::Deed set(const ParseTree& tree) {
  const auto kind = tree.string("kind");
  const auto name = tree.string("name");
  if (kind == "VAR_SET_MULTI") {
    const bool session = name == "SESSION CHARACTERISTICS";
    const Begin begin = characteristicsOf(tree, "args");
    if (!begin.isolation) return Set{"transaction_read_only", begin.readOnly ? "on" : "off"};
    constexpr std::array levels{"read uncommitted", "read committed", "repeatable read", "serializable"};
    const auto* level = levels.at(static_cast<std::size_t>(*begin.isolation));
    return Set{session ? "default_transaction_isolation" : "transaction_isolation", level};
  }
  if (kind != "VAR_SET_VALUE") tree.notSupported("this SET");
  std::string value;
  for (const ParseTree& item : tree.list("args")) value += (value.empty() ? "" : ", ") + constantOf(item).shown();
  return Set{name, value, tree.has("is_local")};
}

}  // namespace

Statement::Deed controlOf(const std::string& kind, const ParseTree& tree) {
  if (kind == "TransactionStmt") return transaction(tree);
  if (kind == "VariableSetStmt") return set(tree);
  tree.notSupported(inWords(kind));
}

}  // namespace ttadak::sql
