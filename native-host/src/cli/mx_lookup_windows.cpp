// SPDX-License-Identifier: EUPL-1.2
//
// The Windows version of mx_lookup.cpp: the system's resolver, by DnsQuery.
#include <memory>
#include <windows.h>

#include "cli/mx_lookup.h"
// After windows.h, which it builds on.
#include <windns.h>

#include "text/ascii.h"
#include "text/utf16_windows.h"

namespace pec::cli {
namespace {

struct Free {
  void operator()(DNS_RECORDW* records) const { ::DnsRecordListFree(records, DnsFreeRecordList); }
};

}  // namespace

std::optional<std::vector<std::string>> mail_exchangers(std::string_view domain) {
  PDNS_RECORD answer = nullptr;
  const DNS_STATUS status = ::DnsQuery_W(text::utf16_of(domain).c_str(), DNS_TYPE_MX,
                                         DNS_QUERY_STANDARD, nullptr, &answer, nullptr);
  const std::unique_ptr<DNS_RECORDW, Free> records(reinterpret_cast<DNS_RECORDW*>(answer));
  std::vector<std::string> out;
  // There is no such domain, or it has no such record: answers, too.
  if (status == DNS_ERROR_RCODE_NAME_ERROR || status == DNS_INFO_NO_RECORDS) return out;
  if (status != ERROR_SUCCESS) return std::nullopt;
  for (const DNS_RECORDW* each = records.get(); each != nullptr; each = each->pNext) {
    // The addresses of the exchangers may come along, in other sections.
    if (each->wType != DNS_TYPE_MX || each->Flags.S.Section != DnsSectionAnswer) continue;
    out.push_back(text::lower(text::utf8_of_utf16(each->Data.MX.pNameExchange)));
  }
  return out;
}

}  // namespace pec::cli
