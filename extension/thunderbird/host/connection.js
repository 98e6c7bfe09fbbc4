// SPDX-License-Identifier: EUPL-1.2
//
// The one connection to pec-companion-host (docs/protocol.md): opened when something is asked, greeted,
// opened again after a loss but not in a loop, closed when nobody asks any more, so that the event page
// may sleep: an open port would keep it awake.
import { HostFailure, RpcFailure } from "./failure.js";

/** @typedef {{result?: unknown, error?: {code: number, message: string, data?: Record<string, string>}}} Reply */
/** @typedef {{resolve: (result: any) => void, reject: (failure: Error) => void, timer: number, limit: number}} Waiting */
/** @typedef {(method: string, params: Record<string, any>) => void} Notified */

const PROTOCOL = "1.0";
const ERROR_INCOMPATIBLE = -32000;
const HELLO_MS = 15_000; // a cold start from a slow disk
const ANSWER_MS = 120_000; // the largest message on a slow computer
const IDLE_MS = 60_000;
/** How long to wait before the host is started again, by the number of failures in a row. */
export const BACK_OFF_MS = [0, 1_000, 5_000, 30_000, 120_000];

export class HostConnection {
  #connectNative;
  #version;
  #clock;
  #notified;
  /** @type {browser.runtime.Port | null} */
  #port = null;
  /** @type {Promise<any> | null} */
  #greeting = null;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #nextId = 1;
  #failures = 0;
  /** @type {HostFailure | null} */
  #lastFailure = null;
  #retryAt = 0;
  #idleTimer = 0;

  /**
   * @param {object} parts
   * @param {() => browser.runtime.Port} parts.connectNative - starts the host
   * @param {string} parts.version - the add-on's
   * @param {{now(): number, setTimeout(f: () => void, ms: number): number, clearTimeout(id: number): void}}
   *   [parts.clock]
   * @param {Notified} [parts.notified] - hears how far the host is with what takes long
   */
  constructor({ connectNative, version, clock, notified }) {
    this.#connectNative = connectNative;
    this.#version = version;
    this.#notified = notified;
    this.#clock = clock ?? {
      now: () => Date.now(),
      setTimeout: (f, ms) => setTimeout(f, ms),
      clearTimeout: (id) => clearTimeout(id),
    };
  }

  /**
   * What host.hello answered: versions, capabilities, limits.
   * @returns {Promise<any>}
   * @throws {HostFailure}
   */
  greet() {
    if (!this.#greeting) {
      if (this.#lastFailure && this.#clock.now() < this.#retryAt) return Promise.reject(this.#lastFailure);
      this.#greeting = this.#open();
      this.#greeting.catch(() => {}); // whoever asked is told
    }
    return this.#greeting;
  }

  /**
   * @param {string} method
   * @param {Record<string, unknown>} params
   * @returns {Promise<any>} the result
   * @throws {HostFailure | RpcFailure}
   */
  async call(method, params) {
    await this.greet();
    return this.#ask(method, params, ANSWER_MS);
  }

  /** Ends the host. */
  close() {
    this.#drop(new HostFailure("gone"));
  }

  async #open() {
    let port;
    try {
      port = this.#connectNative();
    } catch {
      throw this.#fail(new HostFailure("missing"));
    }
    this.#port = port;
    port.onMessage.addListener((reply) => this.#receive(port, reply));
    port.onDisconnect.addListener(() => {
      if (this.#port === port) this.#fail(lossOf(port));
    });
    try {
      const client = { name: "pec-companion-thunderbird", version: this.#version };
      const hello = await this.#ask("host.hello", { protocol: PROTOCOL, client }, HELLO_MS);
      this.#failures = 0;
      this.#lastFailure = null;
      return hello;
    } catch (error) {
      throw error instanceof RpcFailure ? this.#fail(refusalOf(error)) : error;
    }
  }

  /**
   * @param {string} method
   * @param {Record<string, unknown>} params
   * @param {number} limit - milliseconds
   */
  #ask(method, params, limit) {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      if (!this.#port) {
        reject(this.#lastFailure ?? new HostFailure("gone"));
        return;
      }
      this.#waiting.set(id, { resolve, reject, limit, timer: this.#deadline(limit) });
      this.#clock.clearTimeout(this.#idleTimer);
      this.#port.postMessage({ jsonrpc: "2.0", id, method, params });
    });
  }

  /** @param {number} limit - milliseconds */
  #deadline(limit) {
    return this.#clock.setTimeout(() => this.#fail(new HostFailure("silent")), limit);
  }

  /**
   * The host is at work: whoever waits goes on waiting.
   * @param {{method: string, params?: Record<string, any>}} notification
   */
  #notify({ method, params = {} }) {
    for (const waiting of this.#waiting.values()) {
      this.#clock.clearTimeout(waiting.timer);
      waiting.timer = this.#deadline(waiting.limit);
    }
    this.#notified?.(method, params);
  }

  /**
   * @param {browser.runtime.Port} port
   * @param {unknown} message
   */
  #receive(port, message) {
    if (port !== this.#port) return;
    if (this.#notified && isNotification(message)) {
      this.#notify(message);
      return;
    }
    const reply = /** @type {Reply & {id?: unknown}} */ (message);
    const id = typeof message === "object" && message !== null ? reply.id : undefined;
    const waiting = this.#waiting.get(Number(id));
    if (!waiting || (reply.error === undefined) === (reply.result === undefined)) {
      this.#fail(new HostFailure("garbage"));
      return;
    }
    this.#waiting.delete(Number(id));
    this.#clock.clearTimeout(waiting.timer);
    if (reply.error) {
      const { code, data = {} } = reply.error;
      waiting.reject(new RpcFailure(String(data["reason"] ?? ""), Number(code), data));
    } else {
      waiting.resolve(reply.result);
    }
    if (this.#waiting.size === 0) {
      this.#idleTimer = this.#clock.setTimeout(() => this.close(), IDLE_MS);
    }
  }

  /**
   * The connection is lost: all that was asked fails, and the next start has to wait a little.
   * @param {HostFailure} failure
   */
  #fail(failure) {
    this.#retryAt = this.#clock.now() + (BACK_OFF_MS[this.#failures] ?? 0);
    this.#failures = Math.min(this.#failures + 1, BACK_OFF_MS.length - 1);
    this.#lastFailure = failure;
    this.#drop(failure);
    return failure;
  }

  /** @param {HostFailure} failure */
  #drop(failure) {
    const port = this.#port;
    this.#port = null;
    this.#greeting = null;
    this.#clock.clearTimeout(this.#idleTimer);
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject, timer } of waiting) {
      this.#clock.clearTimeout(timer);
      reject(failure);
    }
    port?.disconnect();
  }
}

/**
 * Thunderbird says the same when there is no manifest and when the manifest does not name this add-on, and
 * gives no error when the pipes were closed; any other is about what it read: no frame, too long, no JSON.
 * @param {browser.runtime.Port & {error?: {message?: string} | null}} port
 */
function lossOf({ error }) {
  if (!error) return new HostFailure("gone");
  return new HostFailure(/No such native application/.test(error.message ?? "") ? "missing" : "garbage");
}

/**
 * @param {any} message
 * @returns {message is {method: string, params?: Record<string, any>}}
 */
function isNotification(message) {
  return typeof message?.method === "string" && message.id === undefined;
}

/** @param {RpcFailure} refusal - of host.hello */
function refusalOf(refusal) {
  if (refusal.code !== ERROR_INCOMPATIBLE) return new HostFailure("garbage");
  return new HostFailure(refusal.reason === "host-too-old" ? "too-old" : "too-new");
}
