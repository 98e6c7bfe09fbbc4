// SPDX-License-Identifier: EUPL-1.2
#include "protocol/chunk_scanner.h"

#include <algorithm>
#include <simdjson.h>
#include <utility>

#include "protocol/frame.h"

namespace pec::protocol {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::size_t kMaxPlainIdBytes = 64;

// Ids whose JSON text is certain to be the same in every writer.
bool is_plain_id(std::string_view id) {
  return std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  });
}

// Whether the text could be a chunk at all; other requests are spared the work.
bool looks_like_chunk(std::string_view text) {
  constexpr std::size_t kHeadBytes = 256;
  return text.substr(0, kHeadBytes).find(kChunkMethod) != std::string_view::npos;
}

// Each member may come once; `seen` notes it.
bool take_text(ondemand::value value, bool& seen, std::string_view& out) {
  return !std::exchange(seen, true) && value.get_string().get(out) == simdjson::SUCCESS;
}

struct Members {
  std::string_view text;  // of the frame
  Chunk chunk{};
  bool jsonrpc = false;
  bool id = false;
  bool method = false;
  bool params = false;
  bool message = false;
  bool sequence = false;
  bool data = false;
  bool all() const { return jsonrpc && method && params && message && sequence && data; }
};

bool read_id(ondemand::value value, Members& m) {
  if (std::exchange(m.id, true)) return false;
  ondemand::json_type type{};
  if (value.type().get(type) != simdjson::SUCCESS) return false;
  std::uint64_t number = 0;
  if (type == ondemand::json_type::number) {
    if (value.get_uint64().get(number) != simdjson::SUCCESS) return false;
    m.chunk.id = std::to_string(number);
    return true;
  }
  std::string_view text;
  if (value.get_string().get(text) != simdjson::SUCCESS || text.size() > kMaxPlainIdBytes ||
      !is_plain_id(text)) {
    return false;
  }
  m.chunk.id.append("\"").append(text).append("\"");
  return true;
}

// Base64 has no escapes: up to the next quote is all of it, and need not be copied.
bool read_data(ondemand::value value, Members& m) {
  ondemand::raw_json_string raw;
  if (std::exchange(m.data, true) || value.get_raw_json_string().get(raw) != simdjson::SUCCESS) {
    return false;
  }
  const auto before = static_cast<std::size_t>(raw.raw() - m.text.data());
  const std::string_view rest = m.text.substr(before);
  m.chunk.data = rest.substr(0, rest.find('"'));
  return true;
}

bool read_params(ondemand::value value, Members& m) {
  ondemand::object object;
  if (std::exchange(m.params, true) || value.get_object().get(object) != simdjson::SUCCESS) {
    return false;
  }
  for (auto field : object) {
    std::string_view key;
    ondemand::value member;
    if (field.unescaped_key().get(key) != simdjson::SUCCESS) return false;
    if (field.value().get(member) != simdjson::SUCCESS) return false;
    bool good = false;
    if (key == "message") good = take_text(member, m.message, m.chunk.message);
    if (key == "data") good = read_data(member, m);
    if (key == "sequence") {
      good = !std::exchange(m.sequence, true) &&
             member.get_uint64().get(m.chunk.sequence) == simdjson::SUCCESS;
    }
    if (!good) return false;
  }
  return true;
}

bool read_member(std::string_view key, ondemand::value value, Members& m) {
  std::string_view text;
  if (key == "jsonrpc") return take_text(value, m.jsonrpc, text) && text == "2.0";
  if (key == "method") return take_text(value, m.method, text) && text == kChunkMethod;
  if (key == "id") return read_id(value, m);
  return key == "params" && read_params(value, m);
}

}  // namespace

struct ChunkScanner::State {
  ondemand::parser parser{kMaxFrameBytes};
};

ChunkScanner::ChunkScanner() = default;
ChunkScanner::~ChunkScanner() = default;

std::optional<Chunk> ChunkScanner::scan(std::string_view text, std::size_t readable) {
  static_assert(kFramePadding >= simdjson::SIMDJSON_PADDING);
  if (readable < text.size() + kFramePadding || !looks_like_chunk(text)) return std::nullopt;
  if (!state_) state_ = std::make_unique<State>();
  ondemand::document document;
  const simdjson::padded_string_view padded(text, readable);
  if (state_->parser.iterate(padded).get(document) != simdjson::SUCCESS) return std::nullopt;
  ondemand::object object;
  if (document.get_object().get(object) != simdjson::SUCCESS) return std::nullopt;
  Members members{text};
  for (auto field : object) {
    std::string_view key;
    ondemand::value value;
    if (field.unescaped_key().get(key) != simdjson::SUCCESS) return std::nullopt;
    if (field.value().get(value) != simdjson::SUCCESS) return std::nullopt;
    if (!read_member(key, value, members)) return std::nullopt;
  }
  const bool at_end = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
  if (!members.all() || !at_end) return std::nullopt;
  return std::move(members.chunk);
}

}  // namespace pec::protocol
