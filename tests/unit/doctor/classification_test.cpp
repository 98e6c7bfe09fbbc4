// SPDX-License-Identifier: EUPL-1.2
//
// What certificates, capabilities, manifests and errors of the system say.
#include <cerrno>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "doctor/capabilities.h"
#include "doctor/certificates.h"
#include "doctor/network_faults.h"
#include "doctor/registration.h"

namespace pec::doctor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::chrono::sys_seconds day(int n) {
  return std::chrono::sys_days(std::chrono::year(2026) / 6 / 1) + std::chrono::days(n);
}

std::vector<Outcome> outcomes(const ServerCertificate& certificate) {
  std::vector<Outcome> out;
  for (const Check& check : certificate_checks(certificate, "mail.example.org", day(0))) {
    out.push_back(check.outcome);
  }
  return out;
}

TEST(Certificates, AreJudgedInThreeWays) {
  const CertificateFacts own = {"CN=a", "CN=b", day(-10), day(100)};
  const CertificateFacts old = {"CN=b", "CN=c", day(-10), day(-1)};
  ServerCertificate good = {{own}, {"mail.example.org"}, true, Trusted::yes, {}};
  EXPECT_THAT(outcomes(good),
              ElementsAre(Outcome::issuer_known, Outcome::name_matches, Outcome::dates_valid));
  ServerCertificate bad = {{own, old}, {"x"}, false, Trusted::unknown, {}};
  EXPECT_THAT(outcomes(bad),
              ElementsAre(Outcome::issuer_unknown, Outcome::name_differs, Outcome::dates_expired));
  const std::vector<std::pair<Trusted, Outcome>> issuers = {
      {Trusted::self_signed, Outcome::issuer_self_signed},
      {Trusted::invalid, Outcome::issuer_invalid},
      {Trusted::no_store, Outcome::issuer_no_store}};
  for (const auto& [trusted, outcome] : issuers) {
    good.trusted = trusted;
    EXPECT_EQ(outcomes(good)[0], outcome);
  }
  const std::vector<std::tuple<int, int, Outcome>> dates = {
      {-10, 0, Outcome::dates_ending}, {-10, 7, Outcome::dates_valid},
      {-10, 6, Outcome::dates_ending}, {0, 50, Outcome::dates_valid},
      {1, 50, Outcome::dates_not_yet}, {-10, -1, Outcome::dates_expired}};
  for (const auto& [from, to, outcome] : dates) {
    good.chain[0].not_before = day(from);
    good.chain[0].not_after = day(to);
    EXPECT_EQ(outcomes(good)[2], outcome) << from << " " << to;
  }
}

TEST(Capabilities, AreReadOutOfEachProtocol) {
  const auto imap = read_capabilities(
      Protocol::imap,
      {"* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN auth=XOAUTH2 IMAP4REV1", "a1 OK"});
  EXPECT_THAT(imap.all, ElementsAre("IMAP4rev1", "STARTTLS", "AUTH=PLAIN", "auth=XOAUTH2"));
  EXPECT_THAT(imap.logins, ElementsAre("PLAIN", "XOAUTH2"));
  EXPECT_TRUE(imap.starttls);
  const auto pop3 =
      read_capabilities(Protocol::pop3, {"+OK", "SASL PLAIN LOGIN", "STLS", "UIDL", "."});
  EXPECT_THAT(pop3.all, ElementsAre("SASL PLAIN LOGIN", "STLS", "UIDL"));
  EXPECT_THAT(pop3.logins, ElementsAre("PLAIN", "LOGIN"));
  EXPECT_TRUE(pop3.starttls);
  const auto smtp = read_capabilities(Protocol::smtp, {"250-mx", "250-SIZE 100", "250 AUTH PLAIN"});
  EXPECT_THAT(smtp.all, ElementsAre("SIZE 100", "AUTH PLAIN"));
  EXPECT_EQ(smtp.size, "100");
  EXPECT_FALSE(smtp.starttls);
  EXPECT_THAT(read_capabilities(Protocol::smtp, {"250"}).all, IsEmpty());
}

TEST(Capabilities, AreCapped) {
  std::string line = "* CAPABILITY";
  for (int i = 0; i < 1000; ++i) line += " X" + std::to_string(i) + std::string(200, 'x');
  const auto many = read_capabilities(Protocol::imap, {line});
  EXPECT_EQ(many.all.size(), kMaxCapabilities);
  EXPECT_LE(many.all[0].size(), kMaxCapabilityBytes + 3);
}

TEST(ConnectFaults, TellWhatTellsMost) {
  const std::vector<std::pair<int, ConnectFault>> errors = {
      {ECONNREFUSED, ConnectFault::refused},    {ETIMEDOUT, ConnectFault::dropped},
      {EACCES, ConnectFault::forbidden},        {EPERM, ConnectFault::forbidden},
      {ENETUNREACH, ConnectFault::unreachable}, {EHOSTUNREACH, ConnectFault::unreachable},
      {EINVAL, ConnectFault::unreachable},      {EMFILE, ConnectFault::failed}};
  for (const auto& [error, fault] : errors) EXPECT_EQ(connect_fault(error), fault) << error;
  using enum ConnectFault;
  const std::vector<std::pair<std::vector<ConnectFault>, Outcome>> together = {
      {{unreachable, refused}, Outcome::connect_refused},
      {{dropped, unreachable}, Outcome::connect_dropped},
      {{unreachable, forbidden}, Outcome::connect_forbidden},
      {{unreachable}, Outcome::connect_unreachable},
      {{failed}, Outcome::connect_failed}};
  for (const auto& [faults, outcome] : together) EXPECT_EQ(connect_outcome(faults), outcome);
}

TEST(Manifests, AreReadAsThunderbirdDoes) {
  const std::string good = R"({"name":"pec_companion","type":"stdio","path":"/x",)"
                           R"("allowed_extensions":["a@b","pec-companion@pec-companion.example"]})";
  EXPECT_EQ(read_manifest(good).outcome, Outcome::registration_good);
  EXPECT_EQ(read_manifest(good).program, "/x");
  const std::vector<std::pair<std::string, Outcome>> bad = {
      {"", Outcome::registration_not_json},
      {"[]", Outcome::registration_not_json},
      {"{", Outcome::registration_not_json},
      {"{}", Outcome::registration_other_name},
      {R"({"name":7})", Outcome::registration_other_name},
      {R"({"name":"pec_companion"})", Outcome::registration_not_stdio},
      {R"({"name":"pec_companion","type":"stdio"})", Outcome::registration_other_addon},
      {R"({"name":"pec_companion","type":"stdio","allowed_extensions":[7]})",
       Outcome::registration_other_addon}};
  for (const auto& [text, outcome] : bad) EXPECT_EQ(read_manifest(text).outcome, outcome) << text;
}

TEST(Manifests, NameTheAddonThatThereIs) {
  std::ifstream stream(std::string(PEC_SOURCE_DIR) + "/extension/thunderbird/manifest.json");
  const auto addon = nlohmann::json::parse(stream);
  EXPECT_EQ(addon["browser_specific_settings"]["gecko"]["id"], kAddonId);
}

}  // namespace
}  // namespace pec::doctor
