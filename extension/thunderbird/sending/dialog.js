// SPDX-License-Identifier: EUPL-1.2
//
// The dialog before sending: what speaks against the message that somebody just wanted to send. The message
// stays where it is; closing this window in any way leaves it there.
import { redraw } from "../drawing/redraw.js";
import { fillPage } from "../texts/fill_page.js";
import { Approvals } from "./approvals.js";
import { apply, compose, look } from "./asking.js";
import { drawFinding, drawHead, drawNotes } from "./drawing.js";
import { presentDraft } from "./presentation.js";

/** @typedef {import("../types/sending.js").LookAnswer} LookAnswer */
/** @typedef {import("../types/sending.js").Remedy} Remedy */
/** @typedef {import("../types/sending_view.js").DraftView} DraftView */

/** Within this time Thunderbird refuses to send, or is at it. */
const BEGUN_MS = 500;

const tabId = Number(new URLSearchParams(location.search).get("tab"));
const catalogue = await fillPage();
const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const sendButton = /** @type {HTMLButtonElement} */ (byId("send"));
const backButton = /** @type {HTMLButtonElement} */ (byId("back"));
const confirmed = /** @type {HTMLInputElement} */ (byId("confirmed"));
const approvals = new Approvals(browser.storage.session);
/** What is shown. @type {LookAnswer | null} */
let shown = null;
/** @type {DraftView | null} */
let view = null;
let isBusy = false;

/** @param {string} key */
function say(key) {
  byId("said").textContent = key && catalogue.text(key);
}

/** Only what was shown last can be approved. */
function offer() {
  const ask = view?.ask ?? "never";
  byId("confirming").hidden = ask !== "tick";
  sendButton.hidden = ask === "never";
  sendButton.textContent = catalogue.text(ask === "nothing" ? "addon.send.now" : "addon.send.anyway");
  sendButton.classList.toggle("main", ask === "nothing");
  backButton.classList.toggle("main", ask !== "nothing");
  sendButton.disabled = isBusy || !shown || ask === "never" || (ask === "tick" && !confirmed.checked);
}

async function draw() {
  const answer = await look(tabId, true);
  shown = answer;
  view = presentDraft(answer, catalogue);
  confirmed.checked = false;
  redraw(byId("head"), drawHead(view));
  redraw(byId("findings"), ...view.findings.map((finding) => drawFinding(finding, act)), ...drawNotes(view.notes, catalogue));
}

/**
 * Does something to the draft, and looks at it anew.
 * @param {() => Promise<unknown>} change
 */
async function busy(change) {
  if (isBusy) return;
  isBusy = true;
  shown = null;
  byId("main").setAttribute("aria-busy", "true");
  offer();
  try {
    await change();
    await draw();
  } catch {
    await closeIfGone();
    say("addon.send.failed");
  } finally {
    isBusy = false;
    byId("main").removeAttribute("aria-busy");
    offer();
  }
  if (document.activeElement === document.body) (view?.ask === "nothing" ? sendButton : backButton).focus();
}

/** @param {Remedy} remedy */
function act(remedy) {
  say("");
  void busy(() => apply(tabId, remedy));
}

/** Sends exactly what is shown, once. */
async function send() {
  if (isBusy || !shown || sendButton.disabled) return;
  const { fingerprint } = shown;
  isBusy = true;
  offer();
  say("addon.send.sending");
  const key = `sending.mode.${tabId}`;
  const mode = (await browser.storage.session.get(key))[key];
  try {
    if (!mode) throw new Error("how it was to be sent is not known");
    await approvals.give(tabId, fingerprint);
    // What it says later is Thunderbird's to tell, in its own window.
    const refused = compose.sendMessage(tabId, { mode }).then(() => null, (/** @type {Error} */ error) => error);
    const error = await Promise.race([refused, new Promise((done) => setTimeout(() => done(null), BEGUN_MS))]);
    if (error) throw error;
    window.close();
  } catch {
    await approvals.withdraw(tabId);
    isBusy = false;
    say("addon.send.not-sent");
    await busy(async () => {});
  }
}

/** Back to the message, as it is. */
async function back() {
  try {
    const { windowId } = await browser.tabs.get(tabId);
    if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
  } catch {
    // It was closed meanwhile.
  }
  window.close();
}

async function closeIfGone() {
  try {
    await browser.tabs.get(tabId);
  } catch {
    window.close();
  }
}

sendButton.addEventListener("click", () => void send());
backButton.addEventListener("click", () => void back());
confirmed.addEventListener("change", offer);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    event.preventDefault();
    void back();
  }
});
browser.tabs.onRemoved.addListener((id) => {
  if (id === tabId) window.close();
});
// The message may be changed while this is open; whoever comes back to the dialog sees it as it is then.
window.addEventListener("focus", () => void closeIfGone());
browser.runtime.onMessage.addListener((request) => {
  if (request?.type !== "sending.again" || request.tabId !== tabId) return undefined;
  say("addon.send.changed");
  return busy(async () => {});
});

redraw(byId("head"), drawHead({
  tone: "unknown", symbol: "\u2026", headline: catalogue.text("addon.send.looking"), explanation: "", findings: [],
  notes: [], recipients: [], sender: "", ask: "never",
}));
await busy(async () => {});
backButton.focus();
