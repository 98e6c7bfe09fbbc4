// SPDX-License-Identifier: EUPL-1.2
//
// directory.* (docs/protocol.md): what this user's computer keeps about addresses.
#include <algorithm>
#include <chrono>
#include <utility>

#include "addresses/directory.h"
#include "addresses/register_import.h"
#include "protocol/directory_error.h"
#include "protocol/params.h"
#include "protocol/session.h"
#include "report/directory_json.h"
#include "text/instant.h"

namespace pec::protocol {
namespace {

constexpr std::size_t kMaxFileText = 1024;
constexpr std::size_t kMaxFormatText = 16;
constexpr std::string_view kDone = "{}";

tl::unexpected<RpcError> unusable(const storage::StorageError& error) {
  return tl::make_unexpected(directory_error(error));
}

tl::unexpected<RpcError> not_imported(const addresses::ImportError& error) {
  if (error.what == "storage") return unusable(error.storage);
  return tl::make_unexpected(
      RpcError{ErrorCode::refused,
               "The register was not imported",
               "import",
               {{"what", error.what}, {"line", std::to_string(error.line)}}});
}

tl::unexpected<RpcError> bad_value(const std::string& member, const std::string& message) {
  return tl::make_unexpected(RpcError{ErrorCode::invalid_params,
                                      "Member " + member + " " + message,
                                      "value",
                                      {{"member", member}}});
}

std::string count_reply(std::string_view name, std::int64_t count) {
  return "{\"" + std::string(name) + "\":" + std::to_string(count) + "}";
}

}  // namespace

tl::expected<addresses::Directory*, storage::StorageError> Session::open_directory() {
  if (directory_) return &*directory_;
  if (!settings_.sending.open_directory)
    return tl::make_unexpected(storage::StorageError{"directory.sqlite", "cannot-open", ""});
  auto opened = settings_.sending.open_directory();
  if (!opened) return tl::make_unexpected(opened.error());
  directory_.emplace(std::move(*opened));
  return &*directory_;
}

Session::Result Session::directory_stats(const nlohmann::json& params) {
  if (const auto fault = Params(params).fault()) return tl::make_unexpected(*fault);
  const auto directory = open_directory();
  if (!directory) return unusable(directory.error());
  const auto stats = (*directory)->stats();
  if (!stats) return unusable(stats.error());
  const auto settings = (*directory)->settings();
  if (!settings) return unusable(settings.error());
  const auto registers = (*directory)->registers();
  if (!registers) return unusable(registers.error());
  return report::directory_json(*stats, *settings, *registers);
}

Session::Result Session::directory_settings(const nlohmann::json& params) {
  Params in(params);
  const auto days = in.optional_count("retention_days", addresses::kMaxRetentionDays);
  const auto mx = in.optional_flag("mx");
  if (const auto fault = in.fault()) return tl::make_unexpected(*fault);
  const auto directory = open_directory();
  if (!directory) return unusable(directory.error());
  auto settings = (*directory)->settings();
  if (!settings) return unusable(settings.error());
  if (days) settings->retention_days = static_cast<int>(*days);
  settings->mx = mx.value_or(settings->mx);
  const auto done = (*directory)->set_settings(*settings, text::current_second());
  if (!done) return unusable(done.error());
  return std::string(kDone);
}

Session::Result Session::directory_import(const nlohmann::json& params) {
  Params in(params);
  const std::string message = in.text("message", kMaxNameBytes);
  addresses::ImportRequest request;
  request.name = in.text("name", addresses::kMaxRegisterNameBytes);
  request.file_name = in.optional_text("file", kMaxFileText).value_or("");
  request.format = in.optional_text("format", kMaxFormatText).value_or("");
  request.all_certified = in.optional_flag("all_certified").value_or(false);
  if (const auto fault = in.fault()) return tl::make_unexpected(*fault);
  if (!request.format.empty() && request.format != "ipa" && request.format != "csv" &&
      request.format != "ldif")
    return bad_value("format", "must be ipa, csv or ldif");
  const auto bytes = find(message).and_then([](HeldMessage* held) { return held->bytes(); });
  if (!bytes) return tl::make_unexpected(bytes.error());
  const auto directory = open_directory();
  if (!directory) return unusable(directory.error());
  const auto tell = [this](const addresses::ImportProgress& progress) {
    if (!settings_.notify) return true;
    return settings_.notify(R"({"jsonrpc":"2.0","method":"directory.progress","params":{"bytes":)" +
                            std::to_string(progress.bytes) + R"(,"total":)" +
                            std::to_string(progress.total) + R"(,"rows":)" +
                            std::to_string(progress.rows) + "}}");
  };
  const auto done =
      addresses::import_register(**directory, *bytes, request, text::current_second(), tell);
  if (!done) return not_imported(done.error());
  note_ = std::to_string(done->rows) + " rows, " + std::to_string(done->addresses) + " addresses";
  return report::import_json(*done);
}

Session::Result Session::directory_remove(const nlohmann::json& params) {
  Params in(params);
  const std::string name = in.text("name", addresses::kMaxRegisterNameBytes);
  if (const auto fault = in.fault()) return tl::make_unexpected(*fault);
  const auto directory = open_directory();
  if (!directory) return unusable(directory.error());
  // Not what else goes by this name: "acceptance" is what receipts taught.
  const auto registers = (*directory)->registers();
  if (!registers) return unusable(registers.error());
  const bool known =
      std::any_of(registers->begin(), registers->end(),
                  [&name](const addresses::ImportedRegister& one) { return one.name == name; });
  if (!known) return count_reply("removed", 0);
  const auto removed = (*directory)->forget_source(name);
  if (!removed) return unusable(removed.error());
  return count_reply("removed", *removed);
}

Session::Result Session::directory_decide(const nlohmann::json& params) {
  Params in(params);
  const std::string address = in.text("address", kMaxAddressText);
  const auto word = in.optional_text("says", kMaxFormatText);
  if (const auto fault = in.fault()) return tl::make_unexpected(*fault);
  std::optional<addresses::Says> says;
  if (word == "certified") says = addresses::Says::certified;
  if (word == "ordinary") says = addresses::Says::ordinary;
  if (word && !says) return bad_value("says", "must be certified, ordinary or null");
  const auto directory = open_directory();
  if (!directory) return unusable(directory.error());
  const auto done = (*directory)->decide(address, says, text::current_second());
  if (!done && done.error().what == "no-address") return bad_value("address", "is no address");
  if (!done) return unusable(done.error());
  return std::string(kDone);
}

Session::Result Session::directory_forget(const nlohmann::json& params) {
  Params in(params);
  const auto address = in.optional_text("address", kMaxAddressText);
  const auto source = in.optional_text("source", addresses::kMaxRegisterNameBytes);
  const bool everything = in.optional_flag("everything").value_or(false);
  if (const auto fault = in.fault()) return tl::make_unexpected(*fault);
  if (int{address.has_value()} + int{source.has_value()} + int{everything} != 1)
    return bad_value("everything", "or address or source must be there, and one of them alone");
  const auto directory = open_directory();
  if (!directory) return unusable(directory.error());
  const auto gone = everything ? (*directory)->forget_everything()
                    : address  ? (*directory)->forget_address(*address)
                               : (*directory)->forget_source(*source);
  if (!gone) return unusable(gone.error());
  return count_reply("forgotten", *gone);
}

int Session::learn(const verification::Verdict& verdict, std::span<const std::string> accounts) {
  using verification::CheckId;
  const auto passed = [&verdict](CheckId id) {
    return std::any_of(verdict.checks.begin(), verdict.checks.end(),
                       [id](const verification::Check& check) {
                         return check.id == id && check.result == verification::Result::pass;
                       });
  };
  // An anchor that somebody added here vouches for more than PEC; a message for somebody else
  // teaches nothing about our own correspondence.
  if (verdict.outcome != verification::Outcome::genuine || !verdict.certification ||
      !passed(CheckId::anchor_local) || !passed(CheckId::context_addressed))
    return 0;
  const auto directory = open_directory();
  if (!directory) return 0;
  return (*directory)->learn(*verdict.certification, accounts, text::current_second()).value_or(0);
}

}  // namespace pec::protocol
