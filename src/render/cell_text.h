#pragma once
// The words that every reading format shares: what a cell, a heading, a legend and a source say, before any escaping.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text.h"
#include "document/document.h"

namespace casebook::render {

inline constexpr std::string_view kNotStated = "·";
/// Under every page.
inline constexpr std::string_view kNotAdvice = "Published evidence, not medical advice.";
inline constexpr std::string_view kNotCounted = "†";

/// Whom a format is for: people (table, markdown, html) or programs (csv, tsv, json).
enum class Reading { people, data };

/// Indices of the columns that belong to such a format.
std::vector<std::size_t> columns_for(const document::Table& table, Reading reading);

/// std::monostate, and numbers that are not finite (an open bound).
bool is_not_stated(const document::Value& value);

/// The cell of a row, "not stated" where the row is shorter than its table.
const document::Cell& cell_at(const document::Row& row, std::size_t column);

/// What people read in a cell; nullopt where the mark for "not stated" goes.
std::optional<std::string> cell_text(const document::Cell& cell);

/// The same after `clean`, which sees every piece of the text alone, with `begin` and `end` where a hit begins and ends.
std::optional<std::string> cell_text_with_hits(const document::Cell& cell, const std::function<std::string(std::string_view)>& clean,
                                               std::string_view begin, std::string_view end);

/// Heading of a column: its title (else its name in words), with the unit where the cells show bare numbers.
std::string heading(const document::Table& table, std::size_t column);

/// Whether people see the column aligned right: as the report says, or because it holds nothing but numbers.
bool aligned_right(const document::Table& table, std::size_t column);

/// The legend with a line for each mark that a renderer adds itself: "· not stated" exactly when the mark is used, and
/// "† listed, not counted" when there are muted rows (unless the report explains † itself).
std::vector<std::string> full_legend(const document::Document& document);
std::vector<std::string> full_legend(const document::Table& table);

/// "Albers LN, ... 1018-1020. doi:10.1001/... PMID 28768313", after "albers-2017: ".
std::string source_reference(const document::Source& source);

/// "abstract", then each notice: "correction of 2017-10-01 (affiliation; touches none of its claims) PMID 28877290".
std::vector<std::string> source_reading(const document::Source& source);

/// "3 mg" of a value for a line of parameters; "not stated" in words.
std::string value_words(const document::Value& value);

/// One line: tabs and line ends become spaces, other control characters and invalid bytes visible.
std::string one_line(std::string_view text);

/// Several lines: line ends stay ('\n'), tabs become spaces, the rest as one_line.
std::string several_lines(std::string_view text);

}  // namespace casebook::render
