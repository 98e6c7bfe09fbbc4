// SPDX-License-Identifier: EUPL-1.2
//
// A page that is drawn anew keeps the place of whoever is in it: what was unfolded stays so, and the focus
// goes to the same control or, when that is gone, to the head of its card.

/**
 * @param {HTMLElement} root
 * @param {(Node)[]} children - each with data-key where its state must last
 */
export function redraw(root, ...children) {
  const keys = (/** @type {string} */ selector) =>
    [...root.querySelectorAll(selector)].map((node) => node.getAttribute("data-key"));
  const open = keys("details[open]");
  const active = document.activeElement;
  const focused = active && root.contains(active) ? active.getAttribute("data-key") : null;
  const card = active?.closest(".card");
  const title = card?.querySelector("[data-key$=' title']")?.getAttribute("data-key") ?? null;
  root.replaceChildren(...children);
  const found = (/** @type {string | null} */ key) =>
    key === null ? undefined : /** @type {HTMLElement | undefined} */ (
      [...root.querySelectorAll("[data-key]")].find((node) => node.getAttribute("data-key") === key));
  for (const key of open) found(key)?.setAttribute("open", "");
  if (focused === null && !card) return;
  const back = found(focused);
  (back?.checkVisibility() ? back : found(title))?.focus();
}
