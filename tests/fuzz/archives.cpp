// SPDX-License-Identifier: EUPL-1.2
//
// outgoing/attachments.h on any bytes as an attachment: it ends within its limits, what it names
// has a reason that the texts know, and its lists are short.
#include <algorithm>
#include <array>
#include <filesystem>
#include <vector>

#include "input.h"
#include "outgoing/attachments.h"

namespace pec::fuzz {
namespace {

using outgoing::SendingRules;

const SendingRules& rules() {
  static const SendingRules kept = [] {
    const std::filesystem::path data(PEC_SHARE_DIR);
    auto providers = accounts::Providers::load(data / "providers.json");
    require(providers.has_value(), "the shipped providers can be read");
    auto read = SendingRules::load(data / "sending-rules.json", std::move(*providers));
    require(read.has_value(), "the shipped rules can be read");
    return std::move(*read);
  }();
  return kept;
}

void test(std::string_view input) {
  constexpr std::array<std::string_view, 8> kReasons = {
      "encrypted", "damaged", "too-many-entries", "too-deep", "too-large", "time", "names", ""};
  const Block block(input);
  outgoing::InspectionLimits limits;
  limits.unpacked_bytes = std::uint64_t{4} << 20U;
  limits.entries = 200;
  for (const char* name : {"a.zip", "a.eml"}) {
    const std::vector<outgoing::DraftAttachment> one = {{name, "", input.size(), block.text()}};
    const outgoing::Inspection found = outgoing::inspect(one, rules(), limits);
    require(found.refused.size() <= outgoing::kMaxNamedFiles &&
                found.unreadable.size() <= outgoing::kMaxNamedFiles,
            "the lists are short");
    for (const outgoing::RefusedFile& file : found.refused) {
      require(rules().refuses(file.extension), "what is refused has a refused extension");
      require(file.attachment == name, "what is refused lies in the attachment");
    }
    for (const outgoing::UnreadableFile& file : found.unreadable)
      require(!file.why.empty() &&
                  std::find(kReasons.begin(), kReasons.end(), file.why) != kReasons.end(),
              "a reason is one of those that the texts know");
  }
}

}  // namespace
}  // namespace pec::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pec::fuzz::test(pec::fuzz::as_text(data, size));
  return 0;
}
