// SPDX-License-Identifier: EUPL-1.2
#include "outgoing/attachments.h"

#include "mail/decoding.h"
#include "mail/message.h"
#include "outgoing/archive.h"
#include "outgoing/file_kind.h"
#include "text/ascii.h"

namespace pec::outgoing {
namespace {

constexpr std::string_view kSeparator = " > ";

// A file wherever it lies.
struct Place {
  const std::string& attachment;
  std::string name;
  std::string inside;
  std::size_t depth;

  // Where what lies in this one lies.
  std::string within() const {
    return inside.empty() ? name : inside + std::string(kSeparator) + name;
  }
};

bool is_message(std::string_view name, std::string_view type) {
  return text::equals_ignoring_case(type, "message/rfc822") ||
         text::equals_ignoring_case(type, "message/global") ||
         text::equals_ignoring_case(extension_of(name), "eml");
}

// "a.pdf" of "a.pdf.gz"; "a.tar" of "a.tgz".
std::string without_gzip(std::string_view name) {
  const std::string_view extension = extension_of(name);
  if (!text::equals_ignoring_case(extension, "gz")) return std::string(name);
  return std::string(name.substr(0, name.rfind('.')));
}

class Inspector {
 public:
  Inspector(const SendingRules& rules, const InspectionLimits& limits)
      : rules_(rules), budget_(limits) {}

  void look_at(const DraftAttachment& one) {
    const Place place{one.name, one.name, {}, 0};
    if (!one.content) {
      judge_name(place);
      return;
    }
    look_into(place, one.type, *one.content);
  }

  Inspection found() { return std::move(found_); }

 private:
  // Whether the name alone has its kind refused.
  bool judge_name(const Place& place) {
    const std::string_view extension = extension_of(place.name);
    if (!rules_.refuses(extension)) return false;
    refuse(place, text::lower(extension), How::extension);
    return true;
  }

  void look_into(const Place& place, std::string_view type, std::string_view content) {
    if (judge_name(place)) return;
    if (const std::string_view kind = refused_kind(content); rules_.refuses(kind)) {
      refuse(place, std::string(kind), How::renamed);
      return;
    }
    const bool archive = container_of(content) != Container::none;
    if (!archive && !is_message(place.name, type)) return;
    if (place.depth >= budget_.limits().depth) return give_up(place, "too-deep");
    if (archive)
      unpack(place, content);
    else
      open_message(place, content);
  }

  void unpack(const Place& place, std::string_view content) {
    bool encrypted = false;
    bool nameless = false;
    const auto wants_whole = [](const ArchiveEntry& entry) {
      return container_of(entry.content) != Container::none || is_message(entry.name, {});
    };
    const auto take = [&](const ArchiveEntry& entry) {
      const Place inner{place.attachment,
                        entry.name.empty() ? without_gzip(place.name) : entry.name, place.within(),
                        place.depth + 1};
      encrypted = encrypted || entry.encrypted;
      nameless = nameless || !entry.has_name;
      if (entry.encrypted)
        judge_name(inner);
      else
        look_into(inner, {}, entry.content);
    };
    const std::string_view why = read_archive(content, budget_, wants_whole, take);
    if (encrypted) give_up(place, "encrypted");
    if (nameless) give_up(place, "names");
    if (!why.empty()) give_up(place, why);
  }

  void open_message(const Place& place, std::string_view content) {
    const auto message = mail::parse_message(content);
    if (!message) return;
    if (!message->truncated.empty()) give_up(place, "too-deep");
    walk(*message, message->root, place);
  }

  void walk(const mail::Message& message, const mail::Entity& entity, const Place& place) {
    for (const mail::Entity& child : entity.children) walk(message, child, place);
    if (!entity.children.empty() || entity.name.empty()) return;
    if (!budget_.take_entry()) return give_up(place, "too-many-entries");
    if (!budget_.has_time()) return give_up(place, "time");
    const Place inner{place.attachment, entity.name, place.within(), place.depth + 1};
    const auto decoded = mail::decoded_body(message, entity, kMaxContentBytes);
    if (!decoded) {
      if (!judge_name(inner)) give_up(inner, "damaged");
      return;
    }
    if (!budget_.take_bytes(decoded->size())) return give_up(place, "too-large");
    look_into(inner, entity.type, *decoded);
  }

  void refuse(const Place& place, std::string extension, How how) {
    if (found_.refused.size() < kMaxNamedFiles)
      found_.refused.push_back(
          {place.attachment, place.name, place.inside, std::move(extension), how});
  }

  void give_up(const Place& place, std::string_view why) {
    if (found_.unreadable.size() < kMaxNamedFiles)
      found_.unreadable.push_back({place.name, place.inside, why});
  }

  const SendingRules& rules_;
  Budget budget_;
  Inspection found_;
};

}  // namespace

Inspection inspect(std::span<const DraftAttachment> attachments, const SendingRules& rules,
                   const InspectionLimits& limits) {
  Inspector inspector(rules, limits);
  for (const DraftAttachment& one : attachments) inspector.look_at(one);
  return inspector.found();
}

std::string_view how_id(How how) { return how == How::extension ? "extension" : "renamed"; }

}  // namespace pec::outgoing
