// SPDX-License-Identifier: EUPL-1.2
//
// In which message the banner said that nothing can be verified: one is enough, the toolbar keeps saying
// it. Kept in storage, because the event page goes to sleep between two messages, and by message, because
// whoever reads on does not wait: of the banners that ask at that time only the last one's is still there.

/** @typedef {Pick<browser.storage.StorageArea, "get" | "set" | "remove">} Storage */

const TOLD = "told";

export class Told {
  #storage;
  /** Known to hold nothing: then the storage need not be asked after each verdict. */
  #isEmpty = false;

  /** @param {Storage} storage */
  constructor(storage) {
    this.#storage = storage;
  }

  /**
   * Whether a message is the one in which to say it: the first to ask, again and again.
   * @param {string} failure
   * @param {number} message
   */
  async isFor(failure, message) {
    const { [TOLD]: told = {} } = await this.#storage.get(TOLD);
    if (Object.hasOwn(told, failure)) return told[failure] === message;
    this.#isEmpty = false;
    await this.#storage.set({ [TOLD]: { ...told, [failure]: message } });
    return true;
  }

  /** Verdicts come again: the next failure is told again. */
  async forget() {
    if (this.#isEmpty) return;
    this.#isEmpty = true;
    await this.#storage.remove(TOLD);
  }
}
