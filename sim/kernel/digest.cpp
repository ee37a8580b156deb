#include "sim/kernel/digest.h"

#include <cstring>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace ttadak {

Hash hashOfWords(std::span<const std::uint64_t> words) {
  const XXH128_hash_t hash = XXH3_128bits(words.data(), words.size_bytes());
  return {hash.low64, hash.high64};
}

Hash followed(const Hash& before, const Hash& next) {
  return hashOfWords(std::array{before.low, before.high, next.low, next.high});
}

void Digest::clear() {
  words_.clear();
  mentions_.clear();
}

Hash Digest::hash() const { return hashOfWords(words_); }

Digest& Digest::operator<<(std::string_view text) {
  add(text.size());
  for (std::size_t i = 0; i < text.size(); i += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    const auto part = text.substr(i, sizeof word);
    std::memcpy(&word, part.data(), part.size());
    add(word);
  }
  return *this;
}

Digest& Digest::operator<<(ActorId actor) { return *this << ActorSet(actor); }

Digest& Digest::operator<<(const ActorSet& actors) {
  const Hash here = hashOfWords(std::array{std::uint64_t{words_.size()}});
  add(actors.size());
  for (const ActorId actor : actors) mentions_.push_back({actor, here});
  return *this;
}

}  // namespace ttadak
