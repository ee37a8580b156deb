#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "keys.h"
#include "sim/session/session.h"

namespace ttadak::cli {

/// Something about the wiring, such as a fix, that a digit switches on and off while stepping.
struct Toggle {
  std::string id;
  Text title;
  bool on = false;
};

/// What a Session is wired by.
struct Wiring {
  Session::Maker maker;
  std::string setup;
};

/// The wiring for toggles as they are wanted; throws InputError for a combination that cannot be.
using Rewire = std::function<Wiring(const std::vector<Toggle>&)>;

/// Steps through a run by keys: what a person does with a Session. It knows nothing of terminals.
class Stepper {
 public:
  /// As many toggles as there are digits to switch them by.
  static constexpr std::size_t maxToggles = 9;

  /// `session` must outlive the stepper and stand where stepping begins. What its first branch was ordered by is
  /// `order`. Of the toggles, the first `maxToggles` are used.
  Stepper(Session& session, Text order, std::vector<Toggle> toggles = {}, Rewire rewire = {});

  /// Does what the key is for. False: it was a key to leave by.
  bool press(Key key);

  const Session& session() const { return session_; }
  const Text& order() const { return order_; }
  const std::vector<Toggle>& toggles() const { return toggles_; }
  /// Which of the moment's possibilities Enter takes; they may be none.
  std::size_t selected() const { return selected_; }
  /// What there is to say about the latest key; may be empty.
  const Text& notice() const { return notice_; }
  bool showsHelp() const { return help_.has_value(); }
  /// The first line of the help that is shown.
  std::size_t helpFrom() const { return help_.value_or(0); }
  /// By how many screenfuls the timeline is scrolled back from its newest row.
  std::size_t pagesBack() const { return pagesBack_; }

  /// Says how far the help and the timeline can be scrolled at all.
  void limitScrolling(std::size_t helpFrom, std::size_t pagesBack);

  /// What would be taken next along the branch; nothing at its end.
  std::optional<Choice> onward() const;

 private:
  void act(Key key);
  void pressWithHelp(Key key);
  void typed(char character);
  void move(Key::Kind kind);
  void select(int by);
  void take(Choice choice);
  void back();
  void forward();
  void toEnd();
  void nextBranch(bool backwards);
  void toggle(std::size_t number);
  void arrived(const Session::Arrival& arrival);
  void reselect(std::optional<Choice> wanted);
  void say(Text text) { notice_ = std::move(text); }

  Session& session_;
  Text order_;
  std::vector<Toggle> toggles_;
  Rewire rewire_;
  std::size_t selected_ = 0;
  Text notice_;
  std::optional<std::size_t> help_;
  std::size_t pagesBack_ = 0;
};

}  // namespace ttadak::cli
