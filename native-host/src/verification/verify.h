// SPDX-License-Identifier: EUPL-1.2
//
// The way from bytes to a Verdict. One Verifier serves any number of messages, one at a time; make
// one per thread (they share the TrustStore's data, not its handles, so no lock is needed).
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "signature/trust_store.h"
#include "verification/verdict.h"

namespace pec::verification {

// What the caller knows about a message besides its bytes; every part is optional, and a check
// that lacks its context is `skip`, never `pass`.
struct Context {
  std::vector<std::string> accounts;                // addr-specs of the account that holds it
  std::optional<std::chrono::sys_seconds> arrived;  // when it came into the mailbox
  std::optional<std::string_view> sent_copy;        // bytes of the sender's own copy
  std::optional<bool> known;                        // the account is known to have sent the message
  // False: of the message there is only the signed part, as Outlook keeps it, without the outer
  // headers. They are then skipped whatever stands there, and nothing comes out good.
  bool has_headers = true;
};

class Verifier {
 public:
  // `trust` must outlive the Verifier and all verdicts it is asked for.
  explicit Verifier(const signature::TrustStore& trust);
  ~Verifier();
  Verifier(const Verifier&) = delete;
  Verifier& operator=(const Verifier&) = delete;
  Verifier(Verifier&& other) noexcept;
  Verifier& operator=(Verifier&& other) noexcept;

  // Judges one message.
  // In: the bytes as they lie in the mailbox, CRLF or LF; borrowed for the call, never copied
  // whole. Out: always a verdict; what cannot be judged is Outcome::unreadable with the reason in
  // structure.single. Rules: docs/verdicts.md.
  Verdict verify(std::string_view message_bytes, const Context& context = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pec::verification
