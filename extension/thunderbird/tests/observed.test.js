// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { test } from "node:test";

import { Collector } from "../accounts/collector.js";
import { countOf, observationsOf, withJudged, withMail, withQuota } from "../accounts/observed.js";
import { Records } from "../accounts/records.js";
import { Mailboxes } from "../reading/mailboxes.js";
import { fakeBrowser, fakeStorage } from "./fake_browser.js";
import { ORDINARY, verdict } from "./verdicts.js";

globalThis.crypto ??= webcrypto; // Node 18 does not have it as a global

const MB = 1024 * 1024;
const quota = (used, limit = 100 * MB, type = "STORAGE") => [{ type, used, limit }];
const at = (day, hour = 10) => `2026-11-${String(day).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00Z`;

test("of each day the last quota is kept, and of many days the last", () => {
  let record = withQuota({}, quota(10 * MB), at(1));
  record = withQuota(record, quota(11 * MB), at(1, 12));
  record = withQuota(record, quota(12 * MB), at(2));
  assert.deepEqual(record.quota, [
    { at: at(1, 12), used: 11 * MB, limit: 100 * MB }, { at: at(2), used: 12 * MB, limit: 100 * MB }]);
  assert.equal(record.seen, at(2));
  for (let day = 0; day < 200; day++) {
    record = withQuota(record, quota(MB), new Date(Date.UTC(2027, 0, 1 + day)).toISOString());
  }
  assert.equal(record.quota.length, 90);
});

test("the fullest of several quotas of bytes is the one that counts", () => {
  const several = [...quota(5, 10, "MESSAGE"), ...quota(10 * MB), ...quota(90 * MB), ...quota(1, 0)];
  assert.equal(withQuota({}, several, at(1)).quota[0].used, 90 * MB);
});

test("a server that says no quota leaves no trace", () => {
  const record = {};
  assert.equal(withQuota(record, [], at(1)), record);
  assert.equal(withQuota(record, quota(3, 10, "MESSAGE"), at(1)), record);
});

test("much mail is written down seldom", () => {
  const first = withMail({}, at(1));
  assert.equal(first.seen, at(1));
  assert.equal(withMail(first, "2026-11-01T10:05:00Z"), first);
  assert.equal(withMail(first, at(1, 11)).seen, at(1, 11));
});

test("a quiet mailbox without quotas says nothing of when mail was fetched", () => {
  assert.equal(observationsOf({ seen: at(1) }, false).last_fetch, undefined);
  assert.equal(observationsOf(withQuota({ seen: at(1) }, quota(MB), at(5)), false).last_fetch, at(5));
});

test("receipts and anomaly envelopes count, each once, and nothing else does", () => {
  assert.equal(countOf(verdict({ kind: "delivery" }), 2000), 2000);
  assert.equal(countOf(verdict({ kind: "acceptance" }), 0), 1);
  assert.equal(countOf(verdict({ kind: "transport-envelope" }), 2000), null);
  assert.equal(countOf(verdict({ outcome: "uncertified", kind: "anomaly-envelope" }), 2000), 0);
  assert.equal(countOf(verdict({ outcome: "untrusted", kind: "delivery" }), 2000), null);
  assert.equal(countOf(ORDINARY, 2000), null);
  let record = withJudged({}, "a", 2000);
  assert.equal(withJudged(record, "a", 2000), record);
  record = withJudged(withJudged(record, "b", 500), "c", 0);
  assert.deepEqual(observationsOf(record, true), { receipts_seen: true, receipts_bytes: 2500, anomalies: 1 });
});

test("what is counted stays bounded without being lost", () => {
  let record = {};
  for (let i = 0; i < 4000; i++) record = withJudged(record, `m${i}`, i % 2 ? 0 : 10);
  assert.ok(Object.keys(record.judged).length <= 3000);
  const { receipts_bytes: bytes, anomalies } = observationsOf(record, false);
  assert.deepEqual([bytes, anomalies], [20_000, 2000]);
});

test("the date of a password is an instant to the host", () => {
  assert.deepEqual(observationsOf({ password_made: "2026-09-01" }, false), {
    password_made: "2026-09-01T00:00:00Z" });
});

/** A Thunderbird with a PEC account, one of POP3, and local folders. */
class Bench {
  quota = quota(50 * MB);
  storage = { local: fakeStorage({ "mailboxes.pec": ["account1"] }) };
  records = new Records(this.storage.local);

  constructor() {
    const browser = fakeBrowser({
      accounts: {
        list: async () => [
          { id: "account1", name: "PEC", type: "imap", identities: [{ email: "a@pec.example" }, { email: "" }] },
          { id: "account2", name: "Altra", type: "pop3", identities: [{ email: "b@example.com" }] },
          { id: "account3", name: "Local Folders", type: "local" },
        ],
        get: async () => null,
      },
      folders: {
        query: async ({ accountId }) => (accountId === "account1" ? [{ id: "account1://INBOX" }] : []),
        getFolderInfo: async () => {
          if (this.quota === null) throw new Error("the folder is not there");
          return { totalMessageCount: 1, ...(this.quota.length > 0 && { quota: this.quota }) };
        },
      },
      storage: this.storage,
    });
    this.collector = new Collector({
      api: browser, records: this.records, mailboxes: new Mailboxes(browser), now: () => new Date("2026-11-22T09:00:00.123Z"),
    });
  }
}

test("the host is told the accounts, what was observed and what was decided", async () => {
  const bench = new Bench();
  await bench.records.change("account2", (record) => ({ ...record, pec: false }));
  const { params } = await bench.collector.collect();
  assert.deepEqual(params.accounts[0], { id: "account1", name: "PEC", type: "imap", identities: ["a@pec.example"] });
  assert.deepEqual(params.observations.account1, {
    receipts_seen: true, last_fetch: "2026-11-22T09:00:00Z",
    quota: [{ at: "2026-11-22T09:00:00Z", used: 50 * MB, limit: 100 * MB }],
  });
  assert.deepEqual(Object.keys(params.observations), ["account1"], "of which something is known");
  assert.deepEqual(params.pec, { account2: false });
});

test("a folder that cannot be asked keeps nothing else from being known", async () => {
  const bench = new Bench();
  bench.quota = null;
  const { params } = await bench.collector.collect();
  assert.deepEqual(params.observations.account1, { receipts_seen: true });
});

test("a message that is judged again is not counted again", async () => {
  const bench = new Bench();
  const header = { headerMessageId: "r1@provider.example", size: 700, folder: { accountId: "account1" } };
  await Promise.all([1, 2].map(() => bench.collector.sawVerdict(header, verdict({ kind: "delivery" }))));
  await bench.collector.sawVerdict({ ...header, folder: undefined }, verdict({ kind: "delivery" }));
  await bench.collector.sawVerdict({ ...header, headerMessageId: "x" }, ORDINARY);
  const { account1 } = await bench.records.of(["account1"]);
  assert.deepEqual(Object.values(account1.judged), [700]);
  assert.match(Object.keys(account1.judged)[0], /^[0-9a-f]{16}$/, "no name of a message is kept");
});

test("a message that was deleted is counted no more", async () => {
  const bench = new Bench();
  const headers = ["a", "b"].map((name) => ({ headerMessageId: name, size: 700, folder: { accountId: "account1" } }));
  for (const header of headers) await bench.collector.sawVerdict(header, verdict({ kind: "delivery" }));
  await bench.collector.sawDeleted([headers[0], { headerMessageId: "c", size: 1, folder: { accountId: "account2" } }]);
  const { account1, account2 } = await bench.records.of(["account1", "account2"]);
  assert.deepEqual([Object.values(account1.judged), account2], [[700], undefined]);
});

test("changes that come at once are all kept, and an account that is gone is forgotten", async () => {
  const bench = new Bench();
  await Promise.all([
    bench.collector.sawMail("account1"), bench.collector.sawMail(undefined),
    bench.records.change("account1", (record) => ({ ...record, pec: true })),
    assert.rejects(bench.records.change("account1", () => { throw new TypeError("a fault"); }), TypeError),
    bench.records.change("account1", (record) => ({ ...record, password_made: "2026-01-01" })),
  ]);
  assert.deepEqual((await bench.records.of(["account1"])).account1, {
    seen: "2026-11-22T09:00:00Z", pec: true, password_made: "2026-01-01" });
  await bench.records.forget("account1");
  assert.deepEqual(await bench.records.of(["account1"]), {});
});
