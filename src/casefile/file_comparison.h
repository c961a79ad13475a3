#pragma once
// Two readers' case files of one article, compared field by field by what they say.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "casefile/case_items.h"

namespace casebook::casefile {

/// A place where the two files say different things, or where only one of them says something.
struct Disagreement {
  enum class Kind { differs, only_first, only_second };
  Kind kind = Kind::differs;
  std::string section;       ///< as in figure_sections()
  std::string field;         ///< the place in the first file: 'courses[0].outcomes[1].when'; of an item that only the second has, the place that it would take there
  std::string about;         ///< 'clinical resolution, all patients'
  std::optional<std::string> first_value;    ///< as written, or what holds where nothing is written; nullopt: not stated
  std::optional<std::string> second_value;
  core::SourceSpan first_where;              ///< line 0 where the file does not have the item
  core::SourceSpan second_where;
  std::string key;           ///< 'when'; empty: the item itself
  std::string first_item;    ///< place of the item in each file; empty: it has none
  std::string second_item;
};

struct SectionFigures {
  std::string section;
  int compared = 0;      ///< fields of items that both have, where at least one of the two writes the field
  int agreed = 0;        ///< of these, those with the same reading
  int only_first = 0;    ///< items that only one has, those inside of such an item counted too
  int only_second = 0;
};

/// Values to take over from the second file without a decision, so that what is agreed stays true wherever the item comes to stand.
struct Adoption {
  std::string first_item;
  std::string second_item;
  std::string key;
};

struct Comparison {
  std::vector<SectionFigures> sections;      ///< those in which something was compared or found
  std::vector<Disagreement> disagreements;   ///< in the order of the first file
  std::vector<Disagreement> words;           ///< the readers' own words where they differ; in no figure
  std::vector<std::pair<std::string, std::string>> pairs;   ///< places of the same item in both files
  std::vector<Adoption> adoptions;           ///< fields that agree, or words, written in the second file only
  SectionFigures all() const;
  bool same() const { return disagreements.empty(); }
};

/// Compares two articles. Items are matched by what they are about (match_items). A field is compared where one of the two writes it: with the other's
/// value, or with what holds there when nothing is written.
Comparison compare_items(const CaseItem& first, const CaseItem& second);

/// Brings the two into one form where the format has two for one meaning and the readers chose differently: `dose` of a course and its `steps`,
/// `prior` of a patient and of the file, a list of prior treatments and a line for each. Places stay those of the files.
/// \returns whether it changed the first, the second
std::pair<bool, bool> bring_to_one_form(Node& first, Node& second);

/// Both files read, brought to one form and compared.
struct ComparedCases {
  ReadCase first;
  ReadCase second;
  Comparison comparison;
};
/// \param first   with no error among its problems when read by read_case()
ComparedCases compare_cases(ParsedFile first, ParsedFile second, const Surroundings& surroundings);

}  // namespace casebook::casefile
