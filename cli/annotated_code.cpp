#include "annotated_code.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>
#include <vector>

#include "scenarios/embedded_source.h"
#include "sim/text/columns.h"
#include "sim/text/timeline_layout.h"

namespace ttadak::cli {

namespace {

std::vector<std::string> linesOf(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::size_t indent(const std::string& line) { return std::min(line.find_first_not_of(' '), line.size()); }

/// What happens on a line.
struct LineStep {
  StepKind kind;
  Text label;

  /// Without parameters, which differ from one request to the next.
  std::string name() const { return label.en.substr(0, label.en.find(" (")); }
};

/// By line, counted from 1: a step of each name that was taken there.
using StepsByLine = std::map<std::size_t, std::vector<LineStep>>;

StepsByLine stepsByLine(const Incident& incident, std::span<const Trace> traces) {
  StepsByLine steps;
  for (const Trace& trace : traces) {
    for (const auto& event : trace.events) {
      if (event.file != incident.sourceFile) continue;
      const LineStep step{kindOf(trace, event), event.label};
      auto& here = steps[static_cast<std::size_t>(event.line)];
      const auto same = [&](const LineStep& other) { return other.name() == step.name(); };
      if (std::none_of(here.begin(), here.end(), same)) here.push_back(step);
    }
  }
  return steps;
}

}  // namespace

void printAnnotatedCode(const Console& console, const Incident& incident, std::span<const Trace> traces) {
  const auto lines = linesOf(embeddedSource(incident.sourceFile));
  const auto steps = stepsByLine(incident, traces);
  const auto printLine = [&](std::size_t number) {
    const auto code = fmt::format("{:>4}  {}", number, lines[number - 1]);
    const auto step = steps.find(number);
    if (step == steps.end()) {
      console.out << code << '\n';
      return;
    }
    console.out << code;
    auto used = columns(code);
    for (const auto& [kind, label] : step->second) {
      const auto note = signOf(kind) + " " + label.in(console.language);
      const bool fits = used + 3 + columns(note) <= console.width;
      console.out << (fits ? "   " : "\n          ") << console.paint(styleOf(kind), note);
      used = (fits ? used + 3 : 10) + columns(note);
    }
    console.out << '\n';
  };

  // A part is a run of lines without a blank one between them.
  for (std::size_t first = 1; first <= lines.size();) {
    auto last = first;
    while (last <= lines.size() && !lines[last - 1].empty()) ++last;
    const auto step = steps.lower_bound(first);
    if (step != steps.end() && step->first < last) {
      // What closes something that began in an earlier part does not belong to this one.
      auto end = last;
      while (end > first + 1 && indent(lines[end - 2]) < indent(lines[first - 1])) --end;
      for (auto number = first; number < end; ++number) printLine(number);
      console.out << '\n';
    }
    first = last + 1;
  }
}

}  // namespace ttadak::cli
