// SPDX-License-Identifier: EUPL-1.2
//
// The conditions of the rules, one function each, in the order of the table in rules.cpp. Private
// to accounts/.
#pragma once

#include <optional>

#include "accounts/rules.h"

namespace pec::accounts {

using Found = std::optional<Hit>;

// conditions_pop3.cpp
Found pop3_removed_at_once(const Subject& s);
Found pop3_removed_by_age(const Subject& s);
Found pop3_removed_when_moved(const Subject& s);
Found pop3_removed_when_deleted(const Subject& s);
Found pop3_removal_unknown(const Subject& s);
Found pop3_used(const Subject& s);
Found mailbox_imap_and_pop3(const Subject& s);

// conditions_server.cpp
Found server_not_encrypted(const Subject& s);
Found server_host_differs(const Subject& s);
Found server_port_differs(const Subject& s);
Found server_user_not_address(const Subject& s);
Found server_user_is_address(const Subject& s);

// conditions_sending.cpp
Found sending_not_encrypted(const Subject& s);
Found sending_host_differs(const Subject& s);
Found sending_port_differs(const Subject& s);
Found sending_login_differs(const Subject& s);
Found identity_bcc(const Subject& s);
Found identity_cc(const Subject& s);
Found identity_reply_to(const Subject& s);
Found sent_not_kept(const Subject& s);
Found sent_local_only(const Subject& s);

// conditions_keeping.cpp
Found filter_deletes(const Subject& s);
Found filter_moves_away(const Subject& s);
Found filter_marks(const Subject& s);
Found filter_moves(const Subject& s);
Found junk_purged(const Subject& s);
Found junk_moved(const Subject& s);
Found retention_by_age(const Subject& s);
Found retention_by_count(const Subject& s);
Found trash_emptied_on_exit(const Subject& s);
Found trash_not_used(const Subject& s);
Found offline_off(const Subject& s);
Found offline_recent_only(const Subject& s);
Found offline_heads_only(const Subject& s);

// conditions_checking.cpp
Found check_by_hand(const Subject& s);
Found check_only_at_start(const Subject& s);
Found check_rare(const Subject& s);
Found check_not_at_start(const Subject& s);
Found mailbox_not_fetched(const Subject& s);
Found settings_unreadable(const Subject& s);
Found outlook_new(const Subject& s);

// conditions_observed.cpp
Found quota_full(const Subject& s);
Found quota_near_full(const Subject& s);
Found mailbox_ordinary_mail(const Subject& s);
Found password_expires_1(const Subject& s);
Found password_expires_7(const Subject& s);
Found password_expires_14(const Subject& s);

// What several of them ask.

// A connection that stays on this computer: a proxy of the user's own, or a test.
bool is_loopback(const Server& server);
// "2026-11-22" and "12" as facts.
std::string day_text(std::chrono::sys_seconds time);
// Whole days from `from` to `to`, 0 at least.
int days_between(std::chrono::sys_seconds from, std::chrono::sys_seconds to);

}  // namespace pec::accounts
