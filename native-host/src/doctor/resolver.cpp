// SPDX-License-Identifier: EUPL-1.2
#include "doctor/resolver.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <future>
#include <memory>
#include <netdb.h>
#include <thread>
#include <utility>

namespace pec::doctor {
namespace {

struct FreeAddresses {
  void operator()(addrinfo* list) const { ::freeaddrinfo(list); }
};
using AddressList = std::unique_ptr<addrinfo, FreeAddresses>;

struct Answer {
  int error = 0;
  AddressList list;
};

Answer look_up(const std::string& host, const std::string& port, int flags) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICSERV | flags;
  addrinfo* list = nullptr;
  const int error = ::getaddrinfo(host.c_str(), port.c_str(), &hints, &list);
  return {error, AddressList(error == 0 ? list : nullptr)};
}

std::vector<Address> addresses_of(const addrinfo* list) {
  std::vector<Address> out;
  for (const addrinfo* at = list; at != nullptr && out.size() < kMaxAddresses; at = at->ai_next) {
    if (at->ai_addrlen > sizeof(sockaddr_storage)) continue;
    Address& address = out.emplace_back();
    std::memcpy(&address.storage, at->ai_addr, at->ai_addrlen);
    address.length = at->ai_addrlen;
    std::array<char, NI_MAXHOST> name{};
    if (::getnameinfo(at->ai_addr, at->ai_addrlen, name.data(), name.size(), nullptr, 0,
                      NI_NUMERICHOST) == 0) {
      address.text = name.data();
    }
  }
  return out;
}

// EAI_AGAIN: no name server answered in the system's own time, or none can be reached.
Outcome outcome_of(int error) {
  switch (error) {
    case 0:
      return Outcome::resolve_found;
    case EAI_NONAME:
    case EAI_NODATA:  // GNU: the name exists, but has no address
      return Outcome::resolve_no_such_name;
    case EAI_AGAIN:
      return Outcome::resolve_no_answer;
    default:
      return Outcome::resolve_failed;
  }
}

Resolution resolution_of(const Answer& answer) {
  if (answer.error == 0) return {outcome_of(0), addresses_of(answer.list.get()), {}};
  return {outcome_of(answer.error), {}, ::gai_strerror(answer.error)};
}

}  // namespace

Resolution resolve(const std::string& host, std::uint16_t port, Deadline deadline) {
  const std::string service = std::to_string(port);
  if (const Answer literal = look_up(host, service, AI_NUMERICHOST); literal.error == 0) {
    return {Outcome::resolve_literal, addresses_of(literal.list.get()), {}};
  }
  // getaddrinfo(3) has no time limit and cannot be called off, so it gets a thread that is left to
  // itself when it takes too long; it owns all that it touches.
  std::packaged_task<Resolution()> task(
      [host, service] { return resolution_of(look_up(host, service, 0)); });
  std::future<Resolution> result = task.get_future();
  std::thread(std::move(task)).detach();
  if (result.wait_until(deadline) == std::future_status::ready) return result.get();
  return {Outcome::resolve_no_answer, {}, {}};
}

}  // namespace pec::doctor
