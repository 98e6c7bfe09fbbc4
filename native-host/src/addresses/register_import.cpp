// SPDX-License-Identifier: EUPL-1.2
#include "addresses/register_import.h"

#include <algorithm>
#include <glib.h>

#include "addresses/ldif.h"
#include "addresses/register_columns.h"
#include "addresses/register_writer.h"
#include "addresses/separated_values.h"
#include "text/ascii.h"

namespace pec::addresses {
namespace {

using std::chrono::sys_seconds;

constexpr std::int64_t kRowsBetweenReports = 4096;
constexpr std::size_t kSniffedBytes = std::size_t{64} * 1024;

using Imported = tl::expected<ImportResult, ImportError>;

tl::unexpected<ImportError> fail(std::string what, std::size_t line = 0, std::string detail = {}) {
  return tl::make_unexpected(ImportError{std::move(what), line, std::move(detail), {}});
}

tl::unexpected<ImportError> fail(storage::StorageError error) {
  return tl::make_unexpected(ImportError{"storage", 0, {}, std::move(error)});
}

// Whether the beginning is UTF-8; a character that the cut divides is no fault.
bool is_text(std::string_view bytes) {
  std::string_view head = bytes.substr(0, kSniffedBytes);
  if (head.find('\0') != std::string_view::npos) return false;
  const char* end = nullptr;
  g_utf8_validate(head.data(), static_cast<gssize>(head.size()), &end);
  return head.size() - static_cast<std::size_t>(end - head.data()) < 4;
}

// "null" stands in IPA's older files for nothing.
std::string_view value_of(const std::vector<std::string_view>& fields,
                          std::optional<std::size_t> column) {
  if (!column || *column >= fields.size()) return {};
  const std::string_view value = fields[*column];
  return text::equals_ignoring_case(value, "null") ? std::string_view() : value;
}

class Import {
 public:
  Import(RegisterWriter& writer, std::string_view bytes, const ImportRequest& request,
         const std::function<bool(const ImportProgress&)>& progress)
      : writer_(writer), bytes_(bytes), request_(request), progress_(progress) {}

  Imported separated(const std::string& wanted) {
    SeparatedValues rows(bytes_, separator_of(bytes_));
    if (!rows.next()) return rows.fault().empty() ? fail("empty") : broken(rows);
    const RegisterColumns columns = register_columns(rows.fields());
    if (columns.addresses.empty()) return fail("no-address-column", rows.line());
    if (wanted == "ipa" && !columns.is_ipa) return fail("no-address-column", rows.line());
    while (rows.next()) {
      for (const AddressColumn& column : columns.addresses) {
        const std::string_view address = value_of(rows.fields(), column.address);
        if (address.empty()) continue;
        const auto done = writer_.add({address, says(column, rows.fields()),
                                       value_of(rows.fields(), columns.code),
                                       value_of(rows.fields(), columns.name),
                                       register_date(value_of(rows.fields(), columns.date))});
        if (!done) return fail(done.error());
      }
      if (!report(rows.position())) return fail("stopped");
    }
    if (!rows.fault().empty()) return broken(rows);
    return finish(columns.is_ipa ? "ipa" : "csv");
  }

  Imported ldif() {
    Ldif records(bytes_);
    while (records.next()) {
      for (const auto& [name, value] : records.attributes()) {
        const auto named = address_name(name);
        if (!named || value.empty()) continue;
        const bool certified = named->is_pec || request_.all_certified;
        const auto done = writer_.add({value,
                                       certified ? std::optional(Says::certified) : std::nullopt,
                                       {},
                                       {},
                                       std::nullopt});
        if (!done) return fail(done.error());
      }
      if (!report(records.position())) return fail("stopped");
    }
    if (!records.fault().empty())
      return fail("syntax", records.line(), std::string(records.fault()));
    return finish("ldif");
  }

 private:
  static tl::unexpected<ImportError> broken(const SeparatedValues& rows) {
    return fail("syntax", rows.line(), std::string(rows.fault()));
  }

  std::optional<Says> says(const AddressColumn& column,
                           const std::vector<std::string_view>& fields) const {
    if (column.type) {
      const std::string_view type = value_of(fields, column.type);
      if (!type.empty())
        return text::equals_ignoring_case(type, "pec") ? Says::certified : Says::ordinary;
    }
    return column.is_pec || request_.all_certified ? std::optional(Says::certified) : std::nullopt;
  }

  bool report(std::size_t position) {
    ++rows_;
    if (rows_ % kRowsBetweenReports != 0 || !progress_) return true;
    return progress_({position, bytes_.size(), rows_});
  }

  Imported finish(std::string_view format) {
    if (rows_ == 0) return fail("empty");
    if (writer_.typed() == 0) return fail("untyped");
    auto result = writer_.finish(format, rows_);
    if (!result) return fail(std::move(result.error()));
    return std::move(*result);
  }

  RegisterWriter& writer_;
  std::string_view bytes_;
  const ImportRequest& request_;
  const std::function<bool(const ImportProgress&)>& progress_;
  std::int64_t rows_ = 0;
};

}  // namespace

Imported import_register(Directory& directory, std::string_view bytes, const ImportRequest& request,
                         sys_seconds now,
                         const std::function<bool(const ImportProgress&)>& progress) {
  if (text::trimmed(request.name).empty() || request.name.size() > kMaxRegisterNameBytes ||
      is_source_name(request.name)) {
    return fail("name");
  }
  if (bytes.empty()) return fail("empty");
  if (bytes.size() > kMaxRegisterBytes) return fail("too-large");
  if (!is_text(bytes)) return fail("not-text");
  RegisterWriter writer(directory, request, now);
  Import import(writer, bytes, request, progress);
  const bool is_ldif =
      request.format == "ldif" || (request.format.empty() && Ldif::recognise(bytes));
  return is_ldif ? import.ldif() : import.separated(request.format);
}

}  // namespace pec::addresses
