// SPDX-License-Identifier: EUPL-1.2
//
// An Outlook with the add-in in it: connected, at work, and taken down with the counts of
// references asserted.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "addin/add_in.h"
#include "scripted_outlook.h"
#include "scripted_windows.h"

namespace pec::outlook::testing {

// What the add-in showed, and what the person answered.
struct Shown {
  std::vector<SendingQuestion> questions;
  std::vector<std::wstring> told;
  std::vector<ShownVerdict> details;
  std::vector<AccountsReport> accounts;
  AccountsWishes wishes;            // of the window about the accounts
  int presses_page = 0;             // how often the person does so in the details
  std::vector<std::wstring> pages;  // that were opened
  bool opens_pages = true;
  bool sends = false;
};

class ScriptedWindows final : public Windows {
 public:
  explicit ScriptedWindows(Shown& shown) : shown_(shown) {}
  bool ask(const SendingQuestion& question) override {
    shown_.questions.push_back(question);
    return question.may_send && shown_.sends;
  }
  void tell(const std::wstring& title, const std::wstring& /*text*/) override {
    shown_.told.push_back(title);
  }
  void show_details(IDispatch* /*over*/, const ShownVerdict& verdict,
                    std::function<void()> as_page) override {
    shown_.details.push_back(verdict);
    for (int at = 0; at < shown_.presses_page; ++at) as_page();
  }
  void show_accounts(AccountsWishes wishes) override { shown_.wishes = std::move(wishes); }
  void set_accounts(const AccountsReport& report) override { shown_.accounts.push_back(report); }
  bool open_page(const std::wstring& path) override {
    shown_.pages.push_back(path);
    return shown_.opens_pages;
  }

 private:
  Shown& shown_;
};

class Stage : public ::testing::Test {
 protected:
  Stage() { use(PEC_HOST_PROGRAM); }
  ~Stage() override { disconnect(); }

  void use(const std::filesystem::path& host) { host_ = host; }
  // The host's place is taken by something that misbehaves so.
  void use_stand_in(const char* way) {
    ::SetEnvironmentVariableA("PEC_STAND_IN", way);
    use(PEC_STAND_IN_PROGRAM);
  }

  Surroundings surroundings() {
    return {host_, [this](const Texts&) { return std::make_unique<ScriptedWindows>(shown_); },
            [this] { return check_is_required_; },
            [this](IDispatch* item) { return open_original_(item); },
            L"Software\\PEC Companion\\Outlook tests"};
  }
  Owned<AddIn> make_add_in() { return Owned<AddIn>(new AddIn(life_, surroundings())); }

  void make_application() {
    application_ = ScriptedApplication::make(world_);
    explorer_.emplace(world_);
    desktop_.emplace(world_, *application_, std::vector<ScriptedExplorer*>{&*explorer_});
  }
  void expect_nothing_kept() {
    desktop_.reset();
    explorer_.reset();
    application_.reset();
    EXPECT_EQ(world_.alive, 0) << "an object is kept";
    EXPECT_EQ(world_.references, 0) << "a reference is kept";
    EXPECT_TRUE(life_.is_over()) << "the library would never be unloaded";
  }

  void connect() {
    make_application();
    add_in_ = make_add_in();
    EXPECT_EQ(add_in_->OnConnection(application_.get(), 1, nullptr, nullptr), S_OK);
    EXPECT_EQ(add_in_->OnStartupComplete(nullptr), S_OK);
  }

  void disconnect() {
    if (!add_in_) return;
    EXPECT_EQ(add_in_->OnBeginShutdown(nullptr), S_OK);
    EXPECT_EQ(add_in_->OnDisconnection(1, nullptr), S_OK);
    EXPECT_EQ(add_in_.release()->Release(), 0U);
    expect_nothing_kept();
  }

  // Whether Outlook may send; and how long it was kept waiting is asserted.
  bool may_send(const Letter& letter) {
    const auto item = application_->compose(letter);
    const auto start = std::chrono::steady_clock::now();
    HRESULT result = E_FAIL;
    const auto cancelled = application_->send(item.get(), &result);
    waited_ = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - start);
    EXPECT_EQ(result, S_OK);
    EXPECT_LT(waited_.count(), 1000) << "Outlook waited";
    return !cancelled.value_or(false);
  }

  static Letter letter(std::vector<Person> recipients) {
    Letter out;
    out.recipients = std::move(recipients);
    return out;
  }

  World world_;
  Life life_;
  Shown shown_;
  bool check_is_required_ = false;
  std::chrono::milliseconds waited_{0};
  Owned<ScriptedApplication> application_;
  std::optional<ScriptedExplorer> explorer_;  // there when the add-in comes
  std::optional<ScriptedDesktop> desktop_;
  OpenOriginal open_original_ = [](IDispatch*) {
    return tl::make_unexpected(NoOriginal{NoOriginal::Kind::ordinary});
  };

 private:
  std::filesystem::path host_;
  Owned<AddIn> add_in_;
};

// Lets Outlook's message loop run until something is so. Out: whether it came to be.
template <typename Condition>
bool runs_until(Condition is_so, std::chrono::seconds limit = std::chrono::seconds(20)) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (!is_so()) {
    if (std::chrono::steady_clock::now() > end) return false;
    MSG message{};
    while (::PeekMessageW(&message, nullptr, 0, 0, PM_REMOVE) != 0) ::DispatchMessageW(&message);
    ::Sleep(1);
  }
  return true;
}

inline Person to(std::wstring address) { return {1, L"", std::move(address)}; }
inline Person bcc(std::wstring address) { return {3, L"", std::move(address)}; }

}  // namespace pec::outlook::testing
