// SPDX-License-Identifier: EUPL-1.2
//
// Which delivery receipt a message asks for: read, set, and told before sending.
#include "composing/receipt_kind.h"

#include <gtest/gtest.h>

#include "bench.h"
#include "model/outgoing_mail.h"
#include "scripted_draft.h"

namespace pec::outlook::testing {
namespace {

class Receipt : public Bench {
 protected:
  Owned<ScriptedDraft> item_ = ScriptedDraft::make(world_, *application_, Letter());
};

TEST_F(Receipt, IsTheUsualOneWithoutAHeaderAndWhateverTheHeaderNames) {
  EXPECT_EQ(receipt_kind_of(item_.get()), ReceiptKind::complete);
  const std::vector<std::pair<const wchar_t*, ReceiptKind>> cases = {
      {L"completa", ReceiptKind::complete},
      {L"breve", ReceiptKind::brief},
      {L" Sintetica ", ReceiptKind::synthetic},
      {L"", ReceiptKind::complete},
      {L"brevissima", ReceiptKind::other}};
  for (const auto& [value, kind] : cases) {
    item_->properties[kReceiptTypeProperty] = value;
    EXPECT_EQ(receipt_kind_of(item_.get()), kind);
  }
}

TEST_F(Receipt, IsSetAndTakenAway) {
  for (const ReceiptKind kind :
       {ReceiptKind::complete, ReceiptKind::brief, ReceiptKind::synthetic, ReceiptKind::complete}) {
    EXPECT_TRUE(set_receipt_kind(item_.get(), kind));
    EXPECT_EQ(receipt_kind_of(item_.get()), kind);
  }
  EXPECT_TRUE(item_->properties.empty()) << "no header asks for the usual one";
  EXPECT_TRUE(set_receipt_kind(item_.get(), ReceiptKind::brief));
  EXPECT_EQ(read_outgoing_mail(item_.get(), Clock::now() + std::chrono::seconds(5)).receipt_type,
            "breve");
  item_->deleting = E_ACCESSDENIED;
  EXPECT_TRUE(set_receipt_kind(item_.get(), ReceiptKind::complete));
  EXPECT_EQ(item_->properties[kReceiptTypeProperty], L"completa") << "it says so then";
}

TEST_F(Receipt, AnErrorFromEachCallIsToldAndLeavesTheItemAsItWas) {
  world_.failure = E_ACCESSDENIED;
  for (const ReceiptKind kind : {ReceiptKind::brief, ReceiptKind::complete}) {
    item_->properties[kReceiptTypeProperty] = L"sintetica";
    world_.calls = 0;
    ASSERT_TRUE(set_receipt_kind(item_.get(), kind));
    const long calls = world_.calls;
    EXPECT_GE(calls, 4);
    for (long at = 0; at < calls; ++at) {
      SCOPED_TRACE(at);
      item_->properties[kReceiptTypeProperty] = L"sintetica";
      world_.calls = 0;
      world_.fails_at = at;
      const auto set = set_receipt_kind(item_.get(), kind);
      world_.fails_at = -1;
      EXPECT_EQ(receipt_kind_of(item_.get()), set ? kind : ReceiptKind::synthetic);
    }
  }
  item_->properties.clear();
  world_.calls = 0;
  ASSERT_TRUE(receipt_kind_of(item_.get()));
  for (long at = 0, calls = world_.calls; at < calls; ++at) {
    world_.calls = 0;
    world_.fails_at = at;
    EXPECT_FALSE(receipt_kind_of(item_.get())) << at << ": an error is not the usual kind";
  }
  world_.fails_at = -1;
  EXPECT_FALSE(receipt_kind_of(nullptr));
  EXPECT_FALSE(set_receipt_kind(nullptr, ReceiptKind::brief));
  EXPECT_FALSE(set_receipt_kind(item_.get(), ReceiptKind::other));
}

class Sent : public Stage {};

TEST_F(Sent, WithAnotherThanTheUsualReceiptIsAskedAboutFirst) {
  connect();
  const auto item = ScriptedDraft::make(world_, *application_, letter({to(L"court@pec.it")}));
  ASSERT_TRUE(set_receipt_kind(item.get(), ReceiptKind::brief));
  EXPECT_EQ(application_->send(item.get()), true) << "stopped: the person went back";
  ASSERT_EQ(shown_.questions.size(), 1U);
  ASSERT_EQ(shown_.questions.front().findings.size(), 1U);
  EXPECT_NE(shown_.questions.front().findings.front().why.find(L"breve"), std::wstring::npos);
  ASSERT_TRUE(set_receipt_kind(item.get(), ReceiptKind::complete));
  EXPECT_EQ(application_->send(item.get()), false);
  EXPECT_EQ(shown_.questions.size(), 1U);
}

}  // namespace
}  // namespace pec::outlook::testing
