// SPDX-License-Identifier: EUPL-1.2
//
// Attachments whose content the host looks into: a refused file is found by its content, in an archive or under
// a harmless name too. What is large stays here: its name and size are checked all the same.

/** @typedef {import("../types/sending.js").ListedAttachment} ListedAttachment */
/** @typedef {import("../host/messages.js").HostMessages} HostMessages */
/** @typedef {import("./draft.js").Compose} Compose */

const MAX_EACH = 16 * 1024 * 1024;
const MAX_ALL = 32 * 1024 * 1024;

/** @param {ListedAttachment} attachment */
export function needsLook({ size }) {
  return size > 0 && size <= MAX_EACH;
}

/**
 * Sends the contents up, lets `use` ask about them, and has them forgotten. What cannot be read is left out.
 * @template T
 * @param {ListedAttachment[]} attachments
 * @param {{compose: Compose, messages: Pick<HostMessages, "hold">}} parts
 * @param {(names: Map<number, string>) => Promise<T>} use - by attachment, the name that the host has for it
 * @returns {Promise<T>}
 */
export async function withContents(attachments, { compose, messages }, use) {
  /** @type {Map<number, string>} */
  const names = new Map();
  let room = MAX_ALL;
  /** @type {(at: number) => Promise<T>} */
  const next = async (at) => {
    const attachment = attachments[at];
    if (!attachment) return use(names);
    const bytes = attachment.size <= room ? await read(attachment, compose) : null;
    if (!bytes) return next(at + 1);
    room -= bytes.length;
    return messages.hold(bytes, (name) => {
      names.set(attachment.id, name);
      return next(at + 1);
    });
  };
  return next(0);
}

/**
 * @param {ListedAttachment} attachment
 * @param {Compose} compose
 */
async function read({ id }, compose) {
  try {
    const bytes = new Uint8Array(await (await compose.getAttachmentFile(id)).arrayBuffer());
    return bytes.length <= MAX_EACH ? bytes : null;
  } catch {
    return null;
  }
}
