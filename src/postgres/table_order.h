#pragma once
// In which order tables are filled, and views made.

#include <map>
#include <set>
#include <string>
#include <vector>

namespace casebook::postgres {

/// The names in an order in which each comes behind those that it needs; by name where that is free. Needs that are no names of the map, and of a name for itself, are none.
/// \throws core::StoreError when some need each other
std::vector<std::string> in_order_of_need(const std::map<std::string, std::set<std::string>>& needs);

}  // namespace casebook::postgres
