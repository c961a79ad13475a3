#pragma once
// Dates as journals print them.

#include <string_view>

#include "bibliography/record.h"

namespace casebook::bibliography {

/// "2018 May - Jun" -> 2018-05 and the words; "2017 Oct 1" -> 2017-10-01; "2017/10/01/" and ISO likewise; "Summer 2004" -> 2004 and the words; "1998 Dec-1999 Jan"
/// -> 1998-12. Of a span the beginning. A month or day that does not exist is left to the words. Without a year in 1500 to 2999: iso is empty.
RecordDate read_written_date(std::string_view text);

/// A year, a month ("Oct", "10", "October") and a day of their own elements; an empty or impossible one ends the date there.
std::string iso_date(std::string_view year, std::string_view month, std::string_view day);

/// The date at which a citation says something was printed: "JAMA Dermatol. 2017 Oct 1;153(10):1072" -> 2017-10-01. Empty: none.
std::string date_in(std::string_view citation);

}  // namespace casebook::bibliography
