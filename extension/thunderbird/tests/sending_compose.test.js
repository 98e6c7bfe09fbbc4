// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import { ComposeButton } from "../sending/compose_button.js";
import { ComposeWatch, LOOK_MS, SETTLED_MS } from "../sending/compose_watch.js";
import { answerToSending } from "../sending/desk.js";
import { presentDraft } from "../sending/presentation.js";
import { SendNotices } from "../sending/send_notices.js";
import { Senders } from "../sending/sender.js";
import { catalogue } from "./catalogues.js";
import { draftAnswer, finding } from "./drafts.js";
import { fakeBrowser, FakeClock } from "./fake_browser.js";

const settled = () => new Promise((done) => setTimeout(done));

/** Counts how often a window is looked at. */
function watched(look = async () => {}) {
  const clock = new FakeClock();
  const looked = [];
  const watch = new ComposeWatch(async (tab) => {
    looked.push(tab);
    await look(clock);
  }, clock);
  const pass = async (ms) => {
    clock.advance(ms);
    await settled();
  };
  return { watch, looked, pass };
}

test("several changes at once are one look, and the window in front is looked at again and again", async () => {
  const { watch, looked, pass } = watched();
  for (let i = 0; i < 5; i++) watch.touch(3);
  await pass(SETTLED_MS);
  assert.deepEqual(looked, [3]);
  await pass(LOOK_MS);
  await pass(LOOK_MS);
  assert.deepEqual(looked, [3, 3, 3]);
});

test("only the window in front is looked at, and none when none is", async () => {
  const { watch, looked, pass } = watched();
  watch.front(3);
  watch.touch(4);
  await pass(SETTLED_MS);
  watch.front(4);
  await pass(SETTLED_MS);
  watch.front(null);
  await pass(10 * LOOK_MS);
  assert.deepEqual(looked, [3, 4]);
  watch.front(5);
  watch.closed(5);
  await pass(10 * LOOK_MS);
  assert.deepEqual(looked, [3, 4]);
});

test("what takes long is done seldom, and what fails is done again", async () => {
  const slow = watched(async (clock) => void (clock.time += 400));
  slow.watch.front(3);
  await slow.pass(SETTLED_MS);
  await slow.pass(LOOK_MS * 2);
  assert.equal(slow.looked.length, 1);
  await slow.pass(20_000);
  assert.equal(slow.looked.length, 2);
  const failing = watched(async () => { throw new Error("closed"); });
  failing.watch.front(3);
  await failing.pass(SETTLED_MS);
  await failing.pass(LOOK_MS);
  assert.equal(failing.looked.length, 2);
});

test("the button says at a glance what there is, and is left alone while it says the same", async () => {
  const said = [];
  const note = (name) => async (what) => void said.push({ name, ...what });
  const action = fakeBrowser({ setTitle: note("title"), setLabel: note("label"), setBadgeText: note("badge"), setBadgeBackgroundColor: note("color") });
  const button = new ComposeButton(action, "PEC check");
  const view = (answer) => presentDraft({ key: "", failure: null, requireCheck: false, answer }, catalogue());
  const badges = () => said.filter(({ name }) => name === "badge").map(({ text }) => text);
  await button.show(3, view(draftAnswer()));
  await button.show(3, view(draftAnswer()));
  await button.show(3, view(draftAnswer({ findings: [finding()], action: "confirm" })));
  await button.show(3, view(draftAnswer({ findings: [finding({ severity: "warning", action: "warn" })], action: "warn" })));
  await button.show(3, view(draftAnswer({ recipients: [] })));
  await button.show(3, presentDraft({ key: "", failure: { reason: "missing", facts: {} }, requireCheck: false, answer: null }, catalogue()));
  assert.deepEqual(badges(), ["\u2713", "\u2715", "!", "", "?"]);
  assert.ok(said.filter(({ name }) => name === "label").every(({ label }) => label === "PEC check"));
});

const ACCOUNTS = [
  { id: "account1", identities: [{ id: "id1", email: "studio@pec.example" }, { id: "id2", email: "altro@pec.example" }, { id: "id9" }] },
  { id: "account2", identities: [{ id: "id3", email: "anna@example.com" }] },
  { id: "account3", identities: [{ id: "id4", email: "ditta@pec.example" }] },
  { id: "account4" },
];

function senders(records, proven) {
  let lists = 0;
  const made = new Senders({
    accounts: fakeBrowser({ list: async () => {
      lists++;
      return ACCOUNTS;
    } }),
    records: { of: async () => records },
    mailboxes: { pecAccounts: async () => proven },
  });
  return { made, lists: () => lists };
}

test("who sends: the account's addresses, and whether it is PEC where anybody said or proved it", async () => {
  const { made, lists } = senders({ account2: { pec: false }, account3: {} }, ["account1", "account2"]);
  assert.deepEqual(await made.of("id1"), {
    address: "studio@pec.example", account_addresses: ["studio@pec.example", "altro@pec.example"], pec: true,
    identities: [{ id: "id2", address: "altro@pec.example", pec: true }, { id: "id3", address: "anna@example.com", pec: false },
      { id: "id4", address: "ditta@pec.example", pec: null }],
  });
  assert.deepEqual((await made.of(undefined)).account_addresses, []);
  await made.of("id1");
  assert.equal(lists(), 2);
  made.forget();
  await made.of("id1");
  assert.equal(lists(), 3);
});

test("notifications name nobody and say what mends it", async () => {
  const shown = [];
  const notices = new SendNotices(fakeBrowser({ create: async (name, what) => void shown.push({ name, ...what }) }), Promise.resolve(catalogue()));
  await notices.unchecked("missing");
  await notices.unchecked("gone");
  await notices.notAsked();
  await notices.reopened();
  assert.match(shown[0].message, /were not checked\. .*Install the package/);
  assert.ok(shown.every(({ message, title }) => title && message && !/[@[\]{}]/.test(message)));
  assert.deepEqual(shown.map(({ name }) => name), ["sending.unchecked", "sending.unchecked", "sending.still-here", "sending.still-here"]);
});

test("only the add-on's own pages may look at drafts", async () => {
  globalThis.browser = fakeBrowser({ runtime: { getURL: () => "moz-extension://own/" } });
  const desk = { look: async (tabId, exact) => [tabId, exact] };
  const ask = (request, url) => answerToSending(request, { url }, desk, () => "changed");
  const own = "moz-extension://own/sending/dialog.html";
  assert.equal(ask({ type: "sending.look", tabId: 3 }, "mailbox:///x"), undefined);
  assert.equal(ask({ type: "sending.look", tabId: "3" }, own), undefined);
  assert.equal(ask({ type: "other", tabId: 3 }, own), undefined);
  assert.deepEqual(await ask({ type: "sending.look", tabId: 3, exact: true }, own), [3, true]);
  assert.equal(await ask({ type: "sending.changed" }, own), "changed");
});
