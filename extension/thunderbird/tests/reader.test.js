// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { test } from "node:test";

import { HostFailure } from "../host/failure.js";
import { Judge } from "../reading/judge.js";
import { JudgedCache } from "../reading/judged_cache.js";
import { Mailboxes } from "../reading/mailboxes.js";
import { Reader } from "../reading/reader.js";
import { Told } from "../reading/told.js";
import { Toolbar } from "../reading/toolbar.js";
import { catalogue } from "./catalogues.js";
import { fakeBrowser, fakeStorage } from "./fake_browser.js";
import { ORDINARY, verdict } from "./verdicts.js";

globalThis.crypto ??= webcrypto; // Node 18 does not have it as a global

const OWN = { id: "context.addressed", result: "pass", facts: {} };

/** A Thunderbird that shows a message in a tab, and a host that judges by the message's number. */
class Bench {
  shown = 1;
  judgedTimes = 0;
  readTimes = 0;
  verdicts = { 1: verdict({ checks: [OWN] }), 2: ORDINARY };
  title = "";
  label = "";
  badge = "";
  /** Called while the host judges. */
  meanwhile = () => {};
  titled = (title) => title;

  constructor() {
    this.storage = { local: fakeStorage(), session: fakeStorage() };
    this.browser = fakeBrowser({
      accounts: { get: async (id) => ({ id, identities: [{ email: "anna@pec.gestore-uno.example" }] }) },
      storage: this.storage,
      messageDisplay: { getDisplayedMessages: async () => ({ messages: this.shown ? [this.header(this.shown)] : [] }) },
      messageDisplayAction: {
        setTitle: async ({ title }) => this.titled((this.title = title)),
        setBadgeText: async ({ text }) => void (this.badge = text),
        setBadgeBackgroundColor: async () => {},
        setIcon: async () => {},
        setLabel: async ({ label }) => void (this.label = label),
      },
    });
    this.start();
  }

  update(tabId) {
    return this.reader.update(tabId, this.shown ? [this.header(this.shown)] : []);
  }

  header(id) {
    return { id, size: 10, external: false, folder: { accountId: "account1" } };
  }

  /** As after the event page was stopped: only what is in storage remains. */
  start() {
    const host = {
      part: async () => new Blob([]),
      judge: async (bytes) => {
        this.judgedTimes++;
        await this.meanwhile();
        const judged = this.verdicts[bytes[0]];
        if (judged instanceof Error) throw judged;
        return { verdict: judged, parts: [] };
      },
    };
    const judge = new Judge({
      host,
      cache: new JudgedCache(this.browser.storage.session),
      rawBytes: async ({ id }) => {
        this.readTimes++;
        return new Uint8Array([id]);
      },
    });
    this.reader = new Reader({
      display: this.browser.messageDisplay,
      judge,
      mailboxes: new Mailboxes(this.browser),
      toolbar: new Toolbar(this.browser.messageDisplayAction, "PEC"),
      catalogue: catalogue(),
      told: new Told(this.browser.storage.session),
    });
  }
}

test("toolbar, banner and popup say the same, judged once", async () => {
  const bench = new Bench();
  const [, banner, popup] = await Promise.all([
    bench.update(5), bench.reader.bannerFor(5), bench.reader.popupFor(5),
  ]);
  assert.equal(bench.title, banner.headline);
  assert.equal(bench.label, "genuine");
  assert.equal(bench.badge, "\u2713");
  assert.deepEqual(banner, popup);
  assert.equal(bench.judgedTimes, 1);
});

test("a message opened again is not judged again, nor after the event page was stopped", async () => {
  const bench = new Bench();
  await bench.reader.bannerFor(5);
  await bench.reader.bannerFor(5);
  bench.start();
  await bench.reader.bannerFor(5);
  assert.equal(bench.judgedTimes, 1);
});

test("saving from a message that is remembered reads it once", async () => {
  const bench = new Bench();
  await bench.reader.bannerFor(5);
  bench.readTimes = 0;
  await bench.reader.partOf(5, "original");
  assert.equal(bench.readTimes, 1);
});

test("whoever switches fast never sees another message's verdict", async () => {
  const bench = new Bench();
  bench.meanwhile = () => {
    bench.shown = 2;
    bench.meanwhile = () => {};
  };
  const banner = await bench.reader.bannerFor(5);
  assert.match(banner.headline, /^Not PEC/, "the mailbox became PEC by the first message");
  bench.meanwhile = () => {};
  bench.shown = 1;
  await bench.update(5);
  assert.match(bench.title, /^Genuine/);
});

test("the toolbar is not touched by a verdict that comes too late", async () => {
  const bench = new Bench();
  bench.meanwhile = () => void (bench.shown = 0);
  await bench.update(5);
  assert.equal(bench.title, "PEC");
  assert.equal(bench.badge, "");
});

test("ordinary mail is marked once the mailbox is known to be PEC", async () => {
  const bench = new Bench();
  bench.shown = 2;
  assert.equal(await bench.reader.bannerFor(5), null);
  bench.shown = 1;
  await bench.reader.bannerFor(5);
  bench.shown = 2;
  assert.equal((await bench.reader.bannerFor(5)).small, true);
});

test("a receipt for somebody else teaches nothing about the mailbox", async () => {
  const bench = new Bench();
  bench.verdicts[1] = verdict({ checks: [{ ...OWN, result: "warn" }] });
  await bench.reader.bannerFor(5);
  bench.shown = 2;
  assert.equal(await bench.reader.bannerFor(5), null);
});

test("a missing host is told in one message, then on the toolbar only", async () => {
  const bench = new Bench();
  bench.verdicts = { 1: new HostFailure("missing"), 2: new HostFailure("missing") };
  assert.match((await bench.reader.bannerFor(5)).headline, /its program is missing/);
  bench.shown = 2;
  assert.equal(await bench.reader.bannerFor(5), null);
  await bench.update(5);
  assert.match(bench.title, /program is missing/);
  assert.equal(bench.badge, "?");
  assert.match((await bench.reader.popupFor(5)).action, /Install/);
});

test("what was told is not told again after the event page was stopped, but after a success", async () => {
  const bench = new Bench();
  bench.verdicts = { 1: new HostFailure("missing"), 2: new HostFailure("missing"), 3: ORDINARY };
  assert.notEqual(await bench.reader.bannerFor(5), null);
  bench.start();
  bench.shown = 2;
  assert.equal(await bench.reader.bannerFor(5), null);
  bench.shown = 3;
  await bench.reader.bannerFor(5);
  bench.shown = 2;
  assert.notEqual(await bench.reader.bannerFor(5), null);
});

test("a verdict that is remembered does not mean that the host is back", async () => {
  const bench = new Bench();
  await bench.reader.bannerFor(5);
  bench.verdicts = { 2: new HostFailure("missing"), 3: new HostFailure("missing") };
  bench.shown = 2;
  assert.notEqual(await bench.reader.bannerFor(5), null);
  bench.shown = 1;
  assert.match((await bench.reader.bannerFor(5)).headline, /^Genuine/);
  bench.shown = 3;
  assert.equal(await bench.reader.bannerFor(5), null, "told already");
});

test("a remembered verdict goes to the toolbar in one step", async () => {
  const bench = new Bench();
  await bench.update(5);
  bench.shown = 2;
  await bench.update(5);
  const titles = [];
  bench.titled = (title) => titles.push(title);
  bench.shown = 1;
  await bench.update(5);
  assert.equal(titles.length, 1);
  assert.match(titles[0], /^Genuine/);
});

test("a banner of a message left meanwhile does not use up the telling", async () => {
  const bench = new Bench();
  bench.verdicts = { 1: new HostFailure("silent"), 2: new HostFailure("silent") };
  bench.meanwhile = () => void (bench.shown = 2);
  const ofTheMessageLeft = bench.reader.bannerFor(5);
  await ofTheMessageLeft;
  assert.match((await bench.reader.bannerFor(5)).headline, /does not answer/);
});

test("a fault of our own is not hidden", async () => {
  const bench = new Bench();
  bench.verdicts[1] = new TypeError("a fault");
  await assert.rejects(bench.reader.bannerFor(5), TypeError);
});

test("nothing is said of no message or of several", async () => {
  const bench = new Bench();
  bench.shown = 0;
  assert.equal(await bench.reader.bannerFor(5), null);
  await bench.update(5);
  assert.equal(bench.title, "PEC");
});

test("a file is judged without a context and said not to be received here", async () => {
  const bench = new Bench();
  const view = await bench.reader.fileView(new Uint8Array([1]));
  assert.match(view.reasons[0], /^Not received here/);
});

test("the cache keeps to its size", async () => {
  const storage = fakeStorage();
  const cache = new JudgedCache(storage);
  for (let i = 0; i < 500; i++) await cache.set(`k${i}`, { verdict: i });
  await cache.set("huge", { verdict: "x".repeat(30_000) });
  assert.equal(Object.keys(storage.data).length, 401);
  assert.equal(await cache.get("k0"), undefined);
  assert.deepEqual(await cache.get("k499"), { verdict: 499 });
  assert.equal(await cache.get("huge"), undefined);
});
