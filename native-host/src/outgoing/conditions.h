// SPDX-License-Identifier: EUPL-1.2
//
// The conditions of the rules, one function each, in the order of the table in rules.cpp. Private
// to outgoing/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "outgoing/rules.h"

namespace pec::outgoing {

using Hits = std::vector<Hit>;

// A failure older than this says nothing of today.
inline constexpr std::chrono::days kFailureCounts{180};

// conditions_addresses.cpp: what is known of a recipient
Hits recipient_ordinary(const Subject& s);
Hits recipient_unknown(const Subject& s);
Hits recipient_pec_from_ordinary(const Subject& s);
Hits recipient_malformed(const Subject& s);
Hits recipient_typing_error(const Subject& s);
Hits recipient_look_alike(const Subject& s);
Hits recipient_failed_recently(const Subject& s);
Hits recipient_better_address(const Subject& s);

// conditions_recipients.cpp: in which fields they stand, and how many they are
Hits recipients_bcc(const Subject& s);
Hits recipients_no_to(const Subject& s);
Hits recipient_duplicate(const Subject& s);
Hits recipients_list(const Subject& s);
Hits recipients_too_many_for_provider(const Subject& s);
Hits recipients_too_many(const Subject& s);

// conditions_message.cpp: the sender, the size, the rest
Hits sender_from(const Subject& s);
Hits sender_reply_to(const Subject& s);
Hits size_over_provider(const Subject& s);
Hits size_over_rule(const Subject& s);
Hits format_rtf(const Subject& s);
Hits subject_empty(const Subject& s);
Hits receipt_kind(const Subject& s);
Hits attachment_refused(const Subject& s);
Hits attachment_unreadable_archive(const Subject& s);
Hits attachment_name(const Subject& s);

// What several of them ask.

// The same address for every provider: without case, also in the local part.
std::string key_of(std::string_view address);
// How many different addresses the draft goes to.
std::size_t different_recipients(const Subject& s);
// Those of one kind among what is known as better than a recipient's address.
std::vector<const addresses::Suggestion*> suggestions(const CheckedRecipient& recipient,
                                                      addresses::SuggestionKind kind);

}  // namespace pec::outgoing
