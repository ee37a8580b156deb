#include "sim/isolation/parse_spec.h"

#include <optional>

#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"
#include "spec_builder.h"
#include "spec_grammar.h"

namespace ttadak::isolation {

namespace {

// What should have come where a rule did not fit.
template <class Rule>
Text expected() {
  return {"something else", "다른 것"};
}
template <>
Text expected<grammar::BlockNeeded>() {
  return {"an SQL block in braces", "중괄호로 묶은 SQL 블록"};
}
template <>
Text expected<grammar::BlockEnd>() {
  return {"the '}' of an SQL block", "SQL 블록을 닫는 '}'"};
}
template <>
Text expected<grammar::SessionName>() {
  return {"the session's name", "세션의 이름"};
}
template <>
Text expected<grammar::StepName>() {
  return {"the step's name", "단계의 이름"};
}
template <>
Text expected<grammar::plus<grammar::Session>>() {
  return {"'session', or 'setup' or 'teardown' before it", "'session', 또는 그 앞의 'setup'이나 'teardown'"};
}
template <>
Text expected<grammar::plus<grammar::Step>>() {
  return {"the session's first 'step'", "세션의 첫 'step'"};
}
template <>
Text expected<grammar::plus<grammar::PlannedStep>>() {
  return {"the name of a step", "단계의 이름"};
}
template <>
Text expected<grammar::Marked>() {
  return {"'*' or the name of a step", "'*' 또는 단계의 이름"};
}
template <>
Text expected<grammar::MarkersEnd>() {
  return {"',' or ')'", "',' 또는 ')'"};
}
template <>
Text expected<grammar::NoticeCount>() {
  return {"how many notices", "알림의 수"};
}
template <>
Text expected<grammar::eof>() {
  return {"'step', 'session', 'permutation' or the end", "'step', 'session', 'permutation' 또는 파일의 끝"};
}

template <class Rule>
struct Control : grammar::normal<Rule> {
  template <class Input, class... States>
  static void raise(const Input& input, States&&... /*states*/) {
    const auto at = input.position();
    throw InputError(words("{}:{}:{}: expected {}", "{}:{}:{}: {}이(가) 와야 합니다", at.source, at.line, at.column,
                           expected<Rule>()));
  }
};

template <class Rule>
struct Action : grammar::nothing<Rule> {};

/// An action that calls a member function of the builder with the text that fits the rule, and where it is.
template <auto member>
struct Calls {
  template <class Input>
  static void apply(const Input& input, SpecBuilder& builder) {
    const auto at = input.position();
    (builder.*member)(input.string(), {at.line, at.column});
  }
};
template <>
struct Action<grammar::Sql> : Calls<&SpecBuilder::sql> {};
template <>
struct Action<grammar::SetUp> : Calls<&SpecBuilder::setUp> {};
template <>
struct Action<grammar::TearDown> : Calls<&SpecBuilder::tearDown> {};
template <>
struct Action<grammar::SessionName> : Calls<&SpecBuilder::session> {};
template <>
struct Action<grammar::SessionSetUp> : Calls<&SpecBuilder::sessionSetUp> {};
template <>
struct Action<grammar::SessionTearDown> : Calls<&SpecBuilder::sessionTearDown> {};
template <>
struct Action<grammar::StepName> : Calls<&SpecBuilder::stepName> {};
template <>
struct Action<grammar::Step> : Calls<&SpecBuilder::step> {};
template <>
struct Action<grammar::PermutationWord> : Calls<&SpecBuilder::permutation> {};
template <>
struct Action<grammar::PlannedName> : Calls<&SpecBuilder::plannedStep> {};
template <>
struct Action<grammar::Always> : Calls<&SpecBuilder::waitsAlways> {};
template <>
struct Action<grammar::MarkedName> : Calls<&SpecBuilder::after> {};
template <>
struct Action<grammar::NoticeCount> : Calls<&SpecBuilder::notices> {};

}  // namespace

Spec parseSpec(std::string_view text, std::string_view name) {
  SpecBuilder builder{std::string(name)};
  grammar::memory_input input(text.data(), text.data() + text.size(), std::string(name));
  grammar::parse<grammar::Whole, Action, Control>(input, builder);
  return builder.take();
}

}  // namespace ttadak::isolation
