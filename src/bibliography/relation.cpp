#include "bibliography/relation.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace casebook::bibliography {
namespace {

constexpr const char* kCorrection = "correction";
constexpr const char* kRetraction = "retraction";
constexpr const char* kPartial = "partial retraction";
constexpr const char* kConcern = "expression of concern";
constexpr const char* kRepublished = "corrected and republished";

// pubmed.dtd (RefType of CommentsCorrections) and the tags of "MEDLINE/PubMed Data Element (Field) Descriptions". 'Retracted and republished' is a
// retraction of the first version; plain republication and reprints say nothing against it.
constexpr std::array<Relation, 27> kRelations{{
    {"erratum in", "ErratumIn", "EIN", "erratum for", kCorrection, false},
    {"erratum for", "ErratumFor", "EFR", "erratum in", kCorrection, true},
    {"retraction in", "RetractionIn", "RIN", "retraction of", kRetraction, false},
    {"retraction of", "RetractionOf", "ROF", "retraction in", kRetraction, true},
    {"partial retraction in", "PartialRetractionIn", "PRIN", "partial retraction of", kPartial, false},
    {"partial retraction of", "PartialRetractionOf", "PROF", "partial retraction in", kPartial, true},
    {"expression of concern in", "ExpressionOfConcernIn", "ECI", "expression of concern for", kConcern, false},
    {"expression of concern for", "ExpressionOfConcernFor", "ECF", "expression of concern in", kConcern, true},
    {"corrected and republished in", "CorrectedandRepublishedIn", "CRI", "corrected and republished from", kRepublished, false},
    {"corrected and republished from", "CorrectedandRepublishedFrom", "CRF", "corrected and republished in", kRepublished, true},
    {"retracted and republished in", "RetractedandRepublishedIn", "RRI", "retracted and republished from", kRetraction, false},
    {"retracted and republished from", "RetractedandRepublishedFrom", "RRF", "retracted and republished in", kRetraction, true},
    {"republished in", "RepublishedIn", "RPI", "republished from", "", false},
    {"republished from", "RepublishedFrom", "RPF", "republished in", "", false},
    {"commented in", "CommentIn", "CIN", "comments on", "", false},
    {"comments on", "CommentOn", "CON", "commented in", "", false},
    {"update in", "UpdateIn", "UIN", "update of", "", false},
    {"update of", "UpdateOf", "UOF", "update in", "", false},
    {"summary for patients in", "SummaryForPatientsIn", "SPIN", "original report in", "", false},
    {"original report in", "OriginalReportIn", "ORI", "summary for patients in", "", false},
    {"reprint in", "ReprintIn", "", "reprint of", "", false},
    {"reprint of", "ReprintOf", "", "reprint in", "", false},
    {"associated dataset", "AssociatedDataset", "", "associated publication", "", false},
    {"associated publication", "AssociatedPublication", "", "associated dataset", "", false},
    {"dataset described in", "", "DDIN", "", "", false},
    {"dataset use reported in", "", "DRIN", "", "", false},
    {"cites", "Cites", "", "", "", false},
}};

const Relation* found(std::string_view Relation::* field, std::string_view value) {
  if (value.empty()) return nullptr;
  const auto* const at = std::find_if(kRelations.begin(), kRelations.end(), [&](const Relation& one) { return one.*field == value; });
  return at == kRelations.end() ? nullptr : at;
}

}  // namespace

std::span<const Relation> relations() { return kRelations; }
const Relation* relation_of_word(std::string_view word) { return found(&Relation::word, word); }
const Relation* relation_of_ref_type(std::string_view ref_type) { return found(&Relation::ref_type, ref_type); }
const Relation* relation_of_tag(std::string_view tag) { return found(&Relation::tag, tag); }

std::string words_of_ref_type(std::string_view ref_type) {
  std::string words;
  for (const char c : ref_type) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isupper(byte) != 0 && !words.empty()) words += ' ';
    words += static_cast<char>(std::tolower(byte));
  }
  return words;
}

}  // namespace casebook::bibliography
