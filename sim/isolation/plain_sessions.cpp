#include "sim/isolation/plain_sessions.h"

#include <algorithm>
#include <optional>

#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"
#include "sim/world/database/parser.h"

namespace ttadak::isolation {

namespace {

constexpr std::string_view blanks = " \t\r\n";

/// The name in a line `-- session NAME`.
std::optional<std::string> sessionIn(std::string_view line) {
  constexpr std::string_view mark = "-- session ";
  if (!line.starts_with(mark)) return std::nullopt;
  line.remove_prefix(mark.size());
  const auto last = line.find_last_not_of(blanks);
  return last == std::string_view::npos ? std::nullopt : std::optional(std::string(line.substr(0, last + 1)));
}

/// What stands behind one mark and before the next; with blanks before it, so that places in it are those in the file.
struct Part {
  std::optional<std::string> session;
  std::size_t line;
  std::string text;
};

std::vector<Part> partsOf(std::string_view text) {
  std::vector<Part> parts{{std::nullopt, 1, ""}};
  std::size_t number = 1;
  for (std::size_t begin = 0; begin < text.size(); ++number) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = text.substr(begin, end - begin);
    if (const auto session = sessionIn(line)) {
      parts.push_back({session, number, std::string(number, '\n')});
    } else {
      parts.back().text.append(line).append("\n");
    }
    begin = end + 1;
  }
  return parts;
}

/// A statement without the blanks around it.
SqlBlock blockOf(const std::string& alone) {
  const auto first = alone.find_first_not_of(blanks);
  const auto last = alone.find_last_not_of(blanks);
  const auto before = std::string_view(alone).substr(0, first);
  const auto line = 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const auto column = line == 1 ? first + 1 : first - before.rfind('\n');
  return {alone.substr(first, last - first + 1) + ";", {line, column}};
}

std::vector<SqlBlock> blocksOf(const Part& part, std::string_view name, sql::Dialect dialect) {
  std::vector<SqlBlock> blocks;
  try {
    for (const auto& alone : sql::statementsIn(part.text, dialect)) blocks.push_back(blockOf(alone));
  } catch (const sql::SqlTextError& error) {
    throw InputError(words("{}:{}:{}: {}", "{}:{}:{}: {}", name, error.line(), error.column(), error.why()));
  }
  return blocks;
}

/// What takes the tables away again, those that refer to others first.
SqlBlock tearDownOf(const std::vector<SqlBlock>& setUps, sql::Dialect dialect) {
  SqlBlock tearDown;
  for (const SqlBlock& block : setUps) {
    for (const auto& table : sql::tablesMadeBy(block.sql, dialect))
      tearDown.sql.insert(0, "DROP TABLE " + table + "; ");
  }
  return tearDown;
}

}  // namespace

bool isPlainSessions(std::string_view text) { return partsOf(text).size() > 1; }

Spec parsePlainSessions(std::string_view text, std::string_view name, sql::Dialect dialect) {
  Spec spec;
  for (const Part& part : partsOf(text)) {
    auto blocks = blocksOf(part, name, dialect);
    if (!part.session) {
      spec.setUps = std::move(blocks);
      spec.tearDown = tearDownOf(spec.setUps, dialect);
      continue;
    }
    const auto isSame = [&](const Session& session) { return session.name == *part.session; };
    if (std::any_of(spec.sessions.begin(), spec.sessions.end(), isSame)) {
      throw InputError(words("{}:{}:1: there is a session '{}' already; each is written once, as a whole",
                             "{}:{}:1: 세션 '{}'이(가) 이미 있습니다. 세션마다 한 번에 모두 씁니다", name, part.line,
                             *part.session));
    }
    Session& session = spec.sessions.emplace_back(Session{*part.session, {}, {}, {}});
    for (SqlBlock& block : blocks)
      session.steps.push_back({session.name + std::to_string(session.steps.size() + 1), std::move(block)});
  }
  return spec;
}

}  // namespace ttadak::isolation
