#include "site/page_names.h"

#include <fmt/format.h>

#include "bibliography/citekey.h"

namespace casebook::site {

std::string page_stem(const std::string& name, std::set<std::string>& taken) {
  std::string stem = bibliography::ascii_key(name).substr(0, 80);
  while (stem.ends_with('-')) stem.pop_back();
  if (stem.empty()) stem = "page";
  std::string candidate = stem;
  for (int n = 2; !taken.insert(candidate).second; ++n) candidate = fmt::format("{}-{}", stem, n);
  return candidate;
}

}  // namespace casebook::site
