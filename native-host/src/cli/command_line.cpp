// SPDX-License-Identifier: EUPL-1.2
#include "cli/command_line.h"

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "addresses/directory.h"
#include "cli/address_command.h"
#include "cli/anchors_command.h"
#include "cli/audit_command.h"
#include "cli/check_send_command.h"
#include "cli/completion.h"
#include "cli/directory_command.h"
#include "cli/doctor_command.h"
#include "cli/install_command.h"
#include "cli/platform.h"
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
  command.add_flag("--no-headers", options.no_headers,
                   "The files hold only the signed part, as Outlook's attachment does");
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
  CLI::Option* exported =
      audit->add_option("--outlook", options.outlook, "Exported registry of Outlook's accounts")
          ->type_name("FILE")
          ->excludes(profile);
  audit
      ->add_flag("--live-outlook", options.live_outlook,
                 "Outlook's accounts on this computer (Windows)")
      ->excludes(profile)
      ->excludes(exported);
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

CLI::App* add_address(CLI::App& app, AddressOptions& options) {
  CLI::App* address = app.add_subcommand("address", "Is an address PEC, and what says so?");
  address->add_flag("--json", options.json, "One JSON object a line, for programs");
  add_language(*address, options.language);
  address->add_flag("--only-exchangers", options.only_exchangers,
                    "Ask the network which servers take the mail of domains, and nothing else");
  address->add_option("ADDRESS", options.addresses, "Addresses, or domains")->required();
  return address;
}

void add_forget(CLI::App& forget, DirectoryOptions& options) {
  CLI::Option_group* const what = forget.add_option_group("what", "One of these");
  what->add_option("--address", options.address, "What is known of an address")
      ->type_name("ADDRESS");
  what->add_option("--source", options.source,
                   "What a source said: user, acceptance, delivery, envelope, failure, mx, or a "
                   "register's name")
      ->type_name("SOURCE");
  what->add_flag("--everything", options.everything, "All but the settings");
  what->require_option(1);
}

CLI::App* add_directory(CLI::App& app, DirectoryOptions& options) {
  CLI::App* directory = app.add_subcommand("directory", "What is known of addresses");
  directory->require_subcommand(1);
  const auto add = [&](const char* name, const char* says, DirectoryAction action) {
    CLI::App* one = directory->add_subcommand(name, says);
    add_language(*one, options.language);
    one->callback([&options, action] { options.action = action; });
    return one;
  };
  CLI::App* import = add("import", "Takes a public register in", DirectoryAction::import);
  import->add_option("FILE", options.file, "As it was downloaded")->required();
  import->add_option("--name", options.name, "What the register is called")->type_name("NAME");
  import->add_option("--format", options.format, "Of the file, when it is not recognised")
      ->check(CLI::IsMember({"ipa", "csv", "ldif"}));
  import->add_flag("--pec", options.all_pec, "The list holds PEC addresses alone");
  add("list", "The registers taken in", DirectoryAction::list);
  add("remove", "Takes a register out again", DirectoryAction::remove)
      ->add_option("NAME", options.name, "What it is called")
      ->required();
  add("stats", "How much is known, and the settings", DirectoryAction::stats)
      ->add_flag("--json", options.json, "One JSON object, for programs");
  add_forget(*add("forget", "As if it had never been known", DirectoryAction::forget), options);
  CLI::App* decide = add("decide", "Your own word on an address", DirectoryAction::decide);
  decide->add_option("ADDRESS", options.address, "The address")->required();
  decide->add_option("WHAT", options.says, "What it is")
      ->required()
      ->check(CLI::IsMember({"certified", "ordinary", "forget"}));
  CLI::App* settings = add("settings", "Retention, and the network", DirectoryAction::settings);
  settings->add_option("--retention", options.retention_days, "Days; 0: for ever")
      ->check(CLI::Range(0, addresses::kMaxRetentionDays));
  settings->add_option("--mx", options.mx, "Whether a domain's mail exchanger is looked up")
      ->check(CLI::IsMember({"on", "off"}));
  return directory;
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

// For one user: without the flag nothing happens, because a package does it for every user.
CLI::App* add_for_user(CLI::App& app, const char* name, const char* says, std::string& language) {
  CLI::App* const command = app.add_subcommand(name, says);
  command->add_flag("--user")->description("For you alone, without an administrator")->required();
  add_language(*command, language);
  return command;
}

void add_verify(CLI::App& app, VerifyOptions& options, bool& json) {
  CLI::App* const verify = app.add_subcommand("verify", "A line for each message");
  add_context(*verify, options);
  verify->add_flag("--json", json, "One JSON object a line, for programs");
  verify->add_option("PATH", options.paths, "Messages, mbox files, folders; - is standard input")
      ->required();
}

CLI::App* add_explain(CLI::App& app, VerifyOptions& options) {
  CLI::App* const explain =
      app.add_subcommand("explain", "Everything about a message, in sentences");
  add_context(*explain, options);
  explain->add_option("FILE", options.paths, "A message; - is standard input")
      ->required()
      ->expected(1);
  return explain;
}

CLI::App* add_anchors(CLI::App& app, std::string& certificate, std::string& language) {
  CLI::App* const anchors = app.add_subcommand("anchors", "The authorities trusted");
  anchors->require_subcommand(1);
  add_language(*anchors->add_subcommand("list", "Shows them"), language);
  CLI::App* const add = anchors->add_subcommand("add", "Adds a newer certificate of one of them");
  add->add_option("FILE", certificate, "PEM or DER")->required();
  add_language(*add, language);
  return anchors;
}

CLI::App* add_completion(CLI::App& app, std::string& shell) {
  CLI::App* const completion = app.add_subcommand("completion", "Prints what a shell completes");
  completion->add_option("SHELL", shell, "Whose script")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh"}));
  return completion;
}

int print_completion(const CLI::App& app, const std::string& shell) {
  const Shell wanted = shell == "zsh" ? Shell::zsh : Shell::bash;
  return write_output(completion_script(app, wanted)) ? kStatusGood : kStatusTrouble;
}

int run_anchors(const CLI::App& anchors, const std::string& certificate,
                const std::string& language) {
  return anchors.got_subcommand("list") ? list_anchors(language)
                                        : add_anchor(certificate, language);
}

}  // namespace

int run(int argc, const char* const* argv) {
  CLI::App app("Checks certified e-mail (PEC): messages, and the accounts they come to.",
               "pec-companion");
  app.set_version_flag("--version", std::string(kVersion));
  app.require_subcommand(1);

  VerifyOptions options;
  bool json = false;
  add_verify(app, options, json);
  const CLI::App* const explain = add_explain(app, options);

  AuditOptions audit_options;
  const CLI::App* audit = add_audit(app, audit_options);

  ReminderOptions reminder_options;
  add_reminder(app, reminder_options);

  std::string certificate;
  const CLI::App* const anchors = add_anchors(app, certificate, options.language);

  AddressOptions address_options;
  const CLI::App* const address = add_address(app, address_options);
  DirectoryOptions directory_options;
  const CLI::App* const directory = add_directory(app, directory_options);

  DoctorOptions doctor;
  const CLI::App* const doctor_command = add_doctor(app, doctor);

  CheckSendOptions check_send;
  const CLI::App* const check_send_command = add_check_send(app, check_send);
  const CLI::App* const install = add_for_user(
      app, "install", "Lets your Thunderbird start the host of this folder", options.language);
  const CLI::App* const uninstall =
      add_for_user(app, "uninstall", "Takes that back", options.language);

  std::string shell;
  const CLI::App* const completion = add_completion(app, shell);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kStatusGood : kStatusTrouble;
  }
  if (check_send_command->parsed()) return run_check_send(check_send);
  if (address->parsed()) return run_address(address_options);
  if (directory->parsed()) return run_directory(directory_options);
  if (completion->parsed()) return print_completion(app, shell);
  if (install->parsed()) return run_install(options.language);
  if (uninstall->parsed()) return run_uninstall(options.language);
  if (doctor_command->parsed()) return run_doctor(doctor);
  if (anchors->parsed()) return run_anchors(*anchors, certificate, options.language);
  if (audit->parsed()) return run_audit(audit_options);
  if (app.got_subcommand("reminder")) return run_reminder(reminder_options);
  options.form = explain->parsed() ? Form::sentences : json ? Form::json : Form::table;
  return run_verify(options);
}

}  // namespace pec::cli
