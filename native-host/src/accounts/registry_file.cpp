// SPDX-License-Identifier: EUPL-1.2
#include "accounts/registry_file.h"

#include <algorithm>
#include <optional>

#include "accounts/lines.h"
#include "accounts/utf16.h"
#include "text/ascii.h"

namespace pec::accounts {
namespace {

constexpr std::string_view kHeader = "Windows Registry Editor Version 5.00";
constexpr std::string_view kOldHeader = "REGEDIT4";
constexpr std::string_view kUtf16Mark = "\xFF\xFE";
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

// The file's text as UTF-8, or the bytes of an old one as they are.
std::string text_of(std::string_view bytes) {
  if (bytes.starts_with(kUtf16Mark)) return utf8_of_utf16le(bytes.substr(kUtf16Mark.size()));
  if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
  return std::string(bytes);
}

// Takes "..." off the front, \" and \\ resolved.
std::optional<std::string> take_quoted(std::string_view& text) {
  if (!text.starts_with('"')) return std::nullopt;
  std::string out;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') {
      text.remove_prefix(i + 1);
      return out;
    }
    if (text[i] == '\\' && ++i == text.size()) return std::nullopt;
    if (out.size() >= kMaxRegistryValueBytes) return std::nullopt;
    out += text[i];
  }
  return std::nullopt;
}

// "41,00,42" as bytes; blanks and a last comma are allowed, as regedit wraps lines there.
std::optional<std::string> bytes_of(std::string_view list) {
  std::string out;
  while (true) {
    list = text::trimmed(list);
    if (list.empty()) return out;
    if (out.size() >= kMaxRegistryValueBytes) return std::nullopt;
    const auto byte = whole_number<unsigned>(list.substr(0, 2), 16);
    if (list.size() < 2 || !byte) return std::nullopt;
    out += static_cast<char>(*byte);
    list = text::trimmed(list.substr(2));
    if (list.starts_with(',')) {
      list.remove_prefix(1);
    } else if (!list.empty()) {
      return std::nullopt;
    }
  }
}

// What Outlook keeps as REG_BINARY is text in UTF-16LE that ends with a NUL.
std::string text_in(const std::string& bytes) {
  std::string out = utf8_of_utf16le(bytes);
  return out.substr(0, out.find('\0'));
}

class Reader {
 public:
  Reader(std::string_view text, std::span<const std::string_view> wanted)
      : lines_(text), wanted_(wanted) {}

  tl::expected<std::vector<RegistryKey>, Fault> read() {
    const auto header = lines_.next();
    if (!header || (text::trimmed(*header) != kHeader && text::trimmed(*header) != kOldHeader))
      return tl::make_unexpected(Fault{1, "header"});
    while (const auto line = next_whole_line()) {
      const std::string_view plain = text::trimmed(*line);
      if (plain.empty() || plain.starts_with(';')) continue;
      const char* const fault = plain.starts_with('[') ? take_key(plain) : take_value(plain);
      if (fault != nullptr) return tl::make_unexpected(Fault{line_number_, fault});
    }
    return std::move(keys_);
  }

 private:
  // A line, and those that a backslash at its end joins to it.
  std::optional<std::string> next_whole_line() {
    auto line = lines_.next();
    if (!line) return std::nullopt;
    line_number_ = lines_.number();
    std::string whole(*line);
    // Inside quotes a backslash at the end belongs to the text, which nothing joins.
    while (whole.ends_with('\\') && whole.find("hex") != std::string::npos) {
      whole.pop_back();
      line = lines_.next();
      if (!line) break;
      whole += text::trimmed(*line);
    }
    return whole;
  }

  const char* take_key(std::string_view line) {
    if (!line.ends_with(']')) return "syntax";
    if (keys_.size() >= kMaxRegistryKeys) return "too-many-entries";
    const std::string_view path = line.substr(1, line.size() - 2);
    deleted_ = path.starts_with('-');
    if (!deleted_) keys_.push_back({std::string(path), {}});
    return nullptr;
  }

  const char* take_value(std::string_view line) {
    if (keys_.empty() && !deleted_) return "syntax";
    std::string name;
    if (line.starts_with('@')) {
      line.remove_prefix(1);
    } else if (auto quoted = take_quoted(line)) {
      name = text::lower(*quoted);
    } else {
      return "syntax";
    }
    line = text::trimmed(line);
    if (!line.starts_with('=')) return "syntax";
    const bool keep = !deleted_ && std::find(wanted_.begin(), wanted_.end(), name) != wanted_.end();
    return keep ? take_data(name, text::trimmed(line.substr(1))) : nullptr;
  }

  const char* take_data(const std::string& name, std::string_view data) {
    auto& values = keys_.back().values;
    if (data.starts_with('"')) {
      auto value = take_quoted(data);
      if (!value || !data.empty()) return "string";
      values.insert_or_assign(name, std::move(*value));
      return nullptr;
    }
    if (text::starts_with_ignoring_case(data, "dword:")) {
      const auto number = whole_number<std::uint32_t>(data.substr(6), 16);
      if (!number) return "number";
      values.insert_or_assign(name, *number);
      return nullptr;
    }
    if (data == "-") return nullptr;  // a value to be deleted
    const std::size_t colon = data.find(':');
    if (!text::starts_with_ignoring_case(data, "hex") || colon == std::string_view::npos)
      return "syntax";
    const auto bytes = bytes_of(data.substr(colon + 1));
    if (!bytes) return "number";
    values.insert_or_assign(name, text_in(*bytes));
    return nullptr;
  }

  Lines lines_;
  std::span<const std::string_view> wanted_;
  std::vector<RegistryKey> keys_;
  bool deleted_ = false;  // the key at hand is one that the file deletes
  std::size_t line_number_ = 0;
};

}  // namespace

const std::string* RegistryKey::text(const std::string& lower_name) const {
  const auto found = values.find(lower_name);
  return found == values.end() ? nullptr : std::get_if<std::string>(&found->second);
}

const std::uint32_t* RegistryKey::number(const std::string& lower_name) const {
  const auto found = values.find(lower_name);
  return found == values.end() ? nullptr : std::get_if<std::uint32_t>(&found->second);
}

tl::expected<std::vector<RegistryKey>, Fault> parse_registry(
    std::string_view bytes, std::span<const std::string_view> wanted) {
  const std::string text = text_of(bytes);
  return Reader(text, wanted).read();
}

}  // namespace pec::accounts
