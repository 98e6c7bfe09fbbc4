// SPDX-License-Identifier: EUPL-1.2
//
// What the pages about accounts ask of the event page.
import { day, localDay } from "../texts/time.js";

/** @typedef {import("../types/audit.js").AuditAnswer} AuditAnswer */

/**
 * Thunderbird writes a changed setting to disk within half a second (Preferences.cpp, PREF_DELAY_MS); its
 * own page of account settings does so at once.
 */
export const SETTLED_MS = 800;

/**
 * @param {string} type
 * @param {Record<string, unknown>} [more]
 * @returns {Promise<AuditAnswer>}
 */
export function ask(type, more = {}) {
  return browser.runtime.sendMessage({ type, ...more });
}

/**
 * When an audit is shown, and in which Thunderbird.
 * @param {string} language
 */
export async function momentNow(language) {
  const now = new Date();
  const today = localDay(now);
  const { version } = await browser.runtime.getBrowserInfo();
  return { today, time: `${day(today, language)}, ${now.toTimeString().slice(0, 5)}`, version };
}
