#include "sim/export/exploration_junit.h"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>
#include <sstream>

#include "sim/kernel/property.h"
#include "sim/kernel/words.h"

namespace ttadak {

namespace {

struct Tally {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;
  double seconds = 0;

  void add(const Tally& other) {
    tests += other.tests;
    failures += other.failures;
    errors += other.errors;
    skipped += other.skipped;
    seconds += other.seconds;
  }
};

/// XML has no way to write most control characters.
std::string writable(std::string text) {
  const auto isNone = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'; };
  std::replace_if(text.begin(), text.end(), isNone, '?');
  return text;
}

void set(pugi::xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name) = writable(value).c_str();
}

void setTally(pugi::xml_node node, const Tally& tally) {
  set(node, "tests", std::to_string(tally.tests));
  set(node, "failures", std::to_string(tally.failures));
  set(node, "errors", std::to_string(tally.errors));
  set(node, "skipped", std::to_string(tally.skipped));
  set(node, "time", fmt::format("{:.3f}", tally.seconds));
}

class Suite {
 public:
  Suite(const ExploredSuite& suite, Language language)
      : name_(suite.name), found_(suite.exploration), language_(language) {}

  Tally write(pugi::xml_node node, const std::vector<std::string>& properties) const {
    Tally tally;
    tally.seconds = found_.seconds;
    for (const auto& property : properties) tally.add(writeCase(node, property));
    tally.add(writeCase(node, allAnswered));
    return tally;
  }

 private:
  Tally writeCase(pugi::xml_node suite, const std::string& property) const {
    auto node = suite.append_child("testcase");
    set(node, "classname", name_);
    set(node, "name", property);
    const auto violated = std::find_if(found_.violations.begin(), found_.violations.end(),
                                       [&](const Violated& one) { return one.property == property; });
    if (violated != found_.violations.end()) {
      writeFailure(node.append_child("failure"), *violated);
      return {.tests = 1, .failures = 1};
    }
    if (found_.complete) return {.tests = 1};
    const bool known = found_.verdict != Verdict::unknown;
    auto open = node.append_child(known ? "skipped" : "error");
    if (!known) set(open, "type", "unknown");
    set(open, "message", say(words("not known: {}", "알 수 없음: {}", whyNotKnown())));
    return {.tests = 1, .errors = known ? 0U : 1U, .skipped = known ? 1U : 0U};
  }

  Text whyNotKnown() const {
    if (!found_.remark.en.empty()) return found_.remark;
    return {"runs at random prove nothing", "무작위 실행으로는 증명되지 않습니다"};
  }

  void writeFailure(pugi::xml_node node, const Violated& violated) const {
    std::string message;
    std::string body;
    const auto line = [&](const Text& text) { body += say(text) + '\n'; };
    if (violated.interleavings && found_.interleavings) {
      line(words("{} of {} interleavings", "가능한 순서 {1}가지 중 {0}가지", *violated.interleavings,
                 *found_.interleavings));
    }
    if (const auto* run = violation(violated.property)) {
      const Counterexample& shown = *found_.counterexample;
      const bool explained = shown.property == violated.property && !shown.why.en.empty();
      message = say(explained ? shown.why : run->what);
      line(run->what);
      line(words("schedule: {}", "스케줄: {}", shown.trace.schedule().text()));
    }
    set(node, "message", message);
    set(node, "type", "violated");
    node.text() = writable(body).c_str();
  }

  /// How the counterexample violates the property; null if it does not.
  const Trace::Violation* violation(const std::string& property) const {
    if (!found_.counterexample) return nullptr;
    const auto& all = found_.counterexample->trace.violations;
    const auto one = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.property == property; });
    return one == all.end() ? nullptr : &*one;
  }

  std::string say(const Text& text) const { return text.in(language_); }

  const std::string& name_;
  const Exploration& found_;
  Language language_;
};

}  // namespace

std::string explorationsToJUnit(std::span<const ExploredSuite> suites, Language language) {
  pugi::xml_document document;
  auto declaration = document.append_child(pugi::node_declaration);
  set(declaration, "version", "1.0");
  set(declaration, "encoding", "UTF-8");
  auto root = document.append_child("testsuites");
  set(root, "name", "ttadak");
  Tally all;
  for (const ExploredSuite& suite : suites) {
    auto node = root.append_child("testsuite");
    set(node, "name", suite.name);
    const Tally tally = Suite(suite, language).write(node, suite.properties);
    setTally(node, tally);
    all.add(tally);
  }
  setTally(root, all);
  std::ostringstream xml;
  document.save(xml, "  ", pugi::format_default, pugi::encoding_utf8);
  return xml.str();
}

}  // namespace ttadak
