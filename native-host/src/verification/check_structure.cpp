// SPDX-License-Identifier: EUPL-1.2
//
// structure.single: may this message be read in one way only?
#include <algorithm>
#include <array>

#include "mail/second_reading.h"
#include "verification/checks.h"

namespace pec::verification {
namespace {

struct SingleField {
  std::string_view name;
  std::string_view reason;
  bool of_message;  // only a message has it; a nested body part does not
};
constexpr std::array<SingleField, 3> kSingleFields = {{
    {"Content-Type", "content-type", false},
    {"From", "from", true},
    {"MIME-Version", "mime-version", true},
}};

Check ambiguous(std::string_view reason, std::size_t count = 0) {
  std::vector<Fact> facts = {{"reason", std::string(reason)}};
  if (count != 1) facts.emplace_back("count", std::to_string(count));
  return make_check(CheckId::structure_single, Result::fail, std::move(facts));
}

bool is_boundary_continuation(const mail::RawParameter& parameter) {
  return parameter.name.starts_with("boundary*");
}

}  // namespace

Check check_structure(const Examination& e) {
  for (const SingleField& field : kSingleFields) {
    if (field.of_message && !e.has_message_headers) continue;
    const std::size_t count = e.root.headers.count(field.name);
    if (count != 1) return ambiguous(field.reason, count);
  }
  if (!e.root.headers.unambiguous() || e.root.headers_cut) return ambiguous("header-lines", 1);
  if (!mail::is_plain_content_type(e.root.headers.first("Content-Type")))
    return ambiguous("content-type-form", 1);
  // RFC 2045, 6.4 forbids it; a reader that decodes all the same sees another message.
  if (e.root.encoding != mail::Encoding::identity) return ambiguous("transfer-encoding", 1);
  // RFC 2231 continuations are legal, but half of all readers ignore them, so that two boundaries
  // could be told to two readers.
  const std::vector<mail::RawParameter> parameters =
      mail::raw_parameters(e.root.headers.first("Content-Type"));
  if (std::any_of(parameters.begin(), parameters.end(), is_boundary_continuation))
    return ambiguous("boundary-continuation", 1);
  const auto is_boundary = [](const mail::RawParameter& p) { return p.name == "boundary"; };
  const auto boundary = std::find_if(parameters.begin(), parameters.end(), is_boundary);
  const auto boundaries = std::count_if(parameters.begin(), parameters.end(), is_boundary);
  if (boundaries != 1) return ambiguous("boundary", static_cast<std::size_t>(boundaries));
  const auto strict = mail::first_reading(e.root);
  if (!strict || boundary->value != e.root.boundary ||
      strict != mail::second_reading(e.message, e.root, boundary->value))
    return ambiguous("two-readings", 1);
  const mail::Headers& signature = e.root.children[1].headers;
  if (signature.count("Content-Type") > 1 || signature.count("Content-Transfer-Encoding") > 1)
    return ambiguous("signature-headers", 2);
  return passed(CheckId::structure_single);
}

}  // namespace pec::verification
