// SPDX-License-Identifier: EUPL-1.2
#include "accounts/rules.h"

#include <array>
#include <cstddef>

#include "accounts/conditions.h"

namespace pec::accounts {
namespace {

constexpr auto kCritical = Severity::critical;
constexpr auto kSerious = Severity::serious;
constexpr auto kWarning = Severity::warning;
constexpr auto kNote = Severity::note;
constexpr auto kBoth = Clients::both;
constexpr auto kThunderbird = Clients::thunderbird;
constexpr auto kOutlook = Clients::outlook;
constexpr auto kAll = Protocols::all;
constexpr auto kImap = Protocols::imap;
constexpr auto kPop3 = Protocols::pop3;
constexpr std::string_view kSeen = "observed";

// Of one severity, those that lose more stand first: findings keep this order.
constexpr std::array kRules = std::to_array<Rule>({
    {"pop3.removed-at-once", kCritical, kBoth, kPop3, pop3_removed_at_once, "leave_on_server",
     "Leave on Server"},
    {"retention.by-age", kCritical, kThunderbird, kAll, retention_by_age,
     "retainBy, daysToKeepHdrs", ""},
    {"retention.by-count", kCritical, kThunderbird, kAll, retention_by_count,
     "retainBy, numHdrsToKeep", ""},
    {"filter.deletes", kCritical, kThunderbird, kAll, filter_deletes, "msgFilterRules.dat", ""},
    {"junk.purged", kCritical, kThunderbird, kAll, junk_purged, "purgeSpam, purgeSpamInterval", ""},
    {"quota.full", kCritical, kBoth, kAll, quota_full, kSeen, kSeen},
    {"password.expires-1", kCritical, kBoth, kAll, password_expires_1, kSeen, kSeen},
    {"server.not-encrypted", kCritical, kBoth, kAll, server_not_encrypted, "socketType",
     "POP3 Use SSL"},
    {"sending.not-encrypted", kCritical, kBoth, kAll, sending_not_encrypted, "try_ssl",
     "SMTP Secure Connection"},

    {"pop3.removed-by-age", kSerious, kBoth, kPop3, pop3_removed_by_age,
     "delete_by_age_from_server, num_days_to_leave_on_server", "Leave on Server"},
    {"pop3.removed-when-moved", kSerious, kThunderbird, kPop3, pop3_removed_when_moved,
     "mail.pop3.deleteFromServerOnMove", ""},
    {"mailbox.imap-and-pop3", kSerious, kBoth, kPop3, mailbox_imap_and_pop3, "type",
     "POP3 Server, IMAP Server"},
    {"mailbox.not-fetched", kSerious, kBoth, kAll, mailbox_not_fetched, kSeen, kSeen},
    {"filter.moves-away", kSerious, kThunderbird, kAll, filter_moves_away, "msgFilterRules.dat",
     ""},
    {"junk.moved", kSerious, kThunderbird, kAll, junk_moved, "moveOnSpam", ""},
    {"check.by-hand", kSerious, kThunderbird, kAll, check_by_hand,
     "check_new_mail, login_at_startup", ""},
    {"password.expires-7", kSerious, kBoth, kAll, password_expires_7, kSeen, kSeen},
    {"sending.host-differs", kSerious, kBoth, kAll, sending_host_differs, "smtpServer, hostname",
     "SMTP Server"},
    {"sending.login-differs", kSerious, kThunderbird, kAll, sending_login_differs, "username", ""},
    {"identity.bcc", kSerious, kThunderbird, kAll, identity_bcc, "doBcc, doBccList", ""},
    {"sent.not-kept", kSerious, kThunderbird, kAll, sent_not_kept, "fcc", ""},
    {"outlook.new", kSerious, kOutlook, kAll, outlook_new, "", "UseNewOutlook"},

    {"pop3.removed-when-deleted", kWarning, kBoth, kPop3, pop3_removed_when_deleted,
     "delete_mail_left_on_server", "Leave on Server"},
    {"pop3.used", kWarning, kBoth, kPop3, pop3_used, "type", "POP3 Server"},
    {"quota.near-full", kWarning, kBoth, kAll, quota_near_full, kSeen, kSeen},
    {"trash.emptied-on-exit", kWarning, kThunderbird, kAll, trash_emptied_on_exit,
     "empty_trash_on_exit", ""},
    {"trash.not-used", kWarning, kThunderbird, kImap, trash_not_used, "delete_model", ""},
    {"check.only-at-start", kWarning, kThunderbird, kAll, check_only_at_start,
     "check_new_mail, login_at_startup", ""},
    {"check.rare", kWarning, kThunderbird, kAll, check_rare, "check_time", ""},
    {"filter.marks", kWarning, kThunderbird, kAll, filter_marks, "msgFilterRules.dat", ""},
    {"sent.local-only", kWarning, kThunderbird, kImap, sent_local_only, "fcc_folder", ""},
    {"password.expires-14", kWarning, kBoth, kAll, password_expires_14, kSeen, kSeen},
    {"identity.reply-to", kWarning, kThunderbird, kAll, identity_reply_to, "reply_to", ""},
    {"identity.cc", kWarning, kThunderbird, kAll, identity_cc, "doCc, doCcList", ""},
    {"server.host-differs", kWarning, kBoth, kAll, server_host_differs, "hostname",
     "IMAP Server, POP3 Server"},
    {"server.port-differs", kWarning, kBoth, kAll, server_port_differs, "port", "POP3 Port"},
    {"server.user-not-address", kWarning, kBoth, kAll, server_user_not_address, "userName",
     "IMAP User, POP3 User"},
    {"server.user-is-address", kWarning, kBoth, kAll, server_user_is_address, "userName",
     "IMAP User, POP3 User"},
    {"sending.port-differs", kWarning, kThunderbird, kAll, sending_port_differs, "port", ""},
    {"settings.unreadable", kWarning, kThunderbird, kAll, settings_unreadable, kSeen, ""},

    {"pop3.removal-unknown", kNote, kOutlook, kPop3, pop3_removal_unknown, "", "Leave on Server"},
    {"mailbox.ordinary-mail", kNote, kBoth, kAll, mailbox_ordinary_mail, kSeen, kSeen},
    {"filter.moves", kNote, kThunderbird, kAll, filter_moves, "msgFilterRules.dat", ""},
    {"check.not-at-start", kNote, kThunderbird, kAll, check_not_at_start, "login_at_startup", ""},
    {"offline.off", kNote, kThunderbird, kImap, offline_off, "offline_download", ""},
    {"offline.recent-only", kNote, kThunderbird, kImap, offline_recent_only,
     "autosync_max_age_days", ""},
    {"offline.heads-only", kNote, kThunderbird, kPop3, offline_heads_only, "headers_only", ""},
});

// In the order of the enumeration.
constexpr std::array<std::string_view, 4> kSeverities = {"critical", "serious", "warning", "note"};

}  // namespace

std::span<const Rule> rules() { return kRules; }

std::string_view severity_id(Severity severity) {
  return kSeverities[static_cast<std::size_t>(severity)];
}

}  // namespace pec::accounts
