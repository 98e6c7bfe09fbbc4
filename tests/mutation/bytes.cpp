// SPDX-License-Identifier: EUPL-1.2
#include "bytes.h"

#include <algorithm>

namespace pec::mutation {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kHex = "0123456789ABCDEF";
constexpr std::size_t kMaxPrinted = 80;

}  // namespace

std::string decode_base64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') break;
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string_view::npos) continue;
    bits = (bits << 6U) | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out.push_back(static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU));
  }
  return out;
}

std::string encode_base64(std::string_view bytes, std::size_t columns, std::string_view eol) {
  std::string plain;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t bits = 0;
    const std::size_t here = std::min<std::size_t>(3, bytes.size() - i);
    for (std::size_t k = 0; k < 3; ++k)
      bits = (bits << 8U) | (k < here ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k)
      plain.push_back(k <= here ? kAlphabet[(bits >> (18U - 6U * k)) & 0x3FU] : '=');
  }
  std::string out;
  for (std::size_t i = 0; i < plain.size(); i += columns) {
    out += plain.substr(i, columns);
    out += eol;
  }
  return out;
}

std::string with_lf(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') out.push_back(text[i]);
  return out;
}

std::string with_crlf(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 32);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')) out.push_back('\r');
    out.push_back(text[i]);
  }
  return out;
}

std::string spliced(std::string_view text, std::size_t begin, std::size_t end,
                    std::string_view replacement) {
  std::string out(text.substr(0, begin));
  out += replacement;
  out += text.substr(end);
  return out;
}

std::string printable(std::string_view bytes) {
  std::string out;
  for (const char c : bytes.substr(0, kMaxPrinted)) {
    const auto code = static_cast<unsigned char>(c);
    if (code >= 0x20 && code < 0x7F && c != '\\') {
      out.push_back(c);
      continue;
    }
    out += "\\x";
    out.push_back(kHex[code >> 4U]);
    out.push_back(kHex[code & 0xFU]);
  }
  return bytes.size() > kMaxPrinted ? out + "..." : out;
}

}  // namespace pec::mutation
