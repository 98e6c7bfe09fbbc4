// SPDX-License-Identifier: EUPL-1.2
//
// The directory of addresses, which the host keeps. Each question has a host of its own if need be: the page is
// seldom open, and an import may take minutes.
import { failureOf, HostFailure } from "../host/failure.js";
import { HostMessages } from "../host/messages.js";

/** @typedef {import("../host/connection.js").HostConnection} HostConnection */
/** @typedef {import("../types/directory.js").Stats} Stats */
/** @typedef {import("../types/directory.js").Imported} Imported */
/** @typedef {import("../types/directory.js").Progress} Progress */
/** @typedef {import("../types/sending.js").AddressReport} AddressReport */
/** @typedef {{reason: string, facts: Record<string, string | number>}} Failure */
/**
 * @template T
 * @typedef {{value: T, failure: null} | {value: null, failure: Failure}} Answer
 */
/** @typedef {(notified?: import("../host/connection.js").Notified) => HostConnection} Connect */

const CAPABILITY = "directory";

export class Directory {
  #connect;
  #host;

  /** @param {Connect} connect - makes a connection that is not open yet */
  constructor(connect) {
    this.#connect = connect;
    this.#host = connect();
  }

  /** @returns {Promise<Answer<Stats>>} */
  stats() {
    return this.#ask("directory.stats", {});
  }

  /**
   * @param {string} address
   * @returns {Promise<Answer<AddressReport | null>>}
   */
  async lookUp(address) {
    /** @type {Answer<{addresses: AddressReport[]}>} */
    const answer = await this.#ask("addresses.check", { addresses: [address] });
    return answer.value ? { value: answer.value.addresses[0] ?? null, failure: null } : answer;
  }

  /**
   * @param {string} address
   * @param {"certified" | "ordinary" | null} says
   */
  decide(address, says) {
    return this.#ask("directory.decide", { address, says });
  }

  /** Whether this system can ask the network for mail exchangers. */
  async canAsk() {
    const { capabilities = [] } = await this.#host.greet();
    return capabilities.includes("addresses.ask");
  }

  /** @param {{retention_days?: number, mx?: boolean}} settings */
  set(settings) {
    return this.#ask("directory.settings", settings);
  }

  /** @param {string} name - of a register */
  remove(name) {
    return this.#ask("directory.remove", { name });
  }

  /** @param {{address: string} | {source: string} | {everything: true}} what */
  forget(what) {
    return this.#ask("directory.forget", what);
  }

  /**
   * Imports a register. Stopping it leaves what was there before.
   * @param {File} file
   * @param {{name: string, all: boolean}} register - all: every address in it is PEC, though the file does not say so
   * @param {(progress: Progress) => void} onProgress
   * @returns {{done: Promise<Answer<Imported>>, stop: () => void}}
   */
  importing(file, { name, all }, onProgress) {
    let isStopped = false;
    const host = this.#connect((method, params) => {
      if (method === "directory.progress") onProgress({ step: "reading", done: params["bytes"], total: params["total"], rows: params["rows"] });
    });
    const work = async () => {
      await greeted(host);
      const about = { name, file: file.name, format: null, ...(all && { all_certified: true }) };
      return new HostMessages(host).hold(file, (message) => host.call("directory.import", { message, ...about }),
      (sent) => onProgress({ step: "sending", done: sent, total: file.size, rows: 0 }));
    };
    const done = work().then((value) => ({ value, failure: null }), (error) => {
      const failure = isStopped ? { reason: "stopped", facts: {} } : failureOf(error);
      return { value: null, failure };
    }).finally(() => host.close());
    return { done, stop: () => {
      isStopped = true;
      host.close();
    } };
  }

  /**
   * @param {string} method
   * @param {Record<string, unknown>} params
   * @returns {Promise<Answer<any>>}
   */
  async #ask(method, params) {
    try {
      await greeted(this.#host);
      return { value: await this.#host.call(method, params), failure: null };
    } catch (error) {
      return { value: null, failure: failureOf(error) };
    }
  }
}

/** @param {HostConnection} host */
async function greeted(host) {
  const { capabilities = [] } = await host.greet();
  if (!capabilities.includes(CAPABILITY)) throw new HostFailure("too-old");
}
