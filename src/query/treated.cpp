#include "query/treated.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT condition, treatment, unit, articles, treated "
    "FROM treated";

}  // namespace

Rows<Treated> treated(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("condition = :condition", ":condition", filter.condition)
      .where("treatment = :treatment", ":treatment", filter.treatment)
      .order_by("treatment, condition, unit")
      .read<Treated>(catalogue);
}

}  // namespace casebook::query
