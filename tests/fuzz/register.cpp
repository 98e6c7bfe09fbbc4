// SPDX-License-Identifier: EUPL-1.2
//
// addresses/register_import.h, by the separated values and LDIF below it: whatever the bytes, an
// import ends with all that it counted or with nothing, and a reader's fields lie within its caps.
#include <string>

#include "addresses/ldif.h"
#include "addresses/register_import.h"
#include "addresses/separated_values.h"
#include "input.h"

namespace pec::fuzz {
namespace {

constexpr std::chrono::sys_seconds kNow{std::chrono::seconds(1'795'000'000)};

void check_rows(std::string_view text) {
  addresses::SeparatedValues rows(text, addresses::separator_of(text));
  std::size_t position = 0;
  while (rows.next()) {
    require(rows.position() > position, "a row takes bytes");
    require(rows.line() >= 1, "and has a line");
    require(rows.fields().size() <= addresses::kMaxColumns, "and not too many fields");
    for (const std::string_view field : rows.fields())
      require(field.size() <= addresses::kMaxFieldBytes, "nor a field too long");
    position = rows.position();
  }
  require(!rows.fault().empty() || rows.position() == text.size(), "all is read, or a fault named");
}

void check_records(std::string_view text) {
  addresses::Ldif records(text);
  std::size_t position = 0;
  while (records.next()) {
    require(records.position() > position, "a record takes bytes");
    require(records.attributes().size() <= addresses::kMaxLdifAttributes, "not too many");
    position = records.position();
  }
}

addresses::Directory& directory() {
  static const accounts::Providers none;
  static addresses::Directory kept = std::move(*addresses::Directory::open({}, none));
  return kept;
}

void check_import(std::string_view text, const char* format) {
  const addresses::ImportRequest request{"fuzz", "fuzz", format, true};
  const auto result = addresses::import_register(directory(), text, request, kNow, {});
  const auto stats = directory().stats();
  require(stats.has_value(), "the directory stays whole");
  if (result) {
    require(stats->addresses == result->addresses, "what was counted is there");
    require(directory().forget_source("fuzz").has_value(), "and can be removed");
  } else {
    require(!result.error().what.empty(), "a fault has a name");
    require(result.error().what != "storage", "and is the file's, not the database's");
    require(stats->addresses == 0, "nothing of a broken file stays");
  }
}

void test(std::string_view input) {
  const Block block(input);
  check_rows(block.text());
  check_records(block.text());
  for (const char* format : {"", "csv", "ldif"}) check_import(block.text(), format);
}

}  // namespace
}  // namespace pec::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pec::fuzz::test(pec::fuzz::as_text(data, size));
  return 0;
}
