#pragma once
// Pages of a site: as html, but style and scripts stand in files that all pages share, names lead to the pages about them, and a long answer goes on on
// further pages.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.h"
#include "render/render.h"

namespace casebook::render {

/// Where a page stands, and what it leads to. All addresses are relative to the folder of the site.
struct Site {
  struct Link {
    std::string address;
    std::string words;
  };
  std::string root;                  ///< from the page to that folder: "" or "../"
  std::string stem;                  ///< the page's file name without .html; what follows goes to <stem>.2.html, ...
  std::vector<Link> ways = {};       ///< at the head of every page
  std::vector<std::pair<std::string, std::vector<Link>>> beside = {};   ///< what belongs to this page, at its end, under headings
  std::vector<std::string> scripts = {};   ///< beside the one of every page
  /// The page about what a cell names, by the name of its column and its value; empty: none.
  std::function<std::string(std::string_view column, std::string_view value)> address = {};
  std::size_t page_bytes = 90'000;   ///< a page is broken off before it is larger, where a row, a list entry or a picture ends
};

/// The answer as one page or, where it is long, several; the n-th is called <stem>.n.html from the second on.
std::vector<std::string> site_pages(const document::Document& document, const Site& site);

/// The page that leads to others, a heading a group, in as many pages as it takes. \param lead  markup before the first heading
std::vector<std::string> site_index(const std::string& title, const std::string& lead, const std::vector<IndexEntry>& entries, const Site& site);

/// A page whose main part is `markup`, made by nobody who reads data. \param policy  added to the Content-Security-Policy: "'wasm-unsafe-eval'" for scripts
std::string site_page(const std::string& title, const std::string& markup, const Site& site, const std::string& script_policy = {});

/// The style sheet of all pages.
std::string site_style();

}  // namespace casebook::render
