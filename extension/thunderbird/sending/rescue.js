// SPDX-License-Identifier: EUPL-1.2
//
// Thunderbird locks a compose window while it asks us whether to send, and never frees it when our event page is
// stopped meanwhile. So a later page looks for windows that are locked and wait for nobody, and opens their
// messages anew in windows of their own: nothing of them was sent. What a page knows of the windows is noted in
// storage, because the next one must not take a message for lost that is just being sent.

/** @typedef {import("../types/sending.js").ComposeDetails} ComposeDetails */
/** @typedef {Pick<browser.storage.StorageArea, "get" | "set" | "remove">} Storage */
/** @typedef {{create(name: string, when: {periodInMinutes: number}): unknown, clear(name: string): Promise<unknown>}} Alarms */
/** @typedef {{page: string, held: number[], sending: number[], copies: [number, number][]}} Journal */
/**
 * @typedef {object} Tabs
 * @property {(wanted: {type: string}) => Promise<{id?: number}[]>} query
 * @property {(id: number) => Promise<unknown>} get
 * @property {(id: number) => Promise<unknown>} remove
 */
/**
 * @typedef {object} Compose
 * @property {(tabId: number) => Promise<ComposeDetails>} getComposeDetails
 * @property {(tabId: number, details: object) => Promise<unknown>} setComposeDetails
 * @property {(tabId: number) => Promise<{id: number, name?: string}[]>} listAttachments
 * @property {(messageId: number | null, details: object) => Promise<{id?: number}>} beginNew
 * @property {(messageId: number, type: string, details: object) => Promise<{id?: number}>} beginReply
 */

/** Wakes the event page while a message is being written. */
export const RESCUE_ALARM = "sending.rescue";
const EVERY_MINUTES = 0.25;
/** A window that is locked for another reason, such as a draft that is saved, is free again by then. */
export const SURE_MS = 8_000;
const JOURNAL = "sending.windows";
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
  #isLocked;
  #tell;
  #page;
  #later;
  #now;
  /** Windows that wait for an answer of this page. @type {Set<number>} */
  #held = new Set();
  /** Windows whose message may go: until Thunderbird says what became of it they are locked. @type {Set<number>} */
  #sending = new Set();
  /** Windows that waited for an answer of an earlier page. @type {Set<number>} */
  #left = new Set();
  /** Windows that were locked when this page began, and nobody knows why. @type {Set<number>} */
  #suspects = new Set();
  /** Windows in which a message was opened anew, by the one that it was in. @type {Map<number, number>} */
  #copies = new Map();
  #since = 0;
  #hasAlarm = false;
  /** @type {Promise<void>} */
  #looked;

  /**
   * @param {object} parts
   * @param {Storage} parts.storage
   * @param {Alarms} parts.alarms
   * @param {Compose} parts.compose
   * @param {Tabs} parts.tabs
   * @param {(tabId: number) => Promise<boolean | null>} parts.isLocked - null: cannot be found out
   * @param {() => Promise<unknown>} parts.tell - the person, of a message that was opened anew
   * @param {string} parts.page - names this event page
   * @param {(run: () => void, ms: number) => unknown} [parts.later]
   * @param {() => number} [parts.now]
   */
  constructor({ storage, alarms, compose, tabs, isLocked, tell, page, now = Date.now,
    later = (run, ms) => setTimeout(run, ms) }) {
    this.#storage = storage;
    this.#alarms = alarms;
    this.#compose = compose;
    this.#tabs = tabs;
    this.#isLocked = isLocked;
    this.#tell = tell;
    this.#page = page;
    this.#later = later;
    this.#now = now;
    const journal = storage.get(JOURNAL); // before this page notes anything
    this.#looked = journal.then(({ [JOURNAL]: left }) => this.#takeOver(left)).catch(() => {});
  }

  /** A message is being written: whatever becomes of this page, the next one is to look after it. */
  watch() {
    if (this.#hasAlarm) return;
    this.#hasAlarm = true;
    this.#alarms.create(RESCUE_ALARM, { periodInMinutes: EVERY_MINUTES });
  }

  /**
   * A window is locked and waits. Nothing is waited for: what was asked of Thunderbird outlives the page.
   * @param {number} tabId
   */
  enter(tabId) {
    this.#held.add(tabId);
    this.#suspects.delete(tabId);
    this.#note();
    this.watch();
  }

  /**
   * It is answered next.
   * @param {number} tabId
   * @param {boolean} goes - whether the message may go
   */
  leave(tabId, goes) {
    this.#held.delete(tabId);
    if (goes) this.#sending.add(tabId);
    this.#note();
  }

  /**
   * Thunderbird sent the message, or gave it up, or the window is gone.
   * @param {number} tabId
   */
  ended(tabId) {
    if (this.#sending.delete(tabId)) this.#note();
  }

  /** Opens anew what is locked for ever. */
  look() {
    this.#looked = this.#looked.then(() => this.#lookNow()).catch(() => {});
    return this.#looked;
  }

  /** @param {Journal | undefined} journal - of the page before */
  async #takeOver(journal) {
    for (const tabId of journal?.held ?? []) this.#left.add(tabId);
    for (const tabId of journal?.sending ?? []) this.#sending.add(tabId);
    for (const [tabId, copy] of journal?.copies ?? []) this.#copies.set(tabId, copy);
    for (const tabId of await this.#lockedTabs()) this.#suspects.add(tabId);
    this.#since = this.#now();
    if (this.#suspects.size > 0) this.#later(() => void this.look(), SURE_MS + 100);
    await this.#reopenAll([...this.#left].filter((tabId) => !this.#held.has(tabId)));
  }

  async #lookNow() {
    const open = await this.#tabs.query({ type: "messageCompose" });
    if (open.length === 0) {
      this.#hasAlarm = false;
      await this.#alarms.clear(RESCUE_ALARM);
      return;
    }
    this.watch();
    if (this.#suspects.size === 0 || this.#now() - this.#since < SURE_MS) return;
    const locked = await this.#lockedTabs();
    const lost = [...this.#suspects].filter((tabId) => locked.includes(tabId));
    this.#suspects.clear();
    await this.#reopenAll(lost);
  }

  /** Windows that are locked, though no message of theirs is on its way and this page owes them no answer. */
  async #lockedTabs() {
    const open = await this.#tabs.query({ type: "messageCompose" });
    const ids = open.flatMap(({ id }) => (id === undefined ? [] : [id]));
    const states = await Promise.all(ids.map((id) => this.#isLocked(id)));
    return ids.filter((id, at) => states[at] && !this.#held.has(id) && !this.#sending.has(id) && !this.#left.has(id));
  }

  /** @param {number[]} tabIds */
  async #reopenAll(tabIds) {
    for (const tabId of tabIds) {
      try {
        if ((await this.#isLocked(tabId)) !== false) {
          await this.#reopen(tabId);
          await this.#tell();
        }
      } catch {
        // The window is gone: it was closed, or its message sent.
      }
      this.#left.delete(tabId);
      this.#copies.delete(tabId);
      this.#note();
    }
  }

  #note() {
    /** @type {Journal} */
    const journal = {
      page: this.#page, held: [...this.#held, ...this.#left], sending: [...this.#sending], copies: [...this.#copies],
    };
    this.#storage.set({ [JOURNAL]: journal }).catch(() => {});
  }

  /**
   * Where a page was stopped while it did this, the next one goes on.
   * @param {number} tabId
   */
  async #reopen(tabId) {
    const details = await this.#compose.getComposeDetails(tabId);
    this.#left.add(tabId);
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

/**
 * Whether a compose window is locked, as its editor knows, which takes no input then.
 * @param {{executeScript(what: object): Promise<{result?: unknown}[]>}} scripting
 */
export function lockProbe(scripting) {
  return async (/** @type {number} */ tabId) => {
    try {
      const func = () => document.queryCommandEnabled("insertText");
      const [frame] = await scripting.executeScript({ target: { tabId }, func });
      return typeof frame?.result === "boolean" ? !frame.result : null;
    } catch {
      return null;
    }
  };
}
