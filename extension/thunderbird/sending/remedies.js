// SPDX-License-Identifier: EUPL-1.2
//
// What a remedy changes in a draft. Pure: what stands in the draft stays as it was written, but for what the
// remedy is about.
import { RECEIPT_KINDS, withReceiptType } from "./receipt_kind.js";

/** @typedef {import("../types/sending.js").Draft} Draft */
/** @typedef {import("../types/sending.js").DraftRecipient} DraftRecipient */
/** @typedef {import("../types/sending.js").RecipientEntry} RecipientEntry */
/** @typedef {import("../types/sending.js").Remedy} Remedy */
/** @typedef {"to" | "cc" | "bcc"} Field */
/** @typedef {{details: Record<string, unknown>, removed: number[]}} Change - attachments by their ids */

/** @type {Field[]} */
const FIELDS = ["to", "cc", "bcc"];
/** @type {Record<string, Field>} */
const MOVES = { "move-to-to": "to", "move-to-cc": "cc" };

/**
 * @param {Draft} draft
 * @param {Remedy} remedy
 * @returns {Change | null} null: nothing that could be changed here
 */
export function changeBy(draft, { id, address, value }) {
  if (id === "remove") return changed(draft, address, () => []);
  if (id === "use-address" && value) return changed(draft, address, ({ display }) => [{ display, address: value }]);
  if (MOVES[id]) return moved(draft, address, MOVES[id]);
  if (id === "switch-identity" && value) return { details: { identityId: value }, removed: [] };
  if (id === "set-receipt") {
    const headers = withReceiptType(draft.details.customHeaders ?? [], value ?? String(RECEIPT_KINDS[0]));
    return { details: { customHeaders: headers }, removed: [] };
  }
  if (id === "remove-attachment") {
    return { details: {}, removed: draft.attachments.filter(({ name }) => name === value).map((each) => each.id) };
  }
  return null;
}

/** @param {string} one @param {string | null} other */
const isSame = (one, other) => other !== null && one.toLowerCase() === other.toLowerCase();

/**
 * @param {Draft} draft
 * @param {string | null} address
 * @param {(member: DraftRecipient) => DraftRecipient[]} become
 * @returns {Change}
 */
function changed({ parsed }, address, become) {
  const fields = FIELDS.filter((field) => parsed[field].some((member) => isSame(member.address, address)));
  const details = fields.map((field) => [field, parsed.entries[field].flatMap((entry) => rewritten(entry, address, become))]);
  return { details: Object.fromEntries(details), removed: [] };
}

/**
 * From another field, such as the blind copies, to one that PEC has.
 * @param {Draft} draft
 * @param {string | null} address
 * @param {Field} target
 * @returns {Change}
 */
function moved({ parsed }, address, target) {
  const others = FIELDS.filter((field) => field !== target && parsed[field].some((member) => isSame(member.address, address)));
  const from = others.flatMap((field) => parsed[field]).filter((member) => isSame(member.address, address)).slice(0, 1);
  const added = from.filter((member) => !parsed[target].some((other) => isSame(other.address, member.address))).map(written);
  const left = others.map((field) => [field, parsed.entries[field].flatMap((entry) => rewritten(entry, address, () => []))]);
  const there = [target, [...parsed.entries[target].map(({ raw }) => raw), ...added]];
  return { details: others.length > 0 ? Object.fromEntries([...left, there]) : {}, removed: [] };
}

/**
 * @param {RecipientEntry} entry
 * @param {string | null} address
 * @param {(member: DraftRecipient) => DraftRecipient[]} become
 * @returns {unknown[]}
 */
function rewritten({ raw, members }, address, become) {
  if (!members.some((member) => isSame(member.address, address))) return [raw];
  return members.flatMap((member) => (isSame(member.address, address) ? become(member) : [member])).map(written);
}

/** @param {DraftRecipient} recipient */
function written({ display, address }) {
  return display ? `"${display.replace(/[\\"]/g, "\\$&")}" <${address}>` : address;
}
