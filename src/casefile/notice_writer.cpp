#include "casefile/notice_writer.h"

#include <fmt/core.h>

#include "core/errors.h"
#include "core/printed_place.h"

namespace casebook::casefile {
namespace {

/// 0 when the article has no such notice yet. Without a number it is the one printed at the same place, that of the same notice file, or one of a record of the same
/// kind and date that has no number either.
std::int64_t known_notice(store::Database& database, std::int64_t article_id, const ErratumRecord& notice, const std::string& file,
                          const std::string& printed_at) {
  auto& statement = database.cached(
      "SELECT erratum_id FROM errata WHERE article_id = :article_id AND (pmid = :pmid OR doi = :doi "
      "OR (kind = :kind AND printed_at = :printed_at AND (pmid IS NULL OR :pmid IS NULL) AND (doi IS NULL OR :doi IS NULL)) "
      "OR (:file_of_its_own AND source_file = :source_file AND source_line = :source_line) "
      "OR (source_file IS NULL AND pmid IS NULL AND doi IS NULL AND printed_at IS NULL AND :numberless AND kind = :kind AND published IS :published)) "
      "ORDER BY pmid IS :pmid DESC, doi IS :doi DESC, erratum_id LIMIT 1");
  statement.bind(":article_id", article_id)
      .bind_text_or_null(":pmid", notice.pmid)
      .bind_text_or_null(":doi", notice.doi)
      .bind_text_or_null(":printed_at", printed_at)
      .bind(":file_of_its_own", notice.of.empty() ? 0 : 1)
      .bind(":source_file", file)
      .bind(":source_line", notice.where.line)
      .bind(":numberless", notice.pmid.empty() && notice.doi.empty() ? 1 : 0)
      .bind(":kind", notice.kind)
      .bind_text_or_null(":published", notice.published);
  const auto key = statement.step() ? *statement.integer(0) : 0;
  statement.reset();
  return key;
}

const char* touches_of(const ErratumRecord& notice) {
  if (notice.touches_everything) return "everything";
  return notice.touches.empty() ? "nothing" : "listed";
}

}  // namespace

void write_notice(store::Database& database, std::int64_t article_id, const ErratumRecord& notice, const std::string& file,
                  const std::map<std::string, std::int64_t>& local_claims) {
  const std::string printed_at = core::printed_place(notice.cited_as);
  auto key = known_notice(database, article_id, notice, file, printed_at);
  auto& statement =
      key == 0 ? database.cached("INSERT INTO errata(article_id, kind, scope, title, published, pmid, doi, cited_as, summary, locator, touches, "
                                 "text_read, source_file, source_line, printed_at) VALUES(:article_id, :kind, :scope, :title, :published, :pmid, :doi, "
                                 ":cited_as, :summary, :locator, :touches, :text_read, :source_file, :source_line, :printed_at)")
               : database.cached("UPDATE errata SET kind = :kind, scope = :scope, title = coalesce(:title, title), "
                                 "published = coalesce(:published, published), pmid = coalesce(:pmid, pmid), doi = coalesce(:doi, doi), "
                                 "cited_as = coalesce(:cited_as, cited_as), summary = coalesce(:summary, summary), "
                                 "locator = coalesce(:locator, locator), touches = :touches, text_read = coalesce(:text_read, text_read), "
                                 "source_file = :source_file, source_line = :source_line, judged = 1, printed_at = coalesce(:printed_at, printed_at) "
                                 "WHERE erratum_id = :erratum_id AND article_id = :article_id");
  statement.bind(":article_id", article_id)
      .bind(":kind", notice.kind)
      .bind(":scope", notice.scope)
      .bind_text_or_null(":title", notice.title)
      .bind_text_or_null(":published", notice.published)
      .bind_text_or_null(":pmid", notice.pmid)
      .bind_text_or_null(":doi", notice.doi)
      .bind_text_or_null(":cited_as", notice.cited_as)
      .bind_text_or_null(":summary", notice.summary)
      .bind_text_or_null(":locator", notice.locator)
      .bind(":touches", touches_of(notice))
      .bind_text_or_null(":text_read", notice.text_read)
      .bind(":source_file", file)
      .bind(":source_line", notice.where.line)
      .bind_text_or_null(":printed_at", printed_at);
  if (key != 0) statement.bind(":erratum_id", key);
  statement.run();
  if (key == 0) {
    key = database.last_insert_id();
  } else {
    database.cached("DELETE FROM erratum_claims WHERE erratum_id = :erratum_id").bind(":erratum_id", key).run();
  }
  for (const auto& touch : notice.touches) {
    const auto claim = local_claims.find(touch.id);
    if (claim == local_claims.end()) throw core::StoreError(fmt::format("{}:{}: no claim has the id '{}'", file, touch.where.line, touch.id));
    database
        .cached("INSERT INTO erratum_claims(claim_id, erratum_id, before, after) VALUES(:claim_id, :erratum_id, :before, :after)")
        .bind(":claim_id", claim->second)
        .bind(":erratum_id", key)
        .bind_text_or_null(":before", touch.was)
        .bind_text_or_null(":after", touch.now)
        .run();
  }
}

void remove_file_notices(store::Database& database, std::int64_t article_id) {
  database.cached("DELETE FROM errata WHERE article_id = :article_id AND source_file IS NOT NULL").bind(":article_id", article_id).run();
}

}  // namespace casebook::casefile
