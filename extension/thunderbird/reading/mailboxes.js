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
    const account = id === null ? null : await this.#accounts.get(id, false);
    return (account?.identities ?? []).flatMap(({ email }) => (email ? [email] : []));
  }

  /** @param {MessageHeader} header */
  async isPec(header) {
    const id = accountOf(header);
    if (id === null) return false;
    const { [PEC_ACCOUNTS]: known = [] } = await this.#storage.get(PEC_ACCOUNTS);
    return known.includes(id);
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
    const { [PEC_ACCOUNTS]: known = [] } = await this.#storage.get(PEC_ACCOUNTS);
    if (!known.includes(id)) await this.#storage.set({ [PEC_ACCOUNTS]: [...known, id] });
  }
}

/** @param {MessageHeader} header */
function accountOf(header) {
  return header.folder?.accountId ?? null;
}
