// SPDX-License-Identifier: EUPL-1.2
//
// The add-on and its registration in places of our own; tests/doctor has the program, and the rest
// of an installation.
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "doctor/addon_checks.h"
#include "support/temporary_folder.h"
#include "text/paths.h"

namespace pec::doctor {
namespace {

using ::testing::ElementsAre;

class Addon : public ::testing::Test {
 protected:
  Addon() {
    places_.manifests = {folder_.path() / "user.json", folder_.path() / "system.json"};
    places_.usual_manifest = folder_.path() / "system.json";
    places_.addons = {folder_.path() / "system.xpi", folder_.path() / "profile.xpi"};
  }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_.path() / name, std::ios::binary) << text;
  }
  void write_manifest(const std::string& name) const {
    write(name, R"({"name":"pec_companion","type":"stdio","path":")" +
                    text::utf8_of(std::filesystem::path(PEC_PROGRAM)) +
                    R"(","allowed_extensions":["pec-companion@pec-companion.example"]})");
  }
  std::vector<Outcome> outcomes() const {
    std::vector<Outcome> out;
    for (const Check& check : check_addon(places_).checks) out.push_back(check.outcome);
    return out;
  }

  tests::TemporaryFolder folder_;
  ThunderbirdPlaces places_;
};

TEST_F(Addon, NeedNotBeThere) {
  EXPECT_THAT(outcomes(), ElementsAre(Outcome::addon_absent, Outcome::registration_absent));
}

TEST_F(Addon, IsFoundInAnyPlace) {
  write("profile.xpi", "PK");
  EXPECT_THAT(outcomes(), ElementsAre(Outcome::addon_found, Outcome::registration_missing));
  write_manifest("system.json");
  EXPECT_THAT(outcomes(), ElementsAre(Outcome::addon_found, Outcome::registration_good));
  EXPECT_EQ(check_addon(places_).program, std::filesystem::path(PEC_PROGRAM));
  EXPECT_EQ(check_addon(places_).manifest, folder_.path() / "system.json");
}

TEST_F(Addon, IsRegisteredByTheFirstManifestThatCanBeUsed) {
  write("system.xpi", "PK");
  write_manifest("system.json");
  write("user.json", "{");
  EXPECT_THAT(outcomes(), ElementsAre(Outcome::addon_found, Outcome::registration_other_broken));
  EXPECT_EQ(check_addon(places_).manifest, folder_.path() / "system.json");
  write_manifest("user.json");
  EXPECT_THAT(outcomes(), ElementsAre(Outcome::addon_found, Outcome::registration_good));
  EXPECT_EQ(check_addon(places_).manifest, folder_.path() / "user.json");
}

TEST_F(Addon, MayHaveItsHostBesideTheManifestOnWindows) {
  write("system.xpi", "PK");
  write("system.json", R"({"name":"pec_companion","type":"stdio","path":"host",)"
                       R"("allowed_extensions":["pec-companion@pec-companion.example"]})");
  EXPECT_THAT(outcomes(), ElementsAre(Outcome::addon_found, Outcome::registration_relative_path));
  places_.relative_programs = true;
  EXPECT_THAT(outcomes(), ElementsAre(Outcome::addon_found, Outcome::registration_no_program));
  std::filesystem::copy_file(PEC_PROGRAM, folder_.path() / "host");
  EXPECT_THAT(outcomes(), ElementsAre(Outcome::addon_found, Outcome::registration_good));
  EXPECT_EQ(check_addon(places_).program, folder_.path() / "host");
}

}  // namespace
}  // namespace pec::doctor
