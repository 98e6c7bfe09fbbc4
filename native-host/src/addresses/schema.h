// SPDX-License-Identifier: EUPL-1.2
//
// The tables of the directory. Private to addresses/.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "storage/database.h"

namespace pec::addresses {

// "PECd", so that another program's database is not taken for ours.
inline constexpr std::int32_t kApplicationId = 0x50454364;

// Step by step; a released step is never changed. Addresses and domains are in the forms of
// ParsedAddress, instants are seconds since 1970, `source` is the number of a Source, `certified`
// is 1 for a PEC address and 0 for an ordinary one.
inline constexpr std::array<std::string_view, 1> kSteps = {{R"sql(
CREATE TABLE setting (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE decision (
  address TEXT PRIMARY KEY, certified INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
-- The newest of each sort; `domain` is that of the address.
CREATE TABLE learned (
  address TEXT NOT NULL, source INTEGER NOT NULL, certified INTEGER NOT NULL,
  at INTEGER NOT NULL, domain TEXT NOT NULL,
  PRIMARY KEY (address, source, certified)) WITHOUT ROWID;
CREATE INDEX learned_by_domain ON learned (domain);
CREATE INDEX learned_by_time ON learned (at);
-- `message` is the identifier of the message that failed: a notice opened twice counts once.
CREATE TABLE failure (
  address TEXT NOT NULL, message TEXT NOT NULL, at INTEGER NOT NULL, error TEXT NOT NULL,
  detail TEXT NOT NULL, PRIMARY KEY (address, message)) WITHOUT ROWID;
CREATE TABLE register (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, format TEXT NOT NULL, file TEXT NOT NULL,
  rows INTEGER NOT NULL, addresses INTEGER NOT NULL, imported INTEGER NOT NULL);
-- `place` is the address with its domain in front ("pec.it@info"), so that a domain's entries lie
-- together, and a register's do too: an import writes from one end to the other. `at` is the entry's
-- own date, NULL where it is the import's. `body` is the code by which the register names whose
-- address it is, empty where it has none.
CREATE TABLE entry (
  register INTEGER NOT NULL, place TEXT NOT NULL, certified INTEGER NOT NULL, at INTEGER,
  body TEXT NOT NULL, PRIMARY KEY (register, place)) WITHOUT ROWID;
CREATE INDEX entry_by_body ON entry (register, body) WHERE body <> '';
-- Of domains with more entries than a look-up counts by itself (kFewOfDomain).
CREATE TABLE register_domain (
  register INTEGER NOT NULL, domain TEXT NOT NULL, certified INTEGER NOT NULL,
  ordinary INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (register, domain)) WITHOUT ROWID;
CREATE TABLE body (
  code TEXT NOT NULL, register INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (code, register)) WITHOUT ROWID;
CREATE TABLE mx (domain TEXT PRIMARY KEY, suffix TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
)sql"}};

// A domain with this many entries in a register, or fewer, has no row in register_domain.
inline constexpr std::int64_t kFewOfDomain = 16;

inline constexpr storage::Schema kSchema{kApplicationId, kSteps};

}  // namespace pec::addresses
