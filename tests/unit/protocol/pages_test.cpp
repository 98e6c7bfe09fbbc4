// SPDX-License-Identifier: EUPL-1.2
//
// message.page, accounts.page: a file of our own making in the folder for it, and nothing else
// there is touched.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "protocol/base64.h"
#include "protocol/page_folder.h"
#include "protocol/session.h"
#include "support/temporary_folder.h"
#include "text/paths.h"

namespace pec::protocol {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path kShare(PEC_SHARE_DIR);

std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    names.insert(text::utf8_of(entry.path().filename()));
  return names;
}

class Pages : public ::testing::Test {
 protected:
  Pages() { hello_ = call("host.hello", {{"protocol", "1.3"}}); }

  json call(const std::string& method, const json& params) {
    const json request = {{"jsonrpc", "2.0"}, {"id", 1}, {"method", method}, {"params", params}};
    return json::parse(session_.handle(request.dump()).text);
  }
  void upload() {
    const std::string bytes = "From: posta-certificata@x.example\nX-Ricevuta: x\n\nb\n";
    call("message.begin", {{"message", "m"}, {"size", bytes.size()}});
    call("message.chunk", {{"message", "m"}, {"sequence", 0}, {"data", encode_base64(bytes)}});
  }

  tests::TemporaryFolder folder_;
  fs::path pages_ = folder_.path() / "data" / "pages";
  json hello_;

 private:
  SessionSettings settings() {
    SessionSettings out;
    out.pages_folder = pages_;
    out.load_trust = [] {
      return signature::TrustStore::load(kShare / "trust", signature::Origin::shipped);
    };
    out.accounts.load_providers = [] {
      return accounts::Providers::load(kShare / "providers.json");
    };
    out.accounts.find_profile = [](std::span<const accounts::ClaimedAccount>)
        -> tl::expected<fs::path, accounts::ProfileError> {
      return tl::make_unexpected(accounts::ProfileError{"no-profile", {}});
    };
    out.accounts.read_outlook = []() -> tl::expected<accounts::Setup, accounts::Problem> {
      accounts::Setup setup;
      setup.client = accounts::Client::outlook;
      setup.profile = "Outlook";
      return setup;
    };
    out.load_catalogue = [](std::string_view language) {
      return report::Catalogue::load(kShare / "locales", language);
    };
    return out;
  }

  Session session_{settings()};
};

TEST_F(Pages, AreACapability) {
  const json& all = hello_["result"]["capabilities"];
  EXPECT_NE(std::find(all.begin(), all.end(), "pages"), all.end()) << all;
}

TEST_F(Pages, OfAMessageComeAfterItsVerdict) {
  EXPECT_EQ(call("message.page", {{"message", "m"}})["error"]["data"]["reason"], "unknown-message");
  upload();
  EXPECT_EQ(call("message.page", {{"message", "m"}})["error"]["data"]["reason"], "not-judged");
  EXPECT_FALSE(fs::exists(pages_));
  call("message.verify", {{"message", "m"}});
  const json reply = call("message.page", {{"message", "m"}, {"language", "it"}});
  const fs::path file = text::path_of(reply["result"]["path"].get<std::string>());
  EXPECT_TRUE(file.is_absolute());
  EXPECT_EQ(file.parent_path(), pages_);
  EXPECT_TRUE(
      std::regex_match(text::utf8_of(file.filename()), std::regex("verdict-[0-9a-f]{16}\\.html")))
      << file;
  const std::string page = content_of(file);
  EXPECT_TRUE(page.starts_with("<!DOCTYPE html>\n<html lang=\"it\">")) << page.substr(0, 200);
  EXPECT_TRUE(page.ends_with("</html>\n"));
  EXPECT_NE(page.find("<h1 class=\"bad\">"), std::string::npos);
  EXPECT_EQ(names_in(pages_).size(), 1U);
}

TEST_F(Pages, OfAccountsTakeWhatTheAuditTakes) {
  const json reply = call("accounts.page", {{"program", "outlook"}, {"language", "en"}});
  const fs::path file = text::path_of(reply["result"]["path"].get<std::string>());
  EXPECT_NE(content_of(file).find("No account is known to be PEC."), std::string::npos);
  EXPECT_TRUE(text::utf8_of(file.filename()).starts_with("accounts-")) << file;
  EXPECT_EQ(call("accounts.page", json::object())["error"]["data"]["reason"], "no-profile");
  EXPECT_EQ(call("accounts.page", {{"nonsense", 1}})["error"]["data"]["reason"], "unknown-member");
}

TEST_F(Pages, ThatCannotBeWrittenAreAnError) {
  std::ofstream(folder_.path() / "data") << "no folder";
  const json error = call("accounts.page", {{"program", "outlook"}})["error"];
  EXPECT_EQ(error["code"], -32004);
  EXPECT_EQ(error["data"]["reason"], "page");
  EXPECT_EQ(error["data"]["what"], "not-found");
}

TEST(PageFolder, KeepsTheNewestAndLeavesOtherFilesAlone) {
  const tests::TemporaryFolder folder;
  const PageFolder pages(folder.path() / "pages");
  fs::create_directories(folder.path() / "pages");
  const std::set<std::string> others = {"notes.html", "verdict-1.html",
                                        "verdict-0123456789abcdeX.html"};
  for (const std::string& name : others) std::ofstream(folder.path() / "pages" / name) << "mine";
  std::vector<fs::path> written;
  for (std::size_t i = 0; i < kMaxPages + 7; ++i) {
    const auto file = pages.write("verdict", "page " + std::to_string(i));
    ASSERT_TRUE(file) << file.error().what;
    written.push_back(*file);
    // In the order in which they were written, however coarse the clock of the file system is.
    const auto age = std::chrono::seconds(1000 - static_cast<int>(i));
    fs::last_write_time(*file, fs::file_time_type::clock::now() - age);
  }
  const std::set<std::string> names = names_in(folder.path() / "pages");
  EXPECT_EQ(names.size(), kMaxPages + others.size());
  for (const std::string& name : others) EXPECT_TRUE(names.contains(name)) << name;
  for (std::size_t i = 0; i < written.size(); ++i) EXPECT_EQ(fs::exists(written[i]), i >= 7) << i;
  EXPECT_EQ(content_of(written.back()), "page " + std::to_string(kMaxPages + 6));
}

TEST(PageFolder, TakesAwayWhatAKilledHostLeft) {
  const tests::TemporaryFolder folder;
  const PageFolder pages(folder.path());
  const fs::path left = folder.path() / "verdict-0123456789abcdef.html.part";
  std::ofstream(left) << "half";
  fs::last_write_time(left, fs::file_time_type::clock::now() - std::chrono::hours(1));
  for (std::size_t i = 0; i < kMaxPages; ++i) ASSERT_TRUE(pages.write("verdict", "x"));
  EXPECT_FALSE(fs::exists(left));
}

TEST(PageFolder, ThatIsNoneTakesNothing) {
  EXPECT_FALSE(PageFolder({}).usable());
  EXPECT_EQ(PageFolder({}).write("verdict", "x").error().what, "not-found");
}

}  // namespace
}  // namespace pec::protocol
