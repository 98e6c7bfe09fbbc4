// SPDX-License-Identifier: EUPL-1.2
//
// Follows the message that is being written. Thunderbird tells of its identity and attachments, but not of its
// recipients: while its window is in front, it is looked at every few seconds, the more seldom the longer a
// look takes.

/** @typedef {{setTimeout(run: () => void, ms: number): number, clearTimeout(id: number): void, now(): number}} Clock */

/** After an event: several come together. */
export const SETTLED_MS = 300;
/** From one look to the next. */
export const LOOK_MS = 2_000;
/** Of the time, looking takes one part in so many. */
const SHARE = 50;

export class ComposeWatch {
  #look;
  #clock;
  /** The compose window in front. @type {number | null} */
  #inFront = null;
  #timer = 0;
  #isLooking = false;

  /**
   * @param {(tabId: number) => Promise<unknown>} look - checks a compose window and says on its button what it found
   * @param {Clock} [clock]
   */
  constructor(look, clock = { setTimeout: (f, ms) => setTimeout(f, ms), clearTimeout: (id) => clearTimeout(id), now: () => Date.now() }) {
    this.#look = look;
    this.#clock = clock;
  }

  /**
   * Something changed in a compose window.
   * @param {number} tabId
   */
  touch(tabId) {
    if (this.#inFront === null) this.#inFront = tabId;
    if (this.#inFront === tabId) this.#after(SETTLED_MS);
  }

  /**
   * Another window is in front.
   * @param {number | null} tabId - of its message; null: none is written in it
   */
  front(tabId) {
    if (this.#inFront === tabId) return;
    this.#inFront = tabId;
    if (tabId === null) this.#clock.clearTimeout(this.#timer);
    else this.#after(SETTLED_MS);
  }

  /** @param {number} tabId - of a window that was closed */
  closed(tabId) {
    if (this.#inFront === tabId) this.front(null);
  }

  /** @param {number} ms */
  #after(ms) {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = this.#clock.setTimeout(() => void this.#lookNow(), ms);
  }

  async #lookNow() {
    const tabId = this.#inFront;
    if (tabId === null || this.#isLooking) return;
    this.#isLooking = true;
    const start = this.#clock.now();
    try {
      await this.#look(tabId);
    } catch {
      // The window was closed meanwhile.
    } finally {
      this.#isLooking = false;
    }
    if (this.#inFront !== null) this.#after(Math.max(LOOK_MS, SHARE * (this.#clock.now() - start)));
  }
}
