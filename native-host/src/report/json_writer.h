// SPDX-License-Identifier: EUPL-1.2
//
// JSON text written piece by piece, in order. Private to report/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "report/json.h"

namespace pec::report {

// Writes objects and lists in order; it puts the commas and nothing else.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void open(char bracket) {
    separate();
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  // `name` is one of our own identifiers.
  JsonWriter& key(std::string_view name) {
    separate();
    out_ += '"';
    out_ += name;
    out_ += "\":";
    first_ = true;
    return *this;
  }
  void text(std::string_view value) {
    separate();
    append_json_string(out_, value);
  }
  void text_or_null(std::string_view value) { value.empty() ? null() : text(value); }
  void text_or_null(const std::optional<std::string>& value) { value ? text(*value) : null(); }
  void null() { raw("null"); }
  void boolean(bool value) { raw(value ? "true" : "false"); }
  void raw(std::string_view value) {
    separate();
    out_ += value;
  }

 private:
  void separate() {
    if (!first_) out_ += ',';
    first_ = false;
  }

  std::string& out_;
  bool first_ = true;
};

}  // namespace pec::report
