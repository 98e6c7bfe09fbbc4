// SPDX-License-Identifier: EUPL-1.2
#include "unit/addresses/labelled_set.h"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace pec::addresses {
namespace {

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string piece; std::getline(in, piece, at);) out.push_back(piece);
  return out;
}

// `\\` and `\xHH`.
std::string unescaped(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\') {
      out += text[at];
    } else if (text.compare(at, 2, "\\\\") == 0) {
      out += '\\';
      ++at;
    } else {
      out += static_cast<char>(std::stoi(text.substr(at + 2, 2), nullptr, 16));
      at += 3;
    }
  }
  return out;
}

LabelledItem item_of(const std::string& text) {
  LabelledItem out;
  const std::size_t equals = text.find('=');
  const std::size_t at = text.find('@', equals);
  const std::size_t end = text.find('d', at);
  if (end == std::string::npos) throw std::runtime_error("evidence '" + text + "'");
  out.source = text.substr(0, equals);
  out.says = text.substr(equals + 1, at - equals - 1);
  out.age_days = std::stoi(text.substr(at + 1, end - at - 1));
  if (end + 1 < text.size()) out.detail = text.substr(end + 2);
  return out;
}

}  // namespace

std::vector<LabelledAddress> labelled_addresses(const std::string& file) {
  std::ifstream in(file);
  std::vector<LabelledAddress> out;
  std::size_t number = 0;
  bool header = true;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with('#')) continue;
    if (std::exchange(header, false)) continue;
    const std::vector<std::string> columns = split(line, '\t');
    if (columns.size() != 6) {
      throw std::runtime_error(file + ":" + std::to_string(number) + ": not six columns");
    }
    LabelledAddress row{columns[0], unescaped(columns[1]), {}, split(columns[3], '|'), columns[4]};
    for (const std::string& item : split(columns[2], ';')) row.evidence.push_back(item_of(item));
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace pec::addresses
