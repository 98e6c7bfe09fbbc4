// SPDX-License-Identifier: EUPL-1.2
//
// What is told without a window of ours: that a message left unchecked, that one is still here. No names:
// whoever stands beside the screen reads it too.
import { hostWords } from "./presentation.js";

/** @typedef {import("../texts/catalogue.js").Catalogue} Catalogue */

const NOTICE = "sending.unchecked";
const STILL_HERE = "sending.still-here";

export class SendNotices {
  #notifications;
  #catalogue;

  /**
   * @param {Pick<typeof browser.notifications, "create">} notifications
   * @param {Promise<Catalogue>} catalogue
   */
  constructor(notifications, catalogue) {
    this.#notifications = notifications;
    this.#catalogue = catalogue;
  }

  /**
   * A message goes out, and nothing of it was checked.
   * @param {string} reason - why the host gave no answer
   */
  async unchecked(reason) {
    const catalogue = await this.#catalogue;
    const message = `${catalogue.text("addon.send.unchecked")} ${hostWords(reason, catalogue)}`;
    await this.#show(NOTICE, "addon.send.unchecked.title", message);
  }

  /** A message was not sent, and the dialog that says why could not be opened. */
  async notAsked() {
    await this.#show(STILL_HERE, "addon.send.still-here.title", (await this.#catalogue).text("addon.send.not-asked"));
  }

  /** A message was not sent, and was opened anew. */
  async reopened() {
    await this.#show(STILL_HERE, "addon.send.still-here.title", (await this.#catalogue).text("addon.send.reopened"));
  }

  /**
   * @param {string} name
   * @param {string} title - its key
   * @param {string} message
   */
  async #show(name, title, message) {
    const catalogue = await this.#catalogue;
    await this.#notifications.create(name, {
      type: "basic", title: catalogue.text(title), message, iconUrl: "icons/attention.svg",
    });
  }
}
