// SPDX-License-Identifier: EUPL-1.2
//
// From what a person names on a command line to messages: files, mbox files, folders, Maildir.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "mail/source.h"

namespace pec::mail {

// One message inside the bytes of a file.
struct MessageRange {
  std::size_t index = 0;   // its place in the file, from 1
  std::string_view bytes;  // borrowed from the bytes that were split
  // In an mbox, a line of the message opens with ">From ": probably put there by the mail program
  // (see unquote_from_lines), which changes signed bytes.
  bool quoted = false;
};

// The files to read for one path.
// In: "-" (standard input) and anything that is not a folder stand for themselves, existing or
// not: opening tells. A folder is walked to its bottom, names sorted bytewise, so that the same
// folder always gives the same list. Of a Maildir only cur/, new/ and its subfolders count; left
// out are hidden files, tmp/ of a Maildir, symbolic links to folders (they may form loops), and
// the files that mail programs keep beside mailboxes (*.msf, *.dat, ...).
// Errors: the folder, or one below it, cannot be listed.
tl::expected<std::vector<std::filesystem::path>, SourceError> collect_paths(
    const std::filesystem::path& path);

// Whether the bytes are an mbox: their first line is a separator (RFC 4155: "From x date"; newer
// versions of Thunderbird write "From " and nothing else).
bool is_mbox(std::string_view bytes);

// The messages in the bytes of one file: one range for anything but an mbox, even for an empty
// file, so that every file gets an answer. In an mbox a separator is a line of that shape at the
// start or after an empty line; other lines that start with "From " belong to the text. A message
// begins after its separator and ends before the empty line that closes it in the mbox.
std::vector<MessageRange> split_messages(std::string_view bytes);

// Takes one ">" from each line that opens with ">From ", ">>From ", ...: what Thunderbird and
// other writers of mboxrd put there. The result is the message as it was received; needed for
// signatures, which the added character breaks.
std::string unquote_from_lines(std::string_view message);

}  // namespace pec::mail
