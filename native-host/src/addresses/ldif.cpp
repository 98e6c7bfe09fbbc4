// SPDX-License-Identifier: EUPL-1.2
#include "addresses/ldif.h"

#include <algorithm>
#include <glib.h>
#include <memory>

#include "text/ascii.h"

namespace pec::addresses {
namespace {

struct FreeBytes {
  void operator()(guchar* bytes) const { g_free(bytes); }
};

// Decodes strictly: GLib passes over what is no base64.
bool decode(std::string_view text, std::string& out) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '/' || c == '=';
  });
  if (!plain || text.size() % 4 != 0) return false;
  gsize size = 0;
  const std::string terminated(text);
  const std::unique_ptr<guchar, FreeBytes> bytes(g_base64_decode(terminated.c_str(), &size));
  out.assign(reinterpret_cast<const char*>(bytes.get()), size);
  return true;
}

}  // namespace

bool Ldif::recognise(std::string_view bytes) {
  while (!bytes.empty() && (bytes.front() == '#' || text::is_space(bytes.front()))) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) return false;
    bytes.remove_prefix(end + 1);
  }
  return text::starts_with_ignoring_case(bytes, "version:") ||
         text::starts_with_ignoring_case(bytes, "dn:");
}

bool Ldif::logical_line(std::string& out) {
  out.clear();
  if (at_ >= bytes_.size()) return false;
  do {
    const std::size_t end = std::min(bytes_.find('\n', at_), bytes_.size());
    std::string_view physical = bytes_.substr(at_, end - at_);
    if (physical.ends_with('\r')) physical.remove_suffix(1);
    if (!out.empty()) physical.remove_prefix(1);  // the blank that marks a continuation
    if (out.size() + physical.size() > kMaxLdifValueBytes) {
      fault_ = "too-long";
      return false;
    }
    out += physical;
    at_ = std::min(end + 1, bytes_.size());
    ++line_;
  } while (!out.empty() && at_ < bytes_.size() && bytes_[at_] == ' ');
  return true;
}

bool Ldif::take(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) {
    fault_ = "no-colon";
    return false;
  }
  if (attributes_.size() == kMaxLdifAttributes) {
    fault_ = "too-many-attributes";
    return false;
  }
  // "mail;lang-it": options of an attribute are not its name.
  const std::string_view name = line.substr(0, std::min(line.find(';'), colon));
  std::string_view value = line.substr(colon + 1);
  std::string decoded;
  if (value.starts_with('<')) {
    fault_ = "url";
    return false;
  }
  if (value.starts_with(':')) {
    if (!decode(text::trimmed(value.substr(1)), decoded)) fault_ = "base64";
  } else {
    decoded = text::trimmed(value);
  }
  attributes_.emplace_back(text::lower(name), std::move(decoded));
  return fault_.empty();
}

bool Ldif::next() {
  attributes_.clear();
  std::string line;
  while (fault_.empty()) {
    const std::size_t began = line_;
    if (!logical_line(line)) break;
    if (line.empty()) {
      if (!attributes_.empty()) return true;
      continue;
    }
    if (line.front() == '#') continue;
    if (attributes_.empty()) record_line_ = began;
    if (!take(line)) {
      record_line_ = began;
      return false;
    }
  }
  return fault_.empty() && !attributes_.empty();
}

}  // namespace pec::addresses
