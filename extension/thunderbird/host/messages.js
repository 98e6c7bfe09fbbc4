// SPDX-License-Identifier: EUPL-1.2
//
// A message up to the host, its verdict and the parts of its original down.
import { base64Of, bytesOf } from "./base64.js";
import { HostFailure, RpcFailure } from "./failure.js";

/** @typedef {import("./connection.js").HostConnection} HostConnection */
/** @typedef {import("../types/verdict.js").Judged} Judged */
/** @typedef {import("../types/verdict.js").Part} Part */
/** @typedef {{accounts?: string[], learn?: boolean}} Context - learn: the directory of addresses may, from a genuine one */

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
  async judge(bytes, context) {
    const understood = context.learn ? await this.#understood(context) : context;
    return this.#held(bytes, async (message) => {
      const verdict = this.#verdict(message, understood);
      const parts = awaitedLater(this.#parts(message));
      return { verdict: await verdict, parts: await parts };
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
      return await this.hold(bytes, use);
    } catch (error) {
      if (!(error instanceof HostFailure && error.reason === "gone")) throw error;
      return this.hold(bytes, use);
    }
  }

  /**
   * Sends bytes up, which may be any, lets `use` ask about them, and has them forgotten. The next request goes
   * out before the last one is answered: the host takes them in order, each answer is slow to come through
   * Thunderbird, and what follows a refusal is refused as well. The first one is told.
   * @template T
   * @param {Uint8Array | Blob} bytes
   * @param {(message: string) => Promise<T>} use
   * @param {(sent: number) => void} [onSent] - hears how many bytes are up
   * @returns {Promise<T>}
   */
  async hold(bytes, use, onSent = () => {}) {
    const message = `m${this.#nextName++}`;
    const begun = awaitedLater(this.#host.call("message.begin", { message, size: sizeOf(bytes) }));
    const forget = () => this.#host.call("message.discard", { message }).catch(() => {});
    try {
      const { answered } = await this.#upload(message, bytes, begun, onSent);
      const result = awaitedLater(use(message));
      await answered;
      const used = await result;
      void forget();
      return used;
    } catch (error) {
      // A host that is gone has forgotten it anyway, and must not be started for that.
      if (error instanceof RpcFailure) void forget();
      throw error;
    }
  }

  /**
   * @param {string} message
   * @param {Uint8Array | Blob} bytes
   * @param {Promise<unknown>} begun
   * @param {(sent: number) => void} onSent
   * @returns {Promise<{answered: Promise<unknown>}>} when all is sent; what is not answered yet
   */
  async #upload(message, bytes, begun, onSent) {
    const answers = [begun];
    const size = sizeOf(bytes);
    for (let at = 0, sequence = 0; at < size; at += CHUNK_BYTES, sequence++) {
      const piece = bytes instanceof Blob
        ? new Uint8Array(await bytes.slice(at, at + CHUNK_BYTES).arrayBuffer())
        : bytes.subarray(at, at + CHUNK_BYTES);
      answers.push(awaitedLater(this.#host.call("message.chunk", { message, sequence, data: base64Of(piece) })));
      if (answers.length > CHUNKS_UNDER_WAY) await answers.shift();
      onSent(Math.min(at + CHUNK_BYTES, size));
    }
    return { answered: awaitedLater(Promise.all(answers)) };
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
   * A host without a directory refuses to be told that it may learn.
   * @param {Context} context
   */
  async #understood({ learn, ...context }) {
    const { capabilities = [] } = await this.#host.greet();
    return capabilities.includes("directory") ? { ...context, learn } : context;
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

/** @param {Uint8Array | Blob} bytes */
function sizeOf(bytes) {
  return bytes instanceof Blob ? bytes.size : bytes.length;
}

/**
 * A promise that is looked at after others: that it may have failed by then is no fault.
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
function awaitedLater(promise) {
  promise.catch(() => {});
  return promise;
}
