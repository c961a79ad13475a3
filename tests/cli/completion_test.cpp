#include "cli/completion.h"

#include <algorithm>
#include <set>
#include <sstream>

#include "catch.h"
#include "cli/command_line.h"
#include "program.h"
#include "report/report.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

using Words = std::vector<std::string>;

struct Offered {
  bool files = false;
  Words words;
};

Offered offered(const Words& typed, const std::map<std::string, std::string>& environment = {}) {
  std::ostringstream out;
  std::istringstream in;
  cli::Io io{out, out, in};
  io.environment = environment;
  const auto list = cli::completions(typed, io);
  Offered result;
  result.files = list.files;
  for (const auto& one : list.words) result.words.push_back(one.word);
  return result;
}

bool has(const Offered& list, const std::string& word) { return std::find(list.words.begin(), list.words.end(), word) != list.words.end(); }

std::string lines(const std::string& shell, const Words& typed) {
  Words words{"__complete", shell};
  words.insert(words.end(), typed.begin(), typed.end());
  const auto ran = run_program(words);
  CHECK(ran.err.empty());
  return ran.out;
}

}  // namespace

TEST_CASE("with nothing typed, every command is offered") {
  const auto list = offered({""});
  CHECK(list.words.size() == cli::commands().size());
  CHECK(has(list, "dose-titration") == false);
  CHECK(offered({"rep"}).words == Words{"report"});
  CHECK(offered({"export", "c"}).words == Words{"case", "csl-json", "csv"});
}

TEST_CASE("options are offered after a dash, the program's own too, and none twice") {
  const auto list = offered({"report", "--"});
  CHECK(has(list, "--as-of"));
  CHECK(has(list, "--db"));
  CHECK(has(list, "--help"));
  CHECK_FALSE(has(list, "--version"));
  CHECK_FALSE(has(offered({"report", "--list", "--"}), "--list"));
  CHECK(has(offered({"sql", "--param", "a=1", "--"}), "--param"));
  CHECK(offered({"report", "--", "--li"}).words.empty());
}

TEST_CASE("reports, formats and other fixed words are offered where they belong") {
  CHECK(offered({"report", ""}).words.size() == report::reports().size());
  CHECK(has(offered({"report", "--format", "csv", "dose"}), "dose-titration"));
  CHECK(has(offered({"report", "treatments", "--format", "m"}), "markdown"));
  CHECK(offered({"status", "--format=j"}).words == Words{"--format=json"});
  CHECK(has(offered({"notice", "albers-2017", "--kind", "exp"}), "expression of concern"));
  CHECK(offered({"completion", "z"}).words == Words{"zsh"});
  CHECK(offered({"vocabulary", "e"}).words == Words{"endpoints"});
  CHECK(offered({"vocabulary", "endpoints", ""}).words.empty());
  CHECK(offered({"manual", "export", "b"}).words == Words{"bibtex"});
}

TEST_CASE("files are left to the shell") {
  CHECK(offered({"add", ""}).files);
  CHECK(offered({"add", "a.yaml", ""}).files);
  CHECK(offered({"--db", ""}).files);
  CHECK(offered({"status", "--output=x"}).files);
  CHECK_FALSE(offered({"report", ""}).files);
}

TEST_CASE("treatments and articles come out of the catalogue") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  CHECK(offered({"remove", ""}).words == Words{"albers-2017"});
  CHECK(offered({"report", "article", "alb"}).words == Words{"albers-2017"});
  CHECK(offered({"report", "article", "zz"}).words.empty());
  CHECK(has(offered({"report", "dose-titration", "nal"}), "naltrexone"));
  CHECK(has(offered({"report", "dose-titration", "low"}), "low-dose naltrexone"));
  CHECK_FALSE(has(offered({"report", "dose-titration", ""}), "low-dose naltrexone"));
  CHECK(offered({"report", "errata", ""}).words.empty());
  CHECK(has(offered({"export", "bibtex", "--condition", ""}), "Hailey-Hailey disease"));
}

TEST_CASE("the catalogue is the one that the line names") {
  const WorkingFolder folder;
  REQUIRE(run_program({"--db", "own.db", "init"}).code == 0);
  CHECK(offered({"remove", ""}).words.empty());
  CHECK(offered({"--db", "own.db", "remove", ""}).words == Words{"albers-2017"});
  CHECK(offered({"remove", "--db=own.db", ""}).words == Words{"albers-2017"});
  CHECK(offered({"remove", ""}, {{"CASEBOOK_DB", "own.db"}}).words == Words{"albers-2017"});
  CHECK(offered({"--db", "~/own.db", "remove", ""}, {{"HOME", folder.path().string()}}).words == Words{"albers-2017"});
}

TEST_CASE("a catalogue that cannot be read offers nothing and says nothing") {
  const WorkingFolder folder;
  write_file("casebook.db", "no database");
  CHECK(lines("bash", {"remove", ""}) == "words\n");
  CHECK(lines("bash", {"--db", "missing/there.db", "report", "dose-titration", ""}) == "words\n");
  CHECK_FALSE(std::filesystem::exists("missing"));
}

TEST_CASE("a shell gets a line a word, with its meaning") {
  CHECK(lines("zsh", {"stat"}) == "words\nstatus\twhat is in the catalogue\n");
  CHECK(lines("fish", {"--db", ""}) == "files\n");
  CHECK(lines("zsh", {}).substr(0, 6) == "words\n");
  CHECK(lines("zsh", {"status", "--format=c"}) == "words\n--format=csv\n");
}

TEST_CASE("bash splits at the equals sign and gets the value alone") {
  CHECK(lines("bash", {"status", "--format", "=", "c"}) == "words\ncsv\n");
  CHECK(lines("bash", {"status", "--format", "="}) == lines("bash", {"status", "--format", ""}));
  CHECK(lines("bash", {"status", "--format", "=", "csv", "--out"}).substr(0, 15) == "words\n--output\t");
  CHECK(lines("bash", {"status", "--format=c"}) == "words\n--format=csv\n");
}

TEST_CASE("quotes and backslashes of a line are read as the shell reads them") {
  CHECK(cli::unquoted("low\\ dose") == "low dose");
  CHECK(cli::unquoted("'low dose") == "low dose");
  CHECK(cli::unquoted("\"a\\\"b\"c") == "a\"bc");
  CHECK(cli::unquoted("'a\\b'") == "a\\b");
  CHECK(cli::unquoted("\\") == "\\");
}

TEST_CASE("every placeholder of the help is known to the completions") {
  CLI::App root;
  cli::CommandLine unused;
  cli::set_up_command_line(root, unused);
  const auto list = cli::known_placeholders();
  const std::set<std::string> known(list.begin(), list.end());
  const std::function<void(const CLI::App&)> look = [&](const CLI::App& app) {
    for (const CLI::Option* option : app.get_options()) {
      if (option->get_items_expected_max() == 0) continue;
      const std::string placeholder = option->get_positional() ? option->get_name(true, false) : option->get_option_text();
      INFO(app.get_name() << " " << option->get_name() << " " << placeholder);
      CHECK(known.count(placeholder) == 1);
    }
    for (const CLI::App* command : app.get_subcommands({})) look(*command);
  };
  look(root);
}
