// SPDX-License-Identifier: EUPL-1.2
//
// The part of a card that tests the account's connections. What was found stays when the page is drawn anew.
import { button, element, folded, mark } from "../drawing/element.js";

/** @typedef {import("../types/connections.js").ConnectionCheckView} ConnectionCheckView */
/** @typedef {import("../types/connections.js").ConnectionsView} ConnectionsView */
/** @typedef {import("../types/connections.js").ServerView} ServerView */
/** @typedef {import("../texts/catalogue.js").Catalogue} Catalogue */
/** @typedef {{id: string, name: string}} Account */

export class ConnectionSection {
  #catalogue;
  #test;
  /** By account id. @type {Map<string, "running" | ConnectionsView>} */
  #states = new Map();
  /** Where each account's state is shown now. @type {Map<string, HTMLElement>} */
  #places = new Map();

  /**
   * @param {Catalogue} catalogue
   * @param {(account: string) => Promise<ConnectionsView>} test
   */
  constructor(catalogue, test) {
    this.#catalogue = catalogue;
    this.#test = test;
  }

  /** @param {Account} account */
  draw(account) {
    const place = element("div", {});
    this.#places.set(account.id, place);
    this.#show(account);
    return folded(this.#text("connection"), `${account.id} connection`,
      element("p", {}, this.#text("connection.meaning")), place);
  }

  /** @param {string} key */
  #text(key) {
    return this.#catalogue.text(`addon.accounts.${key}`);
  }

  /** @param {Account} account */
  #show(account) {
    const state = this.#states.get(account.id);
    const start = button(this.#text("connection.start"), `${account.id} test`, () => void this.#run(account));
    start.setAttribute("aria-label", `${this.#text("connection.start")}: ${account.name}`);
    start.disabled = state === "running";
    const status = element("div", { role: "status" });
    if (state === "running") status.append(element("p", { class: "progress" }, this.#text("connection.running")));
    else if (state) status.append(...this.#found(state));
    const tested = state !== undefined && state !== "running";
    this.#places.get(account.id)?.replaceChildren(element("div", { class: "row" }, start), status);
    this.#places.get(account.id)?.classList.toggle("tested", tested);
  }

  /** @param {Account} account */
  async #run(account) {
    this.#states.set(account.id, "running");
    this.#show(account);
    try {
      this.#states.set(account.id, await this.#test(account.id));
    } catch (error) {
      this.#states.delete(account.id);
      throw error;
    } finally {
      this.#show(account);
      // The button that was pressed is gone; nobody loses their place who has not left it.
      if (document.activeElement === document.body) this.#places.get(account.id)?.querySelector("button")?.focus();
    }
  }

  /** @param {ConnectionsView} view */
  #found({ servers, failure, action }) {
    if (failure) return [element("p", {}, element("strong", {}, failure)), element("p", {}, action)];
    return servers.map((server) => this.#server(server));
  }

  /** @param {ServerView} server */
  #server({ title, tone, symbol, summary, checks }) {
    return element("section", { class: `server ${tone}` },
      element("h4", {}, title),
      element("p", { class: "outcome" }, mark(symbol), element("strong", {}, summary)),
      element("ul", { class: "checks" }, ...checks.map((check) => this.#check(check))));
  }

  /** @param {ConnectionCheckView} check */
  #check({ tone, symbol, name, text, action }) {
    const words = element("div", {}, element("b", {}, `${name}: `), text);
    if (action) words.append(element("p", {}, action));
    return element("li", { class: tone }, mark(symbol), words);
  }
}
