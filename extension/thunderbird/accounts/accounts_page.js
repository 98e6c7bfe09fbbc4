// SPDX-License-Identifier: EUPL-1.2
//
// The page of the accounts: what in each one's settings can lose a PEC, and how to mend it.
import { fillPage } from "../texts/fill_page.js";
import { askAndShow, momentNow, SETTLED_MS, testConnections } from "./asking.js";
import { Cards } from "./cards.js";
import { ConnectionSection } from "./connection_section.js";
import { presentConnections } from "./connection_presentation.js";
import { element, mark } from "../drawing/element.js";
import { presentAccounts } from "./presentation.js";
import { redraw } from "../drawing/redraw.js";

/** @typedef {import("../types/accounts_view.js").AccountsView} AccountsView */
/** @typedef {import("../types/audit.js").AuditAnswer} AuditAnswer */

const catalogue = await fillPage();
const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const again = /** @type {HTMLButtonElement} */ (byId("again"));

const connections = new ConnectionSection(catalogue, async (account) =>
  presentConnections(await testConnections(account), catalogue));
const cards = new Cards(catalogue, connections, {
  decide: (account, pec) => void show(askAndShow("accounts.decide", { account, pec })),
  password: (account, made) => void show(askAndShow("accounts.password", { account, made })),
  snooze: (account, rule, until, reason) => void show(askAndShow("accounts.snooze", { account, rule, until, reason })),
  wake: (account, rule) => void show(askAndShow("accounts.wake", { account, rule })),
});

/** The audit that was shown last, to be compared. */
let last = "";

/** @param {Promise<AuditAnswer>} asked */
async function show(asked) {
  await draw(await asked);
}

/** @param {AuditAnswer} answer */
async function draw(answer) {
  last = JSON.stringify(answer.audit);
  const view = presentAccounts(answer, catalogue, await momentNow(catalogue.language));
  const result = byId("result");
  result.className = `result ${view.tone}`;
  result.replaceChildren(mark(view.symbol), element("p", {}, element("strong", {}, view.headline)));
  if (view.action) result.append(element("p", {}, view.action));
  redraw(byId("accounts"), ...view.cards.map((card) => cards.draw(card)), ...others(view), ...problems(view));
  byId("footer").textContent = view.footer;
}

/** @param {AccountsView} view */
function others({ others: ordinary }) {
  if (ordinary.length === 0) return [];
  return [element("section", { class: "others", "aria-labelledby": "others" },
    element("h2", { id: "others" }, catalogue.text("audit.others")),
    ...ordinary.map((card) => cards.drawChoice(card)))];
}

/** @param {AccountsView} view */
function problems({ problems: found }) {
  if (found.length === 0) return [];
  return [element("section", { class: "problems", "aria-labelledby": "problems" },
    element("h2", { id: "problems" }, catalogue.text("addon.accounts.problems")),
    element("ul", {}, ...found.map((text) => element("li", {}, text))))];
}

const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Everything is read anew, after Thunderbird has had the time to write down what was just changed. */
async function checkAgain() {
  again.disabled = true;
  byId("accounts").setAttribute("aria-busy", "true");
  byId("result").className = "result unknown";
  byId("result").replaceChildren(mark("\u2026"), element("p", {}, catalogue.text("addon.accounts.checking")));
  try {
    await wait(SETTLED_MS);
    await show(askAndShow("accounts.audit"));
  } finally {
    byId("accounts").removeAttribute("aria-busy");
    again.disabled = false;
    again.focus();
  }
  await wait(SETTLED_MS);
  await lookOnceMore();
}

/** A busy computer writes later; whoever pressed the button need not press it twice. */
async function lookOnceMore() {
  const answer = await askAndShow("accounts.audit");
  if (!again.disabled && JSON.stringify(answer.audit) !== last) await draw(answer);
}

/** A report holds everything, whatever is folded on the screen. @type {Element[]} */
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("details:not([open])")];
  for (const node of unfolded) node.setAttribute("open", "");
});
addEventListener("afterprint", () => {
  for (const node of unfolded) node.removeAttribute("open");
});

again.addEventListener("click", () => void checkAgain());
byId("print").addEventListener("click", () => window.print());
await show(askAndShow("accounts.audit"));
