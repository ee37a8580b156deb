#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "sim/isolation/explore_spec.h"
#include "sim/text/console.h"

namespace ttadak::cli {

/// What `ttadak sql` says of the files it was given: at once for people, in the end as one JSON document.
class SqlReport {
 public:
  SqlReport(const Console& console, bool json) : console_(console), json_(json) {}

  const Console& console() const { return console_; }
  /// What follows is about that file, one of so many.
  void begin(const std::string& file, std::size_t files);
  void add(const isolation::Spec& spec, const isolation::ExploredProgram& explored);
  /// What isolationtester would print.
  void addOutput(const std::string& text) { all_.back()["output"] = text; }
  void end();

 private:
  using Json = nlohmann::ordered_json;

  void print(const isolation::Spec& spec, const isolation::ExploredProgram& explored);

  const Console& console_;
  bool json_;
  Json all_ = Json::array();
};

}  // namespace ttadak::cli
