// SPDX-License-Identifier: EUPL-1.2
//
// What the dialog and the popup ask of the event page about the message in a compose window.
import { isOwnPage } from "../reading/requests.js";
import { contentsOf, fingerprintOf, readDraft } from "./draft.js";
import { receiptTypeOf, RECEIPT_KINDS } from "./receipt_kind.js";

/** @typedef {import("../types/sending.js").ComposeDetails} ComposeDetails */
/** @typedef {import("../types/sending.js").LookAnswer} LookAnswer */
/** @typedef {import("./checker.js").Checker} Checker */
/** @typedef {import("./dialogs.js").Dialogs} Dialogs */
/** @typedef {import("./draft.js").Compose} Compose */
/** @typedef {import("./policies.js").Policies} Policies */
/** @typedef {import("./recipients.js").Recipients} Recipients */
/** @typedef {{type?: unknown, tabId?: unknown, exact?: unknown}} Request */

/** A person sees that something is under way; the answer may take its time, but it must come. */
const LOOK_MS = 12_000;

export class Desk {
  #compose;
  #recipients;
  #checker;
  #dialogs;
  #policies;
  #wait;

  /**
   * @param {object} parts
   * @param {Compose} parts.compose
   * @param {Recipients} parts.recipients
   * @param {Checker} parts.checker
   * @param {Dialogs} parts.dialogs
   * @param {Policies} parts.policies
   * @param {(ms: number) => Promise<unknown>} [parts.wait]
   */
  constructor({ compose, recipients, checker, dialogs, policies, wait = (ms) => new Promise((done) => setTimeout(done, ms)) }) {
    this.#compose = compose;
    this.#recipients = recipients;
    this.#checker = checker;
    this.#dialogs = dialogs;
    this.#policies = policies;
    this.#wait = wait;
  }

  /**
   * The draft as it is now.
   * @param {number} tabId
   * @param {boolean} [exact] - whether attachments are named by their content, for an approval
   * @returns {Promise<LookAnswer>}
   */
  async look(tabId, exact = false) {
    const details = await this.#compose.getComposeDetails(tabId);
    const draft = await readDraft(tabId, details, { compose: this.#compose, recipients: this.#recipients });
    const late = this.#wait(LOOK_MS).then(() => ({ key: "", answer: null, failure: { reason: "silent", facts: {} } }));
    const contents = exact ? contentsOf(draft, this.#compose) : Promise.resolve([]);
    const [checked, mode, hashes] = await Promise.all([
      Promise.race([this.#checker.check(draft), late]), this.#dialogs.modeOf(tabId), contents]);
    const receiptType = receiptTypeOf(details.customHeaders ?? []);
    return {
      ...checked,
      mode,
      fingerprint: await fingerprintOf(draft, hashes),
      receiptType: receiptType?.toLowerCase() ?? String(RECEIPT_KINDS[0]),
      requireCheck: await this.#policies.requireCheck(),
    };
  }
}

/**
 * @param {Request} request
 * @param {browser.runtime.MessageSender} sender
 * @param {Desk} desk
 * @param {() => void} changed - the directory of addresses holds something else by now
 * @returns {Promise<unknown> | undefined} undefined: not for us
 */
export function answerToSending({ type, tabId, exact }, sender, desk, changed) {
  if (!isOwnPage(sender)) return undefined;
  if (type === "sending.changed") return Promise.resolve(changed());
  if (type !== "sending.look" || typeof tabId !== "number") return undefined;
  return desk.look(tabId, exact === true);
}
