// SPDX-License-Identifier: EUPL-1.2
//
// Small tools on bytes: our own base64 and line ends, and dice that fall the same way every time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace pec::mutation {

// Deterministic on every platform: std distributions are not, so none is used.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  // 0 <= result < sides; 0 when there are no sides.
  std::size_t below(std::size_t sides) {
    return sides == 0 ? 0 : static_cast<std::size_t>(engine_() % sides);
  }
  bool one_in(std::size_t sides) { return below(sides) == 0; }
  char byte() { return static_cast<char>(below(256)); }

 private:
  std::mt19937_64 engine_;
};

// RFC 2045, 6.8: characters outside the alphabet are skipped, padding ends the data.
std::string decode_base64(std::string_view text);

// Lines of `columns` characters, each ended by `eol`.
std::string encode_base64(std::string_view bytes, std::size_t columns, std::string_view eol);

// Every CRLF as LF.
std::string with_lf(std::string_view text);

// Every LF without a CR as CRLF.
std::string with_crlf(std::string_view text);

// `text` with [begin, end) replaced.
std::string spliced(std::string_view text, std::size_t begin, std::size_t end,
                    std::string_view replacement);

// For messages to people: printable ASCII as it is, the rest as \xNN, at most 80 bytes.
std::string printable(std::string_view bytes);

}  // namespace pec::mutation
