// SPDX-License-Identifier: EUPL-1.2
//
// Has the host audit the accounts. A failure is an answer too: the page says it, nobody else does.
import { failureOf, HostFailure } from "../host/failure.js";

/** @typedef {import("../types/audit.js").Audit} Audit */
/** @typedef {import("../types/audit.js").AuditAnswer} AuditAnswer */
/** @typedef {import("../host/connection.js").HostConnection} HostConnection */
/** @typedef {import("./collector.js").Collector} Collector */

const METHOD = "accounts.audit";
/** Of a Thunderbird in which nobody has mail yet. @type {Audit} */
const NOTHING = { client: "thunderbird", profile: "", accounts: [], problems: [] };

export class Auditor {
  #host;
  #collector;

  /**
   * @param {HostConnection} host
   * @param {Collector} collector
   */
  constructor(host, collector) {
    this.#host = host;
    this.#collector = collector;
  }

  /** @returns {Promise<AuditAnswer>} */
  async audit() {
    const { params, records } = await this.#collector.collect();
    // The host finds the profile by its accounts' addresses.
    const hasMail = params.accounts.some(({ identities }) => identities.length > 0);
    if (!hasMail) return { audit: NOTHING, failure: null, records };
    try {
      return { audit: await this.#ask(params), failure: null, records };
    } catch (error) {
      return { audit: null, failure: failureOf(error), records };
    }
  }

  /**
   * A host that is lost meanwhile is started again, once: it may have been killed, or replaced by a newer
   * one.
   * @param {Record<string, unknown>} params
   */
  async #ask(params) {
    try {
      return await this.#askOnce(params);
    } catch (error) {
      if (!(error instanceof HostFailure && error.reason === "gone")) throw error;
      return this.#askOnce(params);
    }
  }

  /** @param {Record<string, unknown>} params */
  async #askOnce(params) {
    const { capabilities = [] } = await this.#host.greet();
    if (!capabilities.includes(METHOD)) throw new HostFailure("too-old");
    return this.#host.call(METHOD, params);
  }
}
