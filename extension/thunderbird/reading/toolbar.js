// SPDX-License-Identifier: EUPL-1.2
//
// The message action in Thunderbird's own toolbar: the place that no message can imitate.

import { BADGE_COLOURS } from "../drawing/tones.js";

/** @typedef {import("../types/view.js").View} View */
/** @typedef {{title: string, label: string, text: string, color: string, path: string}} Said */

export class Toolbar {
  #action;
  #name;
  /** What each tab's button says, since this event page was started. @type {Map<number, Said>} */
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
    const text = view?.badge ?? "";
    const color = BADGE_COLOURS[tone] ?? "";
    const path = `icons/${view ? tone : "plain"}.svg`;
    const said = this.#said.get(tabId);
    this.#said.set(tabId, { title, label, text, color, path });
    // Each call has Thunderbird draw the button anew, just when it should draw the message.
    await Promise.all([
      said?.title === title || this.#action.setTitle({ tabId, title }),
      said?.label === label || this.#action.setLabel({ tabId, label }),
      said?.text === text || this.#action.setBadgeText({ tabId, text }),
      said?.color === color || this.#action.setBadgeBackgroundColor({ tabId, color }),
      said?.path === path || this.#action.setIcon({ tabId, path }),
    ]);
  }

  /** @param {number} tabId - of a tab that was closed */
  forget(tabId) {
    this.#said.delete(tabId);
  }
}
