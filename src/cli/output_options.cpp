#include "cli/output_options.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ostream>
#include <system_error>

#include "cli/browser.h"
#include "core/errors.h"
#include "core/nearest_name.h"
#include "core/text.h"

namespace casebook::cli {
namespace {

[[noreturn]] void fail(const std::string& what, int error) {
  throw core::StoreError(fmt::format("{} could not be written: {}", what, error == 0 ? "the write failed" : std::strerror(error)));
}

bool names_folder(const std::string& output) { return !output.empty() && output.back() == '/'; }

}  // namespace

void add_output_file(CLI::App& app, OutputOptions& options) {
  app.add_option("--output", options.output, "write to FILE instead of standard output; FILE is replaced only when all is written")
      ->option_text("FILE");
}

void add_row_output(CLI::App& app, OutputOptions& options) {
  app.add_option("--format", options.format, fmt::format("one of {}; table unless given", fmt::join(render::format_names(), ", ")))
      ->option_text("FORMAT");
  add_output_file(app, options);
  app.add_flag("--open", options.open, "show it in the browser, as html: in the file of --output, or one for the time being");
  app.add_flag("--bom", options.bom, "csv and tsv: begin with the mark by which Excel knows UTF-8");
}

void add_document_output(CLI::App& app, OutputOptions& options) {
  add_row_output(app, options);
  app.get_option("--output")->description(
      "write to FILE instead of standard output; FILE is replaced only when all is written. A name that ends in / is a folder: csv and tsv write "
      "every table there, one file each");
  app.add_option("--table", options.table, "csv and tsv: the table to print, instead of the first")->option_text("TABLE");
  app.add_flag("--sql", options.sql, "show the SQL behind the answer too");
}

render::Format format_of(const OutputOptions& options) {
  if (options.open && options.format != "table" && options.format != "html") {
    throw core::UsageError(fmt::format("--open shows html; leave out --format {}", core::visible_text(options.format)));
  }
  if (options.open) return render::Format::html;
  if (const auto format = render::format_of(options.format)) {
    if (format == render::Format::xlsx && options.output.empty()) throw core::UsageError("xlsx is no text; name a file: --output FILE.xlsx");
    return *format;
  }
  const std::string near = core::did_you_mean(options.format, render::format_names());
  throw core::UsageError(fmt::format("no format '{}'; there are {}{}", core::visible_text(options.format), fmt::join(render::format_names(), ", "),
                                     near.empty() ? "" : "; " + near));
}

Output::Output(Io& io, const std::filesystem::path& file) : io_(io), file_(file) {
  if (file_.empty()) return;
  std::error_code error;
  // The target of a link is replaced, not the link; a device or pipe is written to, not replaced.
  if (auto target = std::filesystem::canonical(file_, error); !error) file_ = std::move(target);
  const auto status = std::filesystem::status(file_, error);
  if (std::filesystem::is_directory(status)) {
    throw core::UsageError(fmt::format("{} is a folder; end it with / for one file a table, or name a file in it", file_.string()));
  }
  auto opened = file_;
  if (!std::filesystem::exists(status) || std::filesystem::is_regular_file(status)) {
    temporary_ = fmt::format("{}.{}.part", file_.string(), ::getpid());
    opened = temporary_;
  }
  errno = 0;
  stream_.open(opened, std::ios::binary | std::ios::trunc);
  if (!stream_) {
    temporary_.clear();
    fail(file_.string(), errno);
  }
}

Output::~Output() {
  if (temporary_.empty()) return;
  stream_.close();
  std::error_code ignored;
  std::filesystem::remove(temporary_, ignored);
}

void Output::require_good(std::ostream& stream) {
  if (!stream) fail(file_.empty() ? "the output" : file_.string(), errno);
}

void Output::write(std::string_view text) {
  std::ostream& stream = file_.empty() ? io_.out : stream_;
  errno = 0;
  stream.write(text.data(), static_cast<std::streamsize>(text.size()));
  require_good(stream);
}

void Output::finish() {
  std::ostream& stream = file_.empty() ? io_.out : stream_;
  errno = 0;
  stream.flush();
  require_good(stream);
  if (file_.empty()) return;
  stream_.close();
  require_good(stream_);
  if (temporary_.empty()) return;
  std::error_code error;
  std::filesystem::rename(temporary_, file_, error);
  if (error) fail(file_.string(), error.value());
  temporary_.clear();
}

render::Options render_options(const OutputOptions& options, const Io& io) {
  render::Options wanted;
  wanted.width = io.width;
  wanted.colour = io.colour && options.output.empty();
  wanted.unicode = io.unicode || !options.output.empty();
  wanted.show_sql = options.sql;
  wanted.table = options.table;
  wanted.bom = options.bom;
  return wanted;
}

void write_text(std::string_view text, const OutputOptions& options, Io& io) {
  if (names_folder(options.output)) throw core::UsageError(fmt::format("{} is a folder; name a file", options.output));
  Output output(io, options.output);
  output.write(text);
  output.finish();
}

void write_file(const std::filesystem::path& folder, const std::string& name, std::string_view text, Io& io) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) fail(folder.string(), error.value());
  Output output(io, folder / name);
  output.write(text);
  output.finish();
}

OutputOptions page_options(const OutputOptions& options, const std::string& name, const Io& io) {
  OutputOptions page = options;
  if (!page.open) return page;
  if (names_folder(page.output)) throw core::UsageError(fmt::format("--open shows one page, {} is a folder; name a file", page.output));
  if (page.output.empty()) page.output = temporary_page(name + ".html", io.environment).string();
  return page;
}

void show_page(const OutputOptions& options, Io& io) {
  if (!options.open) return;
  io.err << fmt::format("wrote {}\n", core::visible_text(options.output)) << std::flush;
  open_in_browser(options.output, io.environment);
}

void write_document(const document::Document& document, const OutputOptions& asked, Io& io) {
  const auto format = format_of(asked);
  const OutputOptions options = page_options(asked, document.report.empty() ? "report" : document.report, io);
  const auto wanted = render_options(options, io);
  if (!names_folder(options.output)) {
    write_text(render::render(document, format, wanted), options, io);
    show_page(options, io);
    return;
  }
  for (const auto& [name, text] : render::render_all_tables(document, format, wanted)) write_file(options.output, name, text, io);
}

void write_rows(const document::Table& table, const OutputOptions& asked, Io& io) {
  const auto format = format_of(asked);
  const OutputOptions options = page_options(asked, table.name.empty() ? "rows" : table.name, io);
  write_text(render::render_rows(table, format, render_options(options, io)), options, io);
  show_page(options, io);
}

}  // namespace casebook::cli
