// SPDX-License-Identifier: EUPL-1.2
//
// What the ribbon knows of a message that is being written, with the real host.
#include <memory>
#include <optional>

#include "addin/identifiers.h"
#include "addin/work.h"
#include "scripted_draft.h"
#include "stage.h"

namespace pec::outlook::testing {
namespace {

class Drafts : public Stage {
 protected:
  void SetUp() override {
    make_application();
    surface_.emplace(life_, texts_);
    work_ = std::make_unique<Work>(surroundings(), application_.get(), life_, texts_, *surface_);
  }
  ~Drafts() override {
    work_.reset();
    surface_.reset();
    expect_nothing_kept();
  }

  const Texts texts_{Language::italian};
  std::optional<Surface> surface_;
  std::unique_ptr<Work> work_;
};

TEST_F(Drafts, ShowWhatWouldBeAskedBeforeTheyAreSent) {
  const auto draft = ScriptedDraft::make(world_, *application_,
                                         letter({to(L"court@pec.it"), bcc(L"segreto@pec.it")}));
  draft->AddRef();
  ScriptedInspector inspector(world_, Owned<ScriptedObject>(draft.get()));
  work_->show_draft(inspector.window());
  EXPECT_TRUE(shown_.questions.empty()) << "nothing is known yet";
  ASSERT_EQ(desktop_->open(inspector), S_OK);
  ASSERT_TRUE(runs_until([&] { return work_->draft_state(inspector.window()).tone == Tone::bad; }));
  work_->show_draft(inspector.window());
  ASSERT_EQ(shown_.questions.size(), 1U);
  const SendingQuestion& shown = shown_.questions.front();
  EXPECT_TRUE(shown.is_preview);
  EXPECT_FALSE(shown.may_send) << "there is nothing to press but the button that closes it";
  ASSERT_EQ(shown.findings.size(), 1U);
  EXPECT_NE(shown.findings.front().title.find(L"Ccn"), std::wstring::npos);
  EXPECT_EQ(shown.recipients.size(), 2U);
  // The person closes the window, is asked whether to save, and stays.
  EXPECT_EQ(draft->raise(kItemClose), S_OK);
  EXPECT_TRUE(runs_until([&] { return work_->draft_state(inspector.window()).tone == Tone::bad; }));
  EXPECT_EQ(draft->raise(kItemUnload), S_OK);
  EXPECT_EQ(inspector.close(), S_OK);
}

}  // namespace
}  // namespace pec::outlook::testing
