// SPDX-License-Identifier: EUPL-1.2
//
// The Windows version of spool.cpp: what is too much for memory goes into a section that the paging
// file stands behind, reserved for the largest size and had piece by piece. A temporary file that
// goes away by itself would have to stay open as long as its mapping.
#include <cstring>
#include <memory>
#include <utility>
#include <vector>
#include <windows.h>

#include "mail/spool.h"

namespace pec::mail {
namespace {

struct CloseHandle {
  void operator()(HANDLE handle) const { ::CloseHandle(handle); }
};
struct UnmapView {
  void operator()(char* view) const { ::UnmapViewOfFile(view); }
};

}  // namespace

struct Spool::State {
  std::filesystem::path name;
  std::size_t max_bytes;
  std::size_t size = 0;
  std::vector<char> memory{};  // all bytes, until there is a section
  std::unique_ptr<void, CloseHandle> section{};
  std::unique_ptr<char, UnmapView> view{};

  // Out: false when the system has no more.
  bool reserve() {
    const ULARGE_INTEGER bytes{.QuadPart = max_bytes};
    section.reset(::CreateFileMappingW(INVALID_HANDLE_VALUE, nullptr, PAGE_READWRITE | SEC_RESERVE,
                                       bytes.HighPart, bytes.LowPart, nullptr));
    if (!section) return false;
    view.reset(static_cast<char*>(::MapViewOfFile(section.get(), FILE_MAP_WRITE, 0, 0, 0)));
    return view != nullptr;
  }

  bool write(std::size_t at, std::string_view bytes) const {
    char* const place = view.get() + at;
    if (::VirtualAlloc(place, bytes.size(), MEM_COMMIT, PAGE_READWRITE) == nullptr) return false;
    std::memcpy(place, bytes.data(), bytes.size());
    return true;
  }

  bool move_to_section() {
    if (!reserve() || (!memory.empty() && !write(0, {memory.data(), memory.size()}))) return false;
    std::vector<char>().swap(memory);
    return true;
  }
};

// The folder is not needed: nothing is written to one.
Spool::Spool(std::filesystem::path /*folder*/, std::filesystem::path name, std::size_t max_bytes)
    : state_(std::make_unique<State>(State{std::move(name), max_bytes})) {}
Spool::~Spool() = default;
Spool::Spool(Spool&&) noexcept = default;
Spool& Spool::operator=(Spool&&) noexcept = default;

std::size_t Spool::size() const { return state_->size; }

tl::expected<void, SourceError> Spool::append(std::string_view bytes) {
  State& s = *state_;
  if (bytes.size() > s.max_bytes - s.size) {
    return tl::make_unexpected(SourceError{s.name, "too-large"});
  }
  const std::size_t at = std::exchange(s.size, s.size + bytes.size());
  if (bytes.empty()) return {};
  if (s.size <= kMaxBytesInMemory) {
    s.memory.insert(s.memory.end(), bytes.begin(), bytes.end());
    return {};
  }
  if ((!s.view && !s.move_to_section()) || !s.write(at, bytes)) {
    return tl::make_unexpected(SourceError{s.name, "no-space"});
  }
  return {};
}

tl::expected<Source, SourceError> Spool::finish() {
  State& s = *state_;
  const std::size_t size = std::exchange(s.size, 0);
  if (!s.view) return Source::own(std::exchange(s.memory, {}));
  Source source;
  source.data_ = s.view.release();
  source.size_ = size;
  s.section.reset();
  return source;
}

}  // namespace pec::mail
