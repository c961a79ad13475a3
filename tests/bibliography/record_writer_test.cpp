#include "bibliography/record_writer.h"

#include "casefile/loaded_catalogue.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::tests;
using bibliography::Record;
using bibliography::RecordWriter;

namespace {

Record record(const std::string& pmid, const std::string& doi = {}) {
  Record one;
  one.pmid = pmid;
  one.doi = doi;
  one.title = "Title " + pmid + doi;
  one.format = "NBIB";
  one.where = {"records.nbib", 1};
  return one;
}

RecordWriter::Outcome write(store::Database& database, const Record& one, std::vector<core::Diagnostic>* told = nullptr) {
  store::Transaction transaction(database);
  std::vector<core::Diagnostic> conflicts;
  RecordWriter::Outcome outcome{};
  {
    RecordWriter writer(database, kNow);
    outcome = writer.write(one, conflicts);
    writer.finish(conflicts);
  }
  transaction.commit();
  if (told != nullptr) *told = conflicts;
  return outcome;
}

}  // namespace

TEST_CASE("a record is added, left alone, updated or merged") {
  auto database = catalogue_with_vocabulary();
  CHECK(write(database, record("1", "10.1/a")) == RecordWriter::Outcome::added);
  CHECK(write(database, record("1", "10.1/a")) == RecordWriter::Outcome::unchanged);
  auto changed = record("1", "10.1/b");
  CHECK(write(database, changed) == RecordWriter::Outcome::updated);
  CHECK(database.integer("SELECT count(*) FROM article_identifiers WHERE value = '10.1/b'") == 1);
  CHECK(database.integer("SELECT count(*) FROM article_identifiers") == 2);
  auto lesser = record("", "10.1/b");
  lesser.format = "RIS";
  lesser.pmcid = "PMC9";
  CHECK(write(database, lesser) == RecordWriter::Outcome::merged);
  CHECK(database.integer("SELECT count(*) FROM article_identifiers") == 3);
  CHECK(write(database, lesser) == RecordWriter::Outcome::unchanged);
}

TEST_CASE("two articles that a record makes one are left as they are and reported") {
  auto database = catalogue_with_vocabulary();
  write(database, record("1"));
  write(database, record("", "10.1/a"));
  std::vector<core::Diagnostic> told;
  CHECK(write(database, record("1", "10.1/a"), &told) == RecordWriter::Outcome::updated);
  REQUIRE(told.size() == 1);
  CHECK(told[0].rule == "identifier-conflict");
  CHECK(told[0].message == "DOI 10.1/a of PMID 1 belongs to anonymous-undateda");
  CHECK(database.integer("SELECT count(*) FROM articles") == 2);
}

TEST_CASE("a withdrawn number is kept and reported where an article has it") {
  auto database = catalogue_with_vocabulary();
  write(database, record("1"));
  store::Transaction transaction(database);
  std::vector<core::Diagnostic> told;
  {
    RecordWriter writer(database, kNow);
    CHECK(writer.write_deleted("1", {"deleted.xml", 3}, told));
    CHECK_FALSE(writer.write_deleted("2", {"deleted.xml", 3}, told));
  }
  transaction.commit();
  REQUIRE(told.size() == 1);
  CHECK(told[0].rule == "citation-deleted");
  CHECK(database.integer("SELECT count(*) FROM deleted_citations") == 2);
  CHECK(database.integer("SELECT count(*) FROM articles") == 1);
}

TEST_CASE("what comes from a file is shown, not obeyed, in what is told") {
  auto database = catalogue_with_vocabulary();
  auto first = record("1", "10.1/a");
  bibliography::Author author;
  author.family = "A\x1b[2J";
  first.authors.push_back(author);
  write(database, first);
  std::vector<core::Diagnostic> told;
  write(database, record("2", "10.1/a"), &told);
  REQUIRE(told.size() == 1);
  CHECK(told[0].message.find('\x1b') == std::string::npos);
}
