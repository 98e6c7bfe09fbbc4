// SPDX-License-Identifier: EUPL-1.2
//
// Has the host test the connections of an account, when somebody asks; it may take half a minute a server.
import { failureOf } from "../host/failure.js";
import { askApart } from "../host/question.js";

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
    try {
      const answer = await askApart(this.#connect, METHOD, async () => ({
        accounts: await this.#collector.accounts(), account,
      }));
      return answer
        ? { servers: answer.servers, failure: null }
        : { servers: [], failure: { reason: "no-connection-test", facts: {} } };
    } catch (error) {
      return { servers: [], failure: failureOf(error) };
    }
  }
}
