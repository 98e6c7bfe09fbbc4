// SPDX-License-Identifier: EUPL-1.2
#include "cli/command_line.h"

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/anchors_command.h"
#include "cli/audit_command.h"
#include "cli/check_send_command.h"
#include "cli/doctor_command.h"
#include "cli/reminder_command.h"
#include "cli/session.h"
#include "cli/verify_command.h"
#include "doctor/server.h"
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

void add_reminder(CLI::App& app, ReminderOptions& options) {
  CLI::App* reminder =
      app.add_subcommand("reminder", "Tells when nobody fetches the PEC mailboxes");
  reminder->require_subcommand(1);
  const auto add = [&](const char* name, const char* says, ReminderAction action) {
    CLI::App* one = reminder->add_subcommand(name, says);
    add_language(*one, options.language);
    one->callback([&options, action] { options.action = action; });
    return one;
  };
  add("on", "Looks once a day", ReminderAction::on)
      ->add_option("--days", options.days, "Days without a fetch until it is told")
      ->check(CLI::Range(1, kMaxReminderDays));
  add("off", "Looks no more", ReminderAction::off);
  add("status", "Says whether it is on", ReminderAction::status);
  add("check", "Looks now", ReminderAction::check)
      ->add_option("--profile", options.profile, "Folder of a Thunderbird profile")
      ->type_name("DIR");
}

// A server of one protocol; the option may be repeated.
void add_server(CLI::App& command, const std::string& name, std::vector<std::string>& servers) {
  command.add_option("--" + name, servers, "A server to connect to; may be repeated")
      ->type_name("HOST[:PORT]")
      ->allow_extra_args(false);
}

CLI::App* add_doctor(CLI::App& app, DoctorOptions& options) {
  CLI::App* const command =
      app.add_subcommand("doctor", "Is this installation whole, are mail servers in reach?");
  add_language(*command, options.language);
  command->add_flag("--json", options.json, "One JSON object, for programs");
  add_server(*command, "imap", options.imap);
  add_server(*command, "pop3", options.pop3);
  add_server(*command, "smtp", options.smtp);
  command->add_flag("--starttls", options.starttls, "The servers begin in plain text");
  command->add_flag("--only-servers", options.only_servers, "Leave the installation out");
  command->add_option("--timeout", options.timeout, "Seconds for one step of a connection")
      ->type_name("S")
      ->check(CLI::Range(static_cast<long>(doctor::kMinStepTime.count()),
                         static_cast<long>(doctor::kMaxStepTime.count())));
  return command;
}

CLI::App* add_check_send(CLI::App& app, CheckSendOptions& options) {
  CLI::App* const command = app.add_subcommand(
      "check-send", "What would make a message worth nothing, before it is sent");
  add_language(*command, options.language);
  command->add_flag("--json", options.json, "One JSON object, for programs");
  command->add_option("--from", options.from, "Address of the account that sends")
      ->type_name("ADDRESS");
  CLI::Option* const pec = command->add_flag_callback(
      "--pec", [&options] { options.is_pec = true; }, "That account is PEC");
  command
      ->add_flag_callback(
          "--ordinary", [&options] { options.is_pec = false; }, "That account is ordinary mail")
      ->excludes(pec);
  command->add_option("MESSAGE", options.path, "A message; - is standard input")->required();
  return command;
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

  ReminderOptions reminder_options;
  add_reminder(app, reminder_options);

  std::string certificate;
  CLI::App* anchors = app.add_subcommand("anchors", "The authorities trusted");
  anchors->require_subcommand(1);
  CLI::App* list = anchors->add_subcommand("list", "Shows them");
  CLI::App* add = anchors->add_subcommand("add", "Adds a newer certificate of one of them");
  add->add_option("FILE", certificate, "PEM or DER")->required();
  add_language(*list, options.language);
  add_language(*add, options.language);

  DoctorOptions doctor;
  const CLI::App* const doctor_command = add_doctor(app, doctor);

  CheckSendOptions check_send;
  const CLI::App* const check_send_command = add_check_send(app, check_send);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kStatusGood : kStatusTrouble;
  }
  if (check_send_command->parsed()) return run_check_send(check_send);
  if (doctor_command->parsed()) return run_doctor(doctor);
  if (list->parsed()) return list_anchors(options.language);
  if (add->parsed()) return add_anchor(certificate, options.language);
  if (audit->parsed()) return run_audit(audit_options);
  if (app.got_subcommand("reminder")) return run_reminder(reminder_options);
  options.form = explain->parsed() ? Form::sentences : json ? Form::json : Form::table;
  return run_verify(options);
}

}  // namespace pec::cli
