// SPDX-License-Identifier: EUPL-1.2
#include "addresses/rule.h"

#include <algorithm>
#include <functional>
#include <optional>

namespace pec::addresses {
namespace {

using std::chrono::sys_seconds;

using Items = std::span<const Evidence>;
using Test = std::function<bool(const Evidence&)>;

sys_seconds date_of(const Evidence& evidence) { return evidence.date.value_or(sys_seconds{}); }

// The latest of the items that pass; null: none does.
const Evidence* latest(Items items, const Test& test) {
  const Evidence* out = nullptr;
  for (const Evidence& item : items)
    if (test(item) && (out == nullptr || date_of(item) > date_of(*out))) out = &item;
  return out;
}

bool any(Items items, const Test& test) { return std::any_of(items.begin(), items.end(), test); }

// From the user's own genuine receipts and envelopes.
bool is_own_mail(const Evidence& item) {
  return item.source == Source::acceptance || item.source == Source::delivery ||
         item.source == Source::envelope;
}

bool is_entry(const Evidence& item) {
  return item.source == Source::register_ && item.scope == Scope::address;
}

// A register knows the domain as both: that says nothing of an address in it.
bool is_mixed(Items items) {
  const auto of_domain = [](Says says) {
    return [says](const Evidence& item) {
      return item.source == Source::register_ && item.scope == Scope::domain && item.says == says;
    };
  };
  return any(items, of_domain(Says::certified)) && any(items, of_domain(Says::ordinary));
}

enum class Strength { none, probable, sure };

Verdict verdict(Says says, Strength strength) {
  if (strength == Strength::none) return Verdict::unknown;
  const bool sure = strength == Strength::sure;
  if (says == Says::certified) return sure ? Verdict::certified : Verdict::probably_certified;
  return sure ? Verdict::ordinary : Verdict::probably_ordinary;
}

Strength lowered(Strength strength) {
  return strength == Strength::sure ? Strength::probable : Strength::none;
}

// That mail to another mailbox of the domain was certified makes this one probable at most; that it
// was not is true of the domain, for as long as it is fresh.
bool makes_sure(const Evidence& item, sys_seconds now) {
  const bool of_domain = item.scope == Scope::domain && item.says == Says::certified;
  return !of_domain && is_fresh(item, now);
}

// What the user's own mail says.
struct OwnMail {
  const Evidence* newest = nullptr;
  bool undecided = false;  // both sides at the same instant
  bool fresh = false;      // something that counts is fresh
  bool contradicted = false;
  Strength strength = Strength::none;
};

OwnMail own_mail(Items items, sys_seconds now) {
  OwnMail out;
  out.newest = latest(items, is_own_mail);
  if (out.newest == nullptr) return out;
  const Says side = out.newest->says;
  const Evidence* const contrary = latest(
      items, [side](const Evidence& item) { return is_own_mail(item) && item.says != side; });
  out.contradicted = contrary != nullptr;
  out.undecided = contrary != nullptr && date_of(*contrary) == date_of(*out.newest);
  const auto counts = [&](const Evidence& item) {
    return is_own_mail(item) && item.says == side &&
           (contrary == nullptr || date_of(item) > date_of(*contrary));
  };
  out.fresh = any(items, [&](const Evidence& item) { return counts(item) && is_fresh(item, now); });
  const bool sure =
      any(items, [&](const Evidence& item) { return counts(item) && makes_sure(item, now); });
  out.strength = sure ? Strength::sure : Strength::probable;
  if (contrary != nullptr && is_fresh(*contrary, now)) {
    out.strength = std::min(out.strength, Strength::probable);
  }
  return out;
}

Verdict by_own_mail(const OwnMail& own, Items items, sys_seconds now) {
  if (own.undecided) return Verdict::unknown;
  const Says side = own.newest->says;
  const sys_seconds since = date_of(*own.newest);
  Strength strength = own.strength;
  // That a register types an address otherwise is no more than probable by itself.
  if (side == Says::certified && !own.contradicted && any(items, [&](const Evidence& item) {
        return is_entry(item) && item.says == side && is_fresh(item, now);
      })) {
    strength = Strength::sure;
  }
  const bool mixed = is_mixed(items);
  if (any(items, [&](const Evidence& item) {
        const bool speaks = is_entry(item) || item.source == Source::mx ||
                            (item.source == Source::register_ && !mixed);
        return speaks && item.says != side && date_of(item) > since;
      })) {
    strength = lowered(strength);
  }
  return verdict(side, strength);
}

bool is_of_domain(const Evidence& item, Source source, Says says) {
  return item.source == source && item.scope == Scope::domain && item.says == says;
}

Verdict by_register(const Evidence& newest, Items items, sys_seconds now) {
  const Evidence* const contrary = latest(items, [&newest](const Evidence& item) {
    return is_entry(item) && item.says != newest.says;
  });
  if (contrary != nullptr && date_of(*contrary) == date_of(newest)) return Verdict::unknown;
  if (newest.says == Says::ordinary) {
    const bool disputed = any(items, [](const Evidence& item) {
      return item.source == Source::mx ||
             is_of_domain(item, Source::provider_domain, Says::certified);
    });
    return disputed ? Verdict::unknown : Verdict::probably_ordinary;
  }
  const bool sure = is_fresh(newest, now) && contrary == nullptr && !is_mixed(items);
  return verdict(Says::certified, sure ? Strength::sure : Strength::probable);
}

std::optional<std::chrono::days> fresh_for(const Evidence& item) {
  switch (item.source) {
    case Source::acceptance:
      if (item.says == Says::certified) return kFreshness.certified_by_acceptance;
      return item.scope == Scope::domain ? kFreshness.ordinary_by_acceptance_of_domain
                                         : kFreshness.ordinary_by_acceptance;
    case Source::delivery:
    case Source::envelope:
      return kFreshness.delivery;
    case Source::register_:
      return kFreshness.register_entry;
    case Source::user:
    case Source::provider_domain:
    case Source::mx:
    case Source::consumer_domain:
    case Source::name:
      return std::nullopt;
  }
  return std::nullopt;
}

int base_weight(const Evidence& item) {
  const bool of_domain = item.scope == Scope::domain;
  switch (item.source) {
    case Source::user:
      return 100;
    case Source::acceptance:
      return of_domain ? 70 : 95;
    case Source::delivery:
      return 95;
    case Source::envelope:
      return 90;
    case Source::register_:
      return of_domain ? 55 : 80;
    case Source::provider_domain:
      return 60;
    case Source::mx:
      return 55;
    case Source::consumer_domain:
      return 90;
    case Source::name:
      return 5;
  }
  return 0;
}

}  // namespace

bool is_fresh(const Evidence& evidence, sys_seconds now) {
  const auto limit = fresh_for(evidence);
  // In whole days: registers date their entries by the day.
  const auto day = [](sys_seconds time) { return std::chrono::floor<std::chrono::days>(time); };
  return !limit || day(now) - day(date_of(evidence)) <= *limit;
}

int weight_of(const Evidence& evidence, sys_seconds now) {
  const int weight = base_weight(evidence);
  return is_fresh(evidence, now) ? weight : weight / 2;
}

// The lines of docs/addresses.md, in their order: the first that applies decides.
Verdict judge(Items items, sys_seconds now) {
  if (const Evidence* const decision =
          latest(items, [](const Evidence& item) { return item.source == Source::user; })) {
    return verdict(decision->says, Strength::sure);
  }
  const OwnMail own = own_mail(items, now);
  if (any(items, [](const Evidence& item) { return item.source == Source::consumer_domain; })) {
    const bool disputed = own.newest != nullptr && own.newest->says == Says::certified && own.fresh;
    return disputed ? Verdict::unknown : Verdict::ordinary;
  }
  const bool closed = any(items, [](const Evidence& item) {
    return is_of_domain(item, Source::provider_domain, Says::ordinary);
  });
  if (own.newest != nullptr && (own.fresh || own.undecided || !closed)) {
    return by_own_mail(own, items, now);
  }
  if (closed) return Verdict::probably_ordinary;
  if (const Evidence* const entry = latest(items, is_entry)) {
    return by_register(*entry, items, now);
  }
  const bool mixed = is_mixed(items);
  const bool hinted = any(items, [mixed](const Evidence& item) {
    return is_of_domain(item, Source::provider_domain, Says::certified) ||
           item.source == Source::mx ||
           (!mixed && is_of_domain(item, Source::register_, Says::certified));
  });
  return hinted ? Verdict::probably_certified : Verdict::unknown;
}

}  // namespace pec::addresses
