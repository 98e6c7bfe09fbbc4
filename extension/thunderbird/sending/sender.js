// SPDX-License-Identifier: EUPL-1.2
//
// Who sends: the identity's account with its addresses, whether it is PEC as far as is known here, and the
// other identities that the person could write with. Where nothing is known, the host decides.

/** @typedef {import("../types/sending.js").SenderFacts} SenderFacts */
/** @typedef {import("../accounts/records.js").Records} Records */
/** @typedef {import("../reading/mailboxes.js").Mailboxes} Mailboxes */
/** @typedef {{id?: string, email?: string}} Identity */
/** @typedef {{list(includeFolders: boolean): Promise<{id: unknown, identities?: Identity[]}[]>}} Accounts */

export class Senders {
  #accounts;
  #records;
  #mailboxes;
  /** What was found last, by identity. @type {Map<string | undefined, Promise<SenderFacts>>} */
  #known = new Map();

  /**
   * @param {object} parts
   * @param {Accounts} parts.accounts
   * @param {Pick<Records, "of">} parts.records
   * @param {Pick<Mailboxes, "pecAccounts">} parts.mailboxes
   */
  constructor({ accounts, records, mailboxes }) {
    this.#accounts = accounts;
    this.#records = records;
    this.#mailboxes = mailboxes;
  }

  /**
   * @param {string | undefined} identityId
   * @returns {Promise<SenderFacts>}
   */
  of(identityId) {
    const known = this.#known.get(identityId) ?? this.#read(identityId);
    this.#known.set(identityId, known);
    known.catch(() => this.#known.delete(identityId));
    return known;
  }

  /** Some account or identity, or what is known of it, is another now. */
  forget() {
    this.#known.clear();
  }

  /**
   * @param {string | undefined} identityId
   * @returns {Promise<SenderFacts>}
   */
  async #read(identityId) {
    const listed = await this.#accounts.list(false);
    const accounts = listed.map(({ id, identities = [] }) => ({ id: String(id), identities: withAddress(identities) }));
    const pec = await this.#pecOf(accounts.map(({ id }) => id));
    const own = accounts.find(({ identities }) => identities.some(({ id }) => id === identityId));
    const identity = own?.identities.find(({ id }) => id === identityId);
    return {
      address: identity?.address ?? "",
      account_addresses: own?.identities.map(({ address }) => address) ?? [],
      pec: own ? (pec.get(own.id) ?? null) : null,
      identities: accounts.flatMap(({ id: account, identities }) =>
        identities.filter(({ id }) => id !== identityId).map((each) => ({ ...each, pec: pec.get(account) ?? null }))),
    };
  }

  /**
   * The person's word, and else what the mailbox proved.
   * @param {string[]} ids
   * @returns {Promise<Map<string, boolean>>}
   */
  async #pecOf(ids) {
    const [records, proven] = await Promise.all([this.#records.of(ids), this.#mailboxes.pecAccounts()]);
    const known = ids.map((id) => /** @type {const} */ ([id, records[id]?.pec ?? (proven.includes(id) || undefined)]));
    return new Map(known.flatMap(([id, pec]) => (pec === undefined ? [] : [/** @type {const} */ ([id, pec])])));
  }
}

/** @param {Identity[]} identities */
function withAddress(identities) {
  return identities.flatMap(({ id, email }) => (id && email ? [{ id, address: email }] : []));
}
