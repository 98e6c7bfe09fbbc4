// SPDX-License-Identifier: EUPL-1.2
#include "doctor/server_test.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "doctor/capabilities.h"
#include "doctor/channel.h"
#include "doctor/network_faults.h"
#include "doctor/peer.h"
#include "doctor/reply_reader.h"
#include "doctor/resolver.h"
#include "doctor/tls.h"
#include "text/instant.h"

namespace pec::doctor {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t kReadBytes = 4096;

// One row a protocol. EHLO wants a name or an address of the client (RFC 5321, 4.1.3): this one
// tells nothing about the computer.
struct Commands {
  std::string_view capabilities;
  std::string_view starttls;
  std::string_view goodbye;
};
constexpr std::array kCommands = {
    Commands{"CAPABILITY", "STARTTLS", "LOGOUT"},       // RFC 9051, 6.1 and 6.2.1
    Commands{"CAPA", "STLS", "QUIT"},                   // RFC 2449, 5; RFC 2595, 4; RFC 1939, 5
    Commands{"EHLO [127.0.0.1]", "STARTTLS", "QUIT"}};  // RFC 5321, 4.1.1; RFC 3207, 4

std::string seconds_text(milliseconds time) {
  return std::to_string(std::chrono::round<std::chrono::seconds>(time).count());
}

class ServerTest {
 public:
  ServerTest(const Server& server, const TimeLimits& limits)
      : start_(steady_clock::now()), report_{server, limits, {}, {}} {}

  ServerReport run() {
    talk();
    report_.took = std::chrono::duration_cast<milliseconds>(steady_clock::now() - start_);
    return std::move(report_);
  }

 private:
  struct Reply {
    ReplyReader reader;
    std::optional<Outcome> failure;
    std::size_t left_over = 0;  // bytes that came behind the reply, in the same piece
  };

  void talk() {
    if (!connect()) return;
    const bool implicit = report_.server.security == Security::implicit;
    if (implicit && !secure()) return;
    if (!greet()) return;
    if (!implicit && !(upgrade() && secure())) return;
    if (list_capabilities()) say_goodbye();
  }

  Deadline step_end() const {
    return std::min<Deadline>(steady_clock::now() + report_.limits.step,
                              start_ + report_.limits.total);
  }

  void add(Outcome outcome, Facts facts) {
    report_.checks.push_back(found(outcome, std::move(facts)));
  }

  bool connect() {
    const Server& server = report_.server;
    const Resolution names = resolve(server.host, server.port, step_end());
    std::string list;
    for (const Address& one : names.addresses) list += (list.empty() ? "" : ", ") + one.text;
    add(names.outcome, {{"host", server.host},
                        {"addresses", list},
                        {"seconds", seconds_text(report_.limits.step)},
                        {"what", names.what}});
    if (names.addresses.empty()) return false;
    const auto begun = steady_clock::now();
    Connection made = connect_to(names.addresses, step_end());
    const auto took = std::chrono::duration_cast<milliseconds>(steady_clock::now() - begun);
    if (made.descriptor >= 0) socket_ = std::make_unique<Socket>(made.descriptor);
    note_connection(made, took);
    return socket_ != nullptr;
  }

  void note_connection(const Connection& made, milliseconds took) {
    std::string failed;
    std::vector<ConnectFault> faults;
    for (const FailedAttempt& one : made.failed) {
      failed += (failed.empty() ? "" : "; ") + one.address + ": " + one.what;
      faults.push_back(one.fault);
    }
    const Outcome outcome = made.descriptor < 0   ? connect_outcome(faults)
                            : made.failed.empty() ? Outcome::connect_made
                                                  : Outcome::connect_other_address;
    add(outcome, {{"host", report_.server.host},
                  {"port", std::to_string(report_.server.port)},
                  {"address", made.address},
                  {"failed", failed},
                  {"seconds", seconds_text(report_.limits.step)},
                  {"milliseconds", std::to_string(took.count())}});
  }

  Channel& channel() { return secured_ ? *secured_ : static_cast<Channel&>(*socket_); }

  bool secure() {
    const Server& server = report_.server;
    Handshake done = shake_hands(*socket_, server.host, step_end());
    done.facts.emplace_back("port", std::to_string(server.port));
    done.facts.emplace_back("seconds", seconds_text(report_.limits.step));
    add(done.outcome, std::move(done.facts));
    if (done.certificate) {
      const auto now = text::current_second();
      for (Check& check : certificate_checks(*done.certificate, server.host, now)) {
        report_.checks.push_back(std::move(check));
      }
    }
    secured_ = std::move(done.channel);
    return secured_ != nullptr;
  }

  // Reads the answer to a question, which was asked already.
  Reply hear(Question question, std::string_view tag) {
    Reply out{ReplyReader(report_.server.protocol, question, tag), {}};
    Silence silence = Silence::none;
    const Deadline deadline = step_end();
    std::array<char, kReadBytes> room{};
    while (out.reader.state() == ReplyState::incomplete) {
      const auto got = channel().read(room, deadline);
      if (!got) {
        silence = got.error() == Ended::time ? Silence::time : Silence::closed;
        break;
      }
      out.left_over = *got - out.reader.take(std::string_view(room.data(), *got));
    }
    out.failure = failure_of(question, out.reader, report_.server.protocol, silence);
    return out;
  }

  Reply ask(Question question, std::string_view command) {
    const std::string tag =
        report_.server.protocol == Protocol::imap ? "a" + std::to_string(++commands_) : "";
    const std::string line = tag + (tag.empty() ? "" : " ") + std::string(command) + "\r\n";
    // Where it cannot be written the reading will say why.
    static_cast<void>(channel().write(line, step_end()));
    return hear(question, tag);
  }

  Facts facts_of_reply(const Reply& reply) const {
    return {{"text", std::string(reply.reader.first_line())},
            {"protocol", std::string(peer_id(recognise(reply.reader.first_line())))},
            {"port", std::to_string(report_.server.port)},
            {"seconds", seconds_text(report_.limits.step)}};
  }

  bool greet() {
    const auto begun = steady_clock::now();
    const Reply reply = hear(Question::greeting, {});
    const auto took = std::chrono::duration_cast<milliseconds>(steady_clock::now() - begun);
    Facts facts = facts_of_reply(reply);
    facts.emplace_back("milliseconds", std::to_string(took.count()));
    if (reply.failure) {
      const bool silent = *reply.failure == Outcome::greeting_silent && !secured_;
      add(silent && wants_tls() ? Outcome::greeting_wants_tls : *reply.failure, std::move(facts));
      return false;
    }
    add(took > kLate ? Outcome::greeting_late : Outcome::greeting_good, std::move(facts));
    return true;
  }

  // A server of TLS from the first byte waits for the client's; it is spoken to in TLS only after
  // it had all the time to greet.
  bool wants_tls() {
    const Deadline end =
        std::min<Deadline>(steady_clock::now() + kProbeTime, start_ + report_.limits.total);
    const Handshake probe = shake_hands(*socket_, report_.server.host, end);
    return probe.outcome == Outcome::tls_agreed || probe.answered_in_tls;
  }

  const Commands& commands() const {
    return kCommands[static_cast<std::size_t>(report_.server.protocol)];
  }

  bool upgrade() {
    const Reply offered = ask(Question::capabilities, commands().capabilities);
    if (offered.failure && *offered.failure != Outcome::capabilities_refused) {
      add(*offered.failure, facts_of_reply(offered));
      return false;
    }
    const Capabilities can = read_capabilities(report_.server.protocol, offered.reader.lines());
    if (!can.starttls) {
      add(Outcome::starttls_not_offered, facts_of(can));
      say_goodbye();
      return false;
    }
    const Reply reply = ask(Question::starttls, commands().starttls);
    // What follows in the clear may have been put in by somebody on the way (RFC 3207, 6).
    const bool injected = !reply.failure && reply.left_over > 0;
    add(injected ? Outcome::starttls_injected : reply.failure.value_or(Outcome::starttls_ready),
        facts_of_reply(reply));
    return !injected && !reply.failure;
  }

  // Out: whether the server still listens.
  bool list_capabilities() {
    const Reply reply = ask(Question::capabilities, commands().capabilities);
    if (!reply.failure) {
      add(Outcome::capabilities_listed,
          facts_of(read_capabilities(report_.server.protocol, reply.reader.lines())));
      return true;
    }
    add(*reply.failure, facts_of_reply(reply));
    return *reply.failure == Outcome::capabilities_refused;
  }

  void say_goodbye() {
    const Reply reply = ask(Question::goodbye, commands().goodbye);
    add(reply.failure.value_or(Outcome::goodbye_said), {});
  }

  Deadline start_;
  ServerReport report_;
  std::unique_ptr<Socket> socket_;
  std::unique_ptr<Channel> secured_;  // borrows the socket
  int commands_ = 0;
};

}  // namespace

bool server_tests_exist() { return true; }

ServerReport test_server(const Server& server, const TimeLimits& limits) {
  return ServerTest(server, limits).run();
}

}  // namespace pec::doctor
