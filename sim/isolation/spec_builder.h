#pragma once

#include <string>

#include "sim/isolation/spec.h"
#include "sim/kernel/text.h"

namespace ttadak::isolation {

/// Puts a spec together from its parts, in the order in which they are read: each with its text, and where it stands.
class SpecBuilder {
 public:
  explicit SpecBuilder(std::string file) : file_(std::move(file)) {}

  void sql(std::string text, Position at);
  void setUp(const std::string& text, Position at);
  void tearDown(const std::string& text, Position at);
  void session(std::string name, Position at);
  void sessionSetUp(const std::string& text, Position at);
  void sessionTearDown(const std::string& text, Position at);
  void stepName(std::string name, Position at);
  void step(const std::string& text, Position at);
  void permutation(const std::string& text, Position at);
  void plannedStep(std::string name, Position at);
  void waitsAlways(const std::string& text, Position at);
  void after(std::string name, Position at);
  void notices(const std::string& count, Position at);

  Spec take() { return std::move(spec_); }

 private:
  [[noreturn]] void refuse(Position at, const Text& why) const;
  StepNumber stepNamed(const std::string& name, Position at) const;
  PlannedStep& latest() { return spec_.permutations.back().back(); }

  std::string file_;
  Spec spec_;
  SqlBlock block_;
  std::string stepName_;
};

}  // namespace ttadak::isolation
