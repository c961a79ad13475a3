#include "casefile/named_claims.h"

#include <fmt/format.h>

#include "core/errors.h"
#include "core/nearest_name.h"
#include "core/text.h"

namespace casebook::casefile {
namespace {

constexpr const char* kNames = "SELECT article_id, claim_id, kind, subject, local_id FROM claim_identities WHERE citekey = :citekey ORDER BY claim_id";
constexpr const char* kWords = "SELECT claim_id, said, source_line FROM claims WHERE article_id = :article_id ORDER BY claim_id";

}  // namespace

std::vector<NamedClaim> named_claims(store::Database& database, const std::string& citekey) {
  std::vector<NamedClaim> claims;
  std::int64_t article_id = 0;
  auto names = database.prepare(kNames);
  names.bind(":citekey", citekey);
  while (names.step()) {
    article_id = *names.integer("article_id");
    claims.push_back({*names.integer("claim_id"), names.text("local_id"), *names.text("kind"), names.text("subject"), {}, {}});
  }
  auto words = database.prepare(kWords);
  words.bind(":article_id", article_id);
  for (auto& claim : claims) {
    while (words.step() && *words.integer("claim_id") != claim.claim_id) {
    }
    claim.said = *words.text("said");
    claim.source_line = words.integer("source_line");
  }
  return claims;
}

std::string resolve_claim(const std::vector<NamedClaim>& claims, const std::string& citekey, const std::string& typed) {
  std::vector<std::string> ids;
  for (const auto& claim : claims) {
    if (claim.local_id == typed) return typed;
    if (claim.local_id) ids.push_back(*claim.local_id);
  }
  for (const auto& claim : claims) {
    if (std::to_string(claim.claim_id) != typed) continue;
    if (claim.local_id) return *claim.local_id;
    throw core::UsageError(fmt::format("claim {} of {} ({}: {}) has no id that a notice could name; write `id: NAME` to it in the case file{}, `casebook add` "
                                       "that, and say --touches NAME",
                                       typed, citekey, claim.kind, core::visible_text(claim.said),
                                       claim.source_line ? fmt::format(", line {}", *claim.source_line) : std::string()));
  }
  const std::string near = core::did_you_mean(typed, ids);
  throw core::UsageError(fmt::format("no claim of {} is called '{}'; {}", citekey, core::visible_text(typed),
                                     !near.empty() ? near : fmt::format("`casebook notice {}` lists its claims", citekey)));
}

}  // namespace casebook::casefile
