// SPDX-License-Identifier: EUPL-1.2
#include "outgoing/rules.h"

#include <array>

#include "outgoing/conditions.h"

namespace pec::outgoing {
namespace {

constexpr auto kGrave = Severity::grave;
constexpr auto kWarning = Severity::warning;
constexpr auto kNote = Severity::note;
constexpr auto kAll = Senders::all;
constexpr auto kPec = Senders::pec;
constexpr auto kOrdinary = Senders::ordinary;

// Where a row rests on what was observed about an address, its evidence has the source.
constexpr std::string_view kEvidence = "evidence";
constexpr std::string_view kFormal = "RFC 6109 3.1.1";
constexpr std::string_view kStated = "the provider (stated)";

constexpr std::array kRules = std::to_array<Rule>({
    {"recipients.bcc", kGrave, kPec, recipients_bcc, kFormal},
    {"recipients.no-to", kGrave, kPec, recipients_no_to, kFormal},
    {"sender.from", kGrave, kPec, sender_from, kFormal},
    {"recipient.malformed", kGrave, kAll, recipient_malformed, "RFC 5322 3.4.1"},
    {"recipient.look-alike", kGrave, kAll, recipient_look_alike, kEvidence},
    {"recipient.ordinary", kGrave, kPec, recipient_ordinary, kEvidence},
    {"recipients.too-many", kGrave, kPec, recipients_too_many_for_provider, kStated},
    {"size.over-provider", kGrave, kPec, size_over_provider, kStated},
    {"attachment.refused", kGrave, kPec, attachment_refused,
     "guide.pec.it, webmail.postecert.it, actalis.it (stated)"},
    {"format.rtf", kGrave, kPec, format_rtf, "legal press"},

    {"recipient.pec-from-ordinary", kWarning, kOrdinary, recipient_pec_from_ordinary, kEvidence},
    {"recipient.typing-error", kWarning, kAll, recipient_typing_error, kEvidence},
    {"recipient.failed-recently", kWarning, kPec, recipient_failed_recently, kEvidence},
    {"recipient.better-address", kWarning, kPec, recipient_better_address, kEvidence},
    {"recipients.list", kWarning, kPec, recipients_list, "observed"},
    {"recipients.too-many", kWarning, kPec, recipients_too_many, "guide.pec.it (stated)"},
    {"sender.reply-to", kWarning, kPec, sender_reply_to, "observed"},
    {"size.over-rule", kWarning, kPec, size_over_rule, "technical rules of 2005"},
    {"attachment.name", kWarning, kPec, attachment_name, "observed"},
    {"subject.empty", kWarning, kPec, subject_empty, "observed"},
    {"receipt.kind", kWarning, kPec, receipt_kind, "RFC 6109 3.3.2"},

    {"recipient.unknown", kNote, kPec, recipient_unknown, kEvidence},
    {"recipient.duplicate", kNote, kAll, recipient_duplicate, "observed"},
    {"attachment.unreadable-archive", kNote, kPec, attachment_unreadable_archive, "observed"},
});

}  // namespace

std::span<const Rule> rules() { return kRules; }

}  // namespace pec::outgoing
