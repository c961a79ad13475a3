#pragma once
// PubMed XML: one record of a file to a Record.

#include <string>
#include <string_view>
#include <vector>

#include "bibliography/record.h"
#include "core/reading.h"

namespace pugi {
class xml_document;
}

namespace casebook::bibliography {

/// Where in a piece of XML it went wrong.
struct XmlFault {
  std::string message;   ///< empty: all is well
  int line = 1;          ///< within the piece, from 1
  int column = 1;        ///< in bytes, from 1
};

/// Parses a piece without DOCTYPE into `document`; entities that XML does not define stay as they are written.
/// \param work  room for a copy, which the document then points into; it may be the same for one piece after another
XmlFault parse_xml(pugi::xml_document& document, std::string_view piece, std::vector<char>& work);

/// <PubmedArticle> (or <MedlineCitation>) and <PubmedBookArticle>. The article's own numbers are those of its own ArticleIdList, never one of a reference.
/// 'where' and 'format' of the record are left to the caller.
Record read_pubmed_article(const pugi::xml_document& document);
Record read_pubmed_book(const pugi::xml_document& document);

/// PMIDs of <DeleteCitation> and <DeleteDocument>.
std::vector<std::string> read_deleted(const pugi::xml_document& document);

}  // namespace casebook::bibliography
