// SPDX-License-Identifier: EUPL-1.2
#include "cli/command_line.h"

#include <string>

#include <CLI/CLI.hpp>

#include "cli/anchors_command.h"
#include "cli/audit_command.h"
#include "cli/session.h"
#include "cli/verify_command.h"
#include "version.h"

namespace pec::cli {
namespace {

void add_language(CLI::App& command, std::string& language) {
  command.add_option("--lang", language, "Language of the answer")
      ->check(CLI::IsMember({"it", "en", "de"}));
}

void add_context(CLI::App& command, VerifyOptions& options) {
  add_language(command, options.language);
  command.add_option("--sent", options.sent, "The sender's own copy, to compare receipts with")
      ->type_name("FILE");
  command.add_option("--account", options.accounts, "Address of the mailbox; may be repeated")
      ->type_name("ADDRESS")
      ->allow_extra_args(false);
  command.add_option("--arrived", options.arrived, "When the message came into the mailbox")
      ->type_name("RFC3339");
  command.add_option("--anchors", options.anchors, "Folder of further trust anchors")
      ->type_name("DIR")
      ->allow_extra_args(false);
  command.add_option("--jobs", options.jobs, "Messages judged at the same time")->type_name("N");
}

CLI::App* add_audit(CLI::App& app, AuditOptions& options) {
  CLI::App* audit = app.add_subcommand("audit", "What in the accounts' settings can lose a PEC");
  audit->add_flag("--json", options.json, "One JSON object, for programs");
  CLI::Option* profile =
      audit->add_option("--profile", options.profile, "Folder of a Thunderbird profile")
          ->type_name("DIR");
  audit->add_option("--outlook", options.outlook, "Exported registry of Outlook's accounts")
      ->type_name("FILE")
      ->excludes(profile);
  add_language(*audit, options.language);
  return audit;
}

}  // namespace

int run(int argc, const char* const* argv) {
  CLI::App app("Checks certified e-mail (PEC): messages, and the accounts they come to.",
               "pec-companion");
  app.set_version_flag("--version", std::string(kVersion));
  app.require_subcommand(1);

  VerifyOptions options;
  bool json = false;
  CLI::App* verify = app.add_subcommand("verify", "A line for each message");
  add_context(*verify, options);
  verify->add_flag("--json", json, "One JSON object a line, for programs");
  verify->add_option("PATH", options.paths, "Messages, mbox files, folders; - is standard input")
      ->required();
  CLI::App* explain = app.add_subcommand("explain", "Everything about a message, in sentences");
  add_context(*explain, options);
  explain->add_option("FILE", options.paths, "A message; - is standard input")
      ->required()
      ->expected(1);

  AuditOptions audit_options;
  const CLI::App* audit = add_audit(app, audit_options);

  std::string certificate;
  CLI::App* anchors = app.add_subcommand("anchors", "The authorities trusted");
  anchors->require_subcommand(1);
  CLI::App* list = anchors->add_subcommand("list", "Shows them");
  CLI::App* add = anchors->add_subcommand("add", "Adds a newer certificate of one of them");
  add->add_option("FILE", certificate, "PEM or DER")->required();
  add_language(*list, options.language);
  add_language(*add, options.language);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kStatusGood : kStatusTrouble;
  }
  if (list->parsed()) return list_anchors(options.language);
  if (add->parsed()) return add_anchor(certificate, options.language);
  if (audit->parsed()) return run_audit(audit_options);
  options.form = explain->parsed() ? Form::sentences : json ? Form::json : Form::table;
  return run_verify(options);
}

}  // namespace pec::cli
