// SPDX-License-Identifier: EUPL-1.2
//
// The one request that is large and frequent, message.chunk, read without a document in memory: a
// document costs ten times what is done with the bytes. Anything out of the ordinary is left to
// parse_request(), which answers for all requests, and which this must agree with on every request
// that it takes (tests/fuzz/session.cpp holds them against each other).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace pec::protocol {

inline constexpr std::string_view kChunkMethod = "message.chunk";

// The views are valid until the next call of the scanner.
struct Chunk {
  std::string id;  // as in Request
  std::string_view message;
  std::uint64_t sequence = 0;
  // Base64, if the frame is good JSON: what decodes as base64 has no character that JSON forbids in
  // a string, so whoever decodes it has checked the rest of the syntax.
  std::string_view data;
};

class ChunkScanner {
 public:
  ChunkScanner();
  ~ChunkScanner();
  ChunkScanner(const ChunkScanner&) = delete;
  ChunkScanner& operator=(const ChunkScanner&) = delete;

  // In: a frame's text and how many bytes may be read from its first one on; with fewer than
  // kFramePadding behind the text nothing is taken. Out: none unless it is a message.chunk with
  // exactly its members, each once.
  std::optional<Chunk> scan(std::string_view text, std::size_t readable);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pec::protocol
