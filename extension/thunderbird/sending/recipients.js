// SPDX-License-Identifier: EUPL-1.2
//
// The recipients of a draft, one address each: groups are taken apart and mailing lists expanded, as
// Thunderbird itself does after the checks.

/** @typedef {import("../types/sending.js").ComposeDetails} ComposeDetails */
/** @typedef {import("../types/sending.js").DraftRecipient} DraftRecipient */
/** @typedef {import("../types/sending.js").ParsedRecipients} ParsedRecipients */
/** @typedef {import("../types/sending.js").RecipientEntry} Entry */
/** @typedef {{name?: string, email?: string, group?: Mailbox[]}} Mailbox */
/**
 * What is used of Thunderbird; the published types are of Manifest V2.
 * @typedef {object} Api
 * @property {{parseMailboxString(text: string, options?: object | boolean): Promise<Mailbox[]>}} messengerUtilities
 * @property {AddressBooks} [addressBooks]
 */
/**
 * @typedef {object} AddressBooks
 * @property {() => Promise<{id: string}[]>} list
 * @property {{list(book: string): Promise<{id: string, name: string}[]>, listMembers(id: string): Promise<Contact[]>,
 *   get(id: string): Promise<{id: string, name: string}>}} mailingLists
 * @property {{get(id: string): Promise<Contact>}} [contacts]
 */
/** @typedef {{vCard?: string}} Contact */

/** Beyond that a list is named and not taken apart: each member is looked up. */
const MAX_MEMBERS = 2000;

const MAX_KNOWN = 500;

export class Recipients {
  #api;
  /** Entries that are plain addresses, which always read the same; lists may change. @type {Map<string, Mailbox[]>} */
  #plain = new Map();

  /** @param {Api} api */
  constructor(api) {
    this.#api = api;
  }

  /**
   * @param {ComposeDetails} details
   * @returns {Promise<ParsedRecipients>}
   */
  async of(details) {
    /** @type {string[]} */
    const lists = [];
    const [from, replyTo, to, cc, bcc] = await Promise.all([
      this.#field(details.from, lists), this.#field(details.replyTo, []), this.#field(details.to, lists),
      this.#field(details.cc, lists), this.#field(details.bcc, lists),
    ]);
    const members = (/** @type {Entry[]} */ entries) => entries.flatMap((entry) => entry.members);
    return {
      from: members(from)[0]?.address ?? "",
      replyTo: members(replyTo)[0]?.address ?? null,
      to: members(to), cc: members(cc), bcc: members(bcc), lists, entries: { to, cc, bcc },
    };
  }

  /**
   * @param {unknown} field - a string, or several, or what names a contact
   * @param {string[]} lists - to which the names of those are added that are not expanded
   * @returns {Promise<Entry[]>}
   */
  async #field(field, lists) {
    const entries = field === undefined || field === null ? [] : [field].flat();
    return Promise.all(entries.map(async (raw) => ({ raw, members: await this.#entry(raw, lists) })));
  }

  /**
   * @param {unknown} entry
   * @param {string[]} lists
   * @returns {Promise<DraftRecipient[]>}
   */
  async #entry(entry, lists) {
    if (typeof entry !== "string") return this.#node(entry, lists);
    const parsed = this.#plain.get(entry) ?? (await this.#parsed(entry));
    if (parsed.every(({ email, group }) => !group && email?.includes("@")) && this.#plain.size < MAX_KNOWN) {
      this.#plain.set(entry, parsed);
    }
    const mailboxes = flattened(parsed);
    const found = await Promise.all(mailboxes.map((mailbox) => this.#mailbox(mailbox, lists)));
    return found.flat();
  }

  /**
   * Since version 147 Thunderbird expands its lists by itself; before, it refuses the option.
   * @param {string} entry
   */
  async #parsed(entry) {
    const { messengerUtilities } = this.#api;
    try {
      return await messengerUtilities.parseMailboxString(entry, { preserveGroups: true, expandMailingLists: true });
    } catch {
      return messengerUtilities.parseMailboxString(entry, true);
    }
  }

  /**
   * What names no address may name a list of Thunderbird's.
   * @param {Mailbox} mailbox
   * @param {string[]} lists
   * @returns {Promise<DraftRecipient[]>}
   */
  async #mailbox({ name = "", email = "" }, lists) {
    if (email.includes("@")) return [{ display: name === email ? "" : name, address: email }];
    const wanted = name || email;
    if (wanted === "") return [];
    const list = await this.#listNamed([name, email]);
    if (!list) return [{ display: name === email ? "" : name, address: email || name }];
    return this.#members(list, lists);
  }

  /**
   * @param {unknown} entry - {id or nodeId, type}
   * @param {string[]} lists
   * @returns {Promise<DraftRecipient[]>}
   */
  async #node(entry, lists) {
    const { id, nodeId = id, type } = /** @type {{id?: string, nodeId?: string, type?: string}} */ (entry ?? {});
    if (typeof nodeId !== "string") return [];
    try {
      const books = this.#api.addressBooks;
      if (type === "mailingList" && books) return await this.#members(await books.mailingLists.get(nodeId), lists);
      if (books?.contacts) return [recipientOf(await books.contacts.get(nodeId))].filter(({ address }) => address);
    } catch {
      // It is gone, or not for us to read: it is named below.
    }
    lists.push(nodeId);
    return [];
  }

  /**
   * @param {{id: string, name: string}} list
   * @param {string[]} lists
   * @returns {Promise<DraftRecipient[]>}
   */
  async #members(list, lists) {
    try {
      const members = (await this.#api.addressBooks?.mailingLists.listMembers(list.id)) ?? [];
      const found = members.map(recipientOf).filter(({ address }) => address);
      if (found.length > 0 && found.length === members.length && found.length <= MAX_MEMBERS) return found;
    } catch {
      // Thunderbird may still know how; what it will do cannot be seen from here.
    }
    lists.push(list.name);
    return [];
  }

  /**
   * @param {string[]} names
   * @returns {Promise<{id: string, name: string} | null>}
   */
  async #listNamed(names) {
    try {
      const books = (await this.#api.addressBooks?.list()) ?? [];
      const lists = await Promise.all(books.map(({ id }) => this.#api.addressBooks?.mailingLists.list(id) ?? []));
      return lists.flat().find(({ name }) => names.includes(name)) ?? null;
    } catch {
      return null;
    }
  }
}

/**
 * The members of groups beside what is in none.
 * @param {Mailbox[]} mailboxes
 * @returns {Mailbox[]}
 */
function flattened(mailboxes) {
  return mailboxes.flatMap((mailbox) => (mailbox.group ? flattened(mailbox.group) : [mailbox]));
}

/**
 * A contact's preferred or else first address.
 * @param {Contact} contact
 * @returns {DraftRecipient}
 */
function recipientOf({ vCard = "" }) {
  const lines = vCard.replace(/\r?\n[ \t]/g, "").split(/\r?\n/);
  const values = (/** @type {RegExp} */ wanted) => lines.flatMap((line) => line.match(wanted)?.[1]?.trim() || []);
  const [preferred] = values(/^(?:\w+\.)?EMAIL;(?=[^:]*PREF)[^:]*:(.*)$/i);
  const [first = ""] = values(/^(?:\w+\.)?EMAIL(?:;[^:]*)?:(.*)$/i);
  const [name = ""] = values(/^FN(?:;[^:]*)?:(.*)$/i);
  return { display: name, address: preferred ?? first };
}
