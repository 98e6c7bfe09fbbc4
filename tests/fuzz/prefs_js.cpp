// SPDX-License-Identifier: EUPL-1.2
//
// accounts/prefs_js.h: what was read, written out as Thunderbird does, is read as the same.
#include "accounts/prefs_js.h"

#include <string>

#include "input.h"
#include "settings.h"

namespace pec::fuzz {
namespace {

using accounts::Prefs;

std::string quoted(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out.append("\\").append(1, c);
    } else if (c == '\n' || c == '\0') {
      out.append("\\x0").append(1, kDigits[static_cast<unsigned char>(c)]);
    } else {
      out += c;
    }
  }
  return out + "\"";
}

struct Print {
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(const std::string& value) const { return quoted(value); }
};

void test(std::string_view input) {
  const Block block(input);
  const auto prefs = Prefs::parse(block.text());
  if (!prefs) return check_fault(prefs.error(), block.text());
  std::string printed;
  for (const auto& [name, value] : prefs->values()) {
    require(name.starts_with("mail."), "only what is about mail is kept");
    printed += "user_pref(" + quoted(name) + ", " + std::visit(Print{}, value) + ");\n";
  }
  const auto again = Prefs::parse(printed);
  require(again.has_value() && again->values() == prefs->values(),
          "what was read can be written and read again");
}

}  // namespace
}  // namespace pec::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pec::fuzz::test(pec::fuzz::as_text(data, size));
  return 0;
}
