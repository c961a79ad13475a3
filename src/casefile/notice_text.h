#pragma once
// A notice as the text of the file that `add` would load.

#include <string>

#include "casefile/records.h"

namespace casebook::casefile {

/// What a notice file says of the notice; empty texts are left out.
/// \param notice         `of`, `kind` and `scope` as the file needs them; what is wrong with them the checker says
/// \param says_touches   whether the file says what it touches (also nothing); else what its kind and scope stand for
std::string notice_text(const ErratumRecord& notice, bool says_touches);

}  // namespace casebook::casefile
