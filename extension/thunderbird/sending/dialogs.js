// SPDX-License-Identifier: EUPL-1.2
//
// The dialog windows, one a compose window at most, and how each message was to be sent: Thunderbird tells that
// only after it gave up sending, when the dialog is already on its way.

/** @typedef {import("../types/sending.js").SendMode} SendMode */
/** @typedef {Pick<browser.storage.StorageArea, "get" | "set" | "remove">} Storage */
/**
 * @typedef {object} Windows
 * @property {(what: object) => Promise<{id?: number}>} create
 * @property {(id: number, what: {focused: boolean}) => Promise<unknown>} update
 * @property {(id: number) => Promise<unknown>} remove
 */

const PAGE = "sending/dialog.html";
const WIDTH = 660;
const HEIGHT = 620;

/** @param {number} tabId */
const windowKey = (tabId) => `sending.dialog.${tabId}`;
/** @param {number} tabId */
const modeKey = (tabId) => `sending.mode.${tabId}`;

export class Dialogs {
  #windows;
  #storage;
  #tell;

  /**
   * @param {object} parts
   * @param {Windows} parts.windows
   * @param {Storage} parts.storage
   * @param {(tabId: number) => Promise<unknown>} parts.tell - that the dialog of a compose window should look anew
   */
  constructor({ windows, storage, tell }) {
    this.#windows = windows;
    this.#storage = storage;
    this.#tell = tell;
  }

  /**
   * Opens the dialog of a compose window, or brings it to the front.
   * @param {number} tabId
   */
  async open(tabId) {
    if (await this.#bringToFront(tabId)) return;
    const url = `${PAGE}?tab=${tabId}`;
    const { id } = await this.#windows.create({ type: "popup", url, width: WIDTH, height: HEIGHT, allowScriptsToClose: true });
    await this.#storage.set({ [windowKey(tabId)]: id });
  }

  /**
   * The compose window is gone.
   * @param {number} tabId
   */
  async forget(tabId) {
    const id = await this.#windowOf(tabId);
    await this.#storage.remove([windowKey(tabId), modeKey(tabId)]);
    if (id !== null) await this.#windows.remove(id).catch(() => {});
  }

  /**
   * Thunderbird gave up sending.
   * @param {number} tabId
   * @param {SendMode} mode - how it was to be sent
   */
  async learnMode(tabId, mode) {
    await this.#storage.set({ [modeKey(tabId)]: mode });
  }

  /**
   * @param {number} tabId
   * @returns {Promise<SendMode | null>}
   */
  async modeOf(tabId) {
    const key = modeKey(tabId);
    return (await this.#storage.get(key))[key] ?? null;
  }

  /** @param {number} tabId */
  async #bringToFront(tabId) {
    const id = await this.#windowOf(tabId);
    if (id === null) return false;
    try {
      await this.#windows.update(id, { focused: true });
      await this.#tell(tabId).catch(() => {});
      return true;
    } catch {
      return false; // it was closed
    }
  }

  /**
   * @param {number} tabId
   * @returns {Promise<number | null>}
   */
  async #windowOf(tabId) {
    const key = windowKey(tabId);
    return (await this.#storage.get(key))[key] ?? null;
  }
}
