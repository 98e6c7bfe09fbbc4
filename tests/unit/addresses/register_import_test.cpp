// SPDX-License-Identifier: EUPL-1.2
#include "addresses/register_import.h"

#include <fstream>

#include <gmock/gmock.h>

#include "unit/addresses/addresses_fixture.h"

namespace pec::addresses {
namespace {

using testing::HasSubstr;

// The shape of IPA's current file of bodies, with the blanks that it puts before quotes.
const std::string kBodies =
    "\xEF\xBB\xBF_id,Codice_IPA,Denominazione_ente,Nome_responsabile,Cognome_responsabile,"
    "Indirizzo,Mail1,"
    "Tipo_Mail1,Mail2,Tipo_Mail2,Data_aggiornamento\r\n"
    "1,c_x001, \"Comune di \"\"Prova\"\"\", MARIO,INVENTATO,\"Piazza, "
    "1\",PROTOCOLLO@pec.comune.example,Pec,"
    "urp@comune.example,Altro,2026-06-01\r\n"
    "2,c_x002,Provincia,,,,,,,,\r\n"
    "3,c_x003,Ente,,,,non un indirizzo,Pec,info@ente.example,altro,2020-06-01\r\n";

ImportResult import(Directory& directory, const std::string& bytes, const std::string& name = "IPA",
                    bool all_certified = false) {
  const auto done =
      import_register(directory, bytes, {name, "enti.csv", "", all_certified}, kNow, {});
  EXPECT_TRUE(done) << done.error().what << " " << done.error().detail;
  return done.value_or(ImportResult{});
}

ImportError refused(const std::string& bytes, const ImportRequest& request = {"IPA", "x.csv", ""}) {
  Directory directory = open_directory();
  const auto done = import_register(directory, bytes, request, kNow, {});
  EXPECT_FALSE(done);
  EXPECT_EQ(directory.registers().value().size(), 0U);
  return done ? ImportError{} : done.error();
}

TEST(RegisterImport, TakesTheCurrentFormOfIpa) {
  Directory directory = open_directory();
  const ImportResult result = import(directory, kBodies);
  EXPECT_EQ(result.format, "ipa");
  EXPECT_EQ(result.rows, 3);
  EXPECT_EQ(result.addresses, 3);
  EXPECT_EQ(result.malformed, 1);
  EXPECT_EQ(look_up(directory, "protocollo@pec.comune.example").verdict, Verdict::certified);
  const AddressReport ordinary = look_up(directory, "urp@comune.example");
  EXPECT_EQ(ordinary.verdict, Verdict::probably_ordinary);
  ASSERT_EQ(ordinary.suggestions.size(), 1U);
  EXPECT_EQ(ordinary.suggestions.front().kind, SuggestionKind::same_body);
  EXPECT_EQ(ordinary.suggestions.front().address, "protocollo@pec.comune.example");
  EXPECT_EQ(ordinary.suggestions.front().name, "Comune di \"Prova\"");
  EXPECT_EQ(look_up(directory, "altro.ufficio@pec.comune.example").verdict,
            Verdict::probably_certified);
}

TEST(RegisterImport, KeepsNoNameOfAPerson) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "register-names";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  {
    Directory directory = open_directory(folder / "d.sqlite");
    import(directory, kBodies);
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string content(std::istreambuf_iterator<char>(in), {});
      EXPECT_THAT(content, testing::Not(HasSubstr("INVENTATO")));
    }
  }
  std::filesystem::remove_all(folder);
}

TEST(RegisterImport, TakesTheOlderFormWithTabs) {
  Directory directory = open_directory();
  const std::string rows =
      "cod_amm\tDescrizione\tTipo\tMail\tTipo Mail\r\n"
      "ente1\tUFFICIO\tSERVAMM\tfatture@pec.ente.example\tpec\r\n"
      "ente1\tUFFICIO\tSERVAMM\tinfo@ente.example\taltro\r\n"
      "ente1\tUFFICIO\tSERVAMM\tnull\tnull\r\n";
  EXPECT_EQ(import(directory, rows).addresses, 2);
  EXPECT_EQ(look_up(directory, "fatture@pec.ente.example").verdict, Verdict::certified);
}

TEST(RegisterImport, TakesAnyListWithAColumnOfPecAddresses) {
  Directory directory = open_directory();
  EXPECT_EQ(import(directory, "nome;PEC\nStudio;a@pec.studi.example\n", "ordine").addresses, 1);
  EXPECT_EQ(look_up(directory, "a@pec.studi.example").verdict, Verdict::certified);
}

TEST(RegisterImport, TakesLdif) {
  Directory directory = open_directory();
  const std::string records =
      "version: 1\n# elenco\ndn: o=Ente\no: Ente\nmail: a@pec.en\n te.example\n\n"
      "dn: o=Altro\nmail:: YkBwZWMuYWx0cm8uZXhhbXBsZQ==\n";
  EXPECT_EQ(import(directory, records, "elenco", true).addresses, 2);
  EXPECT_EQ(look_up(directory, "a@pec.ente.example").verdict, Verdict::certified);
  EXPECT_EQ(look_up(directory, "b@pec.altro.example").verdict, Verdict::certified);
}

TEST(RegisterImport, ReplacesItsOwnEarlierImportAndNoOther) {
  Directory directory = open_directory();
  import(directory, "pec\na@pec.uno.example\nb@pec.uno.example\n", "uno");
  import(directory, "pec\nc@pec.due.example\n", "due");
  const ImportResult again = import(directory, "pec\nb@pec.uno.example\n", "uno");
  EXPECT_TRUE(again.replaced);
  EXPECT_EQ(look_up(directory, "b@pec.uno.example").verdict, Verdict::certified);
  EXPECT_EQ(look_up(directory, "a@pec.uno.example").verdict, Verdict::probably_certified);
  EXPECT_EQ(look_up(directory, "c@pec.due.example").verdict, Verdict::certified);
  EXPECT_EQ(directory.stats().value().addresses, 2);
  EXPECT_EQ(directory.forget_source("uno").value(), 2);
  EXPECT_EQ(look_up(directory, "b@pec.uno.example").verdict, Verdict::unknown);
}

TEST(RegisterImport, AnAddressTwiceCountsByItsLaterEntry) {
  Directory directory = open_directory();
  import(directory, "mail,tipo,data\na@b.example,pec,2026-01-01\na@b.example,altro,2026-02-01\n");
  EXPECT_EQ(look_up(directory, "a@b.example").verdict, Verdict::probably_ordinary);
}

TEST(RegisterImport, IsStoppedByWhoeverWatches) {
  Directory directory = open_directory();
  import(directory, "pec\na@pec.uno.example\n", "uno");
  std::string many = "pec\n";
  for (int i = 0; i < 9000; ++i) many += "x" + std::to_string(i) + "@pec.tanti.example\n";
  std::int64_t seen = 0;
  const auto done = import_register(directory, many, {"uno", "x.csv", ""}, kNow,
                                    [&seen](const ImportProgress& progress) {
                                      seen = progress.rows;
                                      return false;
                                    });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().what, "stopped");
  EXPECT_GT(seen, 0);
  EXPECT_EQ(look_up(directory, "a@pec.uno.example").verdict, Verdict::certified);
  EXPECT_EQ(look_up(directory, "x1@pec.tanti.example").verdict, Verdict::unknown);
}

struct Refusal {
  const char* bytes;
  const char* what;
  std::size_t line;
};

TEST(RegisterImport, SaysWhatIsWrongAndWhere) {
  for (const Refusal& bad :
       std::initializer_list<Refusal>{{"", "empty", 0},
                                      {"pec\n", "empty", 0},
                                      {"nome,via\nStudio,Roma\n", "no-address-column", 1},
                                      {"pec\na@pec.uno.example\n\"aperto\n", "syntax", 3},
                                      {"pec,nome\na@pec.uno.example,\"x\"y\n", "syntax", 2},
                                      {"mail\na@pec.uno.example\n", "untyped", 0},
                                      {"dn: o=Ente\nmail a@pec.uno.example\n", "syntax", 2},
                                      {"dn: o=Ente\nmail:: ???\n", "syntax", 2},
                                      {"dn: o=Ente\nmail:< file:///etc/passwd\n", "syntax", 2}}) {
    const ImportError error = refused(bad.bytes);
    EXPECT_EQ(error.what, bad.what) << bad.bytes;
    EXPECT_EQ(error.line, bad.line) << bad.bytes;
  }
  EXPECT_EQ(refused(std::string("pec\n\0\n", 6)).what, "not-text");
  EXPECT_EQ(refused("pec\n\xFF\xFE\xFD\xFC\xFB\n").what, "not-text");
  EXPECT_EQ(refused("pec\na@b.example\n", {"", "x.csv", ""}).what, "name");
}

// Files of the real register, where they are; they are not part of the project.
TEST(RegisterImport, TakesTheRealFiles) {
  const std::filesystem::path folder = std::filesystem::path(PEC_SAMPLES_DIR) / "../registers";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no register files on this machine";
  const std::vector<std::pair<const char*, std::int64_t>> files = {
      {"ipa-2017-amministrazioni.tsv", 1},
      {"ipa-2017-aoo.tsv", 1},
      {"ipa-2017-ou.tsv", 1},
      {"ipa-2017-pec.tsv", 1},
      {"ipa-current-enti.csv", 1}};
  Directory directory = open_directory();
  for (const auto& [name, least] : files) {
    std::ifstream in(folder / name, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    const auto done = import_register(directory, bytes, {name, name, ""}, kNow, {});
    ASSERT_TRUE(done) << name << ": " << done.error().what << " line " << done.error().line;
    EXPECT_EQ(done->format, "ipa") << name;
    EXPECT_GE(done->addresses, least) << name;
  }
}

}  // namespace
}  // namespace pec::addresses
