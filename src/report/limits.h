#pragma once
// What an answer says of the people whom it is limited to (--sex, --age, --prior, --site).

#include <string>

#include "document/document.h"
#include "query/catalogue.h"
#include "query/selection.h"

namespace casebook::report {

/// "female patients aged 18 to 64 who had had methotrexate before, at the groin"; empty without limits.
std::string people_limited_to(const store::AskedLimits& limits);

/// The limits of the catalogue in the question and among the parameters; as a caveat whom the answer is limited to, and which courses do not say whether they are of them.
/// Nothing without limits.
/// \param filter  of the question, for the courses that are named
void add_limits(document::Document& document, query::Catalogue& catalogue, const query::Filter& filter);

}  // namespace casebook::report
