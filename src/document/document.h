#pragma once
// What a report is before any format: headings, sentences, tables of typed cells, figures as data, caveats, sources.
// A renderer decides padding, escaping and marks; nothing here knows of a format.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace casebook::document {

/// std::monostate is "not stated": a visible mark in text, null in JSON, an empty field in CSV.
using Value = std::variant<std::monostate, std::int64_t, double, bool, std::string>;

/// Stand around a searched word in the `shown` text of a cell: bold on a terminal, <mark> in HTML, ** elsewhere.
inline constexpr char kHitBegin = '\x02';
inline constexpr char kHitEnd = '\x03';

struct Cell {
  Value value;
  /// Text to show to a reader instead of the bare value ("3 of 3", "(7, 14]"); data formats use `value`.
  std::optional<std::string> shown;
};

enum class Alignment { left, right };

/// Who sees a column: reading formats (table, markdown, html) or data formats (csv, tsv, json), or both.
enum class Audience { everyone, reader, data };

struct Column {
  std::string name;             ///< key in JSON and CSV: 'dose_min'
  std::string title;            ///< heading for a reader: 'dose'
  std::string unit;             ///< 'mg', 'days'; empty when it has none
  Alignment alignment = Alignment::left;
  Audience audience = Audience::everyone;
  /// A reader's column that may be left out (its content moved below the table, as "row n: title: text") when the terminal is narrow. 0 never.
  int drop_order = 0;
};

/// A row of a table; `mark` is shown by reading formats at its front ('†' with a legend) when the row does not count.
struct Row {
  std::vector<Cell> cells;
  bool muted = false;           ///< listed but not counted: reading formats show it less strongly
  bool data_only = false;       ///< for csv, tsv and json alone: it would tell a reader nothing that the row before does not
};

struct Table {
  std::string name;             ///< 'steps': the key in JSON, the file name in a folder of CSVs
  std::string title;            ///< heading for a reader; empty for none
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::string empty_text = "no rows";   ///< sentence instead of an empty table; empty: readers do not see that there is none
};

/// How a mark is drawn, and so what it claims.
enum class MarkKind {
  amount,     ///< a solid bar from `lower` (0 unless given) to `upper`: so many, so long; without `upper`: the end is not stated
  somewhere,  ///< hatched: it lies in here, where is not known; an end that is not stated is open. Both equal: at that point
  interval,   ///< a thin line with end ticks: the interval of the estimate `point`, a square
  pooled,     ///< a diamond over the interval of a pooled estimate `point`
  happening   ///< `symbol` where both bounds are equal; else hatched between them, with the symbol behind: by then it had happened
};

/// One thing drawn on a lane, in the unit of the axis. nullopt: not stated. An uncertain place is a range, never a point.
struct Mark {
  MarkKind kind = MarkKind::amount;
  std::optional<double> lower;
  std::optional<double> upper;
  std::optional<double> point;  ///< of interval and pooled: the estimate
  double weight = 1;            ///< of interval: area of the square, 0 to 1
  std::string symbol;           ///< of happening: '▲', explained in the figure's key; of amount: short words for inside ('[1]')
  std::string words;            ///< what it says: '4.5 mg'; of amount: what this piece is ('albers-2017: 3')
};

/// From day (or other place) `from` to the next step, and behind the last one to the end of the axis: a share between
/// `least` and `most`, 0 to 1.
struct BandStep {
  double from = 0;
  double least = 0;
  double most = 1;
};

/// One line of a figure: several amounts stand end to end as they say; other marks that would overlap take rows of their own.
struct Lane {
  std::string label;            ///< left of it
  std::string note;             ///< right of it: '3 of 3'
  std::string group;            ///< heading above the first lane of several with the same; empty: none
  std::vector<Mark> marks;
  std::vector<BandStep> band;   ///< drawn instead of marks, as an area between two step lines; empty: none
};

struct FigureAxis {
  std::string unit;             ///< 'days', 'patients', '%'
  double min = 0;               ///< both ends are widened until every mark is on the axis
  double max = 0;
};

struct FigureKey {
  std::string symbol;
  std::string words;            ///< '▲' is 'dose raised'
};

/// A picture as data: lanes over one axis. Each format draws it; json gives it as it is.
struct Figure {
  std::string name;             ///< 'ladder', 'response_times'
  std::string title;
  std::string description;      ///< for those who do not see it
  FigureAxis axis;
  std::vector<Lane> lanes;
  std::vector<FigureKey> key;   ///< of the symbols that its happenings use, and of pieces; a format explains its own shapes itself
};

struct Notice {
  std::string kind;             ///< 'correction', 'retraction', ...
  std::string scope;
  std::optional<std::string> published;
  std::optional<std::string> pmid;
  std::int64_t claims_affected = 0;
  bool judged = true;           ///< false: nobody has said yet what it touches
};

struct Source {
  std::string citekey;
  std::optional<std::string> pmid;
  std::optional<std::string> doi;
  std::string citation;         ///< AMA reference line without DOI and PMID
  std::string text_read;        ///< 'abstract', 'full text', ...
  std::vector<Notice> notices;
};

struct Parameter {
  std::string name;
  Value value;
};

/// The answer envelope: every report has this shape, every format shows all of it.
struct Document {
  std::string report;                     ///< 'dose-titration'
  std::string question;                   ///< 'How was naltrexone dosed and raised?'
  std::string scope;                      ///< shown beside the question: 'Hailey-Hailey disease'
  std::vector<Parameter> parameters;
  std::vector<std::string> answer;        ///< sentences with k of n
  std::vector<Table> tables;
  std::vector<Figure> figures;
  std::vector<std::string> legend;        ///< '· not stated', '▲ raised': each mark that the shown texts use
  std::vector<std::string> caveats;       ///< what it does not say, and what to read with care
  std::vector<Source> sources;
  std::vector<std::pair<std::string, std::string>> sql;   ///< name and text of each query behind it; shown on request
  /// Answers that this one puts together, in the order in which they are read: each with its question, answer, tables, figures and what is to be read
  /// with care about it alone. Their sources, legend and parameters stand in the whole.
  std::vector<Document> parts;
};

}  // namespace casebook::document
