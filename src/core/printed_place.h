#pragma once
// Where something is printed, in short, so that a notice known only by a citation is recognised.

#include <string>
#include <string_view>

namespace casebook::core {

/// "JAMA Dermatol. 2017 Oct 1;153(10):1072-3" -> "2017;153:1072": year, volume and first page, in lower case. Empty unless all three stand in the text in this
/// order, the volume after a semicolon and the page after a colon.
std::string printed_place(std::string_view citation);

/// The same from its parts; empty unless year (the first four characters of `published`), volume and page are there.
std::string printed_place(std::string_view published, std::string_view volume, std::string_view pages);

}  // namespace casebook::core
