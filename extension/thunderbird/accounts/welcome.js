// SPDX-License-Identifier: EUPL-1.2
//
// The welcome, in three steps: which accounts are PEC, what about them needs attention, and the three rules
// that everyone must know.
import { fillPage } from "../texts/fill_page.js";
import { ask, askAndShow, momentNow } from "./asking.js";
import { Cards } from "./cards.js";
import { element } from "../drawing/element.js";
import { ACCOUNTS_PAGE } from "./pages.js";
import { presentAccounts } from "./presentation.js";
import { redraw } from "../drawing/redraw.js";

/** @typedef {import("../types/accounts_view.js").AccountsView} AccountsView */
/** @typedef {import("../types/accounts_view.js").CardView} CardView */

const catalogue = await fillPage();
const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const steps = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".step")]);
let current = 0;

const cards = new Cards(catalogue, null, {
  decide: (account, pec) => void show(ask("accounts.decide", { account, pec })),
  password: () => {},
  snooze: () => {},
  wake: () => {},
});

/** @param {Promise<import("../types/audit.js").AuditAnswer>} answer */
async function show(answer) {
  const view = presentAccounts(await answer, catalogue, await momentNow(catalogue.language));
  redraw(byId("found"), ...found(view));
  const headline = element("p", { class: `summary ${view.tone}` }, element("strong", {}, view.headline));
  const action = view.action ? [element("p", {}, view.action)] : [];
  redraw(byId("audited"), headline, ...action, ...view.cards.map((card) => cards.drawShort(card)));
}

/** @param {AccountsView} view */
function found(view) {
  if (view.tone === "unknown") return [element("p", {}, view.headline), element("p", {}, view.action)];
  return [...group("addon.welcome.pec", view.cards), ...group("addon.welcome.ordinary", view.others)];
}

/**
 * @param {string} title
 * @param {CardView[]} members
 */
function group(title, members) {
  if (members.length === 0) return [];
  return [element("p", { class: "group" }, catalogue.text(title)), ...members.map((card) => cards.drawChoice(card))];
}

/** @param {number} wanted */
function go(wanted) {
  current = wanted;
  steps.forEach((step, at) => void (step.hidden = at !== current));
  byId("progress").textContent = catalogue.text("addon.welcome.progress", { step: current + 1, steps: steps.length });
  byId("back").hidden = current === 0;
  const isLast = current === steps.length - 1;
  byId("next").textContent = catalogue.text(isLast ? "addon.welcome.finish" : "addon.welcome.next");
}

/** @param {number} wanted */
function goAndFocus(wanted) {
  go(wanted);
  if (wanted === 1) void show(askAndShow("accounts.audit"));
  steps[current]?.querySelector("h2")?.focus();
}

byId("back").addEventListener("click", () => goAndFocus(current - 1));
byId("next").addEventListener("click", () => {
  if (current < steps.length - 1) goAndFocus(current + 1);
  else location.replace(browser.runtime.getURL(ACCOUNTS_PAGE));
});
go(0);
await show(ask("accounts.audit"));
