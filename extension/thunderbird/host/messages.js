// SPDX-License-Identifier: EUPL-1.2
//
// A message up to the host, its verdict and the parts of its original down.
import { base64Of, bytesOf } from "./base64.js";
import { HostFailure, RpcFailure } from "./failure.js";

/** @typedef {import("./connection.js").HostConnection} HostConnection */
/** @typedef {import("../types/verdict.js").Judged} Judged */
/** @typedef {import("../types/verdict.js").Part} Part */
/** @typedef {{accounts?: string[]}} Context */

// Large enough to be few, small enough for several to be under way without much memory.
const CHUNK_BYTES = 512 * 1024;
const CHUNKS_UNDER_WAY = 4;
/** Refusals that mean: this message has no parts to hand out. */
const NO_PARTS = ["not-verified", "no-original"];

export class HostMessages {
  #host;
  #nextName = 1;

  /** @param {HostConnection} host */
  constructor(host) {
    this.#host = host;
  }

  /**
   * @param {Uint8Array} bytes - the raw message
   * @param {Context} context - what verdict.md calls so
   * @returns {Promise<Judged>}
   * @throws {import("./failure.js").HostFailure | RpcFailure}
   */
  judge(bytes, context) {
    return this.#held(bytes, async (message) => {
      const verdict = await this.#verdict(message, context);
      return { verdict, parts: await this.#parts(message) };
    });
  }

  /**
   * The decoded bytes of one part of the original.
   * @param {Uint8Array} bytes - the raw message
   * @param {string} part - as judge() named it, or "original"
   * @returns {Promise<Blob>}
   */
  part(bytes, part) {
    return this.#held(bytes, async (message) => {
      await this.#host.call("message.verify", { message });
      const pieces = [];
      for (let offset = 0; offset !== null; ) {
        const piece = await this.#host.call("message.part", { message, part, offset });
        pieces.push(bytesOf(piece.data));
        offset = piece.next;
      }
      return new Blob(pieces);
    });
  }

  /**
   * Sends the message up, lets `use` ask about it, and has it forgotten. A host that is lost meanwhile is
   * started again, once: it may have been killed, or replaced by a newer one.
   * @template T
   * @param {Uint8Array} bytes
   * @param {(message: string) => Promise<T>} use
   * @returns {Promise<T>}
   */
  async #held(bytes, use) {
    try {
      return await this.#heldOnce(bytes, use);
    } catch (error) {
      if (!(error instanceof HostFailure && error.reason === "gone")) throw error;
      return this.#heldOnce(bytes, use);
    }
  }

  /**
   * @template T
   * @param {Uint8Array} bytes
   * @param {(message: string) => Promise<T>} use
   * @returns {Promise<T>}
   */
  async #heldOnce(bytes, use) {
    const message = `m${this.#nextName++}`;
    await this.#host.call("message.begin", { message, size: bytes.length });
    const forget = () => this.#host.call("message.discard", { message }).catch(() => {});
    try {
      await this.#upload(message, bytes);
      const result = await use(message);
      void forget();
      return result;
    } catch (error) {
      // A host that is gone has forgotten it anyway, and must not be started for that.
      if (error instanceof RpcFailure) void forget();
      throw error;
    }
  }

  /**
   * @param {string} message
   * @param {Uint8Array} bytes
   */
  async #upload(message, bytes) {
    const answers = [];
    for (let at = 0, sequence = 0; at < bytes.length; at += CHUNK_BYTES, sequence++) {
      const data = base64Of(bytes.subarray(at, at + CHUNK_BYTES));
      const answer = this.#host.call("message.chunk", { message, sequence, data });
      answer.catch(() => {}); // awaited below, perhaps after another one failed
      answers.push(answer);
      if (answers.length >= CHUNKS_UNDER_WAY) await answers.shift();
    }
    await Promise.all(answers);
  }

  /**
   * @param {string} message
   * @param {Context} context
   */
  async #verdict(message, context) {
    const { verdict } = await this.#host.call("message.verify", { message, context });
    if (verdict !== null) return verdict;
    let text = "";
    for (let offset = 0; offset !== null; ) {
      const piece = await this.#host.call("message.report", { message, offset });
      text += piece.text;
      offset = piece.next;
    }
    return JSON.parse(text);
  }

  /**
   * @param {string} message
   * @returns {Promise<Part[]>}
   */
  async #parts(message) {
    /** @type {Part[]} */
    const parts = [];
    try {
      for (let from = 0; from !== null; ) {
        const page = await this.#host.call("message.parts", { message, from });
        parts.push(...page.parts);
        from = page.next;
      }
    } catch (error) {
      if (!(error instanceof RpcFailure && NO_PARTS.includes(error.reason))) throw error;
    }
    return parts;
  }
}
