// SPDX-License-Identifier: EUPL-1.2
//
// Findings that the person put off, until a day and for a reason.

import { without } from "./records.js";

/** @typedef {import("../types/audit.js").AccountRecord} AccountRecord */

const MAX_REASON = 200;
const DAY = /^\d{4}-\d\d-\d\d$/;
const MAX_DAYS = 366;

/**
 * @param {AccountRecord | undefined} record
 * @param {string} rule
 * @param {string} today - a day
 */
export function isSnoozed(record, rule, today) {
  const snoozed = record?.snoozed ?? {};
  return Object.hasOwn(snoozed, rule) && today < /** @type {{until: string}} */ (snoozed[rule]).until;
}

/**
 * @param {AccountRecord} record
 * @param {string} rule
 * @param {{until: string, reason: string} | null} snooze - null: told again from now on
 * @returns {AccountRecord}
 */
export function withSnooze(record, rule, snooze) {
  const others = without(record.snoozed ?? {}, rule);
  if (snooze === null) return { ...record, snoozed: others };
  const reason = snooze.reason.trim().slice(0, MAX_REASON);
  return { ...record, snoozed: { ...others, [rule]: { until: snooze.until, reason } } };
}

/**
 * Whether a finding may be put off so: for a year at most, because settings are forgotten.
 * @param {unknown} until
 * @param {unknown} reason
 * @param {string} today - a day
 */
export function isAcceptable(until, reason, today) {
  if (typeof until !== "string" || !DAY.test(until) || typeof reason !== "string") return false;
  const days = (Date.parse(until) - Date.parse(today)) / 86_400_000;
  return days >= 1 && days <= MAX_DAYS && reason.trim() !== "";
}
