#include "parse_references.h"

#include <algorithm>

#include "parse_expression.h"
#include "parse_schema.h"

namespace ttadak::sql {

namespace {

ForeignKey::Action actionOf(const ParseTree& constraint, const char* field) {
  const auto letter = constraint.string(field);
  if (letter == "r") return ForeignKey::Action::restricts;
  if (letter == "c") return ForeignKey::Action::cascades;
  if (letter == "n") return ForeignKey::Action::setsNull;
  return letter == "d" ? ForeignKey::Action::setsDefault : ForeignKey::Action::none;
}

}  // namespace

std::vector<std::string> namesIn(const ParseTree& tree, const char* field) {
  std::vector<std::string> names;
  for (const ParseTree& key : tree.list(field)) names.push_back(key.node().string("sval"));
  return names;
}

ForeignKey foreignKeyOf(const ParseTree& constraint, const CreateTable& from, const std::vector<std::string>& columns,
                        const FindTable& known) {
  if (constraint.has("deferrable")) constraint.notSupported("DEFERRABLE");
  ForeignKey key{constraint.string("conname"), nullptr, {}, nullptr, {}};
  for (const auto& column : columns) key.columns.push_back(columnOf(constraint, column, from.name, from.columns));
  const ParseTree parent = constraint.at("pktable");
  const bool toItself = parent.string("relname") == from.name;
  if (!toItself) key.to = tableOf(parent, known);
  const auto& keys = toItself ? from.keys : key.to->keys();
  const auto& there = toItself ? from.columns : key.to->columns();
  for (const auto& column : namesIn(constraint, "pk_attrs"))
    key.referred.push_back(columnOf(constraint, column, parent.string("relname"), there));
  if (key.referred.empty()) {
    const auto primary = std::find_if(keys.begin(), keys.end(), [](const UniqueKey& one) { return one.primary; });
    if (primary == keys.end())
      constraint.refuse({"the table that is referred to has no primary key", "참조되는 테이블에 기본 키가 없습니다"});
    key.referred = primary->columns;
  }
  key.onDelete = actionOf(constraint, "fk_del_action");
  key.onUpdate = actionOf(constraint, "fk_upd_action");
  return key;
}

}  // namespace ttadak::sql
