// SPDX-License-Identifier: EUPL-1.2
//
// Has the host ask the network which servers take the mail of unknown domains, where the person switched that on;
// while a message is written, never when it is sent.
import { askApart } from "../host/question.js";

/** @typedef {import("../host/connection.js").HostConnection} HostConnection */

const METHOD = "addresses.ask";
/** A domain about which nobody answered is not asked for again so soon. */
const AGAIN_MS = 10 * 60_000;

export class NetworkAsker {
  #connect;
  #learnt;
  #now;
  /** When each domain was last asked for. @type {Map<string, number>} */
  #asked = new Map();
  #isAsking = false;

  /**
   * @param {object} parts
   * @param {() => HostConnection} parts.connect - makes a connection that is not open yet
   * @param {() => void} parts.learnt - the directory knows more by now
   * @param {() => number} [parts.now]
   */
  constructor({ connect, learnt, now = Date.now }) {
    this.#connect = connect;
    this.#learnt = learnt;
    this.#now = now;
  }

  /**
   * @param {string[]} [domains] - of which draft.check says that the network would tell more
   * @returns {Promise<void>} settles when the question is answered, or was none
   */
  async ask(domains = []) {
    const due = domains.filter((domain) => this.#now() - (this.#asked.get(domain) ?? -Infinity) >= AGAIN_MS);
    if (due.length === 0 || this.#isAsking) return;
    this.#isAsking = true;
    for (const domain of due) this.#asked.set(domain, this.#now());
    try {
      const answer = await askApart(this.#connect, METHOD, () => ({ domains: due }));
      if (answer?.found > 0) this.#learnt();
    } catch {
      // What is not known stays unknown; the check itself says when the host is in trouble.
    } finally {
      this.#isAsking = false;
    }
  }
}
