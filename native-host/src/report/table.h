// SPDX-License-Identifier: EUPL-1.2
//
// Verdicts for people, one after another: a row each, below it the reasons where something is not
// plainly good, and a line of sums at the end. Rows need no knowledge of later ones, so that a
// mailbox of any size streams through.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "report/catalogue.h"
#include "report/terminal_style.h"
#include "report/wording.h"
#include "verification/verdict.h"

namespace pec::report {

// From this width on everything about a message stands on one line; below, time, sender, recipient
// and signer go to a second one instead of being cut to nothing.
inline constexpr std::size_t kOneLineColumns = 150;
// Reasons shown under a row; "explain" tells the others.
inline constexpr std::size_t kMaxReasons = 3;

// How many messages came to which outcome.
class Tally {
 public:
  void add(const verification::Verdict& verdict);
  // A file in a folder that is no message.
  void add_other_file() { ++other_files_; }
  void merge(const Tally& other);
  std::size_t total() const { return total_; }
  std::size_t other_files() const { return other_files_; }
  // Messages for which only an authority added on this computer vouches.
  std::size_t local_anchors() const { return local_anchors_; }
  // "genuine", "genuine.attention", ..., with how many; only what occurred.
  std::size_t count(std::string_view outcome) const;

 private:
  std::size_t total_ = 0;
  std::size_t other_files_ = 0;
  std::size_t local_anchors_ = 0;
  std::map<std::string, std::size_t, std::less<>> counts_;
};

class Table {
 public:
  // `catalogue` must outlive this.
  Table(const Catalogue& catalogue, const TerminalStyle& style);

  // The titles of the columns, with a rule below.
  std::string header() const;
  // Everything about one message. `label` says where it lies ("inbox.mbox:12"); untrusted.
  std::string row(const verification::Verdict& verdict, std::string_view label) const;
  // "12 messages: 11 genuine, 1 altered"; a blank line before it. What holds for many rows alike is
  // said once here: authorities added on this computer, files passed over.
  std::string summary(const Tally& tally) const;

 private:
  std::string outcome_cell(const verification::Verdict& verdict) const;
  std::string kind_cell(const verification::Verdict& verdict) const;
  std::string wide_row(const verification::Verdict& verdict, const std::string& file,
                       const Wording& wording) const;
  std::string narrow_row(const verification::Verdict& verdict, const std::string& file,
                         const Wording& wording) const;
  std::string reason_lines(const verification::Verdict& verdict, const Wording& wording) const;
  bool is_wide() const { return style_.columns >= kOneLineColumns; }
  // Columns left to the right of outcome, kind and, on a wide line, time.
  std::size_t rest_columns() const;

  const Catalogue& catalogue_;
  TerminalStyle style_;
  std::size_t outcome_width_;
  std::size_t kind_width_;
  std::size_t time_width_;
};

}  // namespace pec::report
