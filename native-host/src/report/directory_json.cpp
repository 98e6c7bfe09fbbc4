// SPDX-License-Identifier: EUPL-1.2
#include "report/directory_json.h"

#include "report/json_writer.h"
#include "text/instant.h"

namespace pec::report {

std::string directory_json(const addresses::DirectoryStats& stats,
                           const addresses::DirectorySettings& settings,
                           std::span<const addresses::ImportedRegister> registers) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("addresses").raw(std::to_string(stats.addresses));
  json.key("decisions").raw(std::to_string(stats.decisions));
  json.key("learned").raw(std::to_string(stats.learned));
  json.key("failures").raw(std::to_string(stats.failures));
  json.key("bytes").raw(std::to_string(stats.bytes));
  json.key("settings").open('{');
  json.key("retention_days").raw(std::to_string(settings.retention_days));
  json.key("mx").boolean(settings.mx);
  json.close('}');
  json.key("registers").open('[');
  for (const addresses::ImportedRegister& one : registers) {
    json.open('{');
    json.key("name").text(one.name);
    json.key("format").text(one.format);
    json.key("file").text(one.file);
    json.key("rows").raw(std::to_string(one.rows));
    json.key("addresses").raw(std::to_string(one.addresses));
    json.key("imported").text(text::rfc3339(one.imported));
    json.close('}');
  }
  json.close(']');
  json.close('}');
  return out;
}

std::string import_json(const addresses::ImportResult& result) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("format").text(result.format);
  json.key("rows").raw(std::to_string(result.rows));
  json.key("addresses").raw(std::to_string(result.addresses));
  json.key("untyped").raw(std::to_string(result.untyped));
  json.key("malformed").raw(std::to_string(result.malformed));
  json.key("replaced").boolean(result.replaced);
  json.close('}');
  return out;
}

}  // namespace pec::report
