#pragma once
// What each format's file offers to render.cpp.

#include <string>

#include "document/document.h"
#include "render/render.h"

namespace casebook::render {

/// Without rows that are for programs alone, and without tables that hold nothing else or have nothing to say.
document::Document read_by_people(const document::Document& document);

std::string table_document(const document::Document& document, const Options& options);
std::string table_rows(const document::Table& table, const Options& options);

std::string markdown_document(const document::Document& document, const Options& options);
std::string markdown_rows(const document::Table& table);
std::string markdown_index(const std::string& title, const std::vector<IndexEntry>& entries);

/// One table; `separator` is ',' (csv) or '\t' (tsv).
std::string separated_rows(const document::Table& table, char separator);

std::string json_document(const document::Document& document, const Options& options);
std::string json_rows(const document::Table& table);

std::string html_document(const document::Document& document, const Options& options);
std::string html_rows(const document::Table& table);
std::string html_index(const std::string& title, const std::vector<IndexEntry>& entries);

std::string xlsx_document(const document::Document& document, const Options& options);
std::string xlsx_rows(const document::Table& table);

}  // namespace casebook::render
