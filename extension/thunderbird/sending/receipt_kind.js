// SPDX-License-Identifier: EUPL-1.2
//
// The kind of delivery receipt that a draft asks for, in one of its own headers. Whoever wrote that header
// may have written its name in any case, and Thunderbird writes it in its own.

/** @typedef {{name: string, value: string}} Header */

const HEADER = "X-TipoRicevuta";
/** The kinds, the usual one first: it is what no header means. */
export const RECEIPT_KINDS = ["completa", "breve", "sintetica"];

/** @param {Header} header */
const isOurs = ({ name }) => name.toLowerCase() === HEADER.toLowerCase();

/**
 * What the draft asks for, as written; null: nothing.
 * @param {Header[]} headers
 */
export function receiptTypeOf(headers) {
  return headers.find(isOurs)?.value.trim() || null;
}

/**
 * The draft's own headers with another kind; all others stay, because Thunderbird takes them as a whole.
 * @param {Header[]} headers
 * @param {string} kind
 */
export function withReceiptType(headers, kind) {
  const others = headers.filter((header) => !isOurs(header));
  return kind === RECEIPT_KINDS[0] ? others : [...others, { name: HEADER, value: kind }];
}
