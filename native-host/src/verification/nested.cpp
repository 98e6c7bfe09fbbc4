// SPDX-License-Identifier: EUPL-1.2
#include "verification/nested.h"

#include <string>

#include "verification/claims.h"

namespace pec::verification {
namespace {

class Finder {
 public:
  explicit Finder(const JudgeEntity& judge) : judge_(judge) {}

  // Looks at the children of `parent`; recursion is bounded by mail::kMaxDepth.
  void look_below(const mail::Entity& parent, const std::string& place) {
    for (std::size_t i = 0; i < parent.children.size(); ++i) {
      const mail::Entity& child = parent.children[i];
      const std::string here = place + (place.empty() ? "" : ".") + std::to_string(i + 1);
      look_at(child, parent.is_message(), here);
      look_below(child, here);
    }
  }

  // Only what claims to be PEC by more than an identifier is judged: an original inside an envelope
  // carries X-Riferimento-Message-ID without being a PEC message.
  void look_at(const mail::Entity& entity, bool is_message_root, const std::string& place) {
    const bool is_signed = entity.type == "multipart/signed";
    if (found.size() >= kMaxNested || (!is_message_root && !is_signed)) return;
    if (!claim_of(entity).strong) return;
    Verdict verdict = judge_(entity, is_message_root);
    verdict.part = place;
    found.push_back(std::move(verdict));
  }

  std::vector<Verdict> found;

 private:
  const JudgeEntity& judge_;
};

}  // namespace

std::vector<Verdict> judge_nested(const mail::Message& message, NestedScope scope,
                                  const JudgeEntity& judge) {
  Finder finder(judge);
  if (scope == NestedScope::with_root) finder.look_at(message.root, true, "1");
  finder.look_below(message.root, {});
  return std::move(finder.found);
}

}  // namespace pec::verification
