// SPDX-License-Identifier: EUPL-1.2
//
// What is remembered of each account, in the profile: one entry an account. Changes wait for each other, so
// that none is lost when two events come at once; only the event page writes.

/** @typedef {import("../types/audit.js").AccountRecord} AccountRecord */
/** @typedef {Pick<browser.storage.StorageArea, "get" | "set" | "remove">} Storage */

/** @param {string} id */
const keyOf = (id) => `account.${id}`;

/**
 * A copy without one of its fields.
 * @template {object} T
 * @param {T} whole
 * @param {string} field
 * @returns {T}
 */
export function without(whole, field) {
  return /** @type {T} */ (Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field)));
}

export class Records {
  #storage;
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();

  /** @param {Storage} storage */
  constructor(storage) {
    this.#storage = storage;
  }

  /**
   * @param {string[]} ids
   * @returns {Promise<Record<string, AccountRecord>>} of those of which something is known
   */
  async of(ids) {
    await this.#last;
    const stored = await this.#storage.get(ids.map(keyOf));
    return Object.fromEntries(
      ids.filter((id) => Object.hasOwn(stored, keyOf(id))).map((id) => [id, stored[keyOf(id)]]),
    );
  }

  /**
   * @param {string} id
   * @param {(record: AccountRecord) => AccountRecord} change - gives the record itself when nothing changes
   * @returns {Promise<void>}
   */
  change(id, change) {
    return this.#inTurn(async () => {
      const key = keyOf(id);
      const { [key]: record = {} } = await this.#storage.get(key);
      const changed = change(record);
      if (changed !== record) await this.#storage.set({ [key]: changed });
    });
  }

  /**
   * The account is gone.
   * @param {string} id
   */
  forget(id) {
    return this.#inTurn(() => this.#storage.remove(keyOf(id)));
  }

  /**
   * @template T
   * @param {() => Promise<T>} act
   */
  #inTurn(act) {
    const done = this.#last.then(act);
    this.#last = done.catch(() => {}); // whoever asked is told, the next one is not
    return done;
  }
}
