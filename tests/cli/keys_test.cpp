#include "cli/keys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

namespace ttadak::cli {
namespace {

using Kind = Key::Kind;
using testing::ElementsAre;

std::vector<Key> keysOf(KeyDecoder& decoder) {
  std::vector<Key> all;
  while (const auto key = decoder.next()) all.push_back(*key);
  return all;
}

std::vector<Key> keysOf(std::string_view bytes) {
  KeyDecoder decoder;
  decoder.feed(bytes);
  return keysOf(decoder);
}

Key letter(char character) { return {Kind::character, character}; }

TEST(Keys, LettersAreThemselves) {
  EXPECT_THAT(keysOf("aQ?"), ElementsAre(letter('a'), letter('Q'), letter('?')));
  EXPECT_THAT(keysOf(" "), ElementsAre(letter(' ')));
}

TEST(Keys, ControlCharactersHaveNames) {
  EXPECT_THAT(keysOf("\r\n\t\b\x7f"), ElementsAre(Key{Kind::enter}, Key{Kind::enter}, Key{Kind::tab},
                                                  Key{Kind::backspace}, Key{Kind::backspace}));
  EXPECT_THAT(keysOf("\x03\x1a\x0c\x01"),
              ElementsAre(Key{Kind::interrupt}, Key{Kind::suspend}, Key{Kind::redraw}, Key{Kind::other}));
}

TEST(Keys, SequencesOfEveryUsualTerminal) {
  EXPECT_THAT(keysOf("\033[A\033[B\033[C\033[D"),
              ElementsAre(Key{Kind::up}, Key{Kind::down}, Key{Kind::right}, Key{Kind::left}));
  EXPECT_THAT(keysOf("\033OA\033OH\033OF\033OM"),
              ElementsAre(Key{Kind::up}, Key{Kind::home}, Key{Kind::end}, Key{Kind::enter}));
  EXPECT_THAT(
      keysOf("\033[H\033[1~\033[7~\033[F\033[4~\033[8~"),
      ElementsAre(Key{Kind::home}, Key{Kind::home}, Key{Kind::home}, Key{Kind::end}, Key{Kind::end}, Key{Kind::end}));
  EXPECT_THAT(keysOf("\033[5~\033[6~\033[Z"), ElementsAre(Key{Kind::pageUp}, Key{Kind::pageDown}, Key{Kind::backTab}));
  EXPECT_THAT(keysOf("\033[1;5C"), ElementsAre(Key{Kind::right}));
}

TEST(Keys, WhatIsUnknownIsOneKeyAndDoesNothing) {
  EXPECT_THAT(keysOf("\033[200~a"), ElementsAre(Key{Kind::other}, letter('a')));
  EXPECT_THAT(keysOf("\033[15~"), ElementsAre(Key{Kind::other}));
  EXPECT_THAT(keysOf("따b"), ElementsAre(Key{Kind::other}, letter('b')));
  EXPECT_THAT(keysOf("\xff\xc3"), ElementsAre());
}

TEST(Keys, AnEscapeWaitsForWhatMayFollow) {
  KeyDecoder decoder;
  decoder.feed("\033");
  EXPECT_EQ(decoder.next(), std::nullopt);
  EXPECT_TRUE(decoder.perhapsEscape());
  EXPECT_EQ(decoder.escape(), Key{Kind::escape});
  EXPECT_FALSE(decoder.hasMore());

  decoder.feed("\033x");
  EXPECT_THAT(keysOf(decoder), ElementsAre(Key{Kind::escape}, letter('x')));
  decoder.feed("\033\033[A");
  EXPECT_THAT(keysOf(decoder), ElementsAre(Key{Kind::escape}, Key{Kind::up}));
}

TEST(Keys, ASequenceThatIsBrokenOffIsNoLetter) {
  KeyDecoder decoder;
  decoder.feed("\033[");
  EXPECT_FALSE(decoder.perhapsEscape());
  EXPECT_EQ(decoder.next(), std::nullopt);
  decoder.feed("\033[A");
  EXPECT_THAT(keysOf(decoder), ElementsAre(Key{Kind::other}, Key{Kind::up}));
}

RC_GTEST_PROP(Keys, TheSameHoweverTheBytesAreCut, ()) {
  const std::vector<std::string> parts{"a", "\033[A", "\033[1;2D", "\033OC", "\r", "따", "\033[5~", "z"};
  const auto chosen = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(parts));
  std::string bytes;
  for (const auto& part : chosen) bytes += part;
  KeyDecoder decoder;
  std::vector<Key> keys;
  for (const char byte : bytes) {
    decoder.feed({&byte, 1});
    const auto more = keysOf(decoder);
    keys.insert(keys.end(), more.begin(), more.end());
  }
  RC_ASSERT(keys == keysOf(bytes));
  RC_ASSERT(keys.size() == chosen.size());
}

}  // namespace
}  // namespace ttadak::cli
