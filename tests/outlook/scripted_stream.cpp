// SPDX-License-Identifier: EUPL-1.2
#include "scripted_stream.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace pec::outlook::testing {
namespace {

class Stream final : public ScriptedUnknown<IStream> {
 public:
  Stream(World& world, StoredStream stored)
      : ScriptedUnknown(world, IID_IStream), stored_(std::move(stored)) {}

  HRESULT STDMETHODCALLTYPE Read(void* out, ULONG wanted, ULONG* got) override {
    *got = 0;
    if (goes_wrong()) return world().failure;
    if (stored_.fails_at && at_ >= *stored_.fails_at) return STG_E_READFAULT;
    const std::uint64_t end =
        stored_.fails_at ? std::min(*stored_.fails_at, stored_.size()) : stored_.size();
    const auto size = static_cast<std::size_t>(
        std::min<std::uint64_t>({wanted, stored_.at_once, end - std::min(at_, end)}));
    std::memset(out, 0, size);
    if (at_ < stored_.bytes.size())
      stored_.bytes.copy(static_cast<char*>(out), size, static_cast<std::size_t>(at_));
    at_ += size;
    *got = static_cast<ULONG>(size);
    return size == 0 ? stored_.at_end : S_OK;
  }
  HRESULT STDMETHODCALLTYPE Stat(STATSTG* out, DWORD flags) override {
    if (goes_wrong()) return world().failure;
    EXPECT_EQ(flags, static_cast<DWORD>(STATFLAG_NONAME)) << "its name would have to be freed";
    if (!stored_.tells_size) return E_NOTIMPL;
    *out = {};
    out->cbSize.QuadPart = stored_.told.value_or(stored_.size());
    return S_OK;
  }

  HRESULT STDMETHODCALLTYPE Write(const void*, ULONG, ULONG*) override {
    return not_called("Write");
  }
  HRESULT STDMETHODCALLTYPE Seek(LARGE_INTEGER, DWORD, ULARGE_INTEGER*) override {
    return not_called("Seek");
  }
  HRESULT STDMETHODCALLTYPE SetSize(ULARGE_INTEGER) override { return not_called("SetSize"); }
  HRESULT STDMETHODCALLTYPE CopyTo(IStream*, ULARGE_INTEGER, ULARGE_INTEGER*,
                                   ULARGE_INTEGER*) override {
    return not_called("CopyTo");
  }
  HRESULT STDMETHODCALLTYPE Commit(DWORD) override { return not_called("Commit"); }
  HRESULT STDMETHODCALLTYPE Revert() override { return not_called("Revert"); }
  HRESULT STDMETHODCALLTYPE LockRegion(ULARGE_INTEGER, ULARGE_INTEGER, DWORD) override {
    return not_called("LockRegion");
  }
  HRESULT STDMETHODCALLTYPE UnlockRegion(ULARGE_INTEGER, ULARGE_INTEGER, DWORD) override {
    return not_called("UnlockRegion");
  }
  HRESULT STDMETHODCALLTYPE Clone(IStream**) override { return not_called("Clone"); }

 private:
  StoredStream stored_;
  std::uint64_t at_ = 0;
};

}  // namespace

Owned<IStream> make_stream(World& world, StoredStream stored) {
  return Owned<IStream>(new Stream(world, std::move(stored)));
}

}  // namespace pec::outlook::testing
