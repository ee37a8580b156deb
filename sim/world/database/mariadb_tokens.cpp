#include "mariadb_tokens.h"

#include <tao/pegtl.hpp>

namespace ttadak::sql {

namespace grammar {

// The words of MariaDB's SQL.

using namespace tao::pegtl;  // NOLINT(google-build-using-namespace): the words of which a grammar is made

struct LineComment : seq<sor<one<'#'>, seq<two<'-'>, sor<space, at<eolf>>>>, until<at<eolf>>> {};
struct BlockComment : seq<string<'/', '*'>, until<string<'*', '/'>>> {};
struct Blank : plus<sor<space, LineComment, BlockComment>> {};
template <char quote>
struct Quoted : seq<one<quote>, star<sor<seq<one<'\\'>, any>, two<quote>, not_one<quote>>>, one<quote>> {};
struct String : sor<Quoted<'\''>, Quoted<'"'>> {};
struct Name : seq<one<'`'>, star<not_one<'`'>>, one<'`'>> {};
struct Word : plus<sor<alnum, one<'_', '$'>, range<'\x80', '\xff'>>> {};
struct Sign : any {};
struct Whole : must<star<sor<Blank, String, Name, Word, Sign>>, eof> {};

}  // namespace grammar

namespace {

template <class Rule>
struct Take : tao::pegtl::nothing<Rule> {};
template <Token::Kind kind>
struct TakeAs {
  template <class Input>
  static void apply(const Input& in, std::vector<Token>& tokens) {
    tokens.push_back({kind, in.position().byte, in.string()});
    if (kind != Token::Kind::word) return;
    for (char& letter : tokens.back().text)
      letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
  }
};
template <>
struct Take<grammar::Blank> : TakeAs<Token::Kind::blank> {};
template <>
struct Take<grammar::String> : TakeAs<Token::Kind::string> {};
template <>
struct Take<grammar::Name> : TakeAs<Token::Kind::name> {};
template <>
struct Take<grammar::Word> : TakeAs<Token::Kind::word> {};
template <>
struct Take<grammar::Sign> : TakeAs<Token::Kind::sign> {};

}  // namespace

std::vector<Token> tokensOf(const std::string& text) {
  std::vector<Token> tokens;
  tao::pegtl::memory_input in(text, "");
  tao::pegtl::parse<grammar::Whole, Take>(in, tokens);
  tokens.push_back({Token::Kind::end, text.size(), ""});
  return tokens;
}

}  // namespace ttadak::sql
