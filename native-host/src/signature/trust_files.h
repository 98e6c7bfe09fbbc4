// SPDX-License-Identifier: EUPL-1.2
//
// Reading the files of a trust folder. Private to signature/.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>
#include <tl/expected.hpp>

#include "signature/trust_store.h"

namespace pec::signature {

// The bytes of a file of at most kMaxTrustFileBytes.
tl::expected<std::string, TrustError> read_trust_file(const std::filesystem::path& path);

// A JSON object read from a file; its "format" must be 1.
tl::expected<nlohmann::json, TrustError> read_trust_json(const std::filesystem::path& path);

// `member` of an object as text; empty when absent or of another type.
std::string text_member(const nlohmann::json& object, const char* member);

// The certificate files (*.pem, *.crt) of a folder, sorted by name; empty when there is no folder.
std::vector<std::filesystem::path> certificate_files(const std::filesystem::path& folder);

}  // namespace pec::signature
