// SPDX-License-Identifier: EUPL-1.2
#include "cli/mx_lookup.h"

#include <array>
#include <cstddef>
#include <netdb.h>
#include <resolv.h>

#include <arpa/nameser.h>
#include <netinet/in.h>

#include "text/ascii.h"

namespace pec::cli {
namespace {

constexpr int kSeconds = 3;  // for one server
constexpr int kTries = 1;

// The state of one question (resolver(3)).
class Resolver {
 public:
  Resolver() : usable_(res_ninit(&state_) == 0) {
    state_.retrans = kSeconds;
    state_.retry = kTries;
  }
  ~Resolver() {
    if (usable_) res_nclose(&state_);
  }
  Resolver(const Resolver&) = delete;
  Resolver& operator=(const Resolver&) = delete;
  Resolver(Resolver&&) = delete;
  Resolver& operator=(Resolver&&) = delete;

  // Out: the length of the answer, or -1.
  int ask(const std::string& domain, unsigned char* answer, int size) {
    return usable_ ? res_nquery(&state_, domain.c_str(), ns_c_in, ns_t_mx, answer, size) : -1;
  }

  // Whether the failed question was answered: there is no such domain, or it has no such record.
  bool was_answered() const {
    return state_.res_h_errno == HOST_NOT_FOUND || state_.res_h_errno == NO_DATA;
  }

 private:
  struct __res_state state_ = {};
  bool usable_;
};

constexpr std::size_t kMxPreferenceBytes = 2;  // RFC 1035, 3.3.9

}  // namespace

std::optional<std::vector<std::string>> mail_exchangers(std::string_view domain) {
  std::array<unsigned char, NS_MAXMSG> answer{};
  Resolver resolver;
  const int length =
      resolver.ask(std::string(domain), answer.data(), static_cast<int>(answer.size()));
  std::vector<std::string> out;
  if (length < 0) return resolver.was_answered() ? std::optional(out) : std::nullopt;
  ns_msg message = {};
  if (ns_initparse(answer.data(), length, &message) != 0) return std::nullopt;
  for (int i = 0; i < ns_msg_count(message, ns_s_an); ++i) {
    ns_rr record = {};
    if (ns_parserr(&message, ns_s_an, i, &record) != 0) return std::nullopt;
    if (ns_rr_type(record) != ns_t_mx || ns_rr_rdlen(record) <= kMxPreferenceBytes) continue;
    std::array<char, NS_MAXDNAME> name{};
    if (ns_name_uncompress(ns_msg_base(message), ns_msg_end(message),
                           ns_rr_rdata(record) + kMxPreferenceBytes, name.data(),
                           name.size()) < 0) {
      return std::nullopt;
    }
    out.push_back(text::lower(name.data()));
  }
  return out;
}

}  // namespace pec::cli
