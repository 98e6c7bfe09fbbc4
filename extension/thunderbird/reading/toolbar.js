// SPDX-License-Identifier: EUPL-1.2
//
// The message action in Thunderbird's own toolbar: the place that no message can imitate.

/** @typedef {import("../types/view.js").View} View */

/** @type {Record<string, string>} */
const COLOURS = {
  good: "#1b6b36",
  attention: "#8a5a00",
  bad: "#b3121d",
  neutral: "#5b5b66",
  unknown: "#5b5b66",
};

export class Toolbar {
  #action;
  #name;
  /** What each tab's button says, since this event page was started. @type {Map<number, string>} */
  #said = new Map();

  /**
   * @param {typeof browser.messageDisplayAction} action
   * @param {string} name - what the button is called while it has nothing to say
   */
  constructor(action, name) {
    this.#action = action;
    this.#name = name;
  }

  /**
   * @param {number} tabId
   * @param {View | null} view - null: nothing to say
   */
  async show(tabId, view) {
    const tone = view?.tone ?? "neutral";
    const title = view?.headline ?? this.#name;
    const label = view?.label ?? this.#name;
    const said = JSON.stringify([tone, title, label]);
    if (this.#said.get(tabId) === said) return;
    this.#said.set(tabId, said);
    await Promise.all([
      this.#action.setTitle({ tabId, title }),
      this.#action.setLabel({ tabId, label }),
      this.#action.setBadgeText({ tabId, text: view?.badge ?? "" }),
      this.#action.setBadgeBackgroundColor({ tabId, color: COLOURS[tone] ?? "" }),
      this.#action.setIcon({ tabId, path: `icons/${view ? tone : "plain"}.svg` }),
    ]);
  }

  /** @param {number} tabId - of a tab that was closed */
  forget(tabId) {
    this.#said.delete(tabId);
  }
}
