// SPDX-License-Identifier: EUPL-1.2
//
// Thunderbird locks a compose window while it asks us whether to send, and never frees it when our event page is
// stopped meanwhile. So it is noted in storage which windows wait for an answer. A later event page finds what
// an earlier one left behind, and opens the message anew in a window of its own: nothing of it was sent.

/** @typedef {import("../types/sending.js").ComposeDetails} ComposeDetails */
/** @typedef {Pick<browser.storage.StorageArea, "get" | "set" | "remove">} Storage */
/** @typedef {{create(name: string, when: {when: number}): unknown, clear(name: string): Promise<unknown>}} Alarms */
/**
 * @typedef {object} Compose
 * @property {(tabId: number) => Promise<ComposeDetails>} getComposeDetails
 * @property {(tabId: number, details: object) => Promise<unknown>} setComposeDetails
 * @property {(tabId: number) => Promise<{id: number, name?: string}[]>} listAttachments
 * @property {(messageId: number | null, details: object) => Promise<{id?: number}>} beginNew
 * @property {(messageId: number, type: string, details: object) => Promise<{id?: number}>} beginReply
 */

export const RESCUE_ALARM = "sending.rescue";
const HELD = "sending.held";
/** Longer than an answer ever takes. */
const LATE_MS = 6_000;
/** What a new window takes of an old one's details. */
const KEPT = ["identityId", "to", "cc", "bcc", "replyTo", "followupTo", "newsgroups", "subject", "body", "plainTextBody",
  "isPlainText", "customHeaders", "priority", "deliveryFormat", "returnReceipt", "deliveryStatusNotification",
  "attachVCard", "attachPublicPGPKey", "selectedEncryptionTechnology", "additionalFccFolderId",
  "overrideDefaultFccFolderId"];

export class Rescue {
  #storage;
  #alarms;
  #compose;
  #tabs;
  #tell;
  #page;
  /** Which windows wait for an answer of this event page. @type {Set<number>} */
  #held = new Set();

  /**
   * @param {object} parts
   * @param {Storage} parts.storage
   * @param {Alarms} parts.alarms
   * @param {Compose} parts.compose
   * @param {{remove(id: number): Promise<unknown>}} parts.tabs
   * @param {() => Promise<unknown>} parts.tell - the person, of a message that was opened anew
   * @param {string} parts.page - names this event page
   */
  constructor({ storage, alarms, compose, tabs, tell, page }) {
    this.#storage = storage;
    this.#alarms = alarms;
    this.#compose = compose;
    this.#tabs = tabs;
    this.#tell = tell;
    this.#page = page;
  }

  /**
   * A window is locked and waits. Nothing is waited for: what was asked of Thunderbird outlives the page.
   * @param {number} tabId
   */
  enter(tabId) {
    this.#held.add(tabId);
    this.#note();
    this.#alarms.create(RESCUE_ALARM, { when: Date.now() + LATE_MS });
  }

  /**
   * It is answered next.
   * @param {number} tabId
   */
  leave(tabId) {
    this.#held.delete(tabId);
    this.#note();
    if (this.#held.size === 0) this.#alarms.clear(RESCUE_ALARM).catch(() => {});
  }

  /** Opens anew what an event page that is gone left behind. */
  async look() {
    const { [HELD]: left } = await this.#storage.get(HELD);
    if (!left || left.page === this.#page) return;
    this.#note();
    for (const tabId of /** @type {number[]} */ (left.tabs)) {
      try {
        await this.#reopen(tabId);
        await this.#tell();
      } catch {
        // The window is gone: it was closed, or its message sent.
      }
    }
  }

  #note() {
    const entry = { page: this.#page, tabs: [...this.#held] };
    this.#storage.set({ [HELD]: entry }).catch(() => {});
  }

  /** @param {number} tabId */
  async #reopen(tabId) {
    const [details, attachments] = await Promise.all([
      this.#compose.getComposeDetails(tabId), this.#compose.listAttachments(tabId)]);
    const kept = Object.fromEntries(KEPT.filter((name) => details[name] !== undefined).map((name) => [name, details[name]]));
    const copy = { ...kept, attachments: attachments.map(({ id, name }) => ({ id, name })) };
    const reply = details.type === "reply" ? details.relatedMessageId : undefined;
    const { id } = reply === undefined
      ? await this.#compose.beginNew(null, copy)
      : await this.#compose.beginReply(reply, "replyToSender", copy);
    // So that whoever closes the new one is asked whether to keep it, and the old one goes without a question.
    if (id !== undefined) await this.#compose.setComposeDetails(id, { isModified: true });
    await this.#compose.setComposeDetails(tabId, { isModified: false });
    await this.#tabs.remove(tabId);
  }
}
