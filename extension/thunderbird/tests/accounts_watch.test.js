// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import { Auditor } from "../accounts/auditor.js";
import { Notices } from "../accounts/notices.js";
import { addSpace, openAccountsPage, oweWelcome, showWelcomeOnce } from "../accounts/pages.js";
import { Records } from "../accounts/records.js";
import { answerToAccounts } from "../accounts/requests.js";
import { ALARM, setAlarm, Watch } from "../accounts/watch.js";
import { HostFailure, RpcFailure } from "../host/failure.js";
import { account, answer, AT_ONCE, audit, NEAR_FULL, NOT_AT_START, PASSWORD } from "./audits.js";
import { catalogue } from "./catalogues.js";
import { fakeBrowser, fakeStorage } from "./fake_browser.js";

const OWN = { url: "moz-extension://own/accounts/accounts_page.html" };

/** Accounts whose findings a test chooses, and the notifications they lead to. */
class Bench {
  findings = [];
  failure = null;
  shown = [];
  cleared = 0;
  today = new Date("2026-11-22T12:00:00");
  storage = fakeStorage();

  constructor() {
    const notifications = {
      create: async (name, options) => void this.shown.push({ name, ...options }),
      clear: async () => void this.cleared++,
    };
    globalThis.browser = fakeBrowser({ runtime: { getURL: () => "moz-extension://own/" } });
    const records = new Records(this.storage);
    const auditor = {
      audit: async () => this.failure
        ? { audit: null, failure: this.failure, records: {} }
        : answer([account({ grade: "bad", findings: this.findings })], await records.of(["account1"])),
    };
    const notices = new Notices(this.storage, notifications, catalogue());
    this.watch = new Watch({ auditor, notices, records, now: () => this.today });
  }

  ask(request, sender = OWN) {
    return answerToAccounts(request, sender, Promise.resolve(this.watch), fakeBrowser({}));
  }
}

test("a grave finding is told once", async () => {
  const bench = new Bench();
  bench.findings = [AT_ONCE];
  await bench.watch.check();
  await bench.watch.check();
  assert.equal(bench.shown.length, 1);
  assert.doesNotMatch(bench.shown[0].title + bench.shown[0].message, /Studio|@|account1/, "no names");
  bench.findings = [AT_ONCE, PASSWORD];
  await bench.watch.check();
  assert.equal(bench.shown.length, 2);
});

test("several at once are one notification", async () => {
  const bench = new Bench();
  bench.findings = [AT_ONCE, PASSWORD];
  await bench.watch.check();
  assert.equal(bench.shown.length, 1);
  assert.match(bench.shown[0].message, /: 2\./);
});

test("silence when all is well, for warnings and notes, and when the host fails", async () => {
  const bench = new Bench();
  for (const findings of [[], [NEAR_FULL, NOT_AT_START]]) {
    bench.findings = findings;
    await bench.watch.check();
  }
  bench.failure = { reason: "missing", facts: {} };
  await bench.watch.check();
  assert.equal(bench.shown.length, 0);
});

test("a failure does not make what was told new again", async () => {
  const bench = new Bench();
  bench.findings = [AT_ONCE];
  await bench.watch.check();
  bench.failure = { reason: "gone", facts: {} };
  await bench.watch.check();
  bench.failure = null;
  await bench.watch.check();
  assert.equal(bench.shown.length, 1);
});

test("what was mended and comes back is told again", async () => {
  const bench = new Bench();
  for (const findings of [[AT_ONCE], [], [AT_ONCE]]) {
    bench.findings = findings;
    await bench.watch.check();
  }
  assert.equal(bench.shown.length, 2);
});

test("what a page showed need not be told", async () => {
  const bench = new Bench();
  bench.findings = [AT_ONCE];
  await bench.ask({ type: "accounts.audit", seen: true });
  await bench.watch.check();
  assert.equal(bench.shown.length, 0);
  assert.equal(bench.cleared, 1);
  bench.findings = [AT_ONCE, PASSWORD];
  await bench.ask({ type: "accounts.audit" });
  await bench.watch.check();
  assert.equal(bench.shown.length, 1, "the welcome's first step shows no findings");
});

test("what is put off is not told, until its day", async () => {
  const bench = new Bench();
  bench.findings = [AT_ONCE];
  const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const snooze = { type: "accounts.snooze", account: "account1", rule: AT_ONCE.rule, until, reason: "new account soon" };
  const { records } = await bench.ask(snooze);
  assert.deepEqual(records.account1.snoozed[AT_ONCE.rule], { until, reason: "new account soon" });
  bench.today = new Date();
  await bench.watch.check();
  assert.equal(bench.shown.length, 0);
  bench.today = new Date(`${until}T12:00:00`);
  await bench.watch.check();
  assert.equal(bench.shown.length, 1);
  const { records: after } = await bench.ask({ type: "accounts.wake", account: "account1", rule: AT_ONCE.rule });
  assert.deepEqual(after.account1.snoozed, {});
});

test("decisions and dates are kept and taken back", async () => {
  const bench = new Bench();
  const said = async (request) => (await bench.ask({ account: "account1", ...request })).records.account1;
  assert.equal((await said({ type: "accounts.decide", pec: false })).pec, false);
  assert.equal((await said({ type: "accounts.password", made: "2026-09-01" })).password_made, "2026-09-01");
  assert.deepEqual(await said({ type: "accounts.decide", pec: null }), { password_made: "2026-09-01" });
  assert.deepEqual(await said({ type: "accounts.password", made: "" }), {});
});

test("requests that make no sense are refused, and whatever comes from a message is not heard", async () => {
  const bench = new Bench();
  const bad = [
    { type: "accounts.decide", pec: "yes" }, { type: "accounts.password", made: "2999-01-01" },
    { type: "accounts.password", made: 3 }, { type: "accounts.snooze", rule: "x", until: "2020-01-01", reason: "r" },
    { type: "accounts.snooze", rule: "x", until: "2999-01-01", reason: "r" },
    { type: "accounts.snooze", rule: "x", until: new Date(Date.now() + 9e8).toISOString().slice(0, 10), reason: " " },
  ];
  for (const request of bad) await assert.rejects(bench.ask({ account: "account1", ...request }), TypeError);
  assert.equal(bench.ask({ type: "accounts.audit" }, { url: "mailbox:///x", tab: { id: 1 } }), undefined);
  assert.equal(bench.ask({ type: "reading.popup" }), undefined);
  assert.equal(bench.ask({ type: "toString" }), undefined);
});

const LISTED = [{ id: "account1", name: "Studio", type: "imap", identities: ["studio@pec.example"] }];
const collecting = (accounts) => ({ collect: async () => ({ params: { accounts }, records: {} }) });
const collector = collecting(LISTED);
const host = (call, capabilities = ["accounts.audit"]) => ({ greet: async () => ({ capabilities }), call });

test("a host that was lost is asked once more, one that is too old is not asked", async () => {
  let calls = 0;
  const lost = async () => {
    if (++calls === 1) throw new HostFailure("gone");
    return audit([]);
  };
  assert.notEqual((await new Auditor(host(lost), collector).audit()).audit, null);
  const old = await new Auditor(host(lost, ["message.verify"]), collector).audit();
  assert.deepEqual([old.audit, old.failure.reason, calls], [null, "too-old", 2]);
});

test("where nobody has mail yet there is nothing to ask, and that is no failure", async () => {
  const never = async () => assert.fail("asked");
  for (const accounts of [[], [{ id: "account1", name: "Local Folders", type: "local", identities: [] }]]) {
    const { audit: made, failure } = await new Auditor(host(never), collecting(accounts)).audit();
    assert.deepEqual([made.accounts, failure], [[], null]);
  }
});

test("a refusal is an answer, a fault of our own is not hidden", async () => {
  const refused = async () => { throw new RpcFailure("no-profile", -32001); };
  assert.equal((await new Auditor(host(refused), collector).audit()).failure.reason, "no-profile");
  const fault = async () => { throw new TypeError("a fault"); };
  await assert.rejects(new Auditor(host(fault), collector).audit(), TypeError);
});

test("the alarm is set once while Thunderbird runs", async () => {
  const set = [];
  const alarms = { get: async () => set[0], create: (name, when) => void set.push({ name, ...when }) };
  await setAlarm(alarms);
  await setAlarm(alarms);
  assert.deepEqual(set, [{ name: ALARM, delayInMinutes: 3, periodInMinutes: 1440 }]);
});

test("the space is added once, and where there are none a tab is opened", async () => {
  const opened = [];
  const made = [];
  const tabs = { create: async ({ url }) => void opened.push(url) };
  const spaces = {
    query: async () => made, create: async (name) => void made.push({ id: 4, name }),
    open: async (id) => void opened.push(id),
  };
  await addSpace({ spaces }, "PEC");
  await addSpace({ spaces }, "PEC");
  assert.equal(made.length, 1);
  await openAccountsPage({ spaces, tabs });
  spaces.open = async () => { throw new Error("no window"); };
  await openAccountsPage({ spaces, tabs });
  await addSpace({ tabs }, "PEC");
  await openAccountsPage({ tabs });
  assert.deepEqual(opened, [4, "accounts/accounts_page.html", "accounts/accounts_page.html"]);
});

test("the welcome is shown once, and not before there is a mailbox", async () => {
  const opened = [];
  const local = fakeStorage();
  const listed = [{ type: "local" }];
  const api = {
    accounts: { list: async () => listed }, storage: { local }, tabs: { create: async ({ url }) => void opened.push(url) },
  };
  await showWelcomeOnce(api);
  await oweWelcome(local);
  await showWelcomeOnce(api);
  assert.equal(opened.length, 0);
  listed.push({ type: "imap" });
  await showWelcomeOnce(api);
  await showWelcomeOnce(api);
  assert.deepEqual(opened, ["accounts/welcome.html"]);
});
