#pragma once
// Text without markup.

#include <string>
#include <string_view>

namespace pugi {
class xml_node;
}

namespace casebook::bibliography {

/// One space where there is white space (also no-break spaces), none at the ends; control characters are left out. `text` must be UTF-8.
std::string one_line(std::string_view text);

/// All text below `node` as one line, whatever elements it is marked up with (i, b, sub, sup, MathML). A superscript number behind a digit is written with superscript digits,
/// lest 10<sup>6</sup> become 106; a MathML fraction as a/b and a power as a^b.
std::string flat_text(const pugi::xml_node& node);

/// A title without its closing full stop.
std::string title_without_stop(std::string title);

/// A title of PubMed: without its closing full stop and without the brackets of a translated one; empty for '[Not Available]' and '[In Process Citation]'.
std::string plain_title(std::string title);

}  // namespace casebook::bibliography
