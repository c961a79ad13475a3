#include <fmt/format.h>

#include <algorithm>

#include "casefile/characters.h"
#include "casefile/check.h"
#include "casefile/claims.h"
#include "core/nearest_name.h"

namespace casebook::casefile {

namespace {

class IdCheck {
 public:
  IdCheck(const CaseFile& file, const Surroundings& surroundings, std::vector<core::Diagnostic>& problems)
      : file_(file), surroundings_(surroundings), problems_(problems), own_(known_article(file).claim_ids) {}

  void run() {
    for_each_claim(file_, [&](const ClaimRecord& claim) {
      if (!claim.restates.empty()) check(claim.restates, own_, claim.values.of("restates", claim.where));
      if (!claim.overruled_by.empty()) check_overruling(claim);
    });
    for (const ErratumRecord& notice : file_.errata) check_notice(notice);
  }

 private:
  /// 'ID', or 'KEY#ID' of another article, which may not be in the catalogue yet.
  void check_overruling(const ClaimRecord& claim) {
    const core::SourceSpan& where = claim.values.of("overruled by", claim.where);
    const std::size_t hash = claim.overruled_by.find('#');
    if (hash == std::string::npos) return check(claim.overruled_by, own_, where);
    const auto known = surroundings_.articles->find(claim.overruled_by.substr(0, hash));
    if (known && !known->file.empty()) check(claim.overruled_by.substr(hash + 1), known->claim_ids, where);
  }

  void check_notice(const ErratumRecord& notice) {
    if (notice.touches.empty()) return;
    std::optional<KnownArticle> known;
    if (file_.kind == CaseFile::Kind::notice) {
      known = surroundings_.articles->find(notice.of);
      if (!known || known->file.empty()) return;
    }
    for (const TouchRecord& touch : notice.touches) check(touch.id, known ? known->claim_ids : own_, touch.where);
  }

  void check(const std::string& id, const std::vector<std::string>& ids, const core::SourceSpan& where) {
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) return;
    std::string hint = core::did_you_mean(id, ids);
    if (hint.empty()) hint = fmt::format("give the claim that is meant an id: {}", shortened(id));
    problems_.push_back({core::Severity::error, "unknown-claim-id", where,
                         fmt::format("no claim has the id '{}'", shortened(id)), std::move(hint)});
  }

  const CaseFile& file_;
  const Surroundings& surroundings_;
  std::vector<core::Diagnostic>& problems_;
  std::vector<std::string> own_;
};

void run(const CaseFile& file, const Surroundings& surroundings, std::vector<core::Diagnostic>& problems) {
  // What a draft left out may hold the id.
  if (file.left_out == 0) IdCheck(file, surroundings, problems).run();
}

}  // namespace

extern const Check check_unknown_claim_id;
const Check check_unknown_claim_id{"unknown-claim-id", run};

}  // namespace casebook::casefile
