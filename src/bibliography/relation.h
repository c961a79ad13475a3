#pragma once
// How publications hang together, in PubMed's vocabulary of CommentsCorrections.

#include <span>
#include <string>
#include <string_view>

namespace casebook::bibliography {

/// One direction of a relation. The two ends of a pair name each other: 'retraction in' and 'retraction of'.
struct Relation {
  std::string_view word;                   ///< as the catalogue says it: 'retraction in'
  std::string_view ref_type;               ///< PubMed XML: 'RetractionIn'; empty where it has none
  std::string_view tag;                    ///< MEDLINE: 'RIN'; empty where MEDLINE has none
  std::string_view counterpart;            ///< word of the other direction; empty: none
  std::string_view notice;                 ///< errata.kind when the *other* end is a notice about this one; empty: none
  bool is_notice = false;                  ///< this end is the notice, the other end the article it is about
};

/// The whole vocabulary.
std::span<const Relation> relations();

/// nullptr when the vocabulary has no such word.
const Relation* relation_of_word(std::string_view word);
const Relation* relation_of_ref_type(std::string_view ref_type);
const Relation* relation_of_tag(std::string_view tag);

/// 'ExpressionOfConcernIn' -> 'expression of concern in': what an unknown RefType is kept as.
std::string words_of_ref_type(std::string_view ref_type);

}  // namespace casebook::bibliography
