// SPDX-License-Identifier: EUPL-1.2
//
// What is found inside attachments, and where looking stops. The archives are made here, by
// libarchive, so that each is what programs make.
#include "outgoing/attachments.h"

#include <archive.h>
#include <archive_entry.h>

#include "draft_fixture.h"

namespace pec::outgoing {
namespace {

using testing::shipped_rules;
using std::string_literals::operator""s;
using std::string_view_literals::operator""sv;

struct File {
  std::string name;
  std::string content;
};

enum class Form { zip, encrypted_zip, tgz, gzip };

std::string packed(Form form, const std::vector<File>& files) {
  std::string out(std::size_t{8} << 20U, '\0');
  std::size_t used = 0;
  archive* const one = ::archive_write_new();
  if (form == Form::zip || form == Form::encrypted_zip) ::archive_write_set_format_zip(one);
  if (form == Form::tgz) ::archive_write_set_format_pax_restricted(one);
  if (form == Form::gzip) ::archive_write_set_format_raw(one);
  if (form == Form::tgz || form == Form::gzip) ::archive_write_add_filter_gzip(one);
  if (form == Form::encrypted_zip) {
    ::archive_write_set_options(one, "zip:encryption=traditional");
    ::archive_write_set_passphrase(one, "secret");
  }
  EXPECT_EQ(::archive_write_open_memory(one, out.data(), out.size(), &used), ARCHIVE_OK);
  for (const File& file : files) {
    archive_entry* const entry = ::archive_entry_new();
    ::archive_entry_set_pathname(entry, file.name.c_str());
    ::archive_entry_set_size(entry, static_cast<la_int64_t>(file.content.size()));
    ::archive_entry_set_filetype(entry, AE_IFREG);
    ::archive_entry_set_perm(entry, 0644);
    EXPECT_EQ(::archive_write_header(one, entry), ARCHIVE_OK);
    ::archive_write_data(one, file.content.data(), file.content.size());
    ::archive_entry_free(entry);
  }
  ::archive_write_close(one);
  ::archive_write_free(one);
  out.resize(used);
  return out;
}

// The least that is a program of Windows by its headers.
std::string program() {
  std::string out(256, '\0');
  out.replace(0, 2, "MZ");
  out[0x3C] = '\x80';
  out.replace(0x80, 4, "PE\0\0"sv);
  return out;
}

// A compound file whose root has this class in its first byte; 0x84 is an installer package.
std::string compound(char first) {
  std::string out(2048, '\0');
  out.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv);
  out[0x1E] = 9;
  out[0x30] = 1;
  out.replace(1024 + 0x50, 16, "\x84\x10\x0C\0\0\0\0\0\xC0\0\0\0\0\0\0\x46"sv);
  out[1024 + 0x50] = first;
  return out;
}

Inspection look(const std::string& name, std::string_view content, const std::string& type = {},
                const InspectionLimits& limits = {}) {
  const std::vector<DraftAttachment> one = {{name, type, content.size(), content}};
  return inspect(one, shipped_rules(), limits);
}

// "inside > name: extension, how" of the only refused file.
std::string only(const Inspection& found) {
  if (found.refused.size() != 1) return std::to_string(found.refused.size()) + " refused";
  const RefusedFile& one = found.refused.front();
  return one.inside + "/" + one.name + ": " + one.extension + ", " + std::string(how_id(one.how));
}

std::string why(const Inspection& found) {
  return found.unreadable.empty() ? "" : std::string(found.unreadable.front().why);
}

TEST(Inspect, GoesByExtension) {
  EXPECT_EQ(only(look("a.VBS", "x")), "/a.VBS: vbs, extension");
  EXPECT_EQ(only(look("a.exe. ", "x")), "/a.exe. : exe, extension");
  for (const char* name : {"exe", "a.exe.pdf", "a.docx", "a.p7m", ""})
    EXPECT_TRUE(look(name, "x").refused.empty()) << name;
  const std::vector<DraftAttachment> without = {{"a.js", "", 9, {}}, {"b.pdf", "", 9, {}}};
  EXPECT_EQ(inspect(without, shipped_rules()).refused.size(), 1U);
}

TEST(Inspect, GoesByContent) {
  const struct {
    std::string content;
    std::string_view extension;
  } cases[] = {
      {program(), "exe"},
      {"\x4C\0\0\0\x01\x14\x02\0\0\0\0\0\xC0\0\0\0\0\0\0\x46 rest"s, "lnk"},
      {compound('\x84'), "msi"},
      {compound('\x86'), "msp"},
      {"\xCA\xFE\xBA\xBE\0\0\0\x41"s, "class"},
      {"Windows Registry Editor Version 5.00\r\n", "reg"},
      {"ITSF\x03\0\0\0"s, "chm"},
      {"!BDN....", "pst"},
      {"[InternetShortcut]\r\nURL=x", "url"},
      // Near misses.
      {"MZ is how this letter begins, and it is long enough to have an offset at 0x3C in it", ""},
      {compound('\x06'), ""},               // a document of Word
      {"\xCA\xFE\xBA\xBE\0\0\0\x02"s, ""},  // a program of macOS for two processors
      {"REGEDIT4ever", ""},
      {"ITSF", ""},
  };
  for (const auto& one : cases) {
    const Inspection found = look("a.pdf", one.content);
    EXPECT_EQ(only(found), one.extension.empty()
                               ? "0 refused"
                               : "/a.pdf: " + std::string(one.extension) + ", renamed")
        << one.content.substr(0, 20);
  }
}

TEST(Inspect, LooksIntoArchives) {
  const std::vector<File> files = {{"a.txt", "x"}, {"dir/run.bat", "x"}, {"b.txt", "y"}};
  EXPECT_EQ(only(look("a.zip", packed(Form::zip, files))), "a.zip/dir/run.bat: bat, extension");
  EXPECT_EQ(only(look("a.tgz", packed(Form::tgz, files))), "a.tgz/dir/run.bat: bat, extension");
  // Whatever the archive is called, and whatever the file in it.
  EXPECT_EQ(only(look("a.pdf", packed(Form::zip, {{"b.pdf", program()}}))),
            "a.pdf/b.pdf: exe, renamed");
  EXPECT_EQ(only(look("run.js.gz", packed(Form::gzip, {{"x", "text"}}))),
            "run.js.gz/run.js: js, extension");
  EXPECT_TRUE(look("a.zip", packed(Form::zip, {{"a.txt", "x"}})).refused.empty());
}

std::string number(std::uint32_t value, std::size_t bytes) {
  std::string out;
  for (; bytes > 0; --bytes, value >>= 8U) out += static_cast<char>(value & 0xFFU);
  return out;
}

// A zip of one empty file, by hand: libarchive writes no name that the locale does not know.
// `flags`: 0x800 says that the name is UTF-8.
std::string zip_of_empty(const std::string& name, std::uint32_t flags) {
  const std::string common = number(20, 2) + number(flags, 2) + std::string(18, '\0') +
                             number(static_cast<std::uint32_t>(name.size()), 2) + number(0, 2);
  const std::string local = "PK\x03\x04" + common + name;
  const std::string central = "PK\x01\x02" + number(20, 2) + common + std::string(14, '\0') + name;
  return local + central + "PK\x05\x06" + number(0, 4) + number(1, 2) + number(1, 2) +
         number(static_cast<std::uint32_t>(central.size()), 4) +
         number(static_cast<std::uint32_t>(local.size()), 4) + number(0, 2);
}

// Whatever the locale: the host runs in the one that the mail program happens to have.
TEST(Inspect, ReadsNamesThatAreNotAscii) {
  EXPECT_EQ(only(look("a.zip", zip_of_empty("a.exe", 0))), "a.zip/a.exe: exe, extension");
  EXPECT_EQ(only(look("a.zip", zip_of_empty("\xC3\xA0.exe", 0x800))),
            "a.zip/\xC3\xA0.exe: exe, extension");
  EXPECT_EQ(look("a.zip", zip_of_empty("\x85.exe", 0)).refused.size(), 1U);     // code page 437
  EXPECT_EQ(why(look("a.zip", zip_of_empty("\xFF\xFE.exe", 0x800))), "names");  // no UTF-8
}

TEST(Inspect, LooksIntoArchivesInArchives) {
  std::string inner = packed(Form::tgz, {{"c.scr", "x"}});
  EXPECT_EQ(only(look("a.zip", packed(Form::zip, {{"b.tgz", inner}}))),
            "a.zip > b.tgz/c.scr: scr, extension");
  for (int i = 0; i < 5; ++i) inner = packed(Form::zip, {{"b.zip", inner}});
  const Inspection deep = look("a.zip", inner);
  EXPECT_TRUE(deep.refused.empty());
  EXPECT_EQ(why(deep), "too-deep");
}

TEST(Inspect, LooksIntoForwardedMessages) {
  const std::string inner =
      "From: a@pec.it\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
      "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b\r\nContent-Type: application/pdf; "
      "name=\"a.exe\"\r\n\r\nx\r\n--b--\r\n";
  const std::string outer =
      "Subject: POSTA CERTIFICATA: x\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n"
      "--c\r\nContent-Type: message/rfc822; name=postacert.eml\r\n\r\n" +
      inner + "--c--\r\n";
  EXPECT_EQ(only(look("forwarded", outer, "message/rfc822")), "forwarded/a.exe: exe, extension");
  EXPECT_EQ(only(look("saved.eml", outer)), "saved.eml/a.exe: exe, extension");
  EXPECT_EQ(look("a.zip", packed(Form::zip, {{"saved.eml", outer}})).refused.size(), 1U);
  EXPECT_TRUE(look("saved.txt", outer).refused.empty());
}

TEST(Inspect, SaysWhatItCouldNotRead) {
  const Inspection locked = look("a.zip", packed(Form::encrypted_zip, {{"a.pdf", "x"}}));
  EXPECT_EQ(why(locked), "encrypted");
  EXPECT_TRUE(locked.refused.empty());
  // The names in it are not.
  const Inspection named = look("a.zip", packed(Form::encrypted_zip, {{"a.exe", "x"}}));
  EXPECT_EQ(named.refused.size(), 1U);
  std::string cut = packed(Form::tgz, {{"a.pdf", std::string(5000, 'x')}});
  cut.resize(cut.size() / 2);
  EXPECT_EQ(why(look("a.tgz", cut)), "damaged");
}

TEST(Inspect, StopsAtItsLimits) {
  const std::string bomb =
      packed(Form::tgz, {{"a.bin", std::string(std::size_t{64} << 20U, '\0')}});
  ASSERT_LT(bomb.size(), std::size_t{200'000});
  InspectionLimits limits;
  limits.ratio = 50;
  EXPECT_EQ(why(look("a.tgz", bomb, {}, limits)), "too-large");
  limits = {};
  limits.unpacked_bytes = 1'000'000;
  EXPECT_EQ(why(look("a.tgz", bomb, {}, limits)), "too-large");
  limits = {};
  limits.time = std::chrono::milliseconds{0};
  EXPECT_EQ(why(look("a.tgz", bomb, {}, limits)), "time");
  limits = {};
  limits.entries = 3;
  const std::vector<File> four = {{"1", "x"}, {"2", "x"}, {"3", "x"}, {"4.exe", "x"}};
  EXPECT_EQ(why(look("a.zip", packed(Form::zip, four), {}, limits)), "too-many-entries");
  limits.entries = 4;
  EXPECT_EQ(look("a.zip", packed(Form::zip, four), {}, limits).refused.size(), 1U);
}

}  // namespace
}  // namespace pec::outgoing
