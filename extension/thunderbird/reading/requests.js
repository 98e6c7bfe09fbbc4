// SPDX-License-Identifier: EUPL-1.2
//
// What the banner, the popup and the page "verify a file" may ask of the event page.
import { save } from "./saving.js";

/** @typedef {import("./reader.js").Reader} Reader */
/** @typedef {browser.runtime.MessageSender} Sender */
/** @typedef {{type?: unknown, tabId?: number, part?: unknown, file?: Blob}} Request */
/** @typedef {(request: Request, sender: Sender, reader: Reader) => Promise<unknown>} Handler */

/** @param {Sender} sender */
export const isOwnPage = (sender) => sender.url?.startsWith(browser.runtime.getURL("")) ?? false;

/**
 * The tab that a request is about: a script in a message speaks of its own only.
 * @param {Request} request
 * @param {Sender} sender
 */
function tabOf(request, sender) {
  const id = isOwnPage(sender) ? request.tabId : sender.tab?.id;
  if (typeof id !== "number") throw new TypeError("no tab");
  return id;
}

/** @type {Record<string, Handler>} */
const HANDLERS = {
  "reading.banner": (request, sender, reader) => reader.bannerFor(tabOf(request, sender)),
  "reading.popup": (request, sender, reader) => reader.popupFor(tabOf(request, sender)),
  "reading.save": async (request, sender, reader) => {
    const found = await reader.partOf(tabOf(request, sender), String(request.part));
    if (found) await save(browser.downloads, found.name, found.data);
  },
  "reading.file": async (request, sender, reader) => {
    if (!isOwnPage(sender) || !(request.file instanceof Blob)) throw new TypeError("no file");
    return reader.fileView(new Uint8Array(await request.file.arrayBuffer()));
  },
};

/**
 * @param {Request} request
 * @param {Sender} sender
 * @param {Promise<Reader>} reader
 * @returns {Promise<unknown> | undefined} undefined: not for us
 */
export function answerTo(request, sender, reader) {
  const type = String(request.type);
  const handler = Object.hasOwn(HANDLERS, type) ? HANDLERS[type] : undefined;
  return handler && reader.then((ready) => handler(request, sender, ready));
}
