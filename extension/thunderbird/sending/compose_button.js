// SPDX-License-Identifier: EUPL-1.2
//
// The button of the compose window: a mark that says at a glance whether there is something to look at.

import { BADGE_COLOURS } from "../drawing/tones.js";

/** @typedef {import("../types/sending_view.js").DraftView} DraftView */
/**
 * @typedef {object} Action
 * @property {(what: {tabId: number, title: string}) => Promise<unknown>} setTitle
 * @property {(what: {tabId: number, label: string}) => Promise<unknown>} setLabel
 * @property {(what: {tabId: number, text: string}) => Promise<unknown>} setBadgeText
 * @property {(what: {tabId: number, color: string}) => Promise<unknown>} setBadgeBackgroundColor
 */

export class ComposeButton {
  #action;
  #name;
  /** What each window's button says. @type {Map<number, string>} */
  #said = new Map();

  /**
   * @param {Action} action
   * @param {string} name
   */
  constructor(action, name) {
    this.#action = action;
    this.#name = name;
  }

  /**
   * @param {number} tabId
   * @param {DraftView} view
   */
  async show(tabId, { tone, headline, recipients, findings }) {
    const isEmpty = recipients.length === 0 && findings.length === 0 && tone !== "unknown";
    const text = isEmpty ? "" : { good: "\u2713", attention: "!", bad: "\u2715", unknown: "?", neutral: "" }[tone];
    const title = isEmpty ? this.#name : `${this.#name}: ${headline}`;
    const said = JSON.stringify([text, title]);
    if (this.#said.get(tabId) === said) return;
    this.#said.set(tabId, said);
    await Promise.all([
      this.#action.setTitle({ tabId, title }),
      this.#action.setLabel({ tabId, label: this.#name }),
      this.#action.setBadgeText({ tabId, text }),
      this.#action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOURS[tone] ?? "" }),
    ]);
  }

  /** @param {number} tabId - of a window that was closed */
  forget(tabId) {
    this.#said.delete(tabId);
  }
}
