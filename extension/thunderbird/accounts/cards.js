// SPDX-License-Identifier: EUPL-1.2
//
// Draws the cards of accounts.
import { localDay } from "../texts/time.js";
import { button, element, folded, mark } from "../drawing/element.js";

/** @typedef {import("../types/accounts_view.js").CardView} CardView */
/** @typedef {import("../types/accounts_view.js").FindingView} FindingView */
/** @typedef {import("./connection_section.js").ConnectionSection} ConnectionSection */
/** @typedef {import("../texts/catalogue.js").Catalogue} Catalogue */
/**
 * What a person may do on a card; the page is drawn anew afterwards.
 * @typedef {object} Actions
 * @property {(account: string, pec: boolean | null) => void} decide
 * @property {(account: string, made: string) => void} password
 * @property {(account: string, rule: string, until: string, reason: string) => void} snooze
 * @property {(account: string, rule: string) => void} wake
 */

const SNOOZE_DAYS = 30;
const MAX_SNOOZE_DAYS = 365;
const DAY_MS = 86_400_000;

export class Cards {
  #catalogue;
  #connections;
  #actions;

  /**
   * @param {Catalogue} catalogue
   * @param {ConnectionSection | null} connections - null: no card offers the test
   * @param {Actions} actions
   */
  constructor(catalogue, connections, actions) {
    this.#catalogue = catalogue;
    this.#connections = connections;
    this.#actions = actions;
  }

  /** @param {CardView} card */
  draw(card) {
    const title = `card-${card.id}`;
    const article = element("article", { class: `card ${card.tone}`, "aria-labelledby": title },
      this.#head(card, title, "h2"),
      element("p", { class: "about" }, card.about),
      element("p", { class: "summary" }, card.summary),
      ...card.findings.map((finding) => this.#finding(card, finding)));
    this.#addFolded(article, card, "notes", card.notes);
    this.#addFolded(article, card, "snoozed", card.snoozed);
    if (this.#connections) article.append(this.#connections.draw(card));
    article.append(this.#account(card));
    return article;
  }

  /**
   * A card of which only what must be known is said.
   * @param {CardView} card
   */
  drawShort(card) {
    const title = `card-${card.id}`;
    const items = card.findings.map((finding) =>
      element("li", { class: finding.tone }, mark(finding.symbol),
        element("span", {}, element("b", {}, `${finding.severity}: `), finding.title)));
    return element("article", { class: `card ${card.tone}`, "aria-labelledby": title },
      this.#head(card, title, "h3"), element("p", { class: "about" }, card.about),
      element("p", { class: "summary" }, card.summary),
      ...(items.length > 0 ? [element("ul", { class: "short" }, ...items)] : []));
  }

  /**
   * An account and why it is taken for what it is, with the correction.
   * @param {CardView} card
   */
  drawChoice(card) {
    const title = `choice-${card.id}`;
    return element("article", { class: "card choice", "aria-labelledby": title },
      element("h3", { id: title }, card.name),
      element("p", { class: "about" }, card.about),
      element("p", { class: "evidence" }, card.evidence),
      this.#correction(card));
  }

  /** @param {string} key */
  #text(key) {
    return this.#catalogue.text(`addon.accounts.${key}`);
  }

  /**
   * @param {CardView} card
   * @param {string} title
   * @param {"h2" | "h3"} level - of the heading
   */
  #head(card, title, level) {
    const grade = element("span", { class: "grade" }, mark(card.symbol), element("span", {}, card.grade));
    return element("header", {},
      element(level, { id: title, tabindex: "-1", "data-key": `${card.id} title` }, card.name), grade);
  }

  /**
   * @param {HTMLElement} article
   * @param {CardView} card
   * @param {"notes" | "snoozed"} part
   * @param {FindingView[]} findings
   */
  #addFolded(article, card, part, findings) {
    if (findings.length === 0) return;
    const summary = this.#catalogue.text(`addon.accounts.${part}`, { count: findings.length });
    article.append(folded(summary, `${card.id} ${part}`, ...findings.map((each) => this.#finding(card, each))));
  }

  /**
   * @param {CardView} card
   * @param {FindingView} finding
   */
  #finding(card, finding) {
    const key = `${card.id} ${finding.rule}`;
    const title = `finding-${card.id}-${finding.rule}`;
    const node = element("section", { class: `finding ${finding.tone}`, "aria-labelledby": title },
      element("h3", { id: title }, mark(finding.symbol),
        element("span", {}, element("span", { class: "severity" }, `${finding.severity}: `), finding.title)),
      element("p", {}, finding.why));
    if (finding.snoozed) {
      node.append(
        element("p", { class: "until" }, finding.snoozed),
        button(this.#text("wake"), `${key} wake`, () => this.#actions.wake(card.id, finding.rule)));
      return node;
    }
    node.append(
      element("h4", {}, this.#text("steps")),
      element("ol", {}, ...finding.steps.map((step) => element("li", {}, step))),
      folded(this.#text("facts"), `${key} facts`, this.#facts(finding)));
    if (finding.tone !== "neutral") node.append(this.#snooze(card, finding, key));
    return node;
  }

  /** @param {FindingView} finding */
  #facts({ facts }) {
    return element("dl", {}, ...facts.flatMap(({ label, values }) =>
      [element("dt", {}, label), ...values.map((value) => element("dd", {}, value))]));
  }

  /**
   * @param {CardView} card
   * @param {FindingView} finding
   * @param {string} key
   */
  #snooze(card, { rule, title }, key) {
    const dayIn = (/** @type {number} */ days) => localDay(new Date(Date.now() + days * DAY_MS));
    const until = element("input", {
      type: "date", required: "", value: dayIn(SNOOZE_DAYS), min: dayIn(1), max: dayIn(MAX_SNOOZE_DAYS),
      "data-key": `${key} until`,
    });
    const reason = element("input", { type: "text", required: "", maxlength: "200", "data-key": `${key} reason` });
    const submit = element("button", { type: "submit" }, this.#text("snooze.submit"));
    submit.setAttribute("aria-label", `${this.#text("snooze.submit")}: ${title}`);
    const form = element("form", { class: "row" },
      element("label", {}, this.#text("snooze.until"), until),
      element("label", { class: "wide" }, this.#text("snooze.reason"), reason), submit);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#actions.snooze(card.id, rule, until.value, reason.value);
    });
    return folded(this.#text("snooze"), `${key} snooze`,
      element("p", {}, this.#text("snooze.meaning")), form);
  }

  /** @param {CardView} card */
  #account(card) {
    return folded(this.#text("account"), `${card.id} account`,
      element("p", { class: "evidence" }, card.evidence), this.#correction(card), this.#password(card));
  }

  /** @param {CardView} card */
  #correction({ id, name, pec, decided }) {
    const row = element("p", { class: "row" });
    const add = (/** @type {string} */ text, /** @type {boolean | null} */ wanted) => {
      const node = button(this.#text(text), `${id} decide ${wanted}`, () => this.#actions.decide(id, wanted));
      node.setAttribute("aria-label", `${this.#text(text)} ${name}`);
      row.append(node);
    };
    add(pec ? "is-not-pec" : "is-pec", !pec);
    if (decided) add("undecided", null);
    return row;
  }

  /** @param {CardView} card */
  #password({ id, passwordMade }) {
    const made = element("input", {
      type: "date", value: passwordMade, max: localDay(new Date()), "data-key": `${id} password`,
      "aria-describedby": `password-${id}`,
    });
    const form = element("form", { class: "row" },
      element("label", {}, this.#text("password"), made),
      element("button", { type: "submit" }, this.#text("password.submit")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#actions.password(id, made.value);
    });
    return element("div", { class: "password" }, element("p", { id: `password-${id}` }, this.#text("password.meaning")), form);
  }
}
