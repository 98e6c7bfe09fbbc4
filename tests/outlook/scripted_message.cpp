// SPDX-License-Identifier: EUPL-1.2
#include "scripted_message.h"

#include <algorithm>
#include <utility>

#include "scripted_stream.h"

namespace pec::outlook::testing {
namespace {

constexpr IID kAttachment = {
    0x00020308, 0x0000, 0x0000, {0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
constexpr IID kTable = {
    0x00020301, 0x0000, 0x0000, {0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};

class Table final : public ScriptedUnknown<IMAPITable> {
 public:
  Table(World& world, ULONG rows, bool counts)
      : ScriptedUnknown(world, kTable), rows_(rows), counts_(counts) {}

  HRESULT STDMETHODCALLTYPE GetRowCount(ULONG flags, ULONG* count) override {
    if (goes_wrong()) return world().failure;
    EXPECT_EQ(flags, 0U);
    if (!counts_) return MAPI_E_NO_SUPPORT;
    *count = rows_;
    return S_OK;
  }

  HRESULT STDMETHODCALLTYPE GetLastError(HRESULT, ULONG, LPMAPIERROR*) override { return none(); }
  HRESULT STDMETHODCALLTYPE Advise(ULONG, LPMAPIADVISESINK, ULONG*) override { return none(); }
  HRESULT STDMETHODCALLTYPE Unadvise(ULONG) override { return none(); }
  HRESULT STDMETHODCALLTYPE GetStatus(ULONG*, ULONG*) override { return none(); }
  HRESULT STDMETHODCALLTYPE SetColumns(LPSPropTagArray, ULONG) override { return none(); }
  HRESULT STDMETHODCALLTYPE QueryColumns(ULONG, LPSPropTagArray*) override { return none(); }
  HRESULT STDMETHODCALLTYPE SeekRow(BOOKMARK, LONG, LONG*) override { return none(); }
  HRESULT STDMETHODCALLTYPE SeekRowApprox(ULONG, ULONG) override { return none(); }
  HRESULT STDMETHODCALLTYPE QueryPosition(ULONG*, ULONG*, ULONG*) override { return none(); }
  HRESULT STDMETHODCALLTYPE FindRow(LPSRestriction, BOOKMARK, ULONG) override { return none(); }
  HRESULT STDMETHODCALLTYPE Restrict(LPSRestriction, ULONG) override { return none(); }
  HRESULT STDMETHODCALLTYPE CreateBookmark(BOOKMARK*) override { return none(); }
  HRESULT STDMETHODCALLTYPE FreeBookmark(BOOKMARK) override { return none(); }
  HRESULT STDMETHODCALLTYPE SortTable(LPSSortOrderSet, ULONG) override { return none(); }
  HRESULT STDMETHODCALLTYPE QuerySortOrder(LPSSortOrderSet*) override { return none(); }
  HRESULT STDMETHODCALLTYPE QueryRows(LONG, ULONG, LPSRowSet*) override { return none(); }
  HRESULT STDMETHODCALLTYPE Abort() override { return none(); }
  HRESULT STDMETHODCALLTYPE ExpandRow(ULONG, LPBYTE, ULONG, ULONG, LPSRowSet*, ULONG*) override {
    return none();
  }
  HRESULT STDMETHODCALLTYPE CollapseRow(ULONG, LPBYTE, ULONG, ULONG*) override { return none(); }
  HRESULT STDMETHODCALLTYPE WaitForCompletion(ULONG, ULONG, ULONG*) override { return none(); }
  HRESULT STDMETHODCALLTYPE GetCollapseState(ULONG, ULONG, LPBYTE, ULONG*, LPBYTE*) override {
    return none();
  }
  HRESULT STDMETHODCALLTYPE SetCollapseState(ULONG, ULONG, LPBYTE, BOOKMARK*) override {
    return none();
  }

 private:
  static HRESULT none() { return not_called("a method of the table"); }

  ULONG rows_;
  bool counts_;
};

class Attachment final : public ScriptedProperties<IAttach> {
 public:
  Attachment(World& world, StoredAttachment stored)
      : ScriptedProperties(world, kAttachment), stored_(std::move(stored)) {}

 private:
  HRESULT open(ULONG property, LPUNKNOWN* out) override {
    if (property != PR_ATTACH_DATA_BIN || !stored_.data) return MAPI_E_NOT_FOUND;
    if (FAILED(stored_.data->opened)) return stored_.data->opened;
    *out = make_stream(world(), *stored_.data).release();
    return S_OK;
  }

  StoredAttachment stored_;
};

class Message final : public ScriptedProperties<IMessage> {
 public:
  Message(World& world, std::shared_ptr<const StoredMessage> stored)
      : ScriptedProperties(world, kMapiMessage), stored_(std::move(stored)) {}

  HRESULT STDMETHODCALLTYPE GetAttachmentTable(ULONG /*flags*/, LPMAPITABLE* out) override {
    *out = nullptr;
    if (goes_wrong()) return world().failure;
    *out = new Table(world(), static_cast<ULONG>(stored_->attachments.size()),
                     stored_->counts_attachments);
    return S_OK;
  }
  HRESULT STDMETHODCALLTYPE OpenAttach(ULONG number, LPCIID /*identifier*/, ULONG flags,
                                       LPATTACH* out) override {
    *out = nullptr;
    if (goes_wrong()) return world().failure;
    EXPECT_EQ(flags, 0U) << "opened for writing";
    const ULONG at = number - stored_->first_number;  // below it: a very large one
    if (at >= stored_->attachments.size()) return MAPI_E_NOT_FOUND;
    *out = new Attachment(world(), stored_->attachments[at]);
    return S_OK;
  }

  HRESULT STDMETHODCALLTYPE CreateAttach(LPCIID, ULONG, ULONG*, LPATTACH*) override {
    return not_called("CreateAttach");
  }
  HRESULT STDMETHODCALLTYPE DeleteAttach(ULONG, ULONG, LPMAPIPROGRESS, ULONG) override {
    return not_called("DeleteAttach");
  }
  HRESULT STDMETHODCALLTYPE GetRecipientTable(ULONG, LPMAPITABLE*) override {
    return not_called("GetRecipientTable");
  }
  HRESULT STDMETHODCALLTYPE ModifyRecipients(ULONG, LPADRLIST) override {
    return not_called("ModifyRecipients");
  }
  HRESULT STDMETHODCALLTYPE SubmitMessage(ULONG) override { return not_called("SubmitMessage"); }
  HRESULT STDMETHODCALLTYPE SetReadFlag(ULONG) override { return not_called("SetReadFlag"); }

 private:
  HRESULT open(ULONG property, LPUNKNOWN* out) override {
    if (property != PR_TRANSPORT_MESSAGE_HEADERS_W || !stored_->headers) return MAPI_E_NOT_FOUND;
    if (stored_->headers_are_narrow) return MAPI_E_NOT_FOUND;
    StoredStream stream = stored_->headers_stream;
    if (FAILED(stream.opened)) return stream.opened;
    stream.bytes.assign(reinterpret_cast<const char*>(stored_->headers->data()),
                        stored_->headers->size() * sizeof(wchar_t));
    *out = make_stream(world(), std::move(stream)).release();
    return S_OK;
  }

  std::shared_ptr<const StoredMessage> stored_;
};

}  // namespace

Owned<IMessage> make_message(World& world, std::shared_ptr<const StoredMessage> message) {
  return Owned<IMessage>(new Message(world, std::move(message)));
}

}  // namespace pec::outlook::testing
