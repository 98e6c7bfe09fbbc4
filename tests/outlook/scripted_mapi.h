// SPDX-License-Identifier: EUPL-1.2
//
// Outlook's mailbox beneath its object model: a session of Extended MAPI with its stores, messages
// and attachments (README.md says by which page each behaves so). Whatever would write is a failure
// of the test.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scripted_object.h"

namespace pec::outlook::testing {

// The bytes of a property, and what its stream makes of them.
struct StoredStream {
  std::string bytes;
  std::uint64_t zeros = 0;                               // so many more bytes after them
  std::size_t at_once = static_cast<std::size_t>(-1);    // a read gives no more
  bool tells_size = true;                                // Stat works
  std::optional<std::uint64_t> told = std::nullopt;      // another size than it has
  std::optional<std::uint64_t> fails_at = std::nullopt;  // a read from there on is an error
  HRESULT at_end = S_OK;                                 // or S_FALSE, with no bytes
  HRESULT opened = S_OK;                                 // what OpenProperty answers

  std::uint64_t size() const { return bytes.size() + zeros; }
};

struct StoredAttachment {
  std::wstring name;                 // empty: Attachment.FileName is an error
  std::optional<StoredStream> data;  // PR_ATTACH_DATA_BIN
};

struct StoredMessage {
  std::wstring message_class = L"IPM.Note";
  std::wstring subject;
  std::wstring sender_name;
  std::wstring sender_address;
  std::vector<StoredAttachment> attachments;
  unsigned long first_number = 0;       // PR_ATTACH_NUM of the first, then upwards
  std::vector<std::wstring> shown;      // names that Attachments shows, where they are others
  std::optional<std::wstring> headers;  // PR_TRANSPORT_MESSAGE_HEADERS
  bool headers_are_narrow = false;      // PT_STRING8: there is no stream of PT_UNICODE
  StoredStream headers_stream;          // but for `bytes`, which are those of `headers`
  bool counts_attachments = true;       // GetRowCount works
  bool is_folder = false;               // what the identifier opens is something else
};

// One profile: stores by their identifiers, in them messages by theirs. Identifiers are
// hexadecimal digits, as Outlook's objects have them.
class Mailbox {
 public:
  explicit Mailbox(World& world) : world_(world) {}

  void keep(const std::wstring& store, const std::wstring& entry, StoredMessage message);
  // Only a store that is open is found by IMAPISession::OpenEntry, or opens at all.
  void close(const std::wstring& store) { closed_.push_back(store); }

  // Outlook's NameSpace. In: `has_mapi` false: MAPIOBJECT is Nothing.
  Owned<ScriptedObject> name_space(bool has_mapi = true);
  // Outlook's item of a message. In: an empty `entry`: it lies in no folder; an empty `store`: its
  // folder does not tell.
  Owned<ScriptedObject> item(const std::wstring& store, const std::wstring& entry,
                             const StoredMessage& message);
  Owned<ScriptedObject> item(const std::wstring& store, const std::wstring& entry);

  // For the objects of MAPI. Null where there is none.
  std::shared_ptr<const StoredMessage> find(const std::wstring& store,
                                            const std::wstring& entry) const;
  // In whatever store, the first one that has it.
  std::shared_ptr<const StoredMessage> find(const std::wstring& entry) const;
  bool is_open(const std::wstring& store) const;
  World& world() const { return world_; }

 private:
  World& world_;
  std::vector<std::wstring> order_;  // of the stores
  std::map<std::wstring, std::map<std::wstring, std::shared_ptr<const StoredMessage>>> stores_;
  std::vector<std::wstring> closed_;
};

}  // namespace pec::outlook::testing
