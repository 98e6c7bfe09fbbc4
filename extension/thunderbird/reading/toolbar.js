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
    await Promise.all([
      this.#action.setTitle({ tabId, title: view?.headline ?? this.#name }),
      this.#action.setLabel({ tabId, label: view?.label ?? this.#name }),
      this.#action.setBadgeText({ tabId, text: view?.badge ?? "" }),
      this.#action.setBadgeBackgroundColor({ tabId, color: COLOURS[tone] ?? "" }),
      this.#action.setIcon({ tabId, path: `icons/${view ? tone : "plain"}.svg` }),
    ]);
  }
}
