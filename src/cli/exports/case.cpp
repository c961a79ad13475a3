// casebook export case

#include <memory>

#include "casefile/loader.h"
#include "cli/export_format.h"
#include "cli/output_options.h"
#include "store/catalogue_file.h"

namespace casebook::cli {
namespace {

struct Options {
  std::string key;
  OutputOptions output;
};

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("KEY", options->key, "the article's key: albers-2017")->required();
  add_output_file(app, options->output);
  return [options](Context& context) {
    store::Database database = store::open_catalogue(context.database, store::Access::read_only);
    write_text(casefile::export_case(database, options->key), options->output, context.io);
    return 0;
  };
}

}  // namespace

extern const ExportFormat export_case;
const ExportFormat export_case{
    "case",
    {"the case file of an article",
     "Writes an article as the case file that `add` reads: loading it into another catalogue gives the same claims. Comments of the original are not kept.",
     "casebook export case albers-2017\ncasebook export case albers-2017 --output albers-2017.yaml"},
    setup};

}  // namespace casebook::cli
