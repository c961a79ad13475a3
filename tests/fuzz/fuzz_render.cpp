// A document whose every text comes from the input, in every format: no control character reaches a terminal, no markup of the data a page, no formula a spreadsheet.

#include <fuzzer/FuzzedDataProvider.h>

#include <functional>
#include <nlohmann/json.hpp>

#include "core/errors.h"
#include "document/document.h"
#include "property.h"
#include "render/render.h"

using namespace casebook;
using document::Document;

namespace {

/// Texts, numbers and shapes out of the input; every text goes through `change`.
class Maker {
 public:
  Maker(const std::uint8_t* data, std::size_t size, std::function<std::string(std::string)> change) : bytes_(data, size), change_(std::move(change)) {}

  Document document(int depth = 0) {
    Document made;
    made.report = text();
    made.question = text();
    made.scope = text();
    for (auto i = few(); i > 0; --i) made.parameters.push_back({text(), value()});
    for (auto i = few(); i > 0; --i) made.answer.push_back(text());
    for (auto i = few(); i > 0; --i) made.tables.push_back(table());
    for (auto i = few(); i > 0; --i) made.figures.push_back(figure());
    for (auto i = few(); i > 0; --i) made.legend.push_back(text());
    for (auto i = few(); i > 0; --i) made.caveats.push_back(text());
    for (auto i = few(); i > 0; --i) made.sources.push_back(source());
    for (auto i = few(); i > 0; --i) made.sql.emplace_back(text(), text());
    if (depth == 0 && bytes_.ConsumeBool()) made.parts.push_back(document(1));
    return made;
  }

  render::Options options() {
    render::Options made;
    made.width = bytes_.ConsumeIntegralInRange<int>(20, 200);
    made.unicode = bytes_.ConsumeBool();
    made.show_sql = bytes_.ConsumeBool();
    return made;
  }

 private:
  std::size_t few() { return bytes_.ConsumeIntegralInRange<std::size_t>(0, 3); }
  std::string text() { return change_(bytes_.ConsumeRandomLengthString(60)); }
  std::optional<double> bound() {
    switch (bytes_.ConsumeIntegralInRange<int>(0, 4)) {
      case 0: return std::nullopt;
      case 1: return bytes_.ConsumeFloatingPoint<double>();
      case 2: return bytes_.ConsumeIntegral<std::int8_t>();
      default: return bytes_.ConsumeFloatingPointInRange<double>(0, 1000);
    }
  }
  document::Value value() {
    switch (bytes_.ConsumeIntegralInRange<int>(0, 5)) {
      case 0: return std::monostate{};
      case 1: return bytes_.ConsumeIntegral<std::int64_t>();
      case 2: return bytes_.ConsumeFloatingPoint<double>();
      case 3: return bytes_.ConsumeBool();
      default: return text();
    }
  }
  document::Table table() {
    document::Table made;
    made.name = text();
    made.title = text();
    made.empty_text = text();
    for (auto i = few(); i > 0; --i) {
      made.columns.push_back({text(), text(), text(), bytes_.ConsumeBool() ? document::Alignment::left : document::Alignment::right,
                              static_cast<document::Audience>(bytes_.ConsumeIntegralInRange<int>(0, 2)), bytes_.ConsumeIntegralInRange<int>(0, 2)});
    }
    for (auto i = few(); i > 0; --i) {
      document::Row row;
      for (std::size_t c = 0; c < made.columns.size(); ++c) {
        row.cells.push_back({value(), bytes_.ConsumeBool() ? std::optional<std::string>(text()) : std::nullopt});
      }
      row.muted = bytes_.ConsumeBool();
      row.data_only = bytes_.ConsumeBool();
      made.rows.push_back(std::move(row));
    }
    return made;
  }
  document::Figure figure() {
    document::Figure made;
    made.name = text();
    made.title = text();
    made.description = text();
    made.axis = {text(), bound().value_or(0), bound().value_or(100)};
    for (auto i = few(); i > 0; --i) {
      document::Lane lane;
      lane.label = text();
      lane.note = text();
      lane.group = text();
      for (auto m = few(); m > 0; --m) {
        document::Mark mark;
        mark.kind = static_cast<document::MarkKind>(bytes_.ConsumeIntegralInRange<int>(0, 4));
        mark.lower = bound();
        mark.upper = bound();
        mark.point = bound();
        mark.weight = bound().value_or(1);
        mark.symbol = text();
        mark.words = text();
        lane.marks.push_back(mark);
      }
      if (bytes_.ConsumeBool()) lane.band.push_back({bound().value_or(0), bound().value_or(0), bound().value_or(1)});
      made.lanes.push_back(std::move(lane));
    }
    for (auto i = few(); i > 0; --i) made.key.push_back({text(), text()});
    return made;
  }
  document::Source source() {
    document::Source made;
    made.citekey = text();
    if (bytes_.ConsumeBool()) made.pmid = text();
    if (bytes_.ConsumeBool()) made.doi = text();
    made.citation = text();
    made.text_read = text();
    for (auto i = few(); i > 0; --i) made.notices.push_back({text(), text(), text(), text(), bytes_.ConsumeIntegral<std::int8_t>(), bytes_.ConsumeBool()});
    return made;
  }

  FuzzedDataProvider bytes_;
  std::function<std::string(std::string)> change_;
};

std::size_t count(std::string_view text, char wanted) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), wanted)); }

/// Fields of csv as a spreadsheet takes them apart: none that is text begins a formula. Numbers may begin with a minus.
void demand_no_formula(std::string_view csv, char separator) {
  std::size_t at = 0;
  while (at < csv.size()) {
    std::string field;
    const bool quoted = separator == ',' && csv[at] == '"';
    if (quoted) {
      for (++at; at < csv.size(); ++at) {
        if (csv[at] == '"' && (at + 1 == csv.size() || csv[at + 1] != '"')) break;
        if (csv[at] == '"') ++at;
        field += csv[at];
      }
      fuzz::demand(at < csv.size(), "a quote is closed", csv);
      ++at;
    } else {
      while (at < csv.size() && csv[at] != separator && csv[at] != '\n') field += csv[at++];
    }
    fuzz::demand(at < csv.size() && (csv[at] == separator || csv[at] == '\n'), "a field ends in a separator", csv);
    ++at;
    if (field.empty() || std::string_view("=+-@\t\r\n").find(field[0]) == std::string_view::npos) continue;
    const bool number = field.find_first_not_of("-0123456789.e+") == std::string::npos && field[0] == '-' && field.size() > 1;
    fuzz::demand(number, "no field begins a formula", field);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto make = [&](std::function<std::string(std::string)> change) {
    Maker maker(data, size, std::move(change));
    const render::Options options = maker.options();
    return std::pair{maker.document(), options};
  };
  const auto without = [](char hostile, char harmless) {
    return [hostile, harmless](std::string text) {
      std::replace(text.begin(), text.end(), hostile, harmless);
      return text;
    };
  };
  const auto [made, options] = make([](std::string text) { return text; });
  using render::Format;
  for (const Format format : {Format::table, Format::markdown, Format::csv, Format::tsv, Format::html, Format::json}) {
    const std::string text = render::render(made, format, options);
    if (format != Format::csv) {
      fuzz::demand_harmless(text);
    } else {
      for (const char c : text) fuzz::demand(c == '\t' || c == '\n' || static_cast<unsigned char>(c) >= 0x20, "csv holds no control characters but tabs", text);
    }
    fuzz::demand(text.empty() || text.back() == '\n', "a document ends with a line end", text);
    if (format == Format::csv) demand_no_formula(text, ',');
    if (format == Format::tsv) demand_no_formula(text, '\t');
    if (format == Format::json) fuzz::demand(!nlohmann::json::parse(text, nullptr, false).is_discarded(), "json is JSON", text);
    if (format == Format::html) {
      // Whatever stands in the data, the page has the tags, attributes and entities of its own alone.
      for (const auto& [hostile, harmless] : {std::pair{'<', '('}, std::pair{'"', '_'}}) {
        const auto [other, same] = make(without(hostile, harmless));
        fuzz::demand(count(render::render(other, format, same), hostile) == count(text, hostile), "no markup comes out of the data", text);
      }
    }
  }
  for (const auto& [name, text] : render::render_all_tables(made, Format::csv, options)) {
    fuzz::demand(!name.empty() && name.find_first_of("/\\ \n") == std::string::npos && name[0] != '.', "file names stay in their folder", name);
    demand_no_formula(text, ',');
  }
  if (size % 16 == 0) fuzz::demand(render::render(made, Format::xlsx, options).substr(0, 2) == "PK", "a workbook is a packed file");
  return 0;
}
