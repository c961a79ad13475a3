#pragma once
// How much of a hostile file is read.

#include <cstddef>

namespace casebook::casefile {

inline constexpr std::size_t kLargestFile = 4 * 1024 * 1024;  ///< bytes
inline constexpr int kLongestValue = 20'000;                  ///< characters
inline constexpr int kLongestKey = 200;                       ///< characters
inline constexpr std::size_t kDeepest = 16;                   ///< levels, the outermost is the first
inline constexpr std::size_t kMostValues = 200'000;           ///< keys and values of one file
inline constexpr std::size_t kMostProblems = 1'000;           ///< listed for one file
inline constexpr int kMostRereads = 20;                       ///< after syntax errors

}  // namespace casebook::casefile
