// SPDX-License-Identifier: EUPL-1.2
#include "outgoing/archive.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <memory>

#include "outgoing/file_kind.h"
#include "outgoing/utf8_names.h"

namespace pec::outgoing {
namespace {

struct FreeArchive {
  void operator()(archive* one) const { ::archive_read_free(one); }
};
using ArchivePtr = std::unique_ptr<archive, FreeArchive>;

constexpr std::string_view kDamaged = "damaged";
constexpr std::string_view kTooLarge = "too-large";
constexpr std::string_view kNoTime = "time";
// Between two looks at the clock and at the budget.
constexpr std::size_t kStepBytes = std::size_t{64} * 1024;
// A small archive of large blanks is no bomb.
constexpr std::uint64_t kRatioCounts = std::uint64_t{8} << 20U;

std::string name_of(archive_entry* entry) {
  if (const char* const utf8 = ::archive_entry_pathname_utf8(entry); utf8 != nullptr) return utf8;
  const char* const bytes = ::archive_entry_pathname(entry);
  return bytes == nullptr ? std::string() : std::string(bytes);
}

class Reader {
 public:
  Reader(std::string_view bytes, Budget& budget) : bytes_(bytes), budget_(budget) {}

  std::string_view run(const WantsWhole& wants_whole, const TakeEntry& take) {
    if (!open()) return kDamaged;
    for (;;) {
      archive_entry* entry = nullptr;
      const int result = ::archive_read_next_header(archive_.get(), &entry);
      if (result == ARCHIVE_EOF) return {};
      if (result < ARCHIVE_WARN) return kDamaged;
      if (!budget_.take_entry()) return "too-many-entries";
      if (!budget_.has_time()) return kNoTime;
      const std::string_view why = read(entry, wants_whole, take);
      if (!why.empty()) return why;
    }
  }

 private:
  bool open() {
    archive_.reset(::archive_read_new());
    if (!archive_) return false;
    archive* const one = archive_.get();
    const Container kind = container_of(bytes_);
    if (kind == Container::zip) ::archive_read_support_format_zip_seekable(one);
    if (kind != Container::zip) ::archive_read_support_format_tar(one);
    if (kind == Container::gzip) {
      ::archive_read_support_filter_gzip(one);
      ::archive_read_support_format_raw(one);  // of one file, without tar
    }
    skips_freely_ = kind == Container::zip;
    return ::archive_read_open_memory(one, bytes_.data(), bytes_.size()) == ARCHIVE_OK;
  }

  std::string_view read(archive_entry* entry, const WantsWhole& wants_whole,
                        const TakeEntry& take) {
    ArchiveEntry out;
    if (::archive_format(archive_.get()) != ARCHIVE_FORMAT_RAW) {
      out.name = name_of(entry);
      out.has_name = !out.name.empty();
    }
    if (::archive_entry_filetype(entry) == AE_IFDIR) return {};
    if (::archive_entry_is_encrypted(entry) != 0) {
      out.encrypted = true;
      take(out);
      return {};
    }
    content_.clear();
    std::string_view why = fill(kHeadBytes);
    out.content = content_;
    if (why.empty() && wants_whole(out)) why = fill(budget_.limits().unpacked_bytes);
    out.content = content_;
    take(out);
    // A zip has a directory to go on from; of others the rest must be unpacked to be passed over.
    if (why.empty() && !skips_freely_) why = pass_over();
    return why;
  }

  // Reads on until content_ has `wanted` bytes or the file ends.
  std::string_view fill(std::uint64_t wanted) {
    while (content_.size() < wanted) {
      const std::size_t had = content_.size();
      content_.resize(had + std::min<std::uint64_t>(kStepBytes, wanted - had));
      std::size_t got = 0;
      const std::string_view why = step(content_.data() + had, content_.size() - had, got);
      content_.resize(had + got);
      if (!why.empty() || got == 0) return why;
    }
    return {};
  }

  std::string_view pass_over() {
    std::string unused(kStepBytes, '\0');
    for (;;) {
      std::size_t got = 0;
      const std::string_view why = step(unused.data(), unused.size(), got);
      if (!why.empty() || got == 0) return why;
    }
  }

  // One piece within the budget; `got` is 0 at the end of the file.
  std::string_view step(char* into, std::size_t room, std::size_t& got) {
    const la_ssize_t result = ::archive_read_data(archive_.get(), into, room);
    if (result < 0) return kDamaged;
    got = static_cast<std::size_t>(result);
    unpacked_ += got;
    if (!budget_.take_bytes(got)) return kTooLarge;
    if (unpacked_ > kRatioCounts && unpacked_ / budget_.limits().ratio > bytes_.size())
      return kTooLarge;
    return budget_.has_time() ? std::string_view() : kNoTime;
  }

  std::string_view bytes_;
  Budget& budget_;
  ArchivePtr archive_;
  std::string content_;
  std::uint64_t unpacked_ = 0;
  bool skips_freely_ = false;
};

}  // namespace

std::string_view read_archive(std::string_view bytes, Budget& budget, const WantsWhole& wants_whole,
                              const TakeEntry& take) {
  const Utf8Names names;
  return Reader(bytes, budget).run(wants_whole, take);
}

}  // namespace pec::outgoing
