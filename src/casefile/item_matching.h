#pragma once
// Which item of one reader is which of the other's.

#include <cstddef>
#include <utility>
#include <vector>

#include "casefile/case_items.h"

namespace casebook::casefile {

/// Indexes of items that are the same in both lists, each index once, in the order of the first list.
///
/// Items are known by their match_keys: first those with the same strictest key are paired, the most alike first (equal readings; where and when
/// count most), then, by each further key, an item left alone on both sides. Steps of an ordered list are aligned so that none crosses another.
/// Items whose `exclusive` words differ are never paired.
std::vector<std::pair<std::size_t, std::size_t>> match_items(const ItemList& first, const ItemList& second);

}  // namespace casebook::casefile
