// SPDX-License-Identifier: EUPL-1.2
//
// What an administrator decided: for Thunderbird in its managed storage, for the computer in a file that only
// the host reads. The host makes one of both; here is only remembered what must hold while it is away.

/** @typedef {import("../types/sending.js").DraftAnswer} DraftAnswer */
/** @typedef {import("../types/sending.js").Policy} Policy */
/** @typedef {{managed?: Pick<browser.storage.StorageArea, "get">,
 *   local: Pick<browser.storage.StorageArea, "get" | "set" | "remove">}} Storage */

const REQUIRED = "sending.requireCheck";
const ACTIONS = ["none", "warn", "confirm", "block"];

export class Policies {
  #storage;
  /** @type {Promise<Policy | null> | null} */
  #managed = null;
  /** @type {Promise<boolean> | null} */
  #learnt = null;

  /** @param {Storage} storage */
  constructor(storage) {
    this.#storage = storage;
  }

  /** @returns {Promise<Policy | null>} null: there is none for Thunderbird */
  policy() {
    this.#managed ??= this.#read();
    return this.#managed;
  }

  /** Whether nothing may be sent that was not checked. */
  async requireCheck() {
    this.#learnt ??= this.#storage.local.get(REQUIRED).then((stored) => stored[REQUIRED] === true);
    return (await this.policy())?.requireCheck === true || (await this.#learnt);
  }

  /**
   * The host said what the computer's own policy is.
   * @param {DraftAnswer} answer
   */
  async learn({ require_check: required }) {
    if (required === undefined || required === (await this.#learnt)) return;
    this.#learnt = Promise.resolve(required);
    await (required ? this.#storage.local.set({ [REQUIRED]: true }) : this.#storage.local.remove(REQUIRED));
  }

  /** Thunderbird refuses to read where no administrator wrote anything. */
  async #read() {
    try {
      const { policy } = (await this.#storage.managed?.get("policy")) ?? {};
      return policyOf(policy);
    } catch {
      return null;
    }
  }
}

/**
 * Only what makes sense of it: the host refuses the rest.
 * @param {unknown} given
 * @returns {Policy | null}
 */
function policyOf(given) {
  if (typeof given !== "object" || given === null) return null;
  const { sending = {}, requireCheck = false } = /** @type {Policy} */ (given);
  const actions = Object.entries(sending ?? {}).filter(([, action]) => ACTIONS.includes(action));
  return { sending: Object.fromEntries(actions), requireCheck: requireCheck === true };
}
