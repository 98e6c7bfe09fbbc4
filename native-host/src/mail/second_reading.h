// SPDX-License-Identifier: EUPL-1.2
//
// A second, independent reading of a multipart/signed, to be compared with the first (message.h).
//
// A signature proves something only if everyone sees the same two parts. Mail programs differ in
// what they take for the end of a line and for a delimiter, and an attacker can write a message
// whose first part is one thing for the verifier and another for the mail program. This reader
// knows no nesting and is as lenient as the most lenient mail program: CR, LF and CRLF all end a
// line. When it and the strict reader disagree, the message is ambiguous.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "mail/message.h"

namespace pec::mail {

struct SignedParts {
  std::size_t content_begin = 0;
  std::size_t content_end = 0;
  std::size_t signature_begin = 0;
  std::size_t signature_end = 0;

  bool operator==(const SignedParts&) const = default;
};

// The strict reader's parts of a multipart/signed; none unless there are exactly two.
std::optional<SignedParts> first_reading(const Entity& multipart_signed);

// The lenient reader's parts: `multipart_signed` only tells where its body begins and ends, and
// `boundary` is the parameter as the caller's own tokenizer read it.
std::optional<SignedParts> second_reading(const Message& message, const Entity& multipart_signed,
                                          std::string_view boundary);

}  // namespace pec::mail
