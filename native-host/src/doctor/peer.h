// SPDX-License-Identifier: EUPL-1.2
//
// Who answers at the other end, judged by the first bytes that came, and what an answer that did
// not come whole says about it.
#pragma once

#include <optional>
#include <string_view>

#include "doctor/findings.h"
#include "doctor/reply_reader.h"
#include "doctor/server.h"

namespace pec::doctor {

enum class Peer { unknown, imap, pop3, smtp, ftp, ssh, http, tls };

// "imap", ..., "unknown".
std::string_view peer_id(Peer peer);

// In: what came without being asked for, from its beginning.
Peer recognise(std::string_view first_bytes);

// Whether `first_bytes` may be the beginning of a TLS record (RFC 8446, 5.1).
bool may_be_tls(std::string_view first_bytes);

// Why no reply was had.
enum class Silence { none, time, closed };

// How the asking of a question ended. In: `silence`, what ended the reading before the reply did.
// Out: none when there is a good reply, which is for the caller to tell.
std::optional<Outcome> failure_of(Question question, const ReplyReader& reader, Protocol protocol,
                                  Silence silence);

}  // namespace pec::doctor
