// SPDX-License-Identifier: EUPL-1.2
//
// What the add-on observes of an account, as changes of its record. Pure: no browser, no clock.

/** @typedef {import("../types/audit.js").AccountRecord} AccountRecord */
/** @typedef {import("../types/audit.js").QuotaPoint} QuotaPoint */
/** @typedef {import("../types/verdict.js").Verdict} Verdict */
/** @typedef {{type?: string, used: number, limit: number}} FolderQuota */

/** A quarter of a year: what a forecast looks back on. */
const MAX_QUOTA_POINTS = 90;
const MAX_JUDGED = 3000;
/** What is written no more often than this costs nothing in a mailbox where much arrives. */
const SEEN_AGAIN_MS = 10 * 60_000;

/**
 * The server said how full the mailbox is, which Thunderbird only knows once it has been in touch with it
 * since it was started.
 * @param {AccountRecord} record
 * @param {FolderQuota[]} quotas - of the inbox
 * @param {string} now - an instant
 * @returns {AccountRecord}
 */
export function withQuota(record, quotas, now) {
  const storage = quotas.filter(({ type, limit }) => type === "STORAGE" && limit > 0);
  // A server may have several; the mailbox stops at the first that is full.
  const fullest = storage.sort((a, b) => b.used / b.limit - a.used / a.limit)[0];
  if (!fullest) return record;
  const before = (record.quota ?? []).filter(({ at }) => at.slice(0, 10) !== now.slice(0, 10));
  const point = { at: now, used: Math.round(fullest.used), limit: Math.round(fullest.limit) };
  return { ...record, seen: now, quota: [...before, point].slice(-MAX_QUOTA_POINTS) };
}

/**
 * Mail came in.
 * @param {AccountRecord} record
 * @param {string} now - an instant
 * @returns {AccountRecord}
 */
export function withMail(record, now) {
  const isRecent = record.seen && Date.parse(now) - Date.parse(record.seen) < SEEN_AGAIN_MS;
  return isRecent ? record : { ...record, seen: now };
}

/**
 * What a verdict adds; null: nothing to count.
 * @param {Verdict} verdict
 * @param {number} size - of the message, in bytes
 */
export function countOf({ outcome, kind }, size) {
  if (outcome === "uncertified") return 0; // an anomaly envelope
  return outcome === "genuine" && kind !== "transport-envelope" ? Math.max(1, Math.round(size)) : null;
}

/**
 * A message was judged; the same one counts once, however often it is opened.
 * @param {AccountRecord} record
 * @param {string} message - a digest of its name
 * @param {number} count - as countOf gives it
 * @returns {AccountRecord}
 */
export function withJudged(record, message, count) {
  const judged = record.judged ?? {};
  if (Object.hasOwn(judged, message)) return record;
  const all = { ...judged, [message]: count };
  if (Object.keys(all).length <= MAX_JUDGED) return { ...record, judged: all };
  return { ...record, judged: {}, earlier: countsOf({ ...record, judged: all }) };
}

/**
 * Messages were deleted for good.
 * @param {AccountRecord} record
 * @param {string[]} messages - digests of their names
 * @returns {AccountRecord}
 */
export function withoutJudged(record, messages) {
  const judged = record.judged ?? {};
  const left = Object.entries(judged).filter(([message]) => !messages.includes(message));
  return left.length === Object.keys(judged).length ? record : { ...record, judged: Object.fromEntries(left) };
}

/**
 * @param {AccountRecord} record
 * @returns {{receipts_bytes: number, anomalies: number}}
 */
function countsOf({ judged = {}, earlier = { receipts_bytes: 0, anomalies: 0 } }) {
  const sizes = Object.values(judged);
  return {
    receipts_bytes: earlier.receipts_bytes + sizes.reduce((sum, size) => sum + size, 0),
    anomalies: earlier.anomalies + sizes.filter((size) => size === 0).length,
  };
}

/**
 * The observations of an account as the host takes them. When mail was last fetched is said only where the
 * add-on can know it. It never hears of a check that found nothing; but a server that gives quotas gives
 * them each time Thunderbird is started and gets through, so there an old date means something. Elsewhere a
 * quiet mailbox would look neglected, and the host concludes from the profile instead.
 * @param {AccountRecord} record
 * @param {boolean} receiptsSeen - genuine PEC was opened in it
 */
export function observationsOf(record, receiptsSeen) {
  const { quota = [], seen, password_made: made } = record;
  const counts = countsOf(record);
  return {
    ...(receiptsSeen && { receipts_seen: true }),
    ...(quota.length > 0 && { quota }),
    ...(quota.length > 0 && seen && { last_fetch: seen }),
    ...(counts.receipts_bytes > 0 && { receipts_bytes: counts.receipts_bytes }),
    ...(counts.anomalies > 0 && { anomalies: counts.anomalies }),
    ...(made && { password_made: `${made}T00:00:00Z` }),
  };
}
