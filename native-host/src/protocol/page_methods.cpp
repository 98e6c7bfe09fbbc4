// SPDX-License-Identifier: EUPL-1.2
//
// message.page and accounts.page (docs/protocol.md, "Pages"): what words say, as a file for a
// browser.
#include <utility>

#include "protocol/params.h"
#include "protocol/session.h"
#include "report/json.h"
#include "report/page.h"
#include "text/instant.h"
#include "text/paths.h"
#include "version.h"

namespace pec::protocol {
namespace {

report::PageOrigin origin() { return {text::current_second(), std::string(kVersion)}; }

}  // namespace

Session::Result Session::message_page(const nlohmann::json& params) {
  Params in(params);
  const std::string name = in.text("message", kMaxNameBytes);
  const auto language = in.optional_text("language", kMaxLanguageBytes);
  if (const auto fault = in.fault()) return tl::make_unexpected(*fault);
  const auto held = find(name);
  if (!held) return tl::make_unexpected(held.error());
  if (!(*held)->judged) {
    return tl::make_unexpected(
        RpcError{ErrorCode::refused, "message.verify comes first", "not-judged", {}});
  }
  const auto texts = catalogue(language.value_or(std::string()));
  if (!texts) return tl::make_unexpected(texts.error());
  return written_page("verdict", report::verdict_page(*(*held)->judged, **texts, origin()));
}

Session::Result Session::accounts_page(const nlohmann::json& params) {
  const auto audited = run_audit(params);
  if (!audited) return tl::make_unexpected(audited.error());
  const auto texts = catalogue(audited->language.value_or(std::string()));
  if (!texts) return tl::make_unexpected(texts.error());
  return written_page("accounts", report::audit_page(audited->audit, **texts, origin()));
}

Session::Result Session::written_page(std::string_view kind, std::string_view page) {
  const auto file = pages_.write(kind, page);
  if (!file) {
    return tl::make_unexpected(RpcError{
        ErrorCode::storage, "The page cannot be written", "page", {{"what", file.error().what}}});
  }
  note_ = std::to_string(page.size()) + " bytes";
  std::string out = R"({"path":)";
  report::append_json_string(out, text::utf8_of(*file));
  return out + "}";
}

}  // namespace pec::protocol
