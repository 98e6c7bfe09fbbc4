// SPDX-License-Identifier: EUPL-1.2
//
// A draft: read whole from Thunderbird, as the host is asked about it, and what names it exactly. The check
// depends on little of the draft, the person's approval on all of it.
import { receiptTypeOf } from "./receipt_kind.js";

/** @typedef {import("../types/sending.js").ComposeDetails} ComposeDetails */
/** @typedef {import("../types/sending.js").Draft} Draft */
/** @typedef {import("../types/sending.js").DraftAttachment} DraftAttachment */
/** @typedef {import("../types/sending.js").HostDraft} HostDraft */
/** @typedef {import("../types/sending.js").ListedAttachment} ListedAttachment */
/** @typedef {import("./recipients.js").Recipients} Recipients */
/**
 * @typedef {object} Compose
 * @property {(tabId: number) => Promise<ComposeDetails>} getComposeDetails
 * @property {(tabId: number) => Promise<{id: number, name?: string, size?: number}[]>} listAttachments
 * @property {(id: number) => Promise<Blob>} getAttachmentFile
 */

/** Sizes of bodies are told in such steps, so that a few more words do not make another draft to check. */
const BODY_STEP = 16 * 1024;
/** What is read to name an attachment by its content; larger ones are named by what Thunderbird says of them. */
const MAX_HASHED = 48 * 1024 * 1024;
/** Of a draft, what the person does not decide on. */
const NO_PART_OF_IT = ["isModified", "relatedMessageId", "type"];

/**
 * @param {number} tabId
 * @param {ComposeDetails} details
 * @param {{compose: Compose, recipients: Recipients}} parts
 * @returns {Promise<Draft>}
 */
export async function readDraft(tabId, details, { compose, recipients }) {
  const [listed, parsed] = await Promise.all([compose.listAttachments(tabId), recipients.of(details)]);
  const attachments = listed.map(({ id, name = "", size = 0 }) => ({ id, name, size }));
  return { tabId, details, attachments, parsed };
}

/**
 * What the host is asked about.
 * @param {Draft} draft
 * @returns {HostDraft}
 */
export function hostDraft({ details, attachments, parsed }) {
  return {
    from: parsed.from,
    reply_to: parsed.replyTo,
    to: parsed.to,
    cc: parsed.cc,
    bcc: parsed.bcc,
    lists: parsed.lists,
    subject: details.subject ?? null,
    receipt_type: receiptTypeOf(details.customHeaders ?? []),
    format: formatOf(details),
    body_bytes: bodyBytes(details),
    attachments: attachments.map(({ name, size }) => ({ name, type: null, bytes: size, message: null })),
  };
}

/** @param {ComposeDetails} details */
function formatOf({ isPlainText, deliveryFormat }) {
  if (isPlainText || deliveryFormat === "plaintext") return "plain";
  return deliveryFormat === "html" ? "html" : "both";
}

/** @param {ComposeDetails} details */
function bodyBytes(details) {
  const { body = "", plainTextBody = "" } = details;
  const characters = formatOf(details) === "plain" ? plainTextBody.length : body.length + plainTextBody.length;
  return Math.ceil(characters / BODY_STEP) * BODY_STEP;
}

/**
 * Names the draft exactly: whatever of it changes, it is another one. Attachments are named by their content
 * too, where `contents` gives it.
 * @param {Draft} draft
 * @param {string[]} [contents] - as contentsOf gives them
 * @returns {Promise<string>}
 */
export function fingerprintOf({ details, attachments, parsed }, contents = []) {
  const told = Object.entries(details).filter(([name]) => !NO_PART_OF_IT.includes(name));
  const own = told.sort(([one], [other]) => (one < other ? -1 : 1));
  return sha256(new TextEncoder().encode(JSON.stringify([own, attachments, parsed, contents])));
}

/**
 * The hash of each attachment's bytes; empty for what cannot be read, or is too much.
 * @param {Draft} draft
 * @param {Compose} compose
 * @returns {Promise<string[]>}
 */
export async function contentsOf({ attachments }, compose) {
  const all = attachments.reduce((sum, { size }) => sum + size, 0);
  if (all > MAX_HASHED) return attachments.map(() => "");
  return Promise.all(attachments.map(async ({ id }) => {
    try {
      return await sha256(new Uint8Array(await (await compose.getAttachmentFile(id)).arrayBuffer()));
    } catch {
      return "";
    }
  }));
}

/** @param {Uint8Array} bytes */
async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", /** @type {BufferSource} */ (bytes)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
