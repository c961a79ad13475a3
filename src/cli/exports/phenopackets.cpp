// casebook export phenopackets

#include <fmt/format.h>

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <system_error>

#include "cli/article_selection.h"
#include "cli/export_format.h"
#include "cli/output_options.h"
#include "cli/phenopacket.h"
#include "cli/problems.h"
#include "cli/version.h"
#include "core/errors.h"
#include "core/text.h"

namespace casebook::cli {
namespace {

struct Options {
  ArticleSelection selection;
  OutputOptions output;
};

bool stands(const query::PatientTimeline& claim) {
  const std::string why = claim.why_not_counted.value_or("");
  return why != "flagged" && why != "draft" && why != "overruled" && why != "retold";
}

std::string file_name(const query::ToldApartPatient& patient, std::map<std::string, int>& taken) {
  std::string name = patient.citekey + "-" + patient.patient;
  for (char& c : name) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    if (!plain) c = '-';
  }
  if (const int before = taken[core::lower_ascii(name)]++; before > 0) name += fmt::format("-{}", before + 1);
  return name + ".json";
}

int run(const Options& options, Context& context) {
  Io& io = context.io;
  query::Catalogue catalogue = query::Catalogue::open(context.database);
  const auto codes = query::vocabulary_codes(catalogue, "").rows;
  const TermCodes terms(codes);
  query::Filter filter;
  filter.articles = selected_articles(catalogue, options.selection);
  const auto patients = query::told_apart_patients(catalogue, filter).rows;
  std::map<std::string, query::ArticleCitation> articles;
  for (auto& article : query::article_citations(catalogue, filter).rows) articles.emplace(article.citekey, std::move(article));
  std::map<std::int64_t, std::vector<query::PatientTimeline>> claims;
  std::map<std::int64_t, bool> in_doubt;
  std::string read;
  for (const auto& patient : patients) {
    if (patient.citekey == read) continue;
    read = patient.citekey;
    query::Filter of_article;
    of_article.citekey = read;
    for (auto& claim : query::patient_timelines(catalogue, of_article).rows) {
      if (claim.why_not_counted == "flagged") in_doubt[claim.patient_id] = true;
      if (stands(claim)) claims[claim.patient_id].push_back(std::move(claim));
    }
  }

  const bool to_folder = !options.output.output.empty() && options.output.output.back() == '/';
  if (to_folder) {
    std::error_code error;
    std::filesystem::create_directories(options.output.output, error);
    if (error) throw core::StoreError(fmt::format("{} could not be made: {}", options.output.output, error.message()));
  }
  std::string lines;
  std::map<std::string, int> taken;
  std::int64_t written = 0;
  const auto say = [&io](const query::ToldApartPatient& patient, const std::string& words) {
    io.err << core::visible_text(fmt::format("{} {}: {}", patient.citekey, patient.patient, words)) << '\n';
  };
  for (const auto& patient : patients) {
    if (patient.standing == "retold") {
      say(patient, "no packet: another article's patient, retold");
      continue;
    }
    if (patient.status == "draft") {
      say(patient, "no packet: the article is a draft");
      continue;
    }
    if (in_doubt[patient.patient_id] && claims[patient.patient_id].empty()) {
      say(patient, "no packet: a notice puts every claim in doubt");
      continue;
    }
    const auto made = phenopacket(patient, articles.at(patient.citekey), claims[patient.patient_id], terms, io.now, fmt::format("casebook {}", program_version()));
    if (made.json.empty()) {
      say(patient, made.left_out.front());
      continue;
    }
    std::vector<std::string> left_out = made.left_out;
    if (in_doubt[patient.patient_id]) left_out.emplace_back("claims that a notice puts in doubt");
    if (!left_out.empty()) say(patient, fmt::format("left out: {}", fmt::join(left_out, "; ")));
    ++written;
    if (to_folder) {
      OutputOptions file;
      file.output = options.output.output + file_name(patient, taken);
      write_text(made.json, file, io);
    } else {
      lines += nlohmann::ordered_json::parse(made.json).dump() + "\n";
    }
  }
  if (!to_folder) write_text(lines, options.output, io);
  io.err << counted(written, "phenopacket") << '\n';
  return 0;
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  add_article_selection(app, options->selection);
  add_output_file(app, options->output);
  app.get_option("--output")->description("a FOLDER/ takes one file a patient; a FILE, and standard output, one packet a line");
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace

extern const ExportFormat export_phenopackets;
const ExportFormat export_phenopackets{
    "phenopackets",
    {"patients in the form of GA4GH, version 2",
     "A packet for each patient whom an article tells apart: disease with the age at its onset, sex, age, and treatments by their codes. Dates are not made up: "
     "doses, outcomes, harms and what has no code stay in words, in a note among the references of the packet, and what was left to words is listed on standard "
     "error.",
     "casebook export phenopackets --output packets/\ncasebook export phenopackets --treatment naltrexone --output naltrexone.jsonl"},
    setup};

}  // namespace casebook::cli
