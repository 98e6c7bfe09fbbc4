// SPDX-License-Identifier: EUPL-1.2

/**
 * An element; strings become text, never markup.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} attributes
 * @param {(string | Node)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/**
 * @param {string} text
 * @param {string} key - by which the focus finds it again when the page is drawn anew
 * @param {() => void} act
 */
export function button(text, key, act) {
  const node = element("button", { type: "button", "data-key": key }, text);
  node.addEventListener("click", act);
  return node;
}

/**
 * What is folded away until somebody wants it.
 * @param {string} summary
 * @param {string} key - by which it stays open when the page is drawn anew
 * @param {(string | Node)[]} children
 */
export function folded(summary, key, ...children) {
  const title = element("summary", { "data-key": `${key} summary` }, summary);
  return element("details", { "data-key": key }, title, ...children);
}

/**
 * A mark whose meaning stands beside it in words.
 * @param {string} symbol
 */
export function mark(symbol) {
  return element("span", { class: "mark", "aria-hidden": "true" }, symbol);
}
