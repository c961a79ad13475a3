#pragma once
// Names of authors as tagged formats write them.

#include <string_view>

#include "bibliography/record.h"

namespace casebook::bibliography {

/// "Albers, Lauren N", "King, Martin L, Jr", "King, Martin L 3rd". A name without comma is a family name with initials behind it where the last word is all
/// capitals ("Albers LN"), one word is a family name, and anything else is a group.
Author person_name(std::string_view text);

}  // namespace casebook::bibliography
