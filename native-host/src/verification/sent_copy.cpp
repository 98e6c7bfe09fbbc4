// SPDX-License-Identifier: EUPL-1.2
#include "verification/sent_copy.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "mail/decoding.h"
#include "mail/values.h"
#include "signature/digests.h"
#include "text/ascii.h"
#include "verification/examination.h"

namespace pec::verification {
namespace {

constexpr std::size_t kMaxComparedBytes = std::size_t{64} << 20;

std::string without_carriage_returns(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text)
    if (c != '\r') out.push_back(c);
  while (!out.empty() && text::is_space(out.back())) out.pop_back();
  return out;
}

std::string crlf_lines(std::string_view text) {
  std::string out;
  char previous = '\0';
  for (const char c : text) {
    if (c == '\n' && previous != '\r') out.push_back('\r');
    out.push_back(c);
    previous = c;
  }
  return out;
}

// A leaf as compared: decoded, and for text without what storing it may change.
std::optional<std::string> comparable_body(EntityIn part) {
  auto body = mail::decoded_body(part.message, part.entity, kMaxComparedBytes);
  if (!body) return std::nullopt;
  const bool text =
      part.entity.type.starts_with("text/") || part.entity.encoding == mail::Encoding::identity;
  return text ? without_carriage_returns(*body) : std::move(*body);
}

// What cannot be decoded, or is too large to be, is the same only byte for byte.
bool same_body(EntityIn sent, EntityIn received) {
  const std::optional<std::string> a = comparable_body(sent);
  const std::optional<std::string> b = comparable_body(received);
  if (a && b) return *a == *b;
  return sent.message.body(sent.entity) == received.message.body(received.entity);
}

// Every digest that a provider may have written for `part`: RFC 6109 wants SHA-1 "over the
// base64-encoded" part, without saying whether line ends and headers count.
std::vector<std::string> possible_digests(EntityIn part) {
  const std::string lf = without_carriage_returns(part.message.body(part.entity));
  const std::string crlf = crlf_lines(lf);
  std::string unbroken = lf;
  unbroken.erase(std::remove_if(unbroken.begin(), unbroken.end(), text::is_space), unbroken.end());
  std::vector<std::string> forms = {crlf, crlf + "\r\n", crlf + "\r\n\r\n",
                                    lf,   lf + "\n",     std::move(unbroken)};
  if (auto decoded = mail::decoded_body(part.message, part.entity, kMaxComparedBytes))
    forms.push_back(std::move(*decoded));
  std::vector<std::string> out;
  for (const std::string& form : forms) {
    out.push_back(signature::digest_hex("SHA1", form));
    out.push_back(signature::digest_hex("SHA256", form));
  }
  return out;
}

bool is_hash_of(EntityIn sent, EntityIn received) {
  const auto text = mail::decoded_body(received.message, received.entity, 4096);
  if (!text || sent.message.body(sent.entity).size() > kMaxComparedBytes) return false;
  const std::string written = text::lower(text::trimmed(*text));
  const std::vector<std::string> digests = possible_digests(sent);
  return std::find(digests.begin(), digests.end(), written) != digests.end();
}

class Comparer {
 public:
  Comparer(const mail::Message& sent, const mail::Message& received, Comparison comparison)
      : sent_(sent), received_(received), comparison_(comparison) {}

  // Recursion is bounded by mail::kMaxDepth: both trees come from the parser.
  void compare(const mail::Entity& sent, const mail::Entity& received, const std::string& place) {
    if (is_replaced(sent, received)) {
      if (!is_hash_of({sent_, sent}, {received_, received})) add(sent, place);
      return;
    }
    if (sent.children.size() != received.children.size()) return add(sent, place);
    for (std::size_t i = 0; i < sent.children.size(); ++i)
      compare(sent.children[i], received.children[i],
              place + (place.empty() ? "" : ".") + std::to_string(i + 1));
    if (sent.children.empty() && !same_body({sent_, sent}, {received_, received})) add(sent, place);
  }

  std::vector<std::string> differing;

 private:
  bool is_replaced(const mail::Entity& sent, const mail::Entity& received) const {
    return comparison_ == Comparison::brief && !sent.name.empty() &&
           text::equals_ignoring_case(received.name, sent.name + ".hash");
  }
  void add(const mail::Entity& sent, const std::string& place) {
    std::string name = sent.name.empty() ? place : sent.name;
    differing.push_back(name.empty() ? "1" : std::move(name));
  }

  const mail::Message& sent_;
  const mail::Message& received_;
  Comparison comparison_;
};

std::string addresses_key(std::string_view value) {
  std::string out;
  for (const mail::Address& address : mail::addresses(value))
    out += text::lower(address.address) + ",";
  return out;
}

}  // namespace

std::vector<std::string> differing_headers(const mail::Entity& sent, const mail::Entity& received) {
  std::vector<std::string> out;
  for (const std::string_view name : {"From", "To", "Cc"})
    if (addresses_key(sent.headers.first(name)) != addresses_key(received.headers.first(name)))
      out.emplace_back(name);
  const auto subject = [](const mail::Entity& entity) {
    std::string text = mail::decoded_text(entity.headers.first("Subject"));
    text.erase(std::remove_if(text.begin(), text.end(), text::is_space), text.end());
    return text;
  };
  if (subject(sent) != subject(received)) out.emplace_back("Subject");
  if (mail::date(sent.headers.first("Date")) != mail::date(received.headers.first("Date")))
    out.emplace_back("Date");
  return out;
}

std::vector<std::string> differing_parts(EntityIn sent, EntityIn received, Comparison comparison) {
  Comparer comparer(sent.message, received.message, comparison);
  comparer.compare(sent.entity, received.entity, {});
  return std::move(comparer.differing);
}

}  // namespace pec::verification
