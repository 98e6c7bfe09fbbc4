// SPDX-License-Identifier: EUPL-1.2
//
// An HTML page written piece by piece, in order. Everything that is text is escaped here, so that
// no text can be markup. Private to report/.
#pragma once

#include <string>
#include <string_view>

namespace pec::report {

// `text` as it stands in an element or in an attribute in quotes.
std::string html_escaped(std::string_view text);

class HtmlWriter {
 public:
  // Begins a page that loads nothing and runs nothing. `language`, `tone`: identifiers of ours.
  HtmlWriter(std::string_view language, std::string_view title, std::string_view tone);

  // `element`, `tone`: names of ours, the second being the element's class; none where it is empty.
  void open(std::string_view element, std::string_view tone = {});
  void close(std::string_view element);
  void text(std::string_view text);
  // An element that holds a text and nothing else; nothing at all where the text is empty.
  void element(std::string_view element, std::string_view content, std::string_view tone = {});

  // Ends the page and hands it out.
  std::string whole();

 private:
  std::string out_;
};

}  // namespace pec::report
