// SPDX-License-Identifier: EUPL-1.2
#include "doctor/tls.h"

#include <algorithm>
#include <array>
#include <utility>

#include <openssl/err.h>

#include "doctor/peer.h"
#include "doctor/tls_certificate.h"

namespace pec::doctor {
namespace {

class TlsChannel final : public Channel {
 public:
  TlsChannel(Socket& socket, SslContextHandle context, SslHandle session)
      : socket_(socket), context_(std::move(context)), session_(std::move(session)) {}

  tl::expected<std::size_t, Ended> read(std::span<char> into, Deadline deadline) override {
    std::size_t got = 0;
    for (;;) {
      const int done = SSL_read_ex(session_.get(), into.data(), into.size(), &got);
      if (done == 1) return got;
      if (const auto end = wait_after(done, deadline)) return tl::make_unexpected(*end);
    }
  }

  tl::expected<void, Ended> write(std::string_view bytes, Deadline deadline) override {
    std::size_t written = 0;
    for (;;) {
      const int done = SSL_write_ex(session_.get(), bytes.data(), bytes.size(), &written);
      if (done == 1) return {};
      if (const auto end = wait_after(done, deadline)) return tl::make_unexpected(*end);
    }
  }

 private:
  // Waits for what the session lacks. Out: why there is no going on.
  std::optional<Ended> wait_after(int done, Deadline deadline) {
    const int want = SSL_get_error(session_.get(), done);
    ERR_clear_error();
    bool ready = false;
    if (want == SSL_ERROR_WANT_READ) {
      ready = socket_.wait_readable(deadline);
    } else if (want == SSL_ERROR_WANT_WRITE) {
      ready = socket_.wait_writable(deadline);
    } else {
      return Ended::closed;
    }
    // A server that keeps records coming which hold nothing must not hold us past our time.
    if (ready && std::chrono::steady_clock::now() < deadline) return std::nullopt;
    return Ended::time;
  }

  Socket& socket_;
  SslContextHandle context_;
  SslHandle session_;
};

// The first line of what is no TLS, as far as it comes in time.
std::string plain_line(Socket& socket, Deadline deadline) {
  std::string out;
  std::array<char, kMaxPlainBytes> room{};
  while (out.size() < kMaxPlainBytes && out.find('\n') == std::string::npos) {
    const auto got = socket.read(std::span(room).first(kMaxPlainBytes - out.size()), deadline);
    if (!got) break;
    out.append(room.data(), *got);
  }
  out.resize(std::min(out.size(), out.find_first_of("\r\n")));
  return out;
}

Handshake plain_text(Socket& socket, Deadline deadline) {
  const std::string line = plain_line(socket, deadline);
  const Peer peer = recognise(line);
  const bool mail = peer == Peer::imap || peer == Peer::pop3 || peer == Peer::smtp;
  return {mail ? Outcome::tls_plain_text : Outcome::tls_other_protocol,
          {{"protocol", std::string(peer_id(peer))}, {"text", line}}};
}

bool is_too_old(int reason) {
  constexpr std::array kReasons = {SSL_R_UNSUPPORTED_PROTOCOL, SSL_R_VERSION_TOO_LOW,
                                   SSL_R_WRONG_SSL_VERSION, SSL_R_TLSV1_ALERT_PROTOCOL_VERSION};
  return std::find(kReasons.begin(), kReasons.end(), reason) != kReasons.end();
}

// Why OpenSSL gave up.
Handshake failure(int want) {
  const unsigned long error = ERR_peek_error();
  const int reason = ERR_GET_REASON(error);
  const char* const text = ERR_reason_error_string(error);
  ERR_clear_error();
  // SSL_get_error(3): an end of file without a goodbye is SYSCALL or, in OpenSSL 3, this reason.
  const bool cut = want == SSL_ERROR_SYSCALL || want == SSL_ERROR_ZERO_RETURN ||
                   reason == SSL_R_UNEXPECTED_EOF_WHILE_READING;
  if (cut) return {Outcome::tls_cut, {}};
  return {is_too_old(reason) ? Outcome::tls_too_old : Outcome::tls_refused,
          {{"what", text == nullptr ? "" : text}}};
}

Handshake agreed(Socket& socket, SslContextHandle context, SslHandle session,
                 const std::string& host) {
  Handshake out{Outcome::tls_agreed,
                {{"version", SSL_get_version(session.get())},
                 {"cipher", SSL_get_cipher_name(session.get())}}};
  // None: a cipher without certificates, which no client of ours offers.
  if (SSL_get0_peer_certificate(session.get()) != nullptr) {
    out.certificate = certificate_of(session.get(), host);
  }
  out.channel = std::make_unique<TlsChannel>(socket, std::move(context), std::move(session));
  return out;
}

// The system's policy (openssl.cnf) decides on versions and ciphers, as for mail programs that use
// OpenSSL.
SslHandle new_session(const SslContextHandle& context, const Socket& socket,
                      const std::string& host) {
  SslHandle session(SSL_new(context.get()));
  if (!session || SSL_set_fd(session.get(), socket.descriptor()) != 1) return nullptr;
  const bool is_name = host.find(':') == std::string::npos &&
                       host.find_first_not_of("0123456789.") != std::string::npos;
  // RFC 6066, 3: an address is no server name. SSL_set_tlsext_host_name, without its old cast.
  std::string name = host;
  if (is_name) {
    SSL_ctrl(session.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data());
  }
  return session;
}

}  // namespace

Handshake shake_hands(Socket& socket, const std::string& host, Deadline deadline) {
  SslContextHandle context(SSL_CTX_new(TLS_client_method()));
  SslHandle session = context ? new_session(context, socket, host) : nullptr;
  if (!session) return failure(SSL_ERROR_SSL);
  std::array<char, 2> first{};
  bool answered = false;
  for (;;) {
    ERR_clear_error();
    const int done = SSL_connect(session.get());
    if (done == 1) return agreed(socket, std::move(context), std::move(session), host);
    const int want = SSL_get_error(session.get(), done);
    if (want != SSL_ERROR_WANT_READ && want != SSL_ERROR_WANT_WRITE) {
      Handshake out = failure(want);
      out.answered_in_tls = answered;
      return out;
    }
    if (want == SSL_ERROR_WANT_WRITE) {
      if (!socket.wait_writable(deadline)) return {Outcome::tls_silent, {}};
      continue;
    }
    const auto got = socket.peek(first, deadline);
    if (!got && got.error() == Ended::closed) return {Outcome::tls_cut, {}, answered};
    const bool late = !got || std::chrono::steady_clock::now() >= deadline;
    if (late) return {answered ? Outcome::tls_slow : Outcome::tls_silent, {}, answered};
    if (!answered && !may_be_tls(std::string_view(first.data(), *got))) {
      return plain_text(socket, deadline);
    }
    answered = true;
  }
}

}  // namespace pec::doctor
