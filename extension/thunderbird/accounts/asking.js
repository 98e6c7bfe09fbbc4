// SPDX-License-Identifier: EUPL-1.2
//
// What the pages about accounts ask of the event page.
import { day, localDay } from "../texts/time.js";

/** @typedef {import("../types/audit.js").AuditAnswer} AuditAnswer */
/** @typedef {import("../types/connections.js").ConnectionAnswer} ConnectionAnswer */

/**
 * Thunderbird writes a changed setting to disk half a second later (PREF_DELAY_MS; measured: 0.52 to 0.60 s),
 * and what was changed on its page of account settings at once (0.2 s).
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
 * The same for a page that shows the findings.
 * @param {string} type
 * @param {Record<string, unknown>} [more]
 * @returns {Promise<AuditAnswer>}
 */
export function askAndShow(type, more = {}) {
  return ask(type, { ...more, seen: true });
}

/**
 * Nothing is sent to any server but for this.
 * @param {string} account - its id
 * @returns {Promise<ConnectionAnswer>}
 */
export function testConnections(account) {
  return browser.runtime.sendMessage({ type: "accounts.test", account });
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
