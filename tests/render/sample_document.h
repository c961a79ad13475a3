#pragma once
// An invented answer that uses everything a document can hold, and one whose every text is hostile.

#include <cstdint>
#include <limits>
#include <string>

#include "document/cell.h"
#include "document/document.h"
#include "document/figure.h"
#include "document/table.h"

namespace casebook::render::sample {

using document::cell;

inline document::Table steps_table() {
  document::Table table;
  table.name = "steps";
  table.title = "Steps";
  table.columns = {document::text_column("citekey", "article"),
                   document::text_column("subject"),
                   document::number_column("step"),
                   document::reader_column("dose", "dose"),
                   document::data_column("dose_min", "mg"),
                   document::reader_column("patients", "patients"),
                   document::data_column("affected"),
                   document::data_column("assessed"),
                   document::number_column("after_days", "after", "days"),
                   document::text_column("locator", "where"),
                   document::data_column("counted")};
  table.columns[9].drop_order = 1;
  document::add_row(table, {cell("sample-2020"), cell("all patients"), cell(1), cell("3 mg nightly"), cell(3.0),
                            cell("3 of 3"), cell(3), cell(3), cell(0), cell("abstract (Interventions)"), cell(true)});
  document::add_row(
      table, {cell("sample-2020"), cell("all patients"), cell(2), cell("4.5 mg nightly ▲"), cell(4.5), cell("2 of 3"),
              cell(2), cell(3), document::not_stated(), cell("abstract (Interventions)"), cell(true)});
  document::add_row(table,
                    {cell("other-2021"), cell("Patient 1"), cell(1), cell("3 mg nightly"), cell(3.0),
                     document::count_cell(1, std::nullopt), cell(1), document::not_stated(), cell(60.875),
                     cell("table 2, retold from sample-2020 in a long sentence about where it stands"), cell(false)},
                    true);
  return table;
}

inline document::Figure times_figure() {
  document::Figure figure;
  figure.name = "response_times";
  figure.title = "When it came";
  figure.description = "Bounds of the first improvement and of clearing.";
  figure.axis = {"days", 0, 61};
  using document::somewhere;
  document::add_lane(figure, "first", "n = 3").marks = {somewhere(7, 14)};
  document::add_lane(figure, "cleared", "n = 3").marks = {somewhere(0, 60.875)};
  document::add_lane(figure, "held", "n = 1").marks = {somewhere(30, std::nullopt)};
  document::add_lane(figure, "before", "n = 1").marks = {somewhere(std::nullopt, 28)};
  document::add_lane(figure, "photograph", "n = 1").marks = {somewhere(42, 42)};
  document::add_lane(figure, "flare", "n = 2").marks = {somewhere(std::nullopt, std::nullopt)};
  return figure;
}

inline document::Figure amounts_figure() {
  document::Figure figure;
  figure.name = "ladder";
  figure.title = "Highest dose reached";
  figure.description = "Patients at each highest dose.";
  figure.axis = {"patients", 0, 3};
  document::add_lane(figure, "3 mg", "1 of 3").marks = {document::amount(1)};
  document::add_lane(figure, "4.5 mg", "2 of 3").marks = {document::amount(2)};
  document::add_lane(figure, "6 mg", "0 of 3").marks = {document::amount(0)};
  return figure;
}

/// A course with its steps, some dated to a range, some not at all.
inline document::Figure course_figure() {
  document::Figure figure;
  figure.name = "courses";
  figure.title = "Courses";
  figure.description = "What happened in each course.";
  figure.axis = {"days", 0, 100};
  using document::happening;
  document::add_lane(figure, "Patient 1", "", "sample-2020").marks = {
      document::stretch(0, 60), document::somewhere(60, 80), happening("▲", 14, 28, "4.5 mg"), happening("●", 40, 40),
      happening("✕", std::nullopt, std::nullopt, "flare")};
  document::explain(figure, "▲", "dose raised");
  document::explain(figure, "●", "response");
  document::explain(figure, "✕", "flare");
  return figure;
}

/// Shares with exact intervals, a pooled one, and a band.
inline document::Figure shares_figure() {
  document::Figure figure;
  figure.name = "shares";
  figure.title = "Shares";
  figure.axis = {"%", 0, 100};
  document::add_lane(figure, "any response", "4 of 5").marks = {document::exact_interval(28.4, 99.5, 80, 0.5)};
  document::add_lane(figure, "pooled").marks = {document::pooled(50, 90, 75)};
  document::add_lane(figure, "pieces", "5").marks = {document::piece(0, 30, "[1]", "sample-2020, 3"), document::piece(30, 50, "[2]", "other-2021, 2")};
  document::add_lane(figure, "had it").band = {{0, 0, 0}, {20, 0, 0.5}, {40, 0.5, 1}};
  return figure;
}

inline document::Document sample_document() {
  document::Document document;
  document.report = "dose-titration";
  document.question = "How was samplol dosed and raised?";
  document.scope = "Sample disease";
  document.parameters = {{"treatment", std::string("samplol")}, {"level", 0.95}, {"include_flagged", false}};
  document.answer = {"3 of 3 patients started at 3 mg nightly; 2 of 3 went on to 4.5 mg nightly.",
                     "Which two, and when, is not stated."};
  document::Table nothing;
  nothing.name = "stops";
  nothing.title = "Stops";
  nothing.columns = {document::text_column("citekey", "article"), document::number_column("day")};
  nothing.empty_text = "nobody is reported to have stopped";
  document.tables = {steps_table(), nothing};
  document.figures = {times_figure(), amounts_figure()};
  document.legend = {"▲ raised"};
  document.caveats = {"Not stated: which patients took 4.5 mg.",
                      "Read with care: 3 patients of one clinic, no comparison group, published because it worked."};
  document::Source first;
  first.citekey = "sample-2020";
  first.pmid = "10000001";
  first.doi = "10.1000/sample_2020";
  first.citation = "Sample AB, Example CD. Treatment of Sample Disease With Samplol. J Samples. 2020;1(2):3-4.";
  first.text_read = "abstract";
  first.notices = {{"correction", "affiliation", "2020-10-01", "10000002", 0},
                   {"expression of concern", "data", std::nullopt, std::nullopt, 2}};
  document::Source second;
  second.citekey = "other-2021";
  second.citation = "Other EF. A Retelling. J Others. 2021.";
  second.text_read = "full text";
  document.sources = {first, second};
  document.sql = {
      {"steps", "SELECT citekey, dose_min\n  FROM dose_titration -- the view\n WHERE treatment = 'samplol'"}};
  return document;
}

/// `hostile` in every text that a document has.
inline document::Document hostile_document(const std::string& hostile) {
  document::Document document;
  document.report = document.question = document.scope = hostile;
  document.parameters = {{hostile, hostile}, {hostile, hostile}};
  document.answer = document.legend = document.caveats = {hostile, hostile};
  document::Table table;
  table.name = table.title = table.empty_text = hostile;
  table.columns = {{hostile, hostile, hostile, document::Alignment::left, document::Audience::everyone, 0},
                   {hostile, hostile, hostile, document::Alignment::right, document::Audience::everyone, 1},
                   {hostile, hostile, hostile, document::Alignment::left, document::Audience::reader, 2},
                   {hostile, hostile, hostile, document::Alignment::left, document::Audience::data, 0}};
  document::Table empty = table;
  document::add_row(table, {cell(hostile), cell(hostile, hostile), cell(1, hostile), cell(hostile)});
  document::add_row(table, {cell(hostile), cell(hostile, hostile), cell(1, hostile), cell(hostile)}, true);
  document.tables = {table, empty};
  document::Figure figure;
  figure.name = figure.title = figure.description = figure.axis.unit = hostile;
  figure.lanes = {{hostile, hostile, hostile, {}, {}}, {hostile, hostile, hostile, {}, {{0, 0, 1}}}};
  using document::MarkKind;
  for (const auto kind : {MarkKind::amount, MarkKind::somewhere, MarkKind::interval, MarkKind::pooled, MarkKind::happening}) {
    figure.lanes[0].marks.push_back({kind, 1.0, 2.0, 1.5, 1, hostile, hostile});
    figure.lanes[0].marks.push_back({kind, std::nullopt, std::nullopt, std::nullopt, 1, hostile, hostile});
  }
  figure.key = {{hostile, hostile}};
  document.figures = {figure};
  document::Source source;
  source.citekey = source.citation = source.text_read = hostile;
  source.pmid = source.doi = hostile;
  source.notices = {{hostile, hostile, hostile, hostile, 1}};
  document.sources = {source};
  document.sql = {{hostile, hostile}};
  return document;
}

/// Terminal escapes (ESC, C1), a bell, a bidirectional override, a null byte, invalid UTF-8, CR.
inline std::string terminal_attack() {
  using namespace std::string_literals;
  return "a\x1b[31mred\x1b]0;title\x07 \xc2\x9b"s + "2J \xe2\x80\xaetxt \xff\xfe\rover\x7f\0b"s;
}

inline std::string markup_attack() {
  return "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp; ]]> --> </style></title></svg>";
}

/// Whether any byte is there that a terminal could act on, or an order of reading could be turned with.
inline bool has_raw_controls(const std::string& text, bool colour = false) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == 0x1B && colour) continue;
    if ((byte < 0x20 && byte != '\n') || byte == 0x7F) return true;
    if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) return true;
    if (text.compare(i, 3, "\xe2\x80\xae") == 0) return true;
  }
  return false;
}

}  // namespace casebook::render::sample
