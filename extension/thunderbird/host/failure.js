// SPDX-License-Identifier: EUPL-1.2
//
// Why the host gave no answer. The reason is the part of a key of the catalogue, "addon.host.<reason>".

/** @typedef {import("../texts/catalogue.js").Facts} Facts */

/** The host is missing, too old, gone, silent or not ours: nothing can be asked until that is mended. */
export class HostFailure extends Error {
  /**
   * @param {"missing" | "too-old" | "too-new" | "gone" | "silent" | "garbage"} reason
   * @param {Facts} [facts] - for the text
   */
  constructor(reason, facts = {}) {
    super(`the host is ${reason}`);
    this.name = "HostFailure";
    this.reason = reason;
    this.facts = facts;
  }
}

/** The host answered a request with an error (docs/protocol.md); it is there, and others may succeed. */
export class RpcFailure extends Error {
  /**
   * @param {string} reason - data.reason
   * @param {number} code
   * @param {Record<string, string>} [data] - what else the error says, of untrusted origin
   */
  constructor(reason, code, data = {}) {
    super(`the host refused: ${reason} (${code})`);
    this.name = "RpcFailure";
    this.reason = reason;
    this.code = code;
    this.data = data;
  }
}

/**
 * Why there is no answer, as data for a page.
 * @param {unknown} error
 * @returns {{reason: string, facts: Facts}}
 * @throws {unknown} it, when it is another sort of error
 */
export function failureOf(error) {
  if (error instanceof HostFailure) return { reason: error.reason, facts: error.facts };
  if (error instanceof RpcFailure) return { reason: error.reason, facts: error.data };
  throw error;
}
