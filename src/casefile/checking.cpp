#include "casefile/checking.h"

#include <utility>

#include "casefile/article_reader.h"
#include "core/errors.h"

namespace casebook::casefile {
namespace {

constexpr std::uint64_t kMostVocabularyBytes = 64 * 1024 * 1024;

/// The article's section alone, as the reader of case files reads it; without a key where the file is no article.
ArticleRecord heading_of(const ParsedFile& parsed, const Surroundings& surroundings) {
  CaseFile file;
  if (!parsed.has_root || parsed.root.kind != Node::Kind::mapping || parsed.root.find("notice") != nullptr) return {};
  std::vector<core::Diagnostic> ignored;
  CaseReading reading(parsed, surroundings, file, ignored);
  read_article(reading, parsed.root);
  return std::move(file.article);
}

}  // namespace

Checking::Checking(const CaseInput& input, Surroundings surroundings, Progress progress)
    : input_(input),
      articles_(std::make_shared<ArticlesOfCall>(input, surroundings.articles)),
      surroundings_(std::move(surroundings)),
      progress_(std::move(progress)) {}

void Checking::report(const std::string& work, std::uint64_t done) const {
  if (progress_) progress_(work, done, input_.bytes());
}

void Checking::survey() {
  std::uint64_t held = 0;
  input_.read([&](RawCase item, std::uint64_t done) {
    const CasePlace place = item.place;
    const ParsedFile heading = parse_heading(std::move(item));
    if (heading.has_root && heading.root.find("vocabulary") != nullptr) {
      CheckedFile checked = check_again(place);
      held += checked.file.text.size();
      if (held > kMostVocabularyBytes) throw core::StoreError("the vocabularies of one call have more than 64 MB; give them in several calls");
      if (checked.loadable()) surroundings_.vocabulary.add(checked.file.vocabulary);
      vocabularies_.emplace(std::pair(place.file, place.line), std::move(checked));
    } else {
      articles_->note(place, heading_of(heading, surroundings_));
    }
    report("reading", done);
  });
  articles_->complete(surroundings_.vocabulary);
  surroundings_.articles = articles_;
}

void Checking::check(const std::string& work, const std::function<void(const CasePlace& place, CheckedFile checked)>& take) {
  input_.read([&](RawCase item, std::uint64_t done) {
    const CasePlace place = item.place;
    // A vocabulary is judged by what was known when its terms were wanted, not by those of later files or its own.
    const auto vocabulary = vocabularies_.find({place.file, place.line});
    take(place, vocabulary != vocabularies_.end() ? vocabulary->second : read_case_file(parse(std::move(item)), surroundings_));
    report(work, done);
  });
}

CheckedFile Checking::check_again(const CasePlace& place) const { return read_case_file(parse(input_.read_again(place)), surroundings_); }

std::vector<CheckedFile> check_case_texts(const std::vector<CaseText>& texts, const Surroundings& surroundings) {
  const CaseInput input(texts);
  Checking checking(input, surroundings);
  checking.survey();
  std::vector<CheckedFile> checked;
  checking.check("checking", [&](const CasePlace&, CheckedFile file) { checked.push_back(std::move(file)); });
  return checked;
}

}  // namespace casebook::casefile
