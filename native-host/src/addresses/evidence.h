// SPDX-License-Identifier: EUPL-1.2
//
// What is known of one address, and what follows from it: whether it is certified, with the
// evidence and where that comes from.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pec::addresses {

// Why a text is no address.
enum class AddressFault { empty, too_long, no_at, local_part, domain, control };

enum class Verdict { certified, probably_certified, unknown, probably_ordinary, ordinary };

// Where evidence comes from.
enum class Source {
  user,
  acceptance,
  delivery,
  envelope,
  register_,
  provider_domain,
  mx,
  consumer_domain,
  name,
};

enum class Says { certified, ordinary };

// Whether evidence is about this very address or about its domain.
enum class Scope { address, domain };

struct Evidence {
  Source source = Source::name;
  Says says = Says::certified;
  Scope scope = Scope::address;
  std::optional<std::chrono::sys_seconds> date;
  int weight = 0;      // 0 to 100, after ageing
  std::string detail;  // the register's name, the provider, the domain; untrusted
};

// Notices of non-delivery about this address, from genuine receipts of the user's own messages.
struct Failure {
  std::chrono::sys_seconds last{};
  unsigned count = 0;
  std::string error;   // daticert's errore: no-dest, no-dominio, virus, altro
  std::string detail;  // errore-esteso; untrusted
};

enum class SuggestionKind { typing_error, look_alike, same_body };

struct Suggestion {
  SuggestionKind kind = SuggestionKind::typing_error;
  std::string address;
  std::string name;  // the body's name, or the domain resembled
};

struct AddressReport {
  std::string address;
  std::optional<AddressFault> fault;
  Verdict verdict = Verdict::unknown;
  std::vector<Evidence> evidence;  // the strongest first
  std::optional<Failure> failure;
  std::vector<Suggestion> suggestions;
};

// Certified, or probably so; ordinary, or probably so.
bool is_certified(Verdict verdict);
bool is_ordinary(Verdict verdict);
// An address, of which nothing is known that decides.
bool is_unknown(const AddressReport& report);

std::string_view fault_id(AddressFault fault);     // "empty", "too-long", "no-at", ...
std::string_view verdict_id(Verdict verdict);      // "certified", "probably-certified", ...
std::string_view source_id(Source source);         // "user", "register", "provider-domain", ...
std::string_view says_id(Says says);               // "certified", "ordinary"
std::string_view scope_id(Scope scope);            // "address", "domain"
std::string_view suggestion_id(SuggestionKind k);  // "typing-error", "look-alike", "same-body"

}  // namespace pec::addresses
