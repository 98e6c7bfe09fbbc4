// SPDX-License-Identifier: EUPL-1.2
//
// What the verdict may know of the mailbox that holds a message: its own addresses, and whether it is a
// PEC mailbox. That is learnt, not guessed: a mailbox is PEC once a genuine PEC message addressed to it
// was opened in it.

/** @typedef {import("../types/verdict.js").Verdict} Verdict */
/** @typedef {browser.messages.MessageHeader} MessageHeader */
/** @typedef {Pick<typeof browser, "accounts"> & {storage: {local: browser.storage.StorageArea}}} Api */

const PEC_ACCOUNTS = "mailboxes.pec";

export class Mailboxes {
  #accounts;
  #storage;
  /** @type {Map<string, Promise<string[]>>} */
  #addresses = new Map();
  /** @type {Promise<string[]> | null} */
  #pecAccounts = null;

  /** @param {Api} api */
  constructor({ accounts, storage }) {
    this.#accounts = accounts;
    this.#storage = storage.local;
  }

  /**
   * The addresses of the account that holds the message; none for local folders and files.
   * @param {MessageHeader} header
   * @returns {Promise<string[]>}
   */
  async addresses(header) {
    const id = accountOf(header);
    if (id === null) return [];
    const known = this.#addresses.get(id) ?? this.#readAddresses(id);
    this.#addresses.set(id, known);
    return known;
  }

  /** Some account or identity is another now. */
  forget() {
    this.#addresses.clear();
  }

  /** @param {MessageHeader} header */
  async isPec(header) {
    const id = accountOf(header);
    return id !== null && (await this.#known()).includes(id);
  }

  /** The ids of the accounts that proved to be PEC. */
  async pecAccounts() {
    return [...(await this.#known())];
  }

  /**
   * @param {MessageHeader} header
   * @param {Verdict} verdict
   */
  async learn(header, verdict) {
    const id = accountOf(header);
    const isOwn = verdict.checks.some(({ id: check, result }) =>
      check === "context.addressed" && result === "pass");
    if (id === null || verdict.outcome !== "genuine" || !isOwn) return;
    const known = await this.#known();
    if (known.includes(id)) return;
    known.push(id);
    await this.#storage.set({ [PEC_ACCOUNTS]: known });
  }

  /** @param {string} id */
  async #readAddresses(id) {
    const account = await this.#accounts.get(id, false);
    return (account?.identities ?? []).flatMap(({ email }) => (email ? [email] : []));
  }

  /** The accounts known to be PEC: nobody else writes them, so they are read once. */
  #known() {
    this.#pecAccounts ??= this.#storage.get(PEC_ACCOUNTS).then(({ [PEC_ACCOUNTS]: ids = [] }) => ids);
    return this.#pecAccounts;
  }
}

/** @param {MessageHeader} header */
function accountOf(header) {
  return header.folder?.accountId ?? null;
}
