// SPDX-License-Identifier: EUPL-1.2
//
// What the dialog and the popup ask, and what they change in the draft. The event page may be stopped while it
// answers; then it is started anew by being asked again.
import { readDraft } from "./draft.js";
import { Recipients } from "./recipients.js";
import { changeBy } from "./remedies.js";

/** @typedef {import("../types/sending.js").ComposeDetails} ComposeDetails */
/** @typedef {import("../types/sending.js").LookAnswer} LookAnswer */
/** @typedef {import("../types/sending.js").Remedy} Remedy */

const TIMES = 4;
const PAUSE_MS = 250;

/**
 * What is used of Thunderbird here; the published types are of Manifest V2.
 * @typedef {import("./draft.js").Compose & {
 *   setComposeDetails(tabId: number, details: object): Promise<unknown>,
 *   removeAttachment(tabId: number, id: number): Promise<unknown>,
 *   sendMessage(tabId: number, options: {mode: string}): Promise<unknown>}} Compose
 */
export const compose = /** @type {Compose} */ (/** @type {unknown} */ (browser.compose));

/**
 * @param {number} tabId
 * @param {boolean} exact
 * @returns {Promise<LookAnswer>}
 */
export async function look(tabId, exact) {
  for (let time = 1; ; time++) {
    try {
      const answer = await browser.runtime.sendMessage({ type: "sending.look", tabId, exact });
      if (answer) return answer;
    } catch (error) {
      if (time === TIMES) throw error;
    }
    if (time === TIMES) throw new Error("no answer");
    await new Promise((done) => setTimeout(done, PAUSE_MS * time));
  }
}

/**
 * Does what a button offers.
 * @param {number} tabId
 * @param {Remedy} remedy
 */
export async function apply(tabId, remedy) {
  const recipients = new Recipients(/** @type {import("./recipients.js").Api} */ (/** @type {unknown} */ (browser)));
  const draft = await readDraft(tabId, await compose.getComposeDetails(tabId), { compose, recipients });
  const change = changeBy(draft, remedy);
  if (!change) return;
  for (const id of change.removed) await compose.removeAttachment(tabId, id);
  if (Object.keys(change.details).length > 0) await compose.setComposeDetails(tabId, change.details);
}
