#pragma once
// File names made of what a page is about.

#include <set>
#include <string>

namespace casebook::site {

/// Latin letters, figures and hyphens alone, at most 80 of them, and different from all in `taken`, which takes it: "Botulinum toxin A" -> "botulinum-toxin-a".
std::string page_stem(const std::string& name, std::set<std::string>& taken);

}  // namespace casebook::site
