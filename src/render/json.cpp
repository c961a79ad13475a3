// json: the answer envelope of the README, keys in one order, two spaces a level. Rows are written as they come, so
// that a long result is not held twice.

#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "render/cell_text.h"
#include "render/formats.h"

namespace casebook::render {
namespace {

using Json = nlohmann::ordered_json;

/// Within JSON text such characters stand only in strings. As escapes they mean the same and do nothing to a terminal
/// or an editor.
std::string with_harmless_characters(std::string text) {
  const auto byte = [&text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto escape = [](unsigned code_point) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string escaped = "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) escaped += kDigits[(code_point >> shift) & 0xF];
    return escaped;
  };
  if (text.find_first_of("\x7f\xc2\xe2") == std::string::npos) return text;
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (byte(i) == 0x7F) {
      out += escape(0x7F);
    } else if (byte(i) == 0xC2 && byte(i + 1) >= 0x80 && byte(i + 1) <= 0x9F) {
      out += escape(byte(i + 1));
      i += 1;
    } else if (byte(i) == 0xE2 && byte(i + 1) == 0x80 && byte(i + 2) >= 0xA8 && byte(i + 2) <= 0xAE) {
      out += escape(0x2000U + (byte(i + 2) - 0x80U));
      i += 2;
    } else if (byte(i) == 0xE2 && byte(i + 1) == 0x81 && byte(i + 2) >= 0xA6 && byte(i + 2) <= 0xA9) {
      out += escape(0x2040U + (byte(i + 2) - 0x80U));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

Json json_value(const document::Value& value) {
  if (is_not_stated(value)) return nullptr;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  return std::get<std::string>(value);
}

template <typename T>
Json json_optional(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

/// The text of `json` as it stands `depth` levels deep; line ends within strings are escaped, so each '\n' is one of
/// layout.
std::string text_of(const Json& json, int depth) {
  const std::string text = with_harmless_characters(json.dump(2, ' ', false, Json::error_handler_t::replace));
  if (depth == 0 || text.find('\n') == std::string::npos) return text;
  const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
  std::string out;
  for (const char c : text) {
    out += c;
    if (c == '\n') out += indent;
  }
  return out;
}

/// Keys of a row object; a name that comes again (two columns `a` of a query) gets a number, else an object would lose the value.
std::vector<std::string> distinct_keys(const document::Table& table, const std::vector<std::size_t>& columns) {
  std::vector<std::string> keys;
  std::map<std::string, int> seen;
  for (const std::size_t column : columns) ++seen[table.columns[column].name];
  std::map<std::string, int> used;
  for (const std::size_t column : columns) {
    std::string key = table.columns[column].name;
    int number = ++used[key];
    if (number > 1) {
      std::string candidate = key + "_" + std::to_string(number);
      while (seen.count(candidate) > 0) candidate = key + "_" + std::to_string(++number);
      used[key] = number;
      ++seen[candidate];
      key = candidate;
    }
    keys.push_back(key);
  }
  return keys;
}

std::string rows_text(const document::Table& table, int depth) {
  if (table.rows.empty()) return "[]";
  const auto columns = columns_for(table, Reading::data);
  const std::string row_indent(static_cast<std::size_t>(depth + 1) * 2, ' ');
  std::vector<std::string> keys;
  for (const std::string& key : distinct_keys(table, columns))
    keys.push_back(row_indent + "  " + text_of(key, 0) + ": ");
  std::string out = "[\n";
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    out += row_indent + "{";
    for (std::size_t c = 0; c < columns.size(); ++c) {
      out += c > 0 ? ",\n" : "\n";
      out += keys[c] + text_of(json_value(cell_at(table.rows[r], columns[c]).value), 0);
    }
    if (!columns.empty()) out += "\n" + row_indent;
    out += r + 1 < table.rows.size() ? "},\n" : "}\n";
  }
  return out + std::string(static_cast<std::size_t>(depth) * 2, ' ') + "]";
}

/// An object that stands `depth` levels deep.
std::string table_text(const document::Table& table, int depth) {
  const auto columns = columns_for(table, Reading::data);
  const auto keys = distinct_keys(table, columns);
  Json described = Json::array();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    Json column = Json::object();
    column["name"] = keys[i];
    const std::string& unit = table.columns[columns[i]].unit;
    if (!unit.empty()) column["unit"] = unit;
    described.push_back(std::move(column));
  }
  const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
  return indent + "{\n" + indent + "  \"name\": " + text_of(table.name, 0) + ",\n" + indent + "  \"columns\": " + text_of(described, depth + 1) + ",\n" +
         indent + "  \"rows\": " + rows_text(table, depth + 1) + "\n" + indent + "}";
}

/// The array of a document's tables, whose member stands `depth` levels deep.
std::string tables_text(const document::Document& document, int depth) {
  std::string tables;
  for (const document::Table& table : document.tables) {
    if (columns_for(table, Reading::data).empty()) continue;
    tables += (tables.empty() ? "" : ",\n") + table_text(table, depth + 1);
  }
  return tables.empty() ? "[]" : "[\n" + tables + "\n" + std::string(static_cast<std::size_t>(depth) * 2, ' ') + "]";
}

Json parameters_of(const document::Document& document) {
  Json parameters = Json::object();
  for (const document::Parameter& parameter : document.parameters) {
    const auto found = parameters.find(parameter.name);
    if (found == parameters.end()) {
      parameters[parameter.name] = json_value(parameter.value);
    } else if (found->is_array()) {
      found->push_back(json_value(parameter.value));
    } else {
      *found = Json::array({*found, json_value(parameter.value)});  // an option given more than once
    }
  }
  return parameters;
}

Json mark_of(const document::Mark& mark) {
  using document::MarkKind;
  const auto kind = [&] {
    switch (mark.kind) {
      case MarkKind::amount:
        return "amount";
      case MarkKind::somewhere:
        return "somewhere";
      case MarkKind::interval:
        return "interval";
      case MarkKind::pooled:
        return "pooled";
      case MarkKind::happening:
        return "happening";
    }
    return "";
  }();
  Json described{{"kind", kind}, {"lower", json_optional(mark.lower)}, {"upper", json_optional(mark.upper)}};
  if (mark.kind == MarkKind::interval || mark.kind == MarkKind::pooled) described["point"] = json_optional(mark.point);
  if (mark.kind == MarkKind::interval) described["weight"] = mark.weight;
  if (!mark.symbol.empty()) described["symbol"] = mark.symbol;
  if (!mark.words.empty()) described["words"] = mark.words;
  return described;
}

Json figures_of(const document::Document& document) {
  Json figures = Json::array();
  for (const document::Figure& figure : document.figures) {
    Json lanes = Json::array();
    for (const document::Lane& lane : figure.lanes) {
      Json marks = Json::array();
      for (const document::Mark& mark : lane.marks) marks.push_back(mark_of(mark));
      Json described{{"label", lane.label}, {"note", lane.note}};
      if (!lane.group.empty()) described["group"] = lane.group;
      described["marks"] = std::move(marks);
      if (!lane.band.empty()) {
        Json band = Json::array();
        for (const document::BandStep& step : lane.band)
          band.push_back(Json{{"from", step.from}, {"least", step.least}, {"most", step.most}});
        described["band"] = std::move(band);
      }
      lanes.push_back(std::move(described));
    }
    Json key = Json::array();
    for (const document::FigureKey& entry : figure.key)
      key.push_back(Json{{"symbol", entry.symbol}, {"words", entry.words}});
    figures.push_back(Json{{"name", figure.name},
                           {"title", figure.title},
                           {"description", figure.description},
                           {"axis", Json{{"unit", figure.axis.unit}, {"min", figure.axis.min}, {"max", figure.axis.max}}},
                           {"lanes", std::move(lanes)},
                           {"key", std::move(key)}});
  }
  return figures;
}

/// What an answer that is part of another says by itself.
std::string part_text(const document::Document& part) {
  std::string out = "    {\n      \"report\": " + text_of(part.report, 3);
  const auto member = [&out](const char* key, const std::string& text) { out += std::string(",\n      \"") + key + "\": " + text; };
  member("question", text_of(part.question, 3));
  member("answer", text_of(part.answer, 3));
  member("tables", tables_text(part, 3));
  member("figures", text_of(figures_of(part), 3));
  member("caveats", text_of(part.caveats, 3));
  return out + "\n    }";
}

Json sources_of(const document::Document& document) {
  Json sources = Json::array();
  for (const document::Source& source : document.sources) {
    Json notices = Json::array();
    for (const document::Notice& notice : source.notices) {
      notices.push_back(Json{{"kind", notice.kind},
                             {"scope", notice.scope},
                             {"published", json_optional(notice.published)},
                             {"pmid", json_optional(notice.pmid)},
                             {"claims_affected", notice.claims_affected},
                             {"judged", notice.judged}});
    }
    sources.push_back(Json{{"citekey", source.citekey},
                           {"pmid", json_optional(source.pmid)},
                           {"doi", json_optional(source.doi)},
                           {"citation", source.citation},
                           {"text_read", source.text_read},
                           {"notices", std::move(notices)}});
  }
  return sources;
}

}  // namespace

std::string json_document(const document::Document& document, const Options& options) {
  std::string out = "{\n  \"report\": " + text_of(document.report, 1);
  const auto member = [&out](const char* key, const std::string& text) {
    out += std::string(",\n  \"") + key + "\": " + text;
  };
  member("question", text_of(document.question, 1));
  member("scope", text_of(document.scope, 1));
  member("parameters", text_of(parameters_of(document), 1));
  member("answer", text_of(document.answer, 1));
  member("tables", tables_text(document, 1));
  member("figures", text_of(figures_of(document), 1));
  if (!document.parts.empty()) {
    std::string parts;
    for (const document::Document& part : document.parts) parts += (parts.empty() ? "" : ",\n") + part_text(part);
    member("parts", "[\n" + parts + "\n  ]");
  }
  member("legend", text_of(document.legend, 1));
  member("caveats", text_of(document.caveats, 1));
  member("sources", text_of(sources_of(document), 1));
  if (options.show_sql) {
    Json statements = Json::array();
    for (const auto& [name, text] : document.sql) {
      Json statement = Json::object();
      statement["name"] = name;
      statement["text"] = text;
      statements.push_back(std::move(statement));
    }
    member("sql", text_of(statements, 1));
  }
  return out + "\n}\n";
}

std::string json_rows(const document::Table& table) { return rows_text(table, 0) + "\n"; }

}  // namespace casebook::render
