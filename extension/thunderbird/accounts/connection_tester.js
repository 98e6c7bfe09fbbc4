// SPDX-License-Identifier: EUPL-1.2
//
// Has the host test the connections of an account, when somebody asks. In a host of its own: the test may
// take half a minute a server, and verdicts must not wait for it.
import { failureOf } from "../host/failure.js";

/** @typedef {import("../types/connections.js").ConnectionAnswer} ConnectionAnswer */
/** @typedef {import("../host/connection.js").HostConnection} HostConnection */
/** @typedef {import("./collector.js").Collector} Collector */

const METHOD = "accounts.test";

export class ConnectionTester {
  #connect;
  #collector;

  /**
   * @param {() => HostConnection} connect - makes a connection that is not open yet
   * @param {Pick<Collector, "accounts">} collector
   */
  constructor(connect, collector) {
    this.#connect = connect;
    this.#collector = collector;
  }

  /**
   * @param {string} account - its id
   * @returns {Promise<ConnectionAnswer>}
   */
  async test(account) {
    const host = this.#connect();
    try {
      const { capabilities = [] } = await host.greet();
      if (!capabilities.includes(METHOD)) return { servers: [], failure: { reason: "no-connection-test", facts: {} } };
      const { servers } = await host.call(METHOD, { accounts: await this.#collector.accounts(), account });
      return { servers, failure: null };
    } catch (error) {
      return { servers: [], failure: failureOf(error) };
    } finally {
      host.close();
    }
  }
}
