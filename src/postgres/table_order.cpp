#include "postgres/table_order.h"

#include <fmt/format.h>

#include "core/errors.h"

namespace casebook::postgres {

std::vector<std::string> in_order_of_need(const std::map<std::string, std::set<std::string>>& needs) {
  std::vector<std::string> order;
  std::set<std::string> placed;
  while (order.size() < needs.size()) {
    const std::size_t before = order.size();
    for (const auto& [name, wanted] : needs) {
      if (placed.count(name) == 1) continue;
      bool ready = true;
      for (const auto& one : wanted) ready = ready && (one == name || needs.count(one) == 0 || placed.count(one) == 1);
      if (!ready) continue;
      placed.insert(name);
      order.push_back(name);
    }
    if (order.size() == before) {
      std::string left;
      for (const auto& [name, wanted] : needs) {
        if (placed.count(name) == 0) left += (left.empty() ? "" : ", ") + name;
      }
      throw core::StoreError(fmt::format("no order can be found for {}: they need each other", left));
    }
  }
  return order;
}

}  // namespace casebook::postgres
