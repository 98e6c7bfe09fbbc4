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
  /** Which windows wait for an answer, of this event page or an earlier one. @type {Set<number>} */
  #held = new Set();
  /** Windows in which a message was opened anew, by the one that it was in. @type {Map<number, number>} */
  #copies = new Map();
  /** What an earlier page left. @type {Promise<Record<string, any>>} */
  #left;
  /** @type {Promise<void> | null} */
  #looked = null;

  /**
   * @param {object} parts
   * @param {Storage} parts.storage
   * @param {Alarms} parts.alarms
   * @param {Compose} parts.compose
   * @param {{get(id: number): Promise<unknown>, remove(id: number): Promise<unknown>}} parts.tabs
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
    this.#left = storage.get(HELD); // before this page notes anything
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

  /** Opens anew what an event page that is gone left behind: once, however often it is asked for. */
  look() {
    this.#looked ??= this.#lookOnce();
    return this.#looked;
  }

  async #lookOnce() {
    const { [HELD]: left } = await this.#left;
    if (!left || left.page === this.#page) return;
    const { tabs, copies } = /** @type {{tabs: number[], copies: [number, number][]}} */ (left);
    for (const tabId of tabs) this.#held.add(tabId);
    for (const [tabId, copy] of copies) this.#copies.set(tabId, copy);
    for (const tabId of tabs) {
      try {
        await this.#reopen(tabId);
        await this.#tell();
      } catch {
        // The window is gone: it was closed, or its message sent.
      }
      this.#held.delete(tabId);
      this.#copies.delete(tabId);
      this.#note();
    }
  }

  #note() {
    const entry = { page: this.#page, tabs: [...this.#held], copies: [...this.#copies] };
    this.#storage.set({ [HELD]: entry }).catch(() => {});
  }

  /**
   * Where a page was stopped while it did this, the next one goes on.
   * @param {number} tabId
   */
  async #reopen(tabId) {
    const details = await this.#compose.getComposeDetails(tabId);
    const copy = this.#copies.get(tabId);
    const isThere = copy !== undefined && (await this.#tabs.get(copy).then(() => true, () => false));
    if (!isThere) await this.#copy(tabId, details);
    await this.#compose.setComposeDetails(tabId, { isModified: false });
    await this.#tabs.remove(tabId);
  }

  /**
   * @param {number} tabId
   * @param {ComposeDetails} details
   */
  async #copy(tabId, details) {
    const attachments = (await this.#compose.listAttachments(tabId)).map(({ id, name }) => ({ id, name }));
    const kept = Object.fromEntries(KEPT.filter((name) => details[name] !== undefined).map((name) => [name, details[name]]));
    const reply = details.type === "reply" ? details.relatedMessageId : undefined;
    const { id } = reply === undefined
      ? await this.#compose.beginNew(null, { ...kept, attachments })
      : await this.#compose.beginReply(reply, "replyToSender", { ...kept, attachments });
    if (id === undefined) return;
    this.#copies.set(tabId, id);
    this.#note();
    // So that whoever closes it is asked whether to keep it.
    await this.#compose.setComposeDetails(id, { isModified: true });
  }
}
