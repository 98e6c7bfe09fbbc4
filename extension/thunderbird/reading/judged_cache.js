// SPDX-License-Identifier: EUPL-1.2
//
// Nothing is judged twice: verdicts by the content's hash and the context, and which content a message of
// this session has, so that opening it again reads nothing. Kept while Thunderbird runs (storage.session
// is memory only), because the event page comes and goes.

/** @typedef {import("../types/verdict.js").Judged} Judged */
/** @typedef {Pick<browser.storage.StorageArea, "get" | "set" | "remove">} Storage */

const INDEX = "judged.index";
const MAX_ENTRIES = 400;
/** Verdicts that are longer are had from the host again; the store as a whole is limited to 10 MB. */
const MAX_ENTRY_CHARACTERS = 20_000;

export class JudgedCache {
  #storage;
  /** @type {Map<string, unknown>} in the order of their use */
  #entries = new Map();
  /** @type {Promise<void> | null} */
  #loading = null;

  /** @param {Storage} storage */
  constructor(storage) {
    this.#storage = storage;
  }

  /**
   * @param {string} key
   * @returns {Promise<any>} undefined when it is not there
   */
  async get(key) {
    await this.#load();
    const value = this.#entries.get(key);
    if (value !== undefined) {
      this.#entries.delete(key);
      this.#entries.set(key, value);
    }
    return value;
  }

  /**
   * @param {string} key
   * @param {string | Judged} value
   */
  async set(key, value) {
    await this.#load();
    if (JSON.stringify(value).length > MAX_ENTRY_CHARACTERS) return;
    this.#entries.set(key, value);
    const superfluous = [...this.#entries.keys()].slice(0, Math.max(0, this.#entries.size - MAX_ENTRIES));
    for (const old of superfluous) this.#entries.delete(old);
    if (superfluous.length > 0) await this.#storage.remove(superfluous);
    await this.#storage.set({ [key]: value, [INDEX]: [...this.#entries.keys()] });
  }

  #load() {
    this.#loading ??= this.#read();
    return this.#loading;
  }

  async #read() {
    const { [INDEX]: keys = [] } = await this.#storage.get(INDEX);
    const stored = await this.#storage.get(keys);
    for (const key of keys) {
      if (Object.hasOwn(stored, key)) this.#entries.set(key, stored[key]);
    }
  }
}
