// SPDX-License-Identifier: EUPL-1.2
//
// The verdict on a message of Thunderbird's.

/** @typedef {import("../types/verdict.js").Judged} Judged */
/** @typedef {import("../host/messages.js").HostMessages} HostMessages */
/** @typedef {import("../host/messages.js").Context} Context */
/** @typedef {import("./judged_cache.js").JudgedCache} JudgedCache */
/** @typedef {browser.messages.MessageHeader} MessageHeader */

export class Judge {
  #host;
  #cache;
  #rawBytes;
  /** @type {Map<string, Promise<Judged>>} */
  #underWay = new Map();

  /**
   * @param {object} parts
   * @param {HostMessages} parts.host
   * @param {JudgedCache} parts.cache
   * @param {(header: MessageHeader) => Promise<Uint8Array>} parts.rawBytes - reads a message as it is stored
   */
  constructor({ host, cache, rawBytes }) {
    this.#host = host;
    this.#cache = cache;
    this.#rawBytes = rawBytes;
  }

  /**
   * The verdict on a stored message: remembered, or else judged; asked for twice at once, it is judged once.
   * @param {MessageHeader} header
   * @param {Context} context
   * @returns {Promise<Judged>}
   */
  judge(header, context) {
    const key = keyOf(header, context);
    let judged = this.#underWay.get(key);
    if (!judged) {
      judged = this.#rememberedOrRead(header, context).finally(() => this.#underWay.delete(key));
      this.#underWay.set(key, judged);
    }
    return judged;
  }

  /**
   * The verdict on a stored message if it is remembered; neither the host nor the mail server is asked.
   * @param {MessageHeader} header
   * @param {Context} context
   * @returns {Promise<Judged | undefined>}
   */
  async remembered(header, context) {
    const content = await this.#cache.get(keyOf(header, context));
    return content && this.#cache.get(content);
  }

  /**
   * The verdict on bytes from anywhere.
   * @param {Uint8Array} bytes
   * @param {Context} context
   * @returns {Promise<Judged>}
   */
  async judgeBytes(bytes, context) {
    return (await this.#judgedContent(bytes, context)).judged;
  }

  /**
   * @param {MessageHeader} header
   * @param {string} part
   */
  async part(header, part) {
    return this.#host.part(await this.#rawBytes(header), part);
  }

  /**
   * @param {MessageHeader} header
   * @param {Context} context
   * @returns {Promise<Judged>}
   */
  async #rememberedOrRead(header, context) {
    const known = await this.remembered(header, context);
    if (known) return known;
    const { judged, content } = await this.#judgedContent(await this.#rawBytes(header), context);
    this.#remember(keyOf(header, context), content);
    return judged;
  }

  /**
   * @param {Uint8Array} bytes
   * @param {Context} context
   */
  async #judgedContent(bytes, context) {
    const content = `content ${await sha256(bytes)} ${JSON.stringify(context)}`;
    const known = await this.#cache.get(content);
    if (known) return { judged: known, content };
    const judged = await this.#host.judge(bytes, context);
    this.#remember(content, judged);
    return { judged, content };
  }

  /**
   * Whoever wants the verdict does not wait for that; a store that is full costs time, and nothing else.
   * @param {string} key
   * @param {string | Judged} value
   */
  #remember(key, value) {
    this.#cache.set(key, value).catch(() => {});
  }
}

/**
 * @param {MessageHeader} header
 * @param {Context} context
 */
function keyOf(header, context) {
  return `message ${header.id} ${header.size} ${JSON.stringify(context)}`;
}

/** @param {Uint8Array} bytes */
async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", /** @type {BufferSource} */ (bytes)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
