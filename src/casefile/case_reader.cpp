#include "casefile/case_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "casefile/article_reader.h"
#include "casefile/check.h"
#include "casefile/claims.h"
#include "casefile/course_reader.h"
#include "casefile/course_start.h"
#include "casefile/key_table.h"
#include "casefile/limits.h"
#include "casefile/notice_reader.h"
#include "casefile/people_reader.h"
#include "casefile/prior_reader.h"
#include "casefile/subjects.h"
#include "casefile/vocabulary_reader.h"

namespace casebook::casefile {

namespace {

void read_article_file(CaseReading& reading, const Node& root) {
  Inherited outer;
  read_article(reading, root);
  read_links(reading, root);
  outer = inherit(reading, root, outer);
  read_errata(reading, root);
  read_people(reading, root, outer);
  std::vector<Subject> sole;
  if (!reading.sole_patient.empty()) sole.push_back(patient_subject(reading.sole_patient));
  read_prior(reading, root, sole, outer);
  read_courses(reading, root, outer);
  resolve_courses(reading);
  read_appraisal(reading, root);
  read_adjudication(reading, root);
  read_background(reading, root, outer);
}

/// An article of which nothing is told is a citation, not a case.
void check_claims_present(const ParsedFile& parsed, std::vector<core::Diagnostic>& problems) {
  if (!parsed.set_aside.empty()) return;
  const Node* const article = parsed.root.find("article");
  if (article == nullptr || article->reported) return;
  for (const char* const key :
       {"cohort", "groups", "patients", "prior", "courses", "methods", "disagreements", "not seen"}) {
    if (parsed.root.find(key) != nullptr) return;
  }
  problems.push_back({core::Severity::error,
                      "key-missing",
                      article->span,
                      "the file tells nothing of patients: no 'courses', 'cohort' or 'patients'",
                      {}});
}

/// The same id on two lines; an id of several claims that one line stands for is one id.
void check_ids(const Node& node, std::map<std::string, int>& declared, std::vector<core::Diagnostic>& problems) {
  if (node.kind == Node::Kind::scalar) return;
  if (const Node* const id = node.find("id"); id != nullptr && id->kind == Node::Kind::scalar && !id->reported) {
    const auto [known, is_new] = declared.try_emplace(id->text, id->span.line);
    if (!is_new) {
      problems.push_back({core::Severity::error,
                          "duplicate-id",
                          id->span,
                          fmt::format("id '{}' is given twice (first in line {})", id->text, known->second),
                          {}});
    }
  }
  for (const Node& item : node.items) check_ids(item, declared, problems);
  for (const Node::Entry& entry : node.entries) {
    // `touches` points at ids of other lines.
    const std::string_view key = entry.key.text;
    if (entry.value.kind != Node::Kind::scalar && key != "errata" && key != "notice") check_ids(entry.value, declared, problems);
  }
}

void note_left_out(CaseReading& reading, const Node& draft, std::vector<core::Diagnostic>& problems) {
  const int left_out = reading.file.left_out;
  if (left_out == 0) return;
  problems.push_back({core::Severity::note, "draft", draft.span,
                      left_out == 1 ? std::string("1 item of this draft is left out")
                                    : fmt::format("{} items of this draft are left out", left_out),
                      "items with TODO, or with what the notes name"});
}

}  // namespace

bool CheckedFile::loadable() const {
  return std::none_of(problems.begin(), problems.end(),
                      [](const core::Diagnostic& problem) { return problem.severity == core::Severity::error; });
}

CheckedFile read_case_file(ParsedFile parsed, const Surroundings& surroundings) {
  CheckedFile checked;
  CaseFile& file = checked.file;
  file.path = parsed.path;
  std::vector<core::Diagnostic> problems = std::move(parsed.problems);
  const Node& root = parsed.root;
  if (parsed.has_root && root.kind == Node::Kind::mapping && !root.reported) {
    const char* section_name = "case file";
    if (root.find("vocabulary") != nullptr) {
      file.kind = CaseFile::Kind::vocabulary;
      section_name = "vocabulary file";
    } else if (root.find("notice") != nullptr) {
      file.kind = CaseFile::Kind::notice;
      section_name = "notice file";
    }
    const Node* const draft = root.find("draft");
    file.draft = draft != nullptr && draft->text == "yes";
    check_keys(parsed, section_name, file.draft, problems);
    CaseReading reading(parsed, surroundings, file, problems);
    switch (file.kind) {
      case CaseFile::Kind::vocabulary:
        read_vocabulary(reading, root);
        break;
      case CaseFile::Kind::notice:
        read_notice(reading, root);
        read_background(reading, root, inherit(reading, root, {}));
        break;
      case CaseFile::Kind::article:
        check_claims_present(parsed, problems);
        read_article_file(reading, root);
        break;
    }
    std::map<std::string, int> ids;
    if (file.kind == CaseFile::Kind::article) check_ids(root, ids, problems);
    if (draft != nullptr) note_left_out(reading, *draft, problems);
  } else if (problems.empty()) {
    core::SourceSpan where = parsed.has_root ? root.span : core::SourceSpan{parsed.path, 1, 1, 1, 1, {}};
    problems.push_back({core::Severity::error, "wrong-shape", where,
                        "a case file has keys with values, the first of them 'article'", "article:"});
  }
  const bool gaps = !parsed.set_aside.empty();
  if (!gaps || file.kind != CaseFile::Kind::article) {
    for (const Check* const check : checks()) check->run(file, surroundings, problems);
  }
  core::sort_diagnostics(problems);
  if (problems.size() > kMostProblems) problems.resize(kMostProblems);
  file.text = std::move(parsed.text);
  checked.problems = std::move(problems);
  return checked;
}

KnownArticle known_article(const CaseFile& file) {
  const ArticleRecord& article = file.article;
  KnownArticle known;
  known.key = article.key;
  known.pmid = article.pmid;
  known.doi = article.doi;
  known.title = article.title;
  if (!article.authors.empty()) known.first_author = article.authors.front().family;
  known.year = article.published.substr(0, 4);
  known.file = fmt::format("{}:{}", file.path, article.where.line);
  for (const ErratumRecord& notice : file.errata) {
    if (notice.kind == "retraction") {
      const bool reinstated = std::any_of(file.errata.begin(), file.errata.end(), [&](const ErratumRecord& later) {
        return later.kind == "reinstatement" && later.published >= notice.published;
      });
      if (!reinstated)
        known.retracted_by = !notice.pmid.empty()        ? notice.pmid
                             : !notice.published.empty() ? notice.published
                                                         : "undated";
    }
  }
  const auto take_id = [&](const ClaimRecord& claim) {
    if (!claim.id.empty() &&
        std::find(known.claim_ids.begin(), known.claim_ids.end(), claim.id) == known.claim_ids.end()) {
      known.claim_ids.push_back(claim.id);
    }
  };
  for_each_claim(file, take_id);
  return known;
}

}  // namespace casebook::casefile
