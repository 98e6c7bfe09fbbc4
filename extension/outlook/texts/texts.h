// SPDX-License-Identifier: EUPL-1.2
//
// The sentences that the add-in says itself, in the language that Outlook speaks. What is said of a
// message or a draft comes from the host, ready.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace pec::outlook {

enum class Language { english, italian, german };  // in the order of make_texts.py

struct TextRow {
  std::string_view key;
  std::array<std::string_view, 3> texts;  // UTF-8
};

// All sentences, by key. From locales/, at build time.
std::span<const TextRow> text_rows();

class Texts {
 public:
  explicit Texts(Language language) : language_(language) {}

  // The sentence of a key; the key itself where there is none, to be seen and reported.
  std::wstring get(std::string_view key) const;
  // As the host takes it: "it".
  std::string_view language() const;

 private:
  Language language_;
};

// In: Windows' number of a language (LANGID), as Outlook tells that of its windows.
Language language_of(unsigned number);

}  // namespace pec::outlook
