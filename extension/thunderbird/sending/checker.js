// SPDX-License-Identifier: EUPL-1.2
//
// Has the host check drafts. The last answer of each compose window is kept while the event page runs, under
// what the host was asked, so that pressing Send usually asks nothing any more.
import { failureOf, HostFailure, RpcFailure } from "../host/failure.js";
import { hostDraft } from "./draft.js";
import { needsLook, withContents } from "./looked_into.js";

/** @typedef {import("../types/sending.js").Checked} Checked */
/** @typedef {import("../types/sending.js").Draft} Draft */
/** @typedef {import("../types/sending.js").DraftAnswer} DraftAnswer */
/** @typedef {import("../host/connection.js").HostConnection} HostConnection */
/** @typedef {import("../host/messages.js").HostMessages} HostMessages */
/** @typedef {import("./draft.js").Compose} Compose */
/** @typedef {import("./policies.js").Policies} Policies */
/** @typedef {import("./sender.js").Senders} Senders */
/** @typedef {{key: string, made: Promise<Checked>, at: number, failed: boolean}} Entry */

const METHOD = "draft.check";
/** What is known of an address may change, by a receipt that is opened meanwhile. */
const FRESH_MS = 5 * 60_000;

export class Checker {
  #host;
  #messages;
  #compose;
  #senders;
  #policies;
  #now;
  /** By tab. @type {Map<number, Entry>} */
  #last = new Map();

  /**
   * @param {object} parts
   * @param {Pick<HostConnection, "greet" | "call">} parts.host
   * @param {Pick<HostMessages, "hold">} parts.messages - to the same host
   * @param {Compose} parts.compose
   * @param {Senders} parts.senders
   * @param {Policies} parts.policies
   * @param {() => number} [parts.now]
   */
  constructor({ host, messages, compose, senders, policies, now = Date.now }) {
    this.#host = host;
    this.#messages = messages;
    this.#compose = compose;
    this.#senders = senders;
    this.#policies = policies;
    this.#now = now;
  }

  /**
   * @param {Draft} draft
   * @returns {Promise<Checked>}
   */
  async check(draft) {
    const params = await this.#params(draft);
    const key = JSON.stringify([params, draft.attachments.map(({ id }) => id)]);
    const last = this.#last.get(draft.tabId);
    if (last && last.key === key && !last.failed && this.#now() - last.at < FRESH_MS) return last.made;
    /** @type {Entry} */
    const entry = { key, at: this.#now(), failed: false, made: this.#answer(key, params, draft) };
    this.#last.set(draft.tabId, entry);
    const checked = await entry.made;
    entry.failed = checked.answer === null;
    return checked;
  }

  /** @param {number} tabId - of a window that was closed */
  forget(tabId) {
    this.#last.delete(tabId);
  }

  /** Something was learnt: what is known may be more by now. */
  forgetAll() {
    this.#last.clear();
  }

  /** @param {Draft} draft */
  async #params(draft) {
    const [sender, policy] = await Promise.all([this.#senders.of(draft.details.identityId), this.#policies.policy()]);
    // The host knows a sender only by its address.
    return { sender: { ...sender, address: sender.address || draft.parsed.from }, draft: hostDraft(draft), policy };
  }

  /**
   * @param {string} key
   * @param {Record<string, any>} params
   * @param {Draft} draft
   * @returns {Promise<Checked>}
   */
  async #answer(key, params, draft) {
    try {
      const answer = await this.#ask(params, draft);
      await this.#policies.learn(answer);
      return { key, answer, failure: null };
    } catch (error) {
      return { key, answer: null, failure: failureOf(error) };
    }
  }

  /**
   * A host that is lost meanwhile is started again, once.
   * @param {Record<string, any>} params
   * @param {Draft} draft
   */
  async #ask(params, draft) {
    try {
      return await this.#askOnce(params, draft);
    } catch (error) {
      if (!(error instanceof HostFailure && error.reason === "gone")) throw error;
      return this.#askOnce(params, draft);
    }
  }

  /**
   * @param {Record<string, any>} params
   * @param {Draft} draft
   * @returns {Promise<DraftAnswer>}
   */
  async #askOnce(params, { attachments }) {
    const { capabilities = [] } = await this.#host.greet();
    if (!capabilities.includes(METHOD)) throw new HostFailure("too-old");
    const looked = attachments.filter(needsLook);
    return withContents(looked, { compose: this.#compose, messages: this.#messages }, async (names) => {
      const answer = await this.#host.call(METHOD, { ...params, draft: withNames(params["draft"], attachments, names) });
      if (!isAnswer(answer)) throw new RpcFailure("garbage", 0);
      return answer;
    });
  }
}

/**
 * @param {import("../types/sending.js").HostDraft} draft
 * @param {import("../types/sending.js").ListedAttachment[]} attachments
 * @param {Map<number, string>} names - under which the host holds contents, by attachment
 */
function withNames(draft, attachments, names) {
  const held = draft.attachments.map((each, at) => ({ ...each, message: names.get(attachments[at]?.id ?? -1) ?? null }));
  return { ...draft, attachments: held };
}

/**
 * Whoever answers without sense is not believed.
 * @param {any} answer
 */
function isAnswer(answer) {
  return typeof answer?.action === "string" && Array.isArray(answer.findings) && Array.isArray(answer.recipients);
}
