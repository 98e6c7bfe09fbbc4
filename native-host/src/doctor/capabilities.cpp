// SPDX-License-Identifier: EUPL-1.2
#include "doctor/capabilities.h"

#include <algorithm>
#include <string_view>

#include "text/ascii.h"
#include "text/cut.h"

namespace pec::doctor {
namespace {

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> out;
  while (!(line = text::trimmed(line)).empty()) {
    const std::string_view word = line.substr(0, line.find(' '));
    out.push_back(word);
    line.remove_prefix(word.size());
  }
  return out;
}

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : ", ") + item;
  return out;
}

void add(std::vector<std::string>& list, std::string_view item) {
  const bool known = std::any_of(list.begin(), list.end(), [item](const std::string& one) {
    return text::equals_ignoring_case(one, item);
  });
  if (!known && !item.empty() && list.size() < kMaxCapabilities) {
    list.emplace_back(text::cut_visibly(item, kMaxCapabilityBytes));
  }
}

// RFC 9051, 7.2.2: "* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN".
void read_imap(std::string_view line, Capabilities& out) {
  constexpr std::string_view kOpening = "* CAPABILITY ";
  constexpr std::string_view kLogin = "AUTH=";
  if (!text::starts_with_ignoring_case(line, kOpening)) return;
  for (const std::string_view word : words_of(line.substr(kOpening.size()))) {
    add(out.all, word);
    if (text::starts_with_ignoring_case(word, kLogin)) add(out.logins, word.substr(kLogin.size()));
    if (text::equals_ignoring_case(word, "STARTTLS")) out.starttls = true;
  }
}

// A line of CAPA (RFC 2449, 6) or of EHLO (RFC 5321, 4.1.1.1): a keyword and its values. Some old
// SMTP servers write "AUTH=" for "AUTH ".
void read_keyword(std::string_view line, std::string_view login, std::string_view tls,
                  Capabilities& out) {
  const auto words = words_of(line);
  if (words.empty()) return;
  add(out.all, text::trimmed(line));
  if (text::equals_ignoring_case(words[0], tls)) out.starttls = true;
  if (text::equals_ignoring_case(words[0], login)) {
    for (std::size_t i = 1; i < words.size(); ++i) add(out.logins, words[i]);
  }
  if (text::equals_ignoring_case(words[0], "SIZE") && words.size() == 2) {
    out.size = text::cut_visibly(words[1], kMaxCapabilityBytes);
  }
}

}  // namespace

Capabilities read_capabilities(Protocol protocol, const std::vector<std::string>& lines) {
  constexpr std::size_t kCodeBytes = 4;  // "250-"
  Capabilities out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i];
    if (protocol == Protocol::imap) {
      read_imap(line, out);
    } else if (i > 0 && protocol == Protocol::pop3 && line != ".") {
      read_keyword(line, "SASL", "STLS", out);
    } else if (i > 0 && protocol == Protocol::smtp && line.size() > kCodeBytes) {
      read_keyword(line.substr(kCodeBytes), "AUTH", "STARTTLS", out);
    }
  }
  return out;
}

Facts facts_of(const Capabilities& capabilities) {
  Facts out;
  if (!capabilities.all.empty()) out.emplace_back("list", joined(capabilities.all));
  if (!capabilities.logins.empty()) out.emplace_back("logins", joined(capabilities.logins));
  if (!capabilities.size.empty()) out.emplace_back("size", capabilities.size);
  return out;
}

}  // namespace pec::doctor
