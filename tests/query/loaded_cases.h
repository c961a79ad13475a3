#pragma once
// A catalogue in a temporary file, loaded from case files as `add` loads them: for tests of what queries read.

#include <string>
#include <vector>

#include "casefile/loaded_catalogue.h"
#include "query/selection.h"
#include "store/catalogue_file.h"
#include "store/temporary_folder.h"

namespace casebook::tests {

/// The vocabularies of the seed, and these articles in this order.
class LoadedCases {
 public:
  explicit LoadedCases(const std::vector<casefile::CaseText>& texts) {
    store::create_catalogue(file_, kNow, [&](store::Database& database) {
      casefile::load_files(database, casefile::check_case_texts(casefile::embedded_case_texts("seed/vocabulary/"), {}),
                           kNow, "seed");
      load(database, texts);
    });
  }

  query::Catalogue open(const store::NoticeScope& scope = {}, const store::AskedLimits& limits = {}) const {
    return query::Catalogue::open(file_, scope, limits);
  }

 private:
  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "cases.db";
};

/// The seed: albers-2017.yaml as it is.
inline LoadedCases albers() { return LoadedCases(casefile::embedded_case_texts("seed/albers-2017.yaml")); }

/// An invented article of so many patients with these sections below its head.
inline casefile::CaseText article(const std::string& key, int patients, const std::string& below,
                                  const std::string& condition = "Hailey-Hailey disease") {
  return {key + ".yaml", "article: { key: " + key +
                             ", design: case series, text read: abstract }\nat: abstract\ncohort: { size: " +
                             std::to_string(patients) + ", condition: " + condition + " }\n" + below};
}

/// A course of this treatment in all, with these lines below it, harms not reported.
inline std::string course_of(const std::string& treatment, const std::string& below = {}) {
  return "  - treatment: " + treatment + "\n    who: all\n" + below + "    adverse events: not reported\n";
}

/// "a | b" of a row's texts, for lists that are compared at once.
template <typename Row, typename Words>
std::vector<std::string> each(const query::Rows<Row>& rows, Words&& words) {
  std::vector<std::string> texts;
  for (const Row& row : rows.rows) texts.push_back(words(row));
  return texts;
}

/// What a query is limited to, member by member.
inline query::Filter limited_to(std::string query::Filter::*member, const std::string& value) {
  query::Filter filter;
  filter.*member = value;
  return filter;
}

using Texts = std::vector<std::string>;

}  // namespace casebook::tests
