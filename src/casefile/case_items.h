#pragma once
// A case file as items with fields, each field as written and as read: what two readers' files are compared by.

#include <string>
#include <string_view>
#include <vector>

#include "casefile/case_reader.h"
#include "casefile/node.h"

namespace casebook::casefile {

/// A case file with its tree beside its records.
struct ReadCase {
  ParsedFile parsed;
  CheckedFile checked;
};

/// Reads a parsed article; its own key among the surroundings is this file.
ReadCase read_case(ParsedFile parsed, const Surroundings& surroundings);

/// A value under a key of an item.
struct ItemField {
  std::string key;           ///< 'when'; 'treatment' never where the item is known by it
  std::string words;         ///< as written; empty: left out
  std::string reading;       ///< what it says, in a form that all ways of saying it share; empty: not stated
  bool written = false;
  core::SourceSpan where;    ///< of the value, else of the item
};

struct ItemList;

/// An item: the article, a person, a course, a claim.
struct CaseItem {
  std::string path;                      ///< 'courses[0].outcomes[1]'; empty: the file itself
  std::string about;                     ///< for a reader: 'clinical resolution, all patients'
  std::vector<std::string> match_keys;   ///< what it is known by: the strictest first, folded; an empty one is passed over
  std::string exclusive;                 ///< two items whose words here differ are never the same (PMID, named patients); empty: no such words
  std::vector<ItemField> fields;         ///< coded
  std::vector<ItemField> words;          ///< said, note, caution, summary, why, remarks: the reader's own words
  std::vector<ItemList> parts;
  std::string id;                        ///< its local name
  bool read = true;                      ///< false: a draft's item that was left out; its readings are its words
  core::SourceSpan where;

  const ItemField* find(std::string_view key) const;
};

/// Items of one kind below another.
struct ItemList {
  std::string section;      ///< as the figures name it: 'outcomes'
  std::string key;          ///< under which it stands in the file
  bool ordered = false;     ///< steps: the order is part of what is said
  std::vector<CaseItem> items;
};

/// The sections of the figures, in their order: 'article', 'notices and links', 'people', ...
const std::vector<std::string>& figure_sections();

/// All items of an article's file, the file itself first. Of a draft's items that were left out, words stand for readings.
CaseItem case_items(const ReadCase& read, const Vocabulary& vocabulary);

/// Words without regard to case, spaces, kinds of dashes and a closing full stop; empty for 'not stated'.
std::string folded_words(std::string_view words);

}  // namespace casebook::casefile
