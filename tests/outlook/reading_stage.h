// SPDX-License-Identifier: EUPL-1.2
//
// An Outlook in which messages are read, with the add-in's work in it.
#pragma once

#include <memory>
#include <new>
#include <optional>
#include <string>
#include <vector>

#include "addin/identifiers.h"
#include "addin/work.h"
#include "stage.h"

namespace pec::outlook::testing {

// What claims to be a receipt and is signed by nobody.
inline constexpr const char* kPlacebo =
    "From: posta-certificata@pec.example\r\nTo: studio@pec.it\r\n"
    "Subject: ACCETTAZIONE: Diffida\r\nX-Ricevuta: accettazione\r\nContent-Type: text/plain\r\n\r\n"
    "Il messaggio \xC3\xA8 stato accettato.\r\n";

// In three steps, as a long one comes.
class ThreeSteps final : public OriginalSource {
 public:
  ThreeSteps(std::string bytes, int fails_at, bool is_only_headers)
      : bytes_(std::move(bytes)), fails_at_(fails_at), is_only_headers_(is_only_headers) {}
  tl::expected<bool, NoOriginal> read_on() override {
    if (step_ == fails_at_) return tl::make_unexpected(NoOriginal{NoOriginal::Kind::failed});
    return ++step_ < 3;
  }
  Whole take() override { return {bytes_, true, is_only_headers_}; }

 private:
  std::string bytes_;
  int fails_at_;
  bool is_only_headers_;
  int step_ = 0;
};

class Reading : public Stage {
 protected:
  void SetUp() override {
    open_original_ =
        [this](IDispatch*) -> tl::expected<std::unique_ptr<OriginalSource>, NoOriginal> {
      ++opened_;
      if (throws_) throw std::bad_alloc();
      if (reason_) return tl::make_unexpected(NoOriginal{*reason_});
      return std::make_unique<ThreeSteps>(bytes_, fails_at_, is_only_headers_);
    };
  }

  ~Reading() override { end(); }

  void begin() {
    make_application();
    surface_.emplace(life_, texts_);
    work_ = std::make_unique<Work>(surroundings(), application_.get(), life_, texts_, *surface_);
  }
  void end() {
    if (!work_) return;
    work_.reset();
    surface_.reset();
    expect_nothing_kept();
  }

  Owned<ScriptedObject> received(const std::wstring& id) {
    auto item = ScriptedObject::make(world_);
    item->has(L"Class", 43L);
    item->has(L"Sent", [](const auto&) -> Called { return truth(true); });
    item->has(L"EntryID", id);
    return item;
  }

  // A message that tells of its events.
  Owned<ScriptedSource> message(const std::wstring& id) {
    auto item = ScriptedSource::make(world_, kItemEvents);
    item->has(L"Class", 43L);
    item->has(L"Sent", [](const auto&) -> Called { return truth(true); });
    item->has(L"EntryID", id);
    return item;
  }
  static Owned<ScriptedObject> held(const Owned<ScriptedSource>& item) {
    item->AddRef();
    return Owned<ScriptedObject>(item.get());
  }

  static Value truth(bool is_so) {
    Value out;
    out.out()->vt = VT_BOOL;
    out.out()->boolVal = is_so ? VARIANT_TRUE : VARIANT_FALSE;
    return out;
  }

  void select(const std::wstring& id) {
    std::vector<Owned<ScriptedObject>> items;
    items.push_back(received(id));
    EXPECT_TRUE(SUCCEEDED(explorer_->select(std::move(items))));  // S_FALSE: nobody listens
  }

  ShownVerdict shown() { return work_->verdict_of(explorer_->window()); }
  Tone last() { return shown().tone; }
  bool comes(Tone tone) {
    return runs_until([this, tone] { return last() == tone; });
  }

  const Texts texts_{Language::italian};
  std::optional<Surface> surface_;
  std::unique_ptr<Work> work_;

  std::string bytes_ = kPlacebo;
  bool throws_ = false;
  bool is_only_headers_ = false;
  int opened_ = 0;
  std::optional<NoOriginal::Kind> reason_;
  int fails_at_ = -1;
};

}  // namespace pec::outlook::testing
