#include "bibliography/record_reader.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstring>
#include <pugixml.hpp>
#include <span>
#include <vector>

#include "bibliography/flat_text.h"
#include "bibliography/nbib_reader.h"
#include "bibliography/pubmed_reader.h"
#include "bibliography/ris_reader.h"
#include "bibliography/tagged_lines.h"
#include "bibliography/xml_splitter.h"
#include "core/text.h"

namespace casebook::bibliography {
namespace {

constexpr std::size_t kMostFields = 200'000;
constexpr std::size_t kLargestRecord = 16 * 1024 * 1024;
constexpr const char* kLeaveItOut = "the records before and behind it are read; take it out of the file, or cut its longest field";

/// The first byte that UTF-8 or XML does not allow; nullopt-like npos: none. ASCII is passed over eight bytes at a time.
std::size_t first_bad_byte(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    if (i + 8 <= text.size()) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, text.data() + i, 8);
      // No byte has its high bit, and none is 0: then (x - 1) borrows nowhere.
      if ((eight & 0x8080808080808080ULL) == 0 && ((eight - 0x0101010101010101ULL) & ~eight & 0x8080808080808080ULL) == 0) {
        i += 8;
        continue;
      }
    }
    if (text[i] == '\0') return i;
    const auto point = core::code_point_at(text, i);
    if (!point.valid) return i;
    i += point.length;
  }
  return std::string_view::npos;
}

class FileReading {
 public:
  FileReading(std::string file, const RecordSink& sink) : file_(std::move(file)), sink_(sink) {}

  std::string read() {
    std::string format;
    try {
      TextSource source(file_);
      source_ = &source;
      format = format_of(source.beginning());
      if (format == "PubMed XML") {
        read_xml(source);
      } else if (!format.empty()) {
        read_tagged(source, format);
      } else if (core::trimmed(source.beginning()).empty()) {
        say(core::Severity::error, 1, 0, "format-unknown", "the file is empty");
      } else {
        say(core::Severity::error, 1, 0, "format-unknown", "found neither PubMed XML nor NBIB nor RIS",
            "PubMed exports XML and NBIB ('PubMed' and 'Send to citation manager'); reference managers export RIS");
      }
      if (!format.empty() && handed_out_ == 0 && problems_ == 0) say(core::Severity::warning, 1, 0, "no-records", "the file holds no record");
      return format;
    } catch (const BrokenInput& broken) {
      say(core::Severity::error, source_ == nullptr ? 0 : std::max(line_, 1), 0, "file-broken", broken.what());
      return format;   // of the records before the break
    }
  }

 private:
  static std::string format_of(const std::string& beginning) {
    const auto start = beginning.find_first_not_of(" \t\r\n");
    if (start == std::string::npos) return {};
    if (beginning[start] == '<') return "PubMed XML";
    std::size_t line = start;
    while (line < beginning.size()) {
      const auto end = std::min(beginning.find_first_of("\r\n", line), beginning.size());
      const auto field = tagged_field(std::string_view(beginning).substr(line, end - line));
      if (field.tag == "TY") return "RIS";
      if (field.tag == "PMID" || field.tag == "OWN" || field.tag == "STAT") return "NBIB";
      line = end + 1;
    }
    return {};
  }

  void say(core::Severity severity, int line, int column, const char* rule, std::string message, std::string hint = {}) {
    if (severity == core::Severity::error) ++problems_;
    core::Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.rule = rule;
    diagnostic.where.file = file_;
    diagnostic.where.line = line;
    diagnostic.where.column = column;
    diagnostic.where.end_line = line;
    diagnostic.where.end_column = column;
    diagnostic.message = std::move(message);
    diagnostic.hint = std::move(hint);
    sink_.problem(std::move(diagnostic));
  }

  /// A record must be recognisable: a number or a title.
  void hand_out(Record&& record, const char* format, int line) {
    if (record.title.empty() && record.pmid.empty() && record.doi.empty() && record.pmcid.empty()) {
      say(core::Severity::error, line, 0, "record-empty", "the record has neither title nor PMID, DOI or PMCID");
      return;
    }
    record.format = format;
    record.where = {file_, line};
    complete_links(record);
    ++handed_out_;
    sink_.record(std::move(record));
    if (sink_.progress) sink_.progress(source_->position());
  }

  /// A record that is listed as retracted and names no notice is retracted all the same.
  static void complete_links(Record& record) {
    const auto& types = record.publication_types;
    if (std::find(types.begin(), types.end(), "Retracted Publication") == types.end()) return;
    const auto says = [](const Link& link) { return link.relation == "retraction in" || link.relation == "retracted and republished in"; };
    if (std::any_of(record.links.begin(), record.links.end(), says)) return;
    Link link;
    link.relation = "retraction in";
    link.text = "listed as a Retracted Publication";
    record.links.push_back(std::move(link));
  }

  bool readable(std::string_view text, int first_line) {
    const auto bad = first_bad_byte(text);
    if (bad == std::string_view::npos) return true;
    const auto before = text.substr(0, bad);
    const int line = first_line + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    const int column = core::code_points(before.substr(before.rfind('\n') + 1)) + 1;
    const auto byte = static_cast<unsigned>(static_cast<unsigned char>(text[bad]));
    say(core::Severity::error, line, column, "not-utf-8", fmt::format("the byte 0x{:02X} is not UTF-8; the record is left out", byte),
        "save the file as UTF-8, or name its encoding in the XML declaration");
    return false;
  }

  void read_xml(TextSource& source) {
    XmlSplitter splitter(source);
    XmlPiece piece;
    pugi::xml_document document;
    std::vector<char> work;   // parsed in place; the piece stays as it is for what is said of it
    for (;;) {
      try {
        if (!splitter.next(piece)) break;
      } catch (const BrokenInput&) {
        line_ = splitter.line();
        throw;
      }
      if (piece.kind == XmlPiece::Kind::problem) {
        say(core::Severity::error, piece.line, 0, piece.rule.c_str(), std::string(piece.text), piece.rule == "record-too-large" ? kLeaveItOut : "");
        continue;
      }
      if (!readable(piece.text, piece.line)) continue;
      const auto fault = parse_xml(document, piece.text, work);
      if (!fault.message.empty()) {
        say(core::Severity::error, piece.line + fault.line - 1, fault.line == 1 ? 0 : fault.column, "xml-ill-formed",
            fmt::format("{}; the record is left out", fault.message));
        continue;
      }
      if (piece.kind == XmlPiece::Kind::deletion) {
        ++handed_out_;
        if (!sink_.deleted) continue;
        for (const auto& pmid : read_deleted(document)) sink_.deleted(pmid, {file_, piece.line});
      } else {
        hand_out(piece.kind == XmlPiece::Kind::book ? read_pubmed_book(document) : read_pubmed_article(document), "PubMed XML", piece.line);
      }
    }
  }

  void read_tagged(TextSource& source, const std::string& format) {
    const bool ris = format == "RIS";
    LineReader lines(source);
    std::vector<TaggedField> fields;   // of the record, and behind them those of earlier ones, whose room is used again
    std::size_t count = 0;
    std::size_t size = 0;
    bool left_out = false;
    bool too_large = false;
    std::string exceeded;   // by the record that is too large
    const auto add = [&](std::string_view tag, std::string_view value, int line) {
      if (count == fields.size()) fields.emplace_back();
      auto& field = fields[count++];
      field.tag = tag;
      field.value = value;
      field.line = line;
    };
    const auto finish = [&] {
      if (too_large) {
        say(core::Severity::error, fields.front().line, 0, "record-too-large", "the record has more than " + exceeded, kLeaveItOut);
        fields.clear();   // and gives its room back
      } else if (count > 0 && !left_out) {
        const std::span<const TaggedField> read(fields.data(), count);
        hand_out(ris ? read_ris(read) : read_nbib(read), ris ? "RIS" : "NBIB", fields.front().line);
      }
      count = 0;
      size = 0;
      left_out = false;
      too_large = false;
    };
    std::string_view line;
    bool cut = false;
    for (;;) {
      try {
        if (!lines.next(line, cut)) break;
      } catch (const BrokenInput&) {
        line_ = lines.line();
        throw;
      }
      const auto start = line.find_first_not_of(" \t");
      if (start == std::string_view::npos) {
        if (!ris) finish();
        continue;
      }
      if (!left_out && !readable(line, lines.line())) left_out = true;
      const auto parts = split_tag(line);
      const auto tag = parts.tag;
      size += line.size();
      if (cut || size > kLargestRecord || count > kMostFields) {
        if (count == 0) add({}, {}, lines.line());
        if (!too_large) {
          const bool many = !cut && size <= kLargestRecord;
          exceeded = many ? fmt::format("{} fields", kMostFields) : fmt::format("{} MB{}", kLargestRecord / (1024 * 1024), cut ? " in a line" : "");
        }
        too_large = true;
        if (tag != "ER" && tag != "PMID" && tag != "TY") continue;
      }
      if (tag.empty()) {
        if (count == 0) {
          if (!left_out) {
            say(core::Severity::error, lines.line(), 1, "line-unreadable",
                fmt::format("found '{}' where a record was expected to begin", core::visible_text(line.substr(0, 40))));
          }
          left_out = false;
          continue;
        }
        auto& before = fields[count - 1].value;
        before += ' ';
        before += line.substr(start);
        continue;
      }
      if (ris && tag == "ER") {
        finish();
        continue;
      }
      const bool begins = ris ? tag == "TY" : tag == "PMID";
      if (begins && count > 0) {
        const auto end = fields.begin() + static_cast<std::ptrdiff_t>(count);
        const bool had = std::any_of(fields.begin(), end, [&](const TaggedField& one) { return one.tag == tag; });
        if (ris && !left_out) {
          say(core::Severity::error, fields.front().line, 0, "record-unclosed", fmt::format("the reference is not ended by ER before the next one in line {}", lines.line()));
          left_out = true;
        }
        if (ris || had) finish();
      }
      if (ris && count == 0 && !begins) {
        if (!left_out) {
          say(core::Severity::error, lines.line(), 1, "line-unreadable",
              fmt::format("found '{}' where TY was expected to begin a reference", core::visible_text(line.substr(0, 40))));
        }
        continue;
      }
      add(tag, parts.value, lines.line());
    }
    if (ris && count > 0 && !left_out) {
      say(core::Severity::error, fields.front().line, 0, "record-unclosed", "the file ends inside the reference; ER is missing");
      left_out = true;
    }
    finish();
  }

  std::string file_;
  const RecordSink& sink_;
  TextSource* source_ = nullptr;
  int line_ = 0;
  std::size_t problems_ = 0;
  std::size_t handed_out_ = 0;
};

}  // namespace

std::string read_records(const std::string& file, const RecordSink& sink) { return FileReading(file, sink).read(); }

}  // namespace casebook::bibliography
