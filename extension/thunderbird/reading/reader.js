// SPDX-License-Identifier: EUPL-1.2
//
// Follows which message each tab shows, and has its verdict shown: on the toolbar, and to whoever asks
// (the banner in the message, the popup).
import { HostFailure, RpcFailure } from "../host/failure.js";
import { ORIGINAL, present, presentFailure } from "./presentation.js";

/** @typedef {import("../types/view.js").View} View */
/** @typedef {import("../types/verdict.js").Judged} Judged */
/** @typedef {import("../types/verdict.js").Verdict} Verdict */
/** @typedef {import("../texts/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./judge.js").Judge} Judge */
/** @typedef {import("./mailboxes.js").Mailboxes} Mailboxes */
/** @typedef {import("./told.js").Told} Told */
/** @typedef {import("./toolbar.js").Toolbar} Toolbar */
/** @typedef {browser.messages.MessageHeader} MessageHeader */
/** @typedef {{view: View | null, failed: boolean}} Shown */
/** @typedef {Shown & {header: MessageHeader}} ShownMessage */
/** @typedef {{received: boolean, pecAccount: boolean}} Place - of a message */
/** @typedef {{place: Place, view: View | null}} Presented */
/** @typedef {{getDisplayedMessages(tabId: number): Promise<{messages: MessageHeader[]}>}} Display */

export class Reader {
  #display;
  #judge;
  #mailboxes;
  #toolbar;
  #catalogue;
  #told;
  #onJudged;
  /** Which message each tab's button speaks of. @type {Map<number, number | undefined>} */
  #onToolbar = new Map();
  /** What was made of a verdict last: toolbar and banner want the same. @type {WeakMap<Judged, Presented>} */
  #presentedBefore = new WeakMap();

  /**
   * @param {object} parts
   * @param {Display} parts.display
   * @param {Judge} parts.judge
   * @param {Mailboxes} parts.mailboxes
   * @param {Toolbar} parts.toolbar
   * @param {Catalogue} parts.catalogue
   * @param {Told} parts.told
   * @param {(header: MessageHeader, verdict: Verdict) => void} [parts.onJudged] - who else learns from
   *   verdicts; not waited for
   */
  constructor({ display, judge, mailboxes, toolbar, catalogue, told, onJudged = () => {} }) {
    this.#display = display;
    this.#judge = judge;
    this.#mailboxes = mailboxes;
    this.#toolbar = toolbar;
    this.#catalogue = catalogue;
    this.#told = told;
    this.#onJudged = onJudged;
  }

  /**
   * The tab shows another message, or none, or several.
   * @param {number} tabId
   * @param {MessageHeader[]} messages
   */
  async update(tabId, messages) {
    const header = single(messages);
    const remembered = header && (await this.#remembered(header));
    // What it said of another message must go at once; calls take effect in their order. Thunderbird also
    // tells of a message anew when it only drew it again, and a button that changes closes its popup.
    const isAnother = !this.#onToolbar.has(tabId) || header?.id !== this.#onToolbar.get(tabId);
    this.#onToolbar.set(tabId, header?.id);
    if (remembered) {
      await this.#toolbar.show(tabId, remembered.view);
      return;
    }
    const cleared = isAnother ? this.#toolbar.show(tabId, null) : null;
    const shown = header && (await this.#asked(header));
    await cleared;
    if (shown && (await this.#stillShows(tabId, header))) await this.#toolbar.show(tabId, shown.view);
  }

  /** @param {number} tabId - of a tab that was closed */
  forgetTab(tabId) {
    this.#onToolbar.delete(tabId);
    this.#toolbar.forget(tabId);
  }

  /** Some account or identity is another now. */
  forgetAccounts() {
    this.#mailboxes.forget();
  }

  /**
   * What the banner in the message of a tab shows; null: nothing.
   * @param {number} tabId
   * @returns {Promise<View | null>}
   */
  async bannerFor(tabId) {
    const shown = await this.#current(tabId);
    if (!shown?.failed) return shown?.view ?? null;
    const { headline } = /** @type {View} */ (shown.view);
    return (await this.#told.isFor(headline, shown.header.id)) ? shown.view : null;
  }

  /**
   * What the popup of a tab shows; null: nothing to say of it.
   * @param {number} tabId
   * @returns {Promise<View | null>}
   */
  async popupFor(tabId) {
    return (await this.#current(tabId))?.view ?? null;
  }

  /**
   * What to show for a message that lies in a file.
   * @param {Uint8Array} bytes
   * @returns {Promise<View>}
   */
  async fileView(bytes) {
    const { view } = await this.#presented(
      () => this.#judge.judgeBytes(bytes, {}),
      async () => ({ received: false, pecAccount: false }),
    );
    return /** @type {View} */ (view);
  }

  /**
   * One part of the original in the message that a tab shows.
   * @param {number} tabId
   * @param {string} part
   * @returns {Promise<{name: string, data: Blob} | null>}
   */
  async partOf(tabId, part) {
    const header = await this.#displayed(tabId);
    if (!header) return null;
    const { parts } = await this.#judged(header);
    const listed = [...parts, { part: ORIGINAL, name: "postacert.eml" }].find((one) => one.part === part);
    return listed ? { name: listed.name, data: await this.#judge.part(header, part) } : null;
  }

  /**
   * Waits until the verdict on the message that is shown at the end is known: whoever switches fast never
   * sees one of another message.
   * @param {number} tabId
   * @returns {Promise<ShownMessage | null>}
   */
  async #current(tabId) {
    for (;;) {
      const header = await this.#displayed(tabId);
      if (!header) return null;
      const remembered = await this.#remembered(header);
      if (remembered) return { ...remembered, header };
      const shown = await this.#asked(header);
      if (await this.#stillShows(tabId, header)) return { ...shown, header };
    }
  }

  /**
   * @param {number} tabId
   * @returns {Promise<MessageHeader | null>} null: none, or several
   */
  async #displayed(tabId) {
    try {
      const { messages } = await this.#display.getDisplayedMessages(tabId);
      return single(messages);
    } catch {
      return null; // the tab is gone
    }
  }

  /**
   * @param {number} tabId
   * @param {MessageHeader} header
   */
  async #stillShows(tabId, header) {
    return (await this.#displayed(tabId))?.id === header.id;
  }

  /** @param {MessageHeader} header */
  async #judged(header) {
    const judged = await this.#judge.judge(header, await this.#context(header));
    await this.#mailboxes.learn(header, judged.verdict);
    this.#onJudged(header, judged.verdict);
    return judged;
  }

  /**
   * What to show of a message whose verdict is remembered. The host is not asked and the message not read,
   * so there is no wait in which another one is opened, and nothing is learnt of whether the host is there.
   * @param {MessageHeader} header
   * @returns {Promise<Shown | null>}
   */
  async #remembered(header) {
    const judged = await this.#judge.remembered(header, await this.#context(header));
    return judged ? { view: this.#view(judged, await this.#place(header)), failed: false } : null;
  }

  /**
   * @param {Judged} judged
   * @param {Place} place
   */
  #view(judged, place) {
    const before = this.#presentedBefore.get(judged);
    if (before?.place.received === place.received && before.place.pecAccount === place.pecAccount) return before.view;
    const view = present(judged, this.#catalogue, place);
    this.#presentedBefore.set(judged, { place, view });
    return view;
  }

  /** @param {MessageHeader} header */
  #asked(header) {
    return this.#presented(() => this.#judged(header), () => this.#place(header));
  }

  /**
   * From what lies in a mailbox the directory of addresses may learn; from a file it must not.
   * @param {MessageHeader} header
   */
  async #context(header) {
    const accounts = await this.#mailboxes.addresses(header);
    return accounts.length > 0 ? { accounts, ...(!header.external && { learn: true }) } : {};
  }

  /** @param {MessageHeader} header */
  async #place(header) {
    return { received: !header.external, pecAccount: await this.#mailboxes.isPec(header) };
  }

  /**
   * @param {() => Promise<Judged>} judge
   * @param {() => Promise<Place>} place - asked after the verdict,
   *   from which the mailbox may become known to be PEC
   * @returns {Promise<Shown>}
   */
  async #presented(judge, place) {
    try {
      const judged = await judge();
      await this.#told.forget();
      return { view: this.#view(judged, await place()), failed: false };
    } catch (error) {
      if (error instanceof HostFailure) {
        return { view: presentFailure(error, this.#catalogue), failed: true };
      }
      if (error instanceof RpcFailure) {
        const refusal = { reason: "refused", facts: { reason: error.reason } };
        return { view: presentFailure(refusal, this.#catalogue), failed: true };
      }
      throw error;
    }
  }
}

/**
 * @param {MessageHeader[]} messages
 * @returns {MessageHeader | null} null: none, or several
 */
function single(messages) {
  return messages.length === 1 ? (messages[0] ?? null) : null;
}
