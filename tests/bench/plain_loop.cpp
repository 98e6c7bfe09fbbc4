// SPDX-License-Identifier: EUPL-1.2
#include "plain_loop.h"

#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <strings.h>
#include <unistd.h>
#include <vector>

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509_vfy.h>
#include <sys/mman.h>
#include <sys/stat.h>

namespace pec::bench {
namespace {

using namespace std::string_view_literals;

constexpr auto kNone = std::string_view::npos;
// The certificates of the corpus are dated around its own "now" (tests/provider/clock.py).
constexpr std::time_t kCorpusTime = 1772445600;  // 2026-03-02T10:00:00Z

template <auto Free>
struct Deleter {
  template <typename T>
  void operator()(T* pointer) const {
    Free(pointer);
  }
};
using Store = std::unique_ptr<X509_STORE, Deleter<X509_STORE_free>>;
using EncodeContext = std::unique_ptr<EVP_ENCODE_CTX, Deleter<EVP_ENCODE_CTX_free>>;
using Cms = std::unique_ptr<CMS_ContentInfo, Deleter<CMS_ContentInfo_free>>;
using Bio = std::unique_ptr<BIO, Deleter<BIO_free>>;

class Mapping {
 public:
  explicit Mapping(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat facts {};
    if (descriptor < 0) return;
    if (::fstat(descriptor, &facts) == 0) {
      size_ = static_cast<std::size_t>(facts.st_size);
      data_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0);
    }
    ::close(descriptor);
  }
  ~Mapping() {
    if (data_ != MAP_FAILED) ::munmap(data_, size_);
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;

  std::string_view bytes() const {
    return data_ == MAP_FAILED ? std::string_view() : std::string_view(begin(), size_);
  }

 private:
  const char* begin() const { return static_cast<const char*>(data_); }

  void* data_ = MAP_FAILED;
  std::size_t size_ = 0;
};

// string_view::find stops at every line break; memmem does not.
std::size_t find(std::string_view text, std::string_view wanted, std::size_t from = 0) {
  if (from > text.size()) return kNone;
  const void* found =
      ::memmem(text.data() + from, text.size() - from, wanted.data(), wanted.size());
  return found == nullptr ? kNone
                          : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

bool starts_ignoring_case(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && ::strncasecmp(text.data(), start.data(), start.size()) == 0;
}

// The header field that starts at `from`, its continuation lines included.
std::string_view field_at(std::string_view headers, std::size_t from) {
  std::size_t end = find(headers, "\r\n", from);
  while (end != kNone && end + 2 < headers.size() &&
         (headers[end + 2] == ' ' || headers[end + 2] == '\t')) {
    end = find(headers, "\r\n", end + 2);
  }
  return headers.substr(from, end == kNone ? kNone : end - from);
}

std::string_view boundary_in(std::string_view content_type) {
  constexpr std::string_view kName = "boundary=";
  for (std::size_t at = 0; at + kName.size() < content_type.size(); ++at) {
    if (!starts_ignoring_case(content_type.substr(at), kName)) continue;
    std::string_view value = content_type.substr(at + kName.size());
    const bool quoted = value.front() == '"';
    if (quoted) value.remove_prefix(1);
    return value.substr(0, value.find_first_of(quoted ? "\""sv : "; \r"sv));
  }
  return {};
}

std::string_view boundary_of(std::string_view headers) {
  for (std::size_t at = 0; at < headers.size();) {
    const std::string_view field = field_at(headers, at);
    if (starts_ignoring_case(field, "Content-Type:")) return boundary_in(field);
    at += field.size() + 2;
  }
  return {};
}

struct Parts {
  std::string_view content;    // the exact bytes that were signed
  std::string_view signature;  // base64
};

std::optional<Parts> cut(std::string_view message) {
  const std::size_t headers = find(message, "\r\n\r\n");
  if (headers == kNone) return std::nullopt;
  const std::string_view boundary = boundary_of(message.substr(0, headers));
  if (boundary.empty()) return std::nullopt;
  const std::string delimiter = "\r\n--" + std::string(boundary);

  const std::size_t first = find(message, delimiter, headers + 2);
  if (first == kNone) return std::nullopt;
  const std::size_t line_end = find(message, "\r\n", first + delimiter.size());
  if (line_end == kNone) return std::nullopt;
  const std::size_t second = find(message, delimiter, line_end);
  if (second == kNone) return std::nullopt;
  const std::size_t part_headers = find(message, "\r\n\r\n", second + delimiter.size());
  if (part_headers == kNone) return std::nullopt;
  const std::size_t last = find(message, delimiter, part_headers + 2);
  const std::string_view described = message.substr(second, part_headers - second);
  if (last == kNone || find(described, "pkcs7-signature") == kNone) return std::nullopt;
  return Parts{message.substr(line_end + 2, second - line_end - 2),
               message.substr(part_headers + 4, last - part_headers - 4)};
}

const unsigned char* unsigned_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

struct PlainLoop::State {
  Store store{X509_STORE_new()};
  EncodeContext decoder{EVP_ENCODE_CTX_new()};
  std::vector<unsigned char> der;  // kept between messages

  std::size_t decode(std::string_view base64) {
    der.resize(std::max(der.size(), base64.size()));
    int length = 0;
    int rest = 0;
    EVP_DecodeInit(decoder.get());
    if (EVP_DecodeUpdate(decoder.get(), der.data(), &length, unsigned_bytes(base64),
                         static_cast<int>(base64.size())) < 0 ||
        EVP_DecodeFinal(decoder.get(), der.data() + length, &rest) < 0) {
      return 0;
    }
    return static_cast<std::size_t>(length + rest);
  }

  bool verify(const Parts& parts) {
    const std::size_t size = decode(parts.signature);
    const unsigned char* at = der.data();
    const Cms cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(size)));
    if (!cms) return false;
    const Bio content(
        BIO_new_mem_buf(parts.content.data(), static_cast<int>(parts.content.size())));
    return CMS_verify(cms.get(), nullptr, store.get(), content.get(), nullptr, CMS_BINARY) == 1;
  }
};

PlainLoop::PlainLoop(const std::filesystem::path& authorities) : state_(std::make_unique<State>()) {
  if (X509_STORE_load_file(state_->store.get(), authorities.c_str()) != 1) {
    throw std::runtime_error("no certificates in " + authorities.string());
  }
  X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(state_->store.get()), kCorpusTime);
}

PlainLoop::~PlainLoop() = default;
PlainLoop::PlainLoop(PlainLoop&&) noexcept = default;
PlainLoop& PlainLoop::operator=(PlainLoop&&) noexcept = default;

bool PlainLoop::verify(const std::filesystem::path& file) {
  const Mapping mapping(file);
  const std::optional<Parts> parts = cut(mapping.bytes());
  const bool good = parts && state_->verify(*parts);
  if (!good) ERR_clear_error();
  return good;
}

}  // namespace pec::bench
