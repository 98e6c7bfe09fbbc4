// SPDX-License-Identifier: EUPL-1.2
//
// The popup of the compose window: each recipient, what is known of it and since when, and which receipt the
// message asks for.
import { element } from "../drawing/element.js";
import { redraw } from "../drawing/redraw.js";
import { fillPage } from "../texts/fill_page.js";
import { apply, look } from "./asking.js";
import { drawFinding, drawHead, drawNotes, drawRecipient } from "./drawing.js";
import { presentDraft } from "./presentation.js";
import { RECEIPT_KINDS } from "./receipt_kind.js";

/** @typedef {import("../types/sending.js").Remedy} Remedy */

const catalogue = await fillPage();
const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const receipt = /** @type {HTMLSelectElement} */ (byId("receipt"));
const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
const tabId = tab?.id ?? -1;

for (const kind of RECEIPT_KINDS) receipt.append(element("option", { value: kind }, catalogue.text(`receipt_type.${kind}`)));

async function draw() {
  const answer = await look(tabId, false);
  const view = presentDraft(answer, catalogue);
  byId("main").removeAttribute("aria-busy");
  redraw(byId("head"), drawHead({ ...view, explanation: view.tone === "unknown" ? view.explanation : "" }));
  byId("sender").textContent = view.sender;
  const people = view.recipients.map((each) => drawRecipient(each, "recipient", act));
  redraw(byId("recipients"), ...(people.length > 0 ? [element("ul", { class: "people" }, ...people)] : []));
  const brief = view.findings.map((finding) => drawFinding({ ...finding, recipients: finding.recipients
    .filter(({ remedies }) => remedies.length > 0).map((each) => ({ ...each, evidence: [], warnings: [] })) }, act));
  redraw(byId("findings"), ...brief, ...drawNotes(view.notes, catalogue));
  const known = RECEIPT_KINDS.includes(answer.receiptType);
  receipt.disabled = false;
  receipt.value = known ? answer.receiptType : "";
  byId("receipt-meaning").textContent = known ? catalogue.text(`addon.send.receipt.${answer.receiptType}`) : "";
}

/** @param {Remedy} remedy */
async function act(remedy) {
  byId("main").setAttribute("aria-busy", "true");
  await apply(tabId, remedy);
  await draw();
}

receipt.addEventListener("change", () => void act({ id: "set-receipt", address: null, value: receipt.value }));
byId("addresses").addEventListener("click", async () => {
  await browser.tabs.create({ url: browser.runtime.getURL("addresses/addresses_page.html") });
  window.close();
});
redraw(byId("head"), drawHead({
  tone: "unknown", symbol: "\u2026", headline: catalogue.text("addon.send.looking"), explanation: "", findings: [],
  notes: [], recipients: [], sender: "", ask: "never",
}));
await draw();
