#pragma once

#include <tao/pegtl.hpp>

namespace ttadak::isolation::grammar {

// The grammar of specs, as isolationtester's own scanner and parser take it.

using namespace tao::pegtl;  // NOLINT(google-build-using-namespace): the words of which a grammar is made

struct Comment : seq<one<'#'>, until<at<eolf>>> {};
struct Gap : star<sor<space, Comment>> {};

struct FirstLetter : sor<alpha, one<'_'>, range<'\x80', '\xff'>> {};
struct Letter : sor<FirstLetter, digit, one<'$'>> {};
template <char... letters>
struct Keyword : seq<string<letters...>, not_at<Letter>, Gap> {};

struct SetupWord : Keyword<'s', 'e', 't', 'u', 'p'> {};
struct TeardownWord : Keyword<'t', 'e', 'a', 'r', 'd', 'o', 'w', 'n'> {};
struct SessionWord : Keyword<'s', 'e', 's', 's', 'i', 'o', 'n'> {};
struct StepWord : Keyword<'s', 't', 'e', 'p'> {};
struct PermutationWord : Keyword<'p', 'e', 'r', 'm', 'u', 't', 'a', 't', 'i', 'o', 'n'> {};
struct NoticesWord : Keyword<'n', 'o', 't', 'i', 'c', 'e', 's'> {};
struct AnyWord : sor<SetupWord, TeardownWord, SessionWord, StepWord, PermutationWord, NoticesWord> {};

struct PlainName : seq<not_at<AnyWord>, FirstLetter, star<Letter>> {};
struct QuotedName : seq<one<'"'>, star<sor<string<'"', '"'>, not_one<'"', '\n'>>>, one<'"'>> {};
struct Name : sor<PlainName, QuotedName> {};

// A block is printed as it stands, but for the blanks at both of its ends: lines are none.
struct Blank : one<' ', '\t', '\r', '\f'> {};
struct Sql : star<seq<star<Blank>, not_at<one<'}'>>, plus<not_at<sor<Blank, one<'}'>>>, any>>> {};
struct BlockEnd : one<'}'> {};
struct Block : if_must<one<'{'>, star<Blank>, Sql, star<Blank>, BlockEnd, Gap> {};
struct BlockNeeded : Block {};

struct SetUp : if_must<SetupWord, BlockNeeded> {};
struct TearDown : if_must<TeardownWord, BlockNeeded> {};

struct SessionName : Name {};
struct StepName : Name {};
struct Step : if_must<StepWord, StepName, Gap, BlockNeeded> {};
struct SessionSetUp : if_must<SetupWord, BlockNeeded> {};
struct SessionTearDown : if_must<TeardownWord, BlockNeeded> {};
struct Session : if_must<SessionWord, SessionName, Gap, opt<SessionSetUp>, plus<Step>, opt<SessionTearDown>> {};

struct Always : one<'*'> {};
struct MarkedName : Name {};
struct NoticeCount : plus<digit> {};
struct Notices : if_must<NoticesWord, NoticeCount, Gap> {};
struct Marker : sor<seq<Always, Gap>, seq<MarkedName, Gap, opt<Notices>>> {};
struct MarkersEnd : one<')'> {};
struct Marked : list<Marker, seq<one<','>, Gap>> {};
struct Markers : if_must<one<'('>, Gap, Marked, MarkersEnd, Gap> {};
struct PlannedName : Name {};
struct PlannedStep : seq<PlannedName, Gap, opt<Markers>> {};
struct Permutation : if_must<PermutationWord, plus<PlannedStep>> {};

struct Whole : must<Gap, star<SetUp>, opt<TearDown>, plus<Session>, star<Permutation>, eof> {};

}  // namespace ttadak::isolation::grammar
