// SPDX-License-Identifier: EUPL-1.2
//
// Draws a View. A plain script, not a module: Thunderbird runs scripts in messages only in that form, and
// the popup and the page "verify a file" draw with the same. Every text goes in by textContent.
"use strict";

(() => {
  /** @typedef {import("../types/view.js").View} View */
  /** @typedef {import("../types/view.js").Section} Section */
  /** @typedef {{save?: (part: string) => void, open?: boolean}} Options */

  let drawn = 0; // makes the names of details unique where several are on a page

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {string} className
   * @param {(string | Node)[]} children - strings become text, never markup
   */
  function element(tag, className, ...children) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    node.append(...children);
    return node;
  }

  /**
   * A symbol that is spoken as a word.
   * @param {string} symbol
   * @param {string} word
   */
  function spoken(symbol, word) {
    const node = element("span", "symbol", symbol);
    node.setAttribute("role", "img");
    node.setAttribute("aria-label", word);
    return node;
  }

  /** @param {Section} section */
  function drawSection({ title, paragraphs, facts, checks }) {
    const node = element("section", "", element("h2", "", title));
    node.append(...paragraphs.map((text) => element("p", "", text)));
    if (facts.length > 0) {
      const list = element("dl", "facts");
      for (const { label, values } of facts) {
        list.append(element("dt", "", label), ...values.map((value) => element("dd", "", value)));
      }
      node.append(list);
    }
    if (checks.length > 0) {
      const list = element("ul", "checks");
      for (const { tone, symbol, name, sentence } of checks) {
        const mark = element("span", "symbol", symbol);
        mark.setAttribute("aria-hidden", "true"); // the sentence says it
        const words = element("span", "", element("b", "", name), ": ", sentence);
        list.append(element("li", tone, mark, words));
      }
      node.append(list);
    }
    return node;
  }

  /**
   * @param {View} view
   * @param {(part: string) => void} save
   */
  function drawAttachments({ attachments, labels }, save) {
    const list = element("ul", "attachments");
    for (const { part, name, detail } of attachments) {
      const button = element("button", "", labels.save);
      button.type = "button";
      button.setAttribute("aria-label", labels.saveNamed.replace("{name}", name));
      button.addEventListener("click", () => save(part));
      list.append(element("li", "", element("span", "name", name), element("span", "detail", detail), button));
    }
    return element("section", "", element("h2", "", labels.attachments), list);
  }

  /**
   * @param {View} view
   * @param {HTMLElement} details
   * @param {boolean} open
   * @param {() => Node[]} content - of the details; drawn when they are to be seen, which is seldom, and
   *   takes longer than the rest
   */
  function drawSwitch({ labels }, details, open, content) {
    const button = element("button", "switch");
    button.type = "button";
    button.setAttribute("aria-controls", details.id);
    const set = (/** @type {boolean} */ isOpen) => {
      if (isOpen && !details.hasChildNodes()) details.append(...content());
      details.hidden = !isOpen;
      button.textContent = isOpen ? labels.hide : labels.show;
      button.setAttribute("aria-expanded", String(isOpen));
    };
    button.addEventListener("click", () => set(details.hidden));
    set(open);
    return button;
  }

  /**
   * @param {View} view
   * @param {Options} options
   */
  function drawDetails(view, { save }) {
    const attachments = view.attachments.length > 0 && save ? [drawAttachments(view, save)] : [];
    const action = view.tone === "good" ? [element("p", "action", view.action)] : [];
    return [...action, ...attachments, ...view.sections.map(drawSection)];
  }

  /**
   * The whole panel.
   * @param {View} view
   * @param {Options} [options] - save: has a part saved; open: with the details
   */
  function draw(view, options = {}) {
    const headline = element("div", "headline", spoken(view.symbol, view.toneName));
    headline.append(element("strong", "", view.headline));
    const panel = element("div", `panel ${view.tone}${view.small ? " small" : ""}`, headline);
    panel.setAttribute("role", "region");
    panel.setAttribute("aria-label", "PEC Companion");
    for (const reason of view.reasons) panel.append(element("p", "reason", reason));
    if (!view.small && view.tone !== "good") panel.append(element("p", "action", view.action));
    if (view.sections.length > 0 || view.attachments.length > 0) {
      const details = element("div", "details");
      details.id = `pec-details-${++drawn}`;
      headline.append(drawSwitch(view, details, options.open ?? false, () => drawDetails(view, options)));
      panel.append(details);
    }
    return panel;
  }

  Object.defineProperty(globalThis, "pecPanel", { value: Object.freeze({ draw }), configurable: true });
})();
