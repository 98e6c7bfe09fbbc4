// SPDX-License-Identifier: EUPL-1.2
#include "accounts/prefs_js.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "accounts/lines.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace pec::accounts {
namespace {

constexpr std::string_view kKept = "mail.";

// Whether a string's text cannot just be taken over.
bool is_special(char c) { return c == '\\' || c == '\n' || c == '\0' || c == '"' || c == '\''; }

// The grammar of Mozilla's preference files: comments of three kinds, and
//   user_pref ( "name" , value ) ;
// with blanks and line breaks anywhere between two tokens.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool at_end() {
    skip_blanks();
    return rest_.empty() || failed();
  }

  // One preference. Out: false once something is wrong; fault() says what.
  bool read(std::string& name, Prefs::Value& value) {
    skip_blanks();
    constexpr std::array<std::string_view, 3> kWords = {"user_pref", "sticky_pref", "pref"};
    const bool word = std::any_of(kWords.begin(), kWords.end(),
                                  [this](std::string_view one) { return take_word(one); });
    if (!word) return fail("syntax");
    return expect('(') && read_string(name) && expect(',') && read_value(value) && expect(')') &&
           expect(';');
  }

  bool failed() const { return fault_.has_value(); }
  const Fault& fault() const { return *fault_; }

 private:
  bool fail(std::string what) {
    if (!fault_) fault_ = Fault{line_, std::move(what)};
    return false;
  }

  void drop(std::size_t count) {
    line_ += static_cast<std::size_t>(
        std::count(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(count), '\n'));
    if (line_ > kMaxPrefsLines) fail("too-many-lines");
    rest_.remove_prefix(count);
  }

  // Past blanks and comments; a comment that is never closed is a fault.
  void skip_blanks() {
    while (!rest_.empty() && !failed()) {
      if (text::is_space(rest_.front())) {
        drop(1);
      } else if (rest_.starts_with('#') || rest_.starts_with("//")) {
        drop(std::min(rest_.find('\n'), rest_.size()));
      } else if (rest_.starts_with("/*")) {
        const std::size_t end = rest_.find("*/");
        if (end == std::string_view::npos) {
          fail("syntax");
        } else {
          drop(end + 2);
        }
      } else {
        return;
      }
    }
  }

  bool take_word(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  bool expect(char wanted) {
    skip_blanks();
    if (failed()) return false;
    if (!rest_.starts_with(wanted)) return fail("syntax");
    rest_.remove_prefix(1);
    return true;
  }

  bool read_string(std::string& out) {
    skip_blanks();
    if (failed() || rest_.empty() || (rest_.front() != '"' && rest_.front() != '\''))
      return fail("string");
    const char quote = rest_.front();
    rest_.remove_prefix(1);
    out.clear();
    while (!rest_.empty() && rest_.front() != quote) {
      if (out.size() > kMaxPrefValueBytes) return fail("value-too-long");
      if (rest_.front() == '\\') {
        if (!read_escape(out)) return fail("string");
        continue;
      }
      // Thunderbird writes a line break as \n: a bare one, or a NUL, is what a cut file shows.
      if (rest_.front() == '\n' || rest_.front() == '\0') return fail("string");
      const auto* const special = std::find_if(rest_.begin() + 1, rest_.end(), is_special);
      const auto count = static_cast<std::size_t>(special - rest_.begin());
      out += rest_.substr(0, count);
      rest_.remove_prefix(count);
    }
    if (rest_.empty()) return fail("string");
    rest_.remove_prefix(1);
    return true;
  }

  bool read_escape(std::string& out) {
    if (rest_.size() < 2) return false;
    const char kind = rest_[1];
    rest_.remove_prefix(2);
    switch (kind) {
      case 'n':
        out += '\n';
        return true;
      case 'r':
        out += '\r';
        return true;
      case 'x':
        return read_hex(2, out);
      case 'u':
        return read_hex(4, out);
      case '"':
      case '\'':
      case '\\':
        out += kind;
        return true;
      default:
        return false;
    }
  }

  bool read_hex(std::size_t digits, std::string& out) {
    const auto value = whole_number<unsigned>(rest_.substr(0, digits), 16);
    if (rest_.size() < digits || !value) return false;
    // Half a pair is written as it is: nothing that the audit reads holds one.
    text::append_utf8(out, *value);
    rest_.remove_prefix(digits);
    return true;
  }

  bool read_value(Prefs::Value& out) {
    skip_blanks();
    if (failed()) return false;
    if (take_word("true")) {
      out = true;
      return true;
    }
    if (take_word("false")) {
      out = false;
      return true;
    }
    if (rest_.starts_with('"') || rest_.starts_with('\'')) {
      std::string text;
      if (!read_string(text)) return false;
      out = std::move(text);
      return true;
    }
    const std::size_t size = std::min(rest_.find_first_not_of("+-0123456789"), rest_.size());
    std::string_view digits = rest_.substr(0, size);
    if (digits.starts_with('+')) digits.remove_prefix(1);
    const auto number = whole_number<std::int64_t>(digits);
    if (!number) return fail("number");
    out = *number;
    rest_.remove_prefix(size);
    return true;
  }

  std::string_view rest_;
  std::size_t line_ = 1;
  std::optional<Fault> fault_;
};

}  // namespace

tl::expected<Prefs, Fault> Prefs::parse(std::string_view text) {
  Prefs out;
  Reader reader(text);
  std::string name;
  Value value;
  while (!reader.at_end()) {
    if (!reader.read(name, value)) break;
    if (name.starts_with(kKept)) out.values_.insert_or_assign(name, std::move(value));
  }
  if (reader.failed()) return tl::make_unexpected(reader.fault());
  return out;
}

const Prefs::Value* Prefs::find(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? nullptr : &found->second;
}

bool Prefs::flag(std::string_view name, bool by_default) const {
  const Value* const value = find(name);
  const bool* const flag = value == nullptr ? nullptr : std::get_if<bool>(value);
  return flag == nullptr ? by_default : *flag;
}

int Prefs::number(std::string_view name, int by_default) const {
  const Value* const value = find(name);
  const auto* const number = value == nullptr ? nullptr : std::get_if<std::int64_t>(value);
  if (number == nullptr) return by_default;
  return static_cast<int>(std::clamp<std::int64_t>(*number, std::numeric_limits<int>::min(),
                                                   std::numeric_limits<int>::max()));
}

std::string Prefs::text(std::string_view name, std::string_view by_default) const {
  const Value* const value = find(name);
  const auto* const text = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return text == nullptr ? std::string(by_default) : *text;
}

}  // namespace pec::accounts
