// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import { Rescue, RESCUE_ALARM } from "../sending/rescue.js";
import { details } from "./drafts.js";
import { fakeBrowser, fakeStorage } from "./fake_browser.js";

/** Compose windows, and event pages that come and go. */
class Bench {
  storage = fakeStorage();
  windows = { 5: details({ priority: "high", customHeaders: [{ name: "X-Altro", value: "a" }] }) };
  alarms = [];
  told = 0;
  begun = [];
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
      storage: this.storage, page: `page ${this.#pages++}`, tell: async () => void this.told++,
      alarms: fakeBrowser({ create: (name) => this.alarms.push(name), clear: async () => void this.alarms.pop() }),
      tabs: fakeBrowser({ get: async (id) => there(id), remove: async (id) => void delete this.windows[id] }),
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

test("what was answered in time is left alone", async () => {
  const bench = new Bench();
  const page = bench.page();
  page.enter(5);
  assert.deepEqual(bench.alarms, [RESCUE_ALARM]);
  page.leave(5);
  await bench.page().look();
  assert.deepEqual([bench.begun, bench.alarms, bench.told], [[], [], 0]);
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
  bench.storage.data["sending.held"] = { page: "page 1", tabs: [5], copies: [[5, 20]] };
  await bench.page().look();
  assert.deepEqual([bench.begun.length, Object.keys(bench.windows)], [1, ["20"]]);
});

test("a window that is gone is no trouble", async () => {
  const bench = new Bench();
  bench.page().enter(5);
  delete bench.windows[5];
  await bench.page().look();
  assert.deepEqual([bench.begun, bench.told], [[], 0]);
});
