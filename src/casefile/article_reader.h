#pragma once
// The section `article`, and what hangs on it: links, appraisal, remarks.

#include "casefile/claim_fields.h"

namespace casebook::casefile {

/// Reads `article` of the file: rules doi-shape, pmid-shape, pmcid-shape, date-shape, date-in-future, wrong-shape.
void read_article(CaseReading& reading, const Node& root);
void read_links(CaseReading& reading, const Node& root);
void read_appraisal(CaseReading& reading, const Node& root);
/// Who decided where two readers differed; readers without a name are the first and the second.
void read_adjudication(CaseReading& reading, const Node& root);
/// methods, disagreements and not seen.
void read_background(CaseReading& reading, const Node& root, const Inherited& outer);

}  // namespace casebook::casefile
