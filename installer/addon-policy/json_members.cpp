// SPDX-License-Identifier: EUPL-1.2
#include "json_members.h"

#include <nlohmann/json.hpp>

namespace pec::policy {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::size_t behind_blanks(std::string_view text, std::size_t at) {
  return text.find_first_not_of(kBlanks, at);
}

// In: the quotation mark that begins it.
std::size_t behind_string(std::string_view text, std::size_t at) {
  for (++at; text[at] != '"'; ++at) {
    if (text[at] == '\\') ++at;
  }
  return at + 1;
}

// Without recursion: a text may be nested as deep as it likes.
std::size_t behind_value(std::string_view text, std::size_t at) {
  if (text[at] == '"') return behind_string(text, at);
  if (text[at] != '{' && text[at] != '[') return text.find_first_of(",]} \t\r\n", at);
  std::size_t depth = 0;
  do {
    if (text[at] == '"') {
      at = behind_string(text, at);
      continue;
    }
    if (text[at] == '{' || text[at] == '[') ++depth;
    if (text[at] == '}' || text[at] == ']') --depth;
    ++at;
  } while (depth != 0);
  return at;
}

}  // namespace

std::vector<Member> members_of(std::string_view text, std::size_t object) {
  std::vector<Member> out;
  std::size_t at = behind_blanks(text, object + 1);
  while (text[at] == '"') {
    Member member;
    member.begin = at;
    at = behind_string(text, at);
    member.key =
        nlohmann::json::parse(text.substr(member.begin, at - member.begin)).get<std::string>();
    member.value = behind_blanks(text, behind_blanks(text, at) + 1);
    member.end = behind_value(text, member.value);
    at = behind_blanks(text, member.end);
    if (text[at] == ',') at = behind_blanks(text, at + 1);
    out.push_back(std::move(member));
  }
  return out;
}

std::size_t first_value(std::string_view text) { return behind_blanks(text, 0); }

}  // namespace pec::policy
