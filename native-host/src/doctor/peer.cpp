// SPDX-License-Identifier: EUPL-1.2
#include "doctor/peer.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/ascii.h"

namespace pec::doctor {
namespace {

struct Opening {
  std::string_view bytes;
  Peer peer;
};

// What the servers of each protocol say first, or answer to what is not theirs.
constexpr std::array kOpenings = {
    Opening{"* OK", Peer::imap},      Opening{"* PREAUTH", Peer::imap},
    Opening{"* BYE", Peer::imap},     Opening{"+OK", Peer::pop3},
    Opening{"-ERR", Peer::pop3},      Opening{"SSH-", Peer::ssh},
    Opening{"HTTP/", Peer::http},     Opening{"<html", Peer::http},
    Opening{"<!doctype", Peer::http}, Opening{"220", Peer::smtp},
    Opening{"421", Peer::smtp},       Opening{"500", Peer::smtp},
    Opening{"554", Peer::smtp},       Opening{"\x16\x03", Peer::tls},
    Opening{"\x15\x03", Peer::tls},
};

constexpr std::array<std::string_view, 8> kIds = {"unknown", "imap", "pop3", "smtp",
                                                  "ftp",     "ssh",  "http", "tls"};

bool contains_ftp(std::string_view text) {
  constexpr std::string_view kWord = "FTP";
  return std::search(text.begin(), text.end(), kWord.begin(), kWord.end(), [](char a, char b) {
           return text::to_lower(a) == text::to_lower(b);
         }) != text.end();
}

// What each question's check is called when it ends in one of these ways.
struct Endings {
  Outcome refused;
  Outcome garbage;
  Outcome too_long;
  Outcome silent;
  Outcome slow;
  Outcome closed;
};

constexpr std::array kEndings = {
    Endings{Outcome::greeting_refused, Outcome::greeting_garbage, Outcome::greeting_too_long,
            Outcome::greeting_silent, Outcome::greeting_slow, Outcome::greeting_closed},
    Endings{Outcome::capabilities_refused, Outcome::capabilities_garbage,
            Outcome::capabilities_too_long, Outcome::capabilities_silent,
            Outcome::capabilities_slow, Outcome::capabilities_closed},
    Endings{Outcome::starttls_refused, Outcome::starttls_garbage, Outcome::starttls_garbage,
            Outcome::starttls_silent, Outcome::starttls_slow, Outcome::starttls_closed},
    Endings{Outcome::goodbye_unanswered, Outcome::goodbye_unanswered, Outcome::goodbye_unanswered,
            Outcome::goodbye_unanswered, Outcome::goodbye_unanswered, Outcome::goodbye_unanswered},
};

Peer peer_of(Protocol protocol) {
  constexpr std::array kPeers = {Peer::imap, Peer::pop3, Peer::smtp};
  return kPeers[static_cast<std::size_t>(protocol)];
}

// A greeting that is not this protocol's may still be somebody's.
Outcome strange_greeting(std::string_view first_line, Outcome otherwise, Protocol protocol) {
  const Peer peer = recognise(first_line);
  if (peer == Peer::tls) return Outcome::greeting_wants_tls;
  if (peer != Peer::unknown && peer != peer_of(protocol)) return Outcome::greeting_other_protocol;
  return otherwise;
}

// Whether a greeting that never ended can have been on its way to a good one.
bool began_well(std::string_view first_line, Protocol protocol) {
  constexpr std::array<std::string_view, 3> kBeginnings = {"* ", "+OK", "220"};
  const std::string_view wanted = kBeginnings[static_cast<std::size_t>(protocol)];
  const std::size_t common = std::min(first_line.size(), wanted.size());
  return first_line.substr(0, common) == wanted.substr(0, common);
}

}  // namespace

std::string_view peer_id(Peer peer) { return kIds[static_cast<std::size_t>(peer)]; }

Peer recognise(std::string_view first_bytes) {
  const auto* const row =
      std::find_if(kOpenings.begin(), kOpenings.end(), [first_bytes](const Opening& opening) {
        return text::starts_with_ignoring_case(first_bytes, opening.bytes);
      });
  if (row == kOpenings.end()) return Peer::unknown;
  return row->peer == Peer::smtp && contains_ftp(first_bytes) ? Peer::ftp : row->peer;
}

bool may_be_tls(std::string_view first_bytes) {
  constexpr char kAlert = 0x15;
  constexpr char kHandshake = 0x16;
  if (first_bytes.empty()) return true;
  if (first_bytes[0] != kAlert && first_bytes[0] != kHandshake) return false;
  return first_bytes.size() == 1 || first_bytes[1] == 0x03;
}

std::optional<Outcome> failure_of(Question question, const ReplyReader& reader, Protocol protocol,
                                  Silence silence) {
  const Endings& endings = kEndings[static_cast<std::size_t>(question)];
  const std::string_view line = reader.first_line();
  const bool greeting = question == Question::greeting;
  switch (reader.state()) {
    case ReplyState::good:
      return std::nullopt;
    case ReplyState::refused:
      return endings.refused;
    case ReplyState::garbage:
      return greeting ? strange_greeting(line, endings.garbage, protocol) : endings.garbage;
    case ReplyState::too_long:
      return greeting ? strange_greeting(line, endings.too_long, protocol) : endings.too_long;
    case ReplyState::incomplete:
      break;
  }
  if (greeting && reader.began() && !began_well(line, protocol)) {
    return strange_greeting(line, endings.garbage, protocol);
  }
  if (silence == Silence::closed) return endings.closed;
  return reader.began() ? endings.slow : endings.silent;
}

}  // namespace pec::doctor
