// SPDX-License-Identifier: EUPL-1.2
//
// What the host cannot read in the profile: which accounts Thunderbird has, and what was observed of each.
import { countOf, observationsOf, withJudged, withMail, withoutJudged, withQuota } from "./observed.js";

/** @typedef {import("../types/audit.js").AccountRecord} AccountRecord */
/** @typedef {import("../types/verdict.js").Verdict} Verdict */
/** @typedef {import("../reading/mailboxes.js").Mailboxes} Mailboxes */
/** @typedef {import("./records.js").Records} Records */
/** @typedef {browser.messages.MessageHeader} MessageHeader */
/** @typedef {{id: string, name: string, type: string, identities: string[]}} Listed */
/** @typedef {{id: string, accountId?: string}} Folder */
/**
 * What is used of Thunderbird; the published types of folders are of Manifest V2.
 * @typedef {object} Api
 * @property {Pick<typeof browser.accounts, "list">} accounts
 * @property {{query(wanted: object): Promise<Folder[]>,
 *   getFolderInfo(id: string): Promise<{quota?: import("./observed.js").FolderQuota[]}>}} folders
 */

const DIGEST_BYTES = 8;

export class Collector {
  #api;
  #records;
  #mailboxes;
  #now;

  /**
   * @param {object} parts
   * @param {Api} parts.api
   * @param {Records} parts.records
   * @param {Mailboxes} parts.mailboxes
   * @param {() => Date} parts.now
   */
  constructor({ api, records, mailboxes, now }) {
    this.#api = api;
    this.#records = records;
    this.#mailboxes = mailboxes;
    this.#now = now;
  }

  /** @returns {Promise<Listed[]>} */
  async accounts() {
    const listed = await this.#api.accounts.list(false);
    return listed.map(({ id, name, type, identities }) => ({
      id: String(id),
      name,
      type: String(type),
      identities: (identities ?? []).flatMap(({ email }) => (email ? [email] : [])),
    }));
  }

  /**
   * The parameters of accounts.audit, and the records they were made from.
   * @returns {Promise<{params: {accounts: Listed[], [more: string]: unknown}, records: Record<string, AccountRecord>}>}
   */
  async collect() {
    const accounts = await this.accounts();
    await Promise.all(accounts.filter(({ type }) => type === "imap").map(({ id }) => this.#askQuota(id)));
    const records = await this.#records.of(accounts.map(({ id }) => id));
    const proven = await this.#mailboxes.pecAccounts();
    const observations = accounts
      .map(({ id }) => /** @type {const} */ ([id, observationsOf(records[id] ?? {}, proven.includes(id))]))
      .filter(([, observed]) => Object.keys(observed).length > 0);
    const decided = Object.entries(records).filter(([, { pec }]) => pec !== undefined);
    const params = {
      accounts,
      observations: Object.fromEntries(observations),
      pec: Object.fromEntries(decided.map(([id, { pec }]) => [id, pec])),
    };
    return { params, records };
  }

  /**
   * Mail came into a folder of an account.
   * @param {string | undefined} id
   */
  async sawMail(id) {
    if (id) await this.#records.change(id, (record) => withMail(record, this.#instant()));
  }

  /**
   * A message was judged.
   * @param {MessageHeader} header
   * @param {Verdict} verdict
   */
  async sawVerdict(header, verdict) {
    const id = header.folder?.accountId;
    const count = countOf(verdict, header.size);
    if (!id || count === null) return;
    const message = await digest(header.headerMessageId);
    await this.#records.change(id, (record) => withJudged(record, message, count));
  }

  /**
   * Messages were deleted, and take no room any more. Thunderbird tells of a move to the trash otherwise.
   * @param {MessageHeader[]} headers
   */
  async sawDeleted(headers) {
    const ids = new Set(headers.flatMap(({ folder }) => (folder?.accountId ? [folder.accountId] : [])));
    for (const id of ids) {
      const own = headers.filter(({ folder }) => folder?.accountId === id);
      const messages = await Promise.all(own.map(({ headerMessageId }) => digest(headerMessageId)));
      await this.#records.change(id, (record) => withoutJudged(record, messages));
    }
  }

  /** @param {string} id - of an account */
  async #askQuota(id) {
    try {
      const [inbox] = await this.#api.folders.query({ accountId: id, specialUse: ["inbox"] });
      if (!inbox) return;
      const { quota = [] } = await this.#api.folders.getFolderInfo(inbox.id);
      await this.#records.change(id, (record) => withQuota(record, quota, this.#instant()));
    } catch {
      // A folder that cannot be asked right now says nothing; all else can still be audited.
    }
  }

  /** Without milliseconds, as certifications write instants. */
  #instant() {
    return `${this.#now().toISOString().slice(0, 19)}Z`;
  }
}

/** @param {string} text */
async function digest(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(bytes.subarray(0, DIGEST_BYTES), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
