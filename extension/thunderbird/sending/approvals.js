// SPDX-License-Identifier: EUPL-1.2
//
// What a person decided to send all the same: exactly that draft, once, at once. In storage, because the dialog
// writes it and the event page, which comes and goes, reads it.

/** @typedef {Pick<browser.storage.StorageArea, "get" | "set" | "remove">} Storage */
/** @typedef {{fingerprint: string, at: number}} Approval */

/** From the press of the button until Thunderbird asks. */
const VALID_MS = 20_000;

/** @param {number} tabId */
const keyOf = (tabId) => `sending.approved.${tabId}`;

export class Approvals {
  #storage;
  #now;

  /**
   * @param {Storage} storage
   * @param {() => number} [now]
   */
  constructor(storage, now = Date.now) {
    this.#storage = storage;
    this.#now = now;
  }

  /**
   * @param {number} tabId
   * @param {string} fingerprint - of the draft that was shown
   */
  async give(tabId, fingerprint) {
    await this.#storage.set({ [keyOf(tabId)]: { fingerprint, at: this.#now() } });
  }

  /**
   * What was approved for a compose window, which is used up by that.
   * @param {number} tabId
   * @returns {Promise<string | null>} a fingerprint
   */
  async take(tabId) {
    const key = keyOf(tabId);
    const { [key]: approval } = await this.#storage.get(key);
    if (!approval) return null;
    await this.#storage.remove(key);
    const { fingerprint, at } = /** @type {Approval} */ (approval);
    return this.#now() - at < VALID_MS ? fingerprint : null;
  }

  /** @param {number} tabId */
  async withdraw(tabId) {
    await this.#storage.remove(keyOf(tabId));
  }
}
