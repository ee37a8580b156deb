#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "sim/world/database/dialect.h"

#include "sim/kernel/text.h"

namespace ttadak::sql {

/// What SQL calls the things that libpg_query calls so; the same name if nothing is known.
std::string inWords(std::string_view name);

/// A part of libpg_query's parse tree: fields by name, and where it stands in the text.
class ParseTree {
 public:
  using Json = nlohmann::json;

  /// The statements of a text; throws InputError where it is not SQL.
  static std::vector<ParseTree> statementsOf(const SqlText& text, Json& document);

  ParseTree(const Json& json, const SqlText& text) : json_(&json), text_(&text) {}

  /// The kind of a node, such as `SelectStmt`, and the node itself.
  const std::string& kind() const { return json_->begin().key(); }
  ParseTree node() const { return {json_->begin().value(), *text_}; }

  bool has(const char* field) const { return json_->contains(field); }
  ParseTree at(const char* field) const { return {json_->at(field), *text_}; }
  std::vector<ParseTree> list(const char* field) const;
  std::string string(const char* field) const { return json_->value(field, std::string()); }
  const Json& json() const { return *json_; }
  /// What is written where the node begins, and on from there.
  std::string_view written() const {
    return std::string_view(text_->text()).substr(static_cast<std::size_t>(location()));
  }

  /// A list of String nodes, joined by dots.
  std::string name(const char* field) const;

  /// Refuses whatever fields there are beyond these.
  void allowOnly(std::initializer_list<std::string_view> fields) const;
  [[noreturn]] void refuse(const Text& why) const;
  [[noreturn]] void notSupported(const std::string& what) const;

 private:
  int location() const;

  const Json* json_;
  const SqlText* text_;
};

}  // namespace ttadak::sql
