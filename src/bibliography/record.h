#pragma once
// One publication as a record of PubMed, MEDLINE or RIS tells of it. Empty text is "not stated" everywhere.

#include <string>
#include <vector>

namespace casebook::bibliography {

/// Where a record stands in the file that was read.
struct SourcePosition {
  std::string file;                        ///< as given
  int line = 0;                            ///< of its first character, from 1
};

struct Author {
  std::string family;                      ///< family name; of a group its whole name
  std::string given;                       ///< given names as printed, or initials where there are no names
  std::string initials;
  std::string suffix;                      ///< 'Jr', '3rd'
  std::string orcid;                       ///< '0000-0002-1825-0097', without address
  std::string affiliation;                 ///< several are joined by '; '
  bool group = false;                      ///< a collective name
};

/// A date as a record gives it.
struct RecordDate {
  std::string iso;                         ///< ISO 8601, may be partial; of a span ('2018 May-Jun') its beginning. Empty: no year can be read
  std::string words;                       ///< the date's own words where iso says less: '2018 May-Jun', 'Summer 2004'; empty where iso says all
};

/// How a record says it hangs together with another publication (PubMed's CommentsCorrections).
struct Link {
  std::string relation;                    ///< one of relation.h: 'retraction in', 'erratum for', ...; an unknown word of the source in lower case
  std::string pmid;
  std::string doi;                         ///< lower case
  std::string text;                        ///< the other end as cited: 'JAMA Dermatol. 2017 Oct 1;153(10):1072'
  std::string note;
  std::string published;                   ///< date of the other end as far as `text` gives it, ISO
};

struct Keyword {
  std::string scheme;                      ///< 'MESH' (then term is the heading), or 'keyword' (the authors' own)
  std::string term;
  std::string code;                        ///< 'D016506'; of MESH only
  bool major = false;                      ///< the article is mainly about it
};

struct OtherIdentifier {
  std::string scheme;                      ///< lower case: 'pii', 'mid', 'bookaccession', ...
  std::string value;
};

/// An article, a book, a chapter, or a notice. Titles and abstracts are flat text: no markup, one space between words.
struct Record {
  std::string pmid;                        ///< digits
  std::string pmcid;                       ///< 'PMC5817589'
  std::string doi;                         ///< lower case, without resolver
  std::vector<OtherIdentifier> other_identifiers;

  std::string title;                       ///< without the closing full stop and the brackets of a translated title
  std::string vernacular_title;            ///< in the language of the article
  std::vector<Author> authors;
  std::vector<Author> editors;             ///< of a book

  std::string journal;                     ///< full name
  std::string journal_abbreviation;        ///< NLM's: 'JAMA Dermatol'
  std::string issn;                        ///< electronic or print, as given: '2168-6068'
  std::string volume;
  std::string issue;
  std::string pages;                       ///< as given: '1018-20', 'e123', 'S12-4'

  std::string book_title;                  ///< the book that this is, or is a part of; empty: a journal's article
  std::string publisher;
  std::string place;                       ///< of publication
  std::string edition;
  std::string isbn;                        ///< several are joined by ', '

  RecordDate published;                    ///< of the issue, or of the article where it has no issue
  std::string electronic_date;             ///< published online, ISO
  std::string revised;                     ///< when the source last revised its record, ISO

  std::vector<std::string> languages;      ///< ISO 639-1 where there is one ('en'), else the source's code ('egy')
  std::vector<std::string> publication_types;   ///< 'Case Reports', 'Published Erratum', ... as given
  std::vector<Keyword> keywords;
  std::string registration;                ///< trial registrations, joined by ', '
  std::string conflict_of_interest;        ///< as declared

  std::string abstract;                    ///< sections as 'LABEL: text', a line each
  std::vector<Link> links;

  std::string format;                      ///< 'PubMed XML', 'NBIB' or 'RIS'
  SourcePosition where;
};

}  // namespace casebook::bibliography
