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

constexpr std::size_t kReadBytes = 4096;

// A session whose bytes go through memory, so that what comes can be looked at before OpenSSL takes
// it.
class Session {
 public:
  Session(Socket& socket, const std::string& host);

  // Null where OpenSSL cannot be used, because of its configuration, say.
  SSL* get() const { return session_.get(); }
  // Sends what OpenSSL has to say.
  tl::expected<void, Ended> flush(Deadline deadline);
  // Waits for bytes and hands them to OpenSSL.
  tl::expected<void, Ended> feed(Deadline deadline);
  void feed(std::string_view bytes);

 private:
  Socket& socket_;
  SslContextHandle context_;
  SslHandle session_;
  BIO* incoming_ = nullptr;  // both are the session's
  BIO* outgoing_ = nullptr;
};

// The system's policy (openssl.cnf) decides on versions and ciphers, as for mail programs that use
// OpenSSL.
Session::Session(Socket& socket, const std::string& host)
    : socket_(socket), context_(SSL_CTX_new(TLS_client_method())) {
  BioHandle incoming(BIO_new(BIO_s_mem()));
  BioHandle outgoing(BIO_new(BIO_s_mem()));
  if (!context_ || !incoming || !outgoing) return;
  session_.reset(SSL_new(context_.get()));
  if (!session_) return;
  incoming_ = incoming.release();
  outgoing_ = outgoing.release();
  SSL_set_bio(session_.get(), incoming_, outgoing_);
  const bool is_name = host.find(':') == std::string::npos &&
                       host.find_first_not_of("0123456789.") != std::string::npos;
  // RFC 6066, 3: an address is no server name. SSL_set_tlsext_host_name, without its old cast.
  std::string name = host;
  if (is_name) {
    SSL_ctrl(session_.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data());
  }
}

tl::expected<void, Ended> Session::flush(Deadline deadline) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(outgoing_, &data);
  if (size <= 0) return {};
  const std::string bytes(data, static_cast<std::size_t>(size));
  static_cast<void>(BIO_reset(outgoing_));
  return socket_.write(bytes, deadline);
}

void Session::feed(std::string_view bytes) {
  // A memory BIO takes all that it is given.
  static_cast<void>(BIO_write(incoming_, bytes.data(), static_cast<int>(bytes.size())));
}

tl::expected<void, Ended> Session::feed(Deadline deadline) {
  std::array<char, kReadBytes> room{};
  const auto got = socket_.read(room, deadline);
  if (!got) return tl::make_unexpected(got.error());
  feed(std::string_view(room.data(), *got));
  return {};
}

class TlsChannel final : public Channel {
 public:
  explicit TlsChannel(std::unique_ptr<Session> session) : session_(std::move(session)) {}

  tl::expected<std::size_t, Ended> read(std::span<char> into, Deadline deadline) override {
    std::size_t got = 0;
    for (;;) {
      const int done = SSL_read_ex(session_->get(), into.data(), into.size(), &got);
      if (done == 1) return got;
      if (const auto more = after(done, deadline); !more) return tl::make_unexpected(more.error());
    }
  }

  tl::expected<void, Ended> write(std::string_view bytes, Deadline deadline) override {
    std::size_t written = 0;
    for (;;) {
      const int done = SSL_write_ex(session_->get(), bytes.data(), bytes.size(), &written);
      if (done == 1) return session_->flush(deadline);
      if (const auto more = after(done, deadline); !more) return more;
    }
  }

 private:
  // Brings what the session lacks. Errors: there is no going on.
  tl::expected<void, Ended> after(int done, Deadline deadline) {
    const int want = SSL_get_error(session_->get(), done);
    ERR_clear_error();
    if (want != SSL_ERROR_WANT_READ) return tl::make_unexpected(Ended::closed);
    // A server whose records hold nothing must not hold us past our time.
    if (std::chrono::steady_clock::now() >= deadline) return tl::make_unexpected(Ended::time);
    if (const auto sent = session_->flush(deadline); !sent) return sent;
    return session_->feed(deadline);
  }

  std::unique_ptr<Session> session_;
};

// The first line of what is no TLS, as far as it comes in time. In: its beginning.
std::string plain_line(std::string line, Socket& socket, Deadline deadline) {
  std::array<char, kMaxPlainBytes> room{};
  while (line.size() < kMaxPlainBytes && line.find('\n') == std::string::npos) {
    const auto got = socket.read(std::span(room).first(kMaxPlainBytes - line.size()), deadline);
    if (!got) break;
    line.append(room.data(), *got);
  }
  line.resize(std::min({line.size(), line.find_first_of("\r\n"), kMaxPlainBytes}));
  return line;
}

Handshake plain_text(std::string_view beginning, Socket& socket, Deadline deadline) {
  const std::string line = plain_line(std::string(beginning), socket, deadline);
  const Peer peer = recognise(line);
  const bool mail = peer == Peer::imap || peer == Peer::pop3 || peer == Peer::smtp;
  return {mail ? Outcome::tls_plain_text : Outcome::tls_other_protocol,
          {{"protocol", std::string(peer_id(peer))}, {"text", line}}};
}

bool is_too_old(int reason) {
  constexpr std::array kReasons = {SSL_R_UNSUPPORTED_PROTOCOL, SSL_R_VERSION_TOO_LOW,
                                   SSL_R_TLSV1_ALERT_PROTOCOL_VERSION};
  return std::find(kReasons.begin(), kReasons.end(), reason) != kReasons.end();
}

// Why OpenSSL gave up.
Handshake failure() {
  const unsigned long error = ERR_peek_error();
  const char* const text = ERR_reason_error_string(error);
  ERR_clear_error();
  return {is_too_old(ERR_GET_REASON(error)) ? Outcome::tls_too_old : Outcome::tls_refused,
          {{"what", text == nullptr ? "" : text}}};
}

Handshake agreed(std::unique_ptr<Session> session, const std::string& host) {
  SSL* const tls = session->get();
  Handshake out{Outcome::tls_agreed,
                {{"version", SSL_get_version(tls)}, {"cipher", SSL_get_cipher_name(tls)}}};
  // None: a cipher without certificates, which no client of ours offers.
  if (SSL_get0_peer_certificate(tls) != nullptr) out.certificate = certificate_of(tls, host);
  out.channel = std::make_unique<TlsChannel>(std::move(session));
  return out;
}

Handshake interrupted(Ended end, bool answered) {
  if (end == Ended::closed) return {Outcome::tls_cut, {}};
  return {answered ? Outcome::tls_slow : Outcome::tls_silent, {}};
}

Handshake negotiate(Socket& socket, const std::string& host, Deadline deadline, bool& answered) {
  auto session = std::make_unique<Session>(socket, host);
  if (session->get() == nullptr) return failure();
  for (;;) {
    ERR_clear_error();
    const int done = SSL_connect(session->get());
    const int want = SSL_get_error(session->get(), done);
    const auto sent = session->flush(deadline);
    if (done == 1 && sent) return agreed(std::move(session), host);
    if (done != 1 && want != SSL_ERROR_WANT_READ) return failure();
    // One that closed may have said why before: read that first.
    if (!sent && sent.error() == Ended::time) return interrupted(Ended::time, answered);
    std::array<char, kReadBytes> room{};
    const auto got = socket.read(room, deadline);
    if (!got) return interrupted(got.error(), answered);
    const std::string_view bytes(room.data(), *got);
    if (!answered && !may_be_tls(bytes)) return plain_text(bytes, socket, deadline);
    answered = true;
    session->feed(bytes);
    if (std::chrono::steady_clock::now() >= deadline) return interrupted(Ended::time, answered);
  }
}

}  // namespace

Handshake shake_hands(Socket& socket, const std::string& host, Deadline deadline) {
  bool answered = false;
  Handshake out = negotiate(socket, host, deadline, answered);
  out.answered_in_tls = answered;
  return out;
}

}  // namespace pec::doctor
