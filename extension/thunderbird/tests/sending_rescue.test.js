// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import { lockProbe, Rescue, RESCUE_ALARM, SURE_MS } from "../sending/rescue.js";
import { details } from "./drafts.js";
import { fakeBrowser, fakeStorage } from "./fake_browser.js";

/** Compose windows, which may be locked, and event pages that come and go. */
class Bench {
  storage = fakeStorage();
  windows = { 5: details({ priority: "high", customHeaders: [{ name: "X-Altro", value: "a" }] }) };
  locked = new Set([5]);
  alarms = new Set();
  told = 0;
  begun = [];
  later = [];
  time = 0;
  probe = async (id) => this.locked.has(id);
  #next = 20;
  #pages = 0;

  page() {
    const begin = async (how, of) => {
      const id = this.#next++;
      this.begun.push({ how, ...of });
      this.windows[id] = of;
      return { id };
    };
    const there = (id) => {
      if (!this.windows[id]) throw new Error("no such tab");
      return this.windows[id];
    };
    return new Rescue({
      storage: this.storage, page: `page ${this.#pages++}`, tell: async () => void this.told++, isLocked: (id) => this.probe(id),
      later: (run) => this.later.push(run), now: () => this.time,
      alarms: fakeBrowser({ create: (name) => void this.alarms.add(name), clear: async (name) => void this.alarms.delete(name) }),
      tabs: fakeBrowser({
        query: async () => Object.keys(this.windows).map((id) => ({ id: Number(id) })),
        get: async (id) => there(id), remove: async (id) => void delete this.windows[id],
      }),
      compose: fakeBrowser({
        getComposeDetails: async (id) => there(id),
        setComposeDetails: async (id, changes) => void Object.assign(there(id), changes),
        listAttachments: async () => [{ id: 3, name: "atto.pdf", size: 9 }],
        beginNew: async (message, of) => begin("new", of),
        beginReply: async (message, type, of) => begin(`reply to ${message}`, of),
      }),
    });
  }
}

test("what was answered in time is left alone, though it stays locked while it is sent", async () => {
  const bench = new Bench();
  const page = bench.page();
  page.enter(5);
  page.leave(5, true);
  const next = bench.page();
  await next.look();
  bench.time += SURE_MS;
  bench.later.forEach((run) => run());
  await next.look();
  assert.deepEqual([bench.begun, bench.told], [[], 0]);
});

test("what a page left locked is opened anew by the next one, whole and once", async () => {
  const bench = new Bench();
  bench.page().enter(5);
  const next = bench.page();
  await Promise.all([next.look(), next.look()]);
  await bench.page().look();
  assert.equal(bench.begun.length, 1);
  const [copy] = bench.begun;
  assert.deepEqual([copy.how, copy.subject, copy.to, copy.priority, copy.attachments], ["new", "Diffida",
    ["protocollo@pec.comune-inventato.example"], "high", [{ id: 3, name: "atto.pdf" }]]);
  assert.deepEqual(copy.customHeaders, [{ name: "X-Altro", value: "a" }]);
  assert.deepEqual([Object.keys(bench.windows), bench.told], [["20"], 1]);
});

test("what waits though it is not locked any more was answered", async () => {
  const bench = new Bench();
  bench.page().enter(5);
  bench.locked.clear();
  await bench.page().look();
  assert.deepEqual(bench.begun, []);
});

test("where it cannot be found out, what was left waiting is taken for locked", async () => {
  const bench = new Bench();
  bench.page().enter(5);
  bench.probe = async () => null;
  await bench.page().look();
  assert.equal(bench.begun.length, 1);
});

test("a question that no page ever heard leaves a locked window, which is opened anew after a while", async () => {
  const bench = new Bench();
  const next = bench.page();
  await new Promise((done) => setTimeout(done));
  assert.deepEqual([bench.begun.length, bench.later.length], [0, 1], "it may be a draft that is being saved");
  await next.look();
  assert.equal(bench.begun.length, 0);
  bench.time += SURE_MS;
  bench.later[0]();
  await next.look();
  assert.deepEqual([bench.begun.length, Object.keys(bench.windows)], [1, ["20"]]);
});

test("a window that is locked for another reason is free again by then, or locked since", async () => {
  const bench = new Bench();
  bench.page().enter(6);
  bench.windows[6] = details();
  const next = bench.page();
  await new Promise((done) => setTimeout(done));
  bench.locked = new Set([6]);
  bench.time += SURE_MS;
  await next.look();
  await next.look();
  assert.deepEqual(bench.begun, []);
});

test("the question that wakes a page is answered by that page", async () => {
  const bench = new Bench();
  bench.page().enter(6);
  const woken = bench.page();
  woken.enter(5);
  await new Promise((done) => setTimeout(done));
  bench.time += SURE_MS;
  bench.later.forEach((run) => run());
  await woken.look();
  assert.deepEqual(bench.begun, []);
});

test("an answer stays an answer to its message", async () => {
  const bench = new Bench();
  Object.assign(bench.windows[5], { type: "reply", relatedMessageId: 77 });
  bench.page().enter(5);
  await bench.page().look();
  assert.equal(bench.begun[0].how, "reply to 77");
});

test("a page that is woken by another message loses none", async () => {
  const bench = new Bench();
  bench.page().enter(5);
  const next = bench.page();
  next.enter(6);
  await next.look();
  assert.equal(bench.begun.length, 1);
});

test("a page that is stopped while it opens a message anew is followed by one that ends it", async () => {
  const bench = new Bench();
  bench.page().enter(5);
  await bench.page().look();
  assert.deepEqual(Object.keys(bench.windows), ["20"]);
  // The journal as it stood before the old window was closed.
  bench.windows[5] = details();
  bench.storage.data["sending.windows"] = { page: "page 1", held: [5], sending: [], copies: [[5, 20]] };
  await bench.page().look();
  assert.deepEqual([bench.begun.length, Object.keys(bench.windows)], [1, ["20"]]);
});

test("a window that is gone is no trouble, and without one nothing wakes the page any more", async () => {
  const bench = new Bench();
  bench.page().enter(5);
  assert.deepEqual([...bench.alarms], [RESCUE_ALARM]);
  delete bench.windows[5];
  await bench.page().look();
  assert.deepEqual([bench.begun, bench.told, bench.alarms.size], [[], 0, 0]);
});

test("the editor knows whether its window is locked", async () => {
  const probe = (executeScript) => lockProbe(fakeBrowser({ executeScript }))(5);
  assert.equal(await probe(async () => [{ result: false }]), true);
  assert.equal(await probe(async () => [{ result: true }]), false);
  assert.equal(await probe(async () => [{}]), null);
  assert.equal(await probe(async () => { throw new Error("no such tab"); }), null);
});
