#pragma once
// Records for tests of what is written out.

#include "bibliography/cited_record.h"

namespace casebook::tests {

inline bibliography::CitedRecord albers_record() {
  bibliography::CitedRecord cited;
  cited.citekey = "albers-2017";
  auto& record = cited.record;
  record.title = "Treatment of Hailey-Hailey disease with 50% naltrexone & more";
  record.authors = {{"Albers", "Lauren N", "LN", "", "", "", false}, {"van der Öst", "Jack", "J", "Jr", "", "", false}, {"HHD Study Group", "", "", "", "", "", true}};
  record.journal = "JAMA Dermatology";
  record.journal_abbreviation = "JAMA Dermatol";
  record.issn = "2168-6068";
  record.published = {"2017-10", ""};
  record.electronic_date = "2017-08-02";
  record.volume = "153";
  record.issue = "10";
  record.pages = "1018-1020";
  record.doi = "10.1001/jama_derm.2017.2446";
  record.pmid = "28768313";
  record.pmcid = "PMC5817589";
  record.languages = {"en"};
  record.abstract = "AIM: One.\nRESULTS: Two.";
  return cited;
}

inline bibliography::CitedRecord chapter_record() {
  bibliography::CitedRecord cited;
  cited.citekey = "burge 2000";
  auto& record = cited.record;
  record.title = "Acantholysis";
  record.book_title = "Genodermatoses {a book} of the Ång";
  record.editors = {{"Burge", "Susan", "", "", "", "", false}};
  record.published = {"", "Summer of an unknown year"};
  record.isbn = "978-1-2345-6789-0";
  record.publisher = "Press";
  record.place = "Oxford";
  return cited;
}

}  // namespace casebook::tests
