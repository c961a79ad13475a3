#pragma once
// Files of records that tests write themselves, and what reading them tells.

#include <zlib.h>

#include <fstream>
#include <string>
#include <vector>

#include "bibliography/record_reader.h"
#include "store/temporary_folder.h"

namespace casebook::tests {

/// `text` as one member of gzip.
inline std::string gzipped(const std::string& text) {
  z_stream stream{};
  if (deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

/// A file of that name in a folder that goes with it.
class InputFile {
 public:
  explicit InputFile(const std::string& content, const std::string& name = "records") : path_((folder_.path() / name).string()) {
    std::ofstream(path_, std::ios::binary) << content;
  }
  const std::string& path() const { return path_; }

 private:
  TemporaryFolder folder_;
  std::string path_;
};

struct WhatWasRead {
  std::string format;
  std::vector<bibliography::Record> records;
  std::vector<std::string> deleted;
  std::vector<core::Diagnostic> problems;
  /// "3: xml-unclosed: the file ends ..." a line each
  std::string told() const {
    std::string text;
    for (const auto& one : problems) {
      text += std::to_string(one.where.line) + (one.where.column > 0 ? ":" + std::to_string(one.where.column) : "") + ": " + one.rule + ": " + one.message + "\n";
    }
    return text;
  }
};

inline WhatWasRead read_path(const std::string& path) {
  WhatWasRead read;
  bibliography::RecordSink sink;
  sink.record = [&](bibliography::Record&& record) { read.records.push_back(std::move(record)); };
  sink.deleted = [&](const std::string& pmid, const bibliography::SourcePosition&) { read.deleted.push_back(pmid); };
  sink.problem = [&](core::Diagnostic problem) { read.problems.push_back(std::move(problem)); };
  read.format = bibliography::read_records(path, sink);
  return read;
}

inline WhatWasRead read_content(const std::string& content) { return read_path(InputFile(content).path()); }

}  // namespace casebook::tests
