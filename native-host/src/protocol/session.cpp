// SPDX-License-Identifier: EUPL-1.2
//
// From a frame to its answer; the methods themselves are in methods.cpp.
#include "protocol/session.h"

#include <exception>
#include <new>
#include <utility>

#include "protocol/base64.h"

namespace pec::protocol {
namespace {

Answer answer(std::string_view id, std::string_view method,
              tl::expected<std::string, RpcError> result) {
  const bool wanted = !id.empty();
  if (!result) {
    std::string text = wanted ? error_reply(id, result.error()) : std::string();
    return {std::move(text), method, std::move(result.error()), {}};
  }
  return {wanted ? result_reply(id, *result) : std::string(), method, std::nullopt, {}};
}

// Whether the scanner's chunk is within the limits that methods.cpp sets for its members; what is
// not gets its answer there.
bool is_within_limits(const Chunk& chunk) {
  return !chunk.message.empty() && chunk.message.size() <= kMaxNameBytes &&
         chunk.sequence <= kMaxCount && !chunk.data.empty();
}

RpcError internal(std::string reason) {
  return {ErrorCode::internal_error, "The host failed", std::move(reason), {}};
}

}  // namespace

Session::Session(SessionSettings settings)
    : settings_(std::move(settings)),
      messages_(settings_.spool_folder),
      pages_(settings_.pages_folder) {}

Answer Session::handle(FrameFault fault, std::uint32_t announced) {
  constexpr std::string_view kNoId = "null";
  RpcError error{ErrorCode::invalid_request, "The input ended inside a frame", "cut-short", {}};
  if (fault == FrameFault::too_large)
    error = {error.code, "The frame is too large", "frame-size", {}};
  error.facts = {{"announced", std::to_string(announced)}, {"max", std::to_string(kMaxFrameBytes)}};
  return answer(kNoId, {}, tl::make_unexpected(std::move(error)));
}

Answer Session::handle(std::string_view text, std::size_t readable) {
  std::string id = "null";
  std::string_view method;
  try {
    drop_idle();
    auto chunk = greeted_ ? scanner_.scan(text, readable) : std::nullopt;
    if (chunk && is_within_limits(*chunk) && decode_base64(chunk->data, decoded_)) {
      id = std::move(chunk->id);
      method = kChunkMethod;
      return answer(id, method, take_chunk(chunk->message, chunk->sequence));
    }
    auto request = parse_request(text);
    if (!request) {
      return answer(request.error().id, {}, tl::make_unexpected(request.error().error));
    }
    id = request->id;
    note_.clear();
    auto result = run(*request, method);
    Answer out = answer(id, method, std::move(result));
    out.note = std::exchange(note_, {});
    return out;
  } catch (const std::bad_alloc&) {
    return answer(id, method, tl::make_unexpected(internal("memory")));
  } catch (const std::exception&) {  // a library's; none is known, and none may end the host
    return answer(id, method, tl::make_unexpected(internal("unexpected")));
  }
}

}  // namespace pec::protocol
