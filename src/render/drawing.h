#pragma once
// A figure as a drawing (SVG) that is readable in black and white, for a page or alone. No script, nothing fetched.

#include <string>
#include <string_view>

#include "document/document.h"

namespace casebook::render {

/// Rules of style for drawings in a page that sets --paper, --ink, --soft, --line and --bar.
std::string_view drawing_style();

/// The <svg> of a figure, without its heading; `id` (letters, digits, hyphens) is unique on the page. Title and description
/// are in it for those who do not see it, the key as far as its shapes are used.
std::string drawing(const document::Figure& figure, const std::string& id);

/// The figure as a file of its own: with its title to be seen, light and dark colours, and a namespace.
std::string drawing_file(const document::Figure& figure);

/// Text for markup: control characters visible, on one line, with entities.
std::string markup_text(std::string_view text);
/// Only the entities.
std::string with_entities(std::string_view text);

}  // namespace casebook::render
